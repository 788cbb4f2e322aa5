"""Markdown: headings, tables, lists; marks of structure are dropped, words stay verbatim."""

from assistant.ingest.chunks import chunk
from tests.ingest.reading import assert_partition, outline, read, words

REPORT = """# 某某市年度报告

## 前言

全市*重视*职业教育。

## 1. 概况

### 1.1 规模 ###

- 公办23所
- 民办12所

表1-1 学校表

| 学校 | 人数 |
| :--- | ---: |
| 甲校 | 35 |
| 乙\\|丙校 | |

#### 【典型案例1-1】 平台

> 甲校建成平台。

---

```
# 不是标题
```

**二、保障**

经费充足。
"""


def test_a_report_in_markdown(tmp_path):
    document = read(tmp_path, REPORT, "a.md")
    assert document.title == "某某市年度报告"
    assert outline(document)[:5] == ["前言", "1 概况", "  1.1 规模", "    t:表1-1 学校表", "    c:典型案例1-1 平台"]
    assert words(document, "1.1") == ["- 公办23所", "- 民办12所"]
    assert words(document, "典型案例1-1")[0] == "甲校建成平台。"
    assert document.text == REPORT
    assert_partition(document)


def test_cells_of_a_pipe_table(tmp_path):
    document = read(tmp_path, REPORT, "a.md")
    (table,) = [b.table for b in document.blocks if b.table]
    assert table.header == ("学校", "人数")
    assert [[c.text for c in row.cells] for row in table.rows] == [["甲校", "35"], ["乙|丙校", ""]]
    found = next(c for c in chunk(document) if c.kind == "table")
    assert [s.text for s in found.sentences] == ["学校：甲校；人数：35", "学校：乙|丙校"]


def test_rows_shorter_and_longer_than_the_header(tmp_path):
    document = read(tmp_path, "| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |\n\n正文。\n", "a.md")
    (table,) = [b.table for b in document.blocks if b.table]
    assert [[c.text for c in row.cells] for row in table.rows] == [["1", ""], ["1", "2"]]
    assert_partition(document)


def test_several_headings_of_the_first_level_are_no_title(tmp_path):
    document = read(tmp_path, "# 1. 概况\n\n好。\n\n# 2. 保障\n\n好。\n", "b.md")
    assert outline(document) == ["1 概况", "2 保障"]
    assert document.title == "b"


def test_levels_without_numbers(tmp_path):
    document = read(tmp_path, "# 学校\n## 历史\n建于1958年。\n### 变迁\n迁址。\n## 现状\n好。\n", "a.md")
    assert outline(document) == ["历史", "  变迁", "现状"]


def test_images_and_comments_are_dropped(tmp_path):
    document = read(tmp_path, "# 一、概况\n\n![校门](a.png)\n\n<!-- 待补 -->\n\n好。\n", "a.md")
    assert [d.reason for d in document.dropped if d.reason == "image"] == ["image", "image"]
    assert words(document, "一") == ["好。"]
