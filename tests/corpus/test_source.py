"""Sources become the model, and what is outside the subset of Markdown is refused with its place."""

import pytest

from corpus.typeset.charts import chart
from corpus.typeset.fonts import FontsMissing, folder
from corpus.typeset.model import Case, Chart, Fact, Heading, Item, Paragraph, Picture, Remark, Table
from corpus.typeset.source import SourceError, manuscript, read

TEXT = """# 1. 章名

发文机关：某局

第二条　学校收费公开。

正文一段。

图1-1 操场

表1-1 人数

| 校名 | 人数 |
| --- | --- |
| 甲 |  |

表1-2 目录

（原件此处为图片，未提供文字数据）

#### 【典型案例1-1】示范

盒中一段。

1. 盒中一项

## 1.1 下一节

（一）一项
"""


@pytest.fixture
def write(tmp_path):
    def written(text):
        path = tmp_path / "source.md"
        path.write_text(text, encoding="utf-8")
        return [path]

    return written


def test_every_piece_is_recognised(write):
    assert read(write(TEXT)) == (
        Heading(1, "1. 章名"),
        Fact("发文机关", "某局"),
        Paragraph("学校收费公开。", lead="第二条", gap="　"),
        Paragraph("正文一段。"),
        Picture("图1-1 操场"),
        Table("表1-1 人数", ("校名", "人数"), (("甲", ""),)),
        Table("表1-2 目录", (), ()),
        Remark("（原件此处为图片，未提供文字数据）"),
        Case("【典型案例1-1】示范", (Paragraph("盒中一段。"), Item("1. 盒中一项"))),
        Heading(2, "1.1 下一节"),
        Item("（一）一项"),
    )


def test_a_document_is_titled_by_its_first_heading(write):
    found = manuscript(write("# 办法\n\n## 第一章 总则\n"))
    assert (found.title, found.blocks) == ("办法", (Heading(1, "第一章 总则"),))


@pytest.mark.parametrize(
    "line",
    [
        "有**粗体**",
        "有`代码`",
        "[链接](x)",
        "![图](x.png)",
        "- 列表",
        "> 引文",
        "##### 五级",
        "#无空格",
        "两个  空格",
        " 缩进",
        "<b>标签</b>",
    ],
)
def test_other_markup_is_refused_with_its_place(write, line):
    with pytest.raises(SourceError, match=r"source\.md:3"):
        read(write(f"# 章\n\n{line}\n"))


@pytest.mark.parametrize("table", ["| 甲 |\n| 乙 |\n| 丙 |", "| 甲 | 乙 |\n| --- | --- |\n| 一 |", "| 甲 |\n| --- |"])
def test_a_broken_table_is_refused(write, table):
    with pytest.raises(SourceError, match=r"source\.md:1"):
        read(write(table))


def test_a_document_without_title_is_refused(write):
    with pytest.raises(SourceError, match="title"):
        manuscript(write("正文\n"))


@pytest.mark.parametrize(
    ("rows", "drawn"),
    [
        ([("40人", "10人", "20人")], Chart("columns", (1.0, 0.25, 0.5))),
        ([("一期", "30人"), ("二期", "60人"), ("三期", "15人")], Chart("rows", (0.5, 1.0, 0.25))),
        ([("40人", "10所", "20人")], None),
        ([("一期", "30人"), ("二期", "60人")], None),
        ([("一期", "30人"), ("二期", "—"), ("三期", "15人")], None),
    ],
)
def test_a_table_of_numbers_of_one_unit_is_drawn(rows, drawn):
    assert chart(rows) == drawn


def test_missing_fonts_name_their_package(monkeypatch, tmp_path):
    monkeypatch.setattr("corpus.typeset.fonts.FOLDER", tmp_path)
    with pytest.raises(FontsMissing, match="fonts-noto-cjk"):
        folder()
