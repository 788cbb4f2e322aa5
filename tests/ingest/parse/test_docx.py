"""Word files: numbers, styles, tables, boxes, charts."""

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from assistant.ingest.chunks import chunk
from assistant.ingest.parse import parse
from tests.ingest.reading import FILES, assert_partition, outline, shared, words


@pytest.fixture
def opened(tmp_path):
    def made(document):
        path = tmp_path / "a.docx"
        document.save(path)
        return parse(path)

    return made


def numbering(document, *levels):
    """Add a numbering of levels (format, text) and return its id."""
    part = document.part.numbering_part.element
    rules = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, (form, text) in enumerate(levels)
    )
    part.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{rules}</w:abstractNum>'))
    part.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    return 90


def number(paragraph, num_id, level):
    rule = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{num_id}"/></w:numPr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(rule))


def test_headings_by_style_and_by_number(opened):
    document = docx.Document()
    document.add_paragraph("某某市年度报告", style="Title")
    document.add_heading("1. 概况", 1)
    document.add_heading("1.1 规模", 2)
    document.add_paragraph("在校生2000人。")
    document.add_paragraph("1.2 师资")
    document.add_paragraph("教师150人。")
    document.add_heading("展望", 1)
    document.add_paragraph("继续努力。")
    found = opened(document)
    assert found.title == "某某市年度报告"
    assert outline(found) == ["1 概况", "  1.1 规模", "  1.2 师资", "展望"]
    assert_partition(found)


def test_numbers_that_word_counts_are_written_into_the_text(opened):
    document = docx.Document()
    num_id = numbering(document, ("chineseCounting", "第%1章"), ("decimal", "%1.%2"), ("decimal", "（%3）"))
    for level, said in ((0, "概况"), (1, "规模"), (2, "甲校"), (2, "乙校"), (1, "师资"), (0, "保障"), (1, "经费")):
        number(document.add_paragraph(said), num_id, level)
    assert opened(document).text.splitlines() == [
        "第一章 概况", "一.1 规模", "（1）甲校", "（2）乙校", "一.2 师资", "第二章 保障", "二.1 经费",
    ]  # fmt: skip


def test_numbers_of_a_heading_style_make_an_outline(opened):
    document = docx.Document()
    num_id = numbering(document, ("decimal", "%1."), ("decimal", "%1.%2"))
    for level in (0, 1):
        style = document.styles[f"Heading {level + 1}"].element.get_or_add_pPr()
        style.append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{num_id}"/></w:numPr>')
        )
    for level, said in ((1, "概况"), (2, "规模"), (2, "师资"), (1, "保障"), (2, "经费")):
        document.add_heading(said, level)
        document.add_paragraph("说明文字。")
    assert outline(opened(document)) == ["1 概况", "  1.1 规模", "  1.2 师资", "2 保障", "  2.1 经费"]


def test_deleted_words_are_left_out_and_inserted_ones_read(opened):
    document = docx.Document()
    paragraph = document.add_paragraph("在校生")
    run = "<w:r><w:{0}>{1}</w:{0}></w:r>"
    ns = nsdecls("w")
    paragraph._p.append(parse_xml(f'<w:del {ns} w:id="1" w:author="a">{run.format("delText", "一千")}</w:del>'))
    paragraph._p.append(parse_xml(f'<w:ins {ns} w:id="2" w:author="a">{run.format("t", "二千人。")}</w:ins>'))
    assert opened(document).text == "在校生二千人。\n"


def test_a_contents_list_is_dropped(opened):
    document = docx.Document()
    document.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("第一章 概况\t1", style="toc 1")
    document.add_heading("第一章 概况", 1)
    document.add_paragraph("好。")
    found = opened(document)
    assert outline(found) == ["第一章 概况"]
    assert [d.reason for d in found.dropped] == ["contents"]


def table(document, rows):
    made = document.add_table(len(rows), len(rows[0]))
    for row, said in zip(made.rows, rows, strict=True):
        for cell, text in zip(row.cells, said, strict=True):
            cell.text = text
    return made


def test_vertical_merges_repeat_and_horizontal_ones_are_said_once(opened):
    document = docx.Document()
    document.add_paragraph("表1-1 学校表")
    made = table(document, [["县区", "学校", "人数"], ["甲县", "一校", "35"], ["", "二校", "40"], ["合计", "", "75"]])
    made.cell(1, 0).merge(made.cell(2, 0))
    made.cell(3, 0).merge(made.cell(3, 1))
    (found,) = chunk(opened(document))
    assert [s.text for s in found.sentences] == [
        "县区：甲县；学校：一校；人数：35", "县区：甲县；学校：二校；人数：40", "县区：合计；人数：75",
    ]  # fmt: skip


def test_paragraphs_of_a_cell_are_a_list(opened):
    document = docx.Document()
    made = table(document, [["企业", "方式"], ["甲公司", ""], ["乙公司", "实习"]])
    made.cell(1, 1).text = "实习"
    made.cell(1, 1).add_paragraph("培训")
    (found,) = [b.table for b in opened(document).blocks if b.table]
    assert found.rows[0].cells[1].text == "实习、培训"


def test_a_table_of_one_cell_frames_a_case_box_and_ends_it(opened):
    document = docx.Document()
    document.add_paragraph("1.1 德育")
    document.add_paragraph("甲县职业中学重视德育。")
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "【典型案例1-1】 平台"
    cell.add_paragraph("甲县职业中学建成平台。")
    cell.add_paragraph("全市学校受益。")
    document.add_paragraph("学校还开展活动。")
    found = opened(document)
    assert outline(found) == ["1.1 德育", "  c:典型案例1-1 平台"]
    assert words(found, "典型案例1-1") == ["甲县职业中学建成平台。", "全市学校受益。"]
    assert words(found, "1.1") == ["甲县职业中学重视德育。", "学校还开展活动。"]


def test_text_boxes_and_content_controls_are_read(opened):
    document = docx.Document()
    document.add_paragraph("一、概况")
    inner = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    box = f"<w:r {nsdecls('w')}><w:pict><w:txbxContent>{inner.format('框内文字。')}</w:txbxContent></w:pict></w:r>"
    document.add_paragraph("正文。")._p.append(parse_xml(box))
    control = f"<w:sdt {nsdecls('w')}><w:sdtContent>{inner.format('控件文字。')}</w:sdtContent></w:sdt>"
    document.element.body.insert(2, parse_xml(control))
    assert opened(document).text == "一、概况\n正文。\n框内文字。\n控件文字。\n"


def test_list_paragraphs_are_items(opened):
    document = docx.Document()
    document.add_paragraph("要求如下：")
    document.add_paragraph("有章程", style="List Bullet")
    document.add_paragraph("有教师", style="List Number")
    found = opened(document)
    assert [b.role for b in found.blocks] == ["paragraph", "item", "item"]
    assert found.text.splitlines() == ["要求如下：", "有章程", "1. 有教师"]


@pytest.mark.shared
def test_a_merged_method_is_kept_in_every_row():
    found = chunk(parse(shared(FILES / "weknora-vertical_merge.docx")))
    rows = [s.text for s in next(c for c in found if c.table and len(c.table.header) == 5).sentences]
    assert len(rows) == 4
    assert all("检测方法：检测方法：提取外周血" in row for row in rows)


@pytest.mark.shared
def test_charts_and_automatic_numbers_of_a_rich_file():
    document = parse(shared(FILES / "rapiddoc-demo1-docx.docx"))
    assert_partition(document)
    assert [s.number for s in document.sections if s.level == 1 and s.number][:2] == ["1", "2"]
    charts = [b.table for b in document.blocks if b.table and "Series 7" in b.table.header]
    assert [c.text for c in charts[0].rows[0].cells] == ["Category 5", "4.3", "2.4", "2"]


@pytest.mark.parametrize(
    ("form", "count", "said"),
    [
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 12, "十二"),
        ("chineseCountingThousand", 20, "二十"),
        ("japaneseCounting", 69, "六十九"),
        ("chineseCounting", 103, "一百零三"),
        ("chineseCounting", 115, "一百一十五"),
        ("lowerLetter", 3, "c"),
        ("upperLetter", 2, "B"),
        ("lowerRoman", 4, "iv"),
        ("upperRoman", 19, "XIX"),
        ("decimalEnclosedCircle", 3, "③"),
        ("decimalZero", 7, "07"),
        ("bullet", 1, ""),
    ],
)
def test_numbers_are_written_as_word_writes_them(opened, form, count, said):
    document = docx.Document()
    num_id = numbering(document, (form, "%1"))
    for _ in range(count):
        number(document.add_paragraph("条目。"), num_id, 0)
    last = opened(document).text.splitlines()[-1]
    assert last.removesuffix("条目。").strip() == said


def test_a_list_begins_again_where_word_says_so(opened):
    document = docx.Document()
    num_id = numbering(document, ("decimal", "%1、"))
    part = document.part.numbering_part.element
    again = f'<w:num {nsdecls("w")} w:numId="91"><w:abstractNumId w:val="90"/>'
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    part.append(parse_xml(again + start))
    for said, own in (("甲", num_id), ("乙", num_id), ("丙", 91), ("丁", 91)):
        number(document.add_paragraph(said), own, 0)
    assert opened(document).text.splitlines() == ["1、甲", "2、乙", "1、丙", "2、丁"]


def test_cells_left_out_at_the_beginning_of_a_row_keep_the_columns(opened):
    document = docx.Document()
    made = table(document, [["县区", "学校", "人数"], ["甲县", "一校", "35"], ["合计", "二校", "75"]])
    row = made.rows[2]._tr
    row.remove(row.findall(qn("w:tc"))[0])
    row.insert(0, parse_xml(f'<w:trPr {nsdecls("w")}><w:gridBefore w:val="1"/></w:trPr>'))
    (found,) = [b.table for b in opened(document).blocks if b.table]
    assert [c.text for c in found.rows[1].cells] == ["", "二校", "75"]
