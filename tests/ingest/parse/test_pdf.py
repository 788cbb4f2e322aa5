"""PDF files: joined lines, furniture, headings, tables, pages."""

import pytest

from assistant.ingest.chunks import chunk
from assistant.ingest.parse import parse
from tests.ingest.parse.pdf_made import Made
from tests.ingest.reading import FILES, assert_partition, outline, shared, words

FULL = "全市中等职业学校在校生共两万四千二百零六人较上年减少四千一百人毕业生增加"  # 36 characters: a full line


@pytest.fixture
def opened(tmp_path):
    def made(pdf, name="file.pdf"):
        path = tmp_path / name
        path.write_bytes(pdf.made())
        return parse(path)

    return made


def texts(document):
    return [document.text[b.start : b.end].strip() for b in document.blocks]


def test_lines_of_a_paragraph_are_joined_without_a_space(opened):
    pdf = Made().page()
    pdf.lines(["　　" + FULL[2:], FULL, "其中升学六人。", "　　" + FULL[2:], FULL, "其中就业七人。"] * 2, 100, 100)
    assert texts(opened(pdf))[:2] == [FULL[2:] + FULL + "其中升学六人。", FULL[2:] + FULL + "其中就业七人。"]


def test_words_in_latin_letters_keep_a_space_where_the_line_broke(opened):
    pdf = Made().page()
    latin = "the quality of vocational education in the city has improved steadily"
    pdf.lines(
        ["　　" + FULL[2:], FULL[:-3] + " vocational", "education。", *(["　　" + FULL[2:], FULL, "好。"] * 2)],
        100,
        100,
    )
    assert texts(opened(pdf))[0].endswith("vocational education。")
    assert latin


def test_short_lines_are_paragraphs_of_their_own(opened):
    pdf = Made().page()
    pdf.lines(
        ["　　" + FULL[2:], FULL, "到此为止", "一、甲项目", "二、乙项目", "　　" + FULL[2:], FULL, "好。"], 100, 100
    )
    assert texts(opened(pdf))[1:3] == ["一、甲项目", "二、乙项目"]


def test_a_paragraph_goes_on_over_the_page_and_furniture_stands_behind_it(opened):
    pdf = Made()
    for number, end in enumerate(["", "这一段到此结束。", "另有一段也已说完。"], start=1):
        pdf.page().text("某某市年度报告", 100, 40, 8)
        first = ["　　" + FULL[2:], FULL] if number == 1 else [end, "　　" + FULL[2:], FULL]
        pdf.lines(first + ([] if number < 3 else ["全文完。"]), 100, 100)
        pdf.text(f"— {number} —", 290, 800, 8)
    document = opened(pdf)
    assert_partition(document)
    dropped = [(d.reason, document.text[d.start : d.end].strip()) for d in document.dropped if d.reason != "blank"]
    assert sorted(dropped) == [
        ("page-header", "某某市年度报告"), ("page-header", "某某市年度报告"), ("page-header", "某某市年度报告"),
        ("page-number", "— 1 —"), ("page-number", "— 2 —"), ("page-number", "— 3 —"),
    ]  # fmt: skip
    assert texts(document)[0] == FULL[2:] + FULL + "这一段到此结束。"
    assert document.text[document.pages[1].start :].startswith("这一段")
    (section,) = document.sections
    assert (section.page_start, section.page_end) == (1, 3)


def test_lines_in_a_narrow_box_are_joined_by_the_box_edge(opened):
    pdf = Made().page()
    below = pdf.lines(["　　" + FULL[2:], FULL, "到此。"], 100, 100)
    pdf.lines(["　　" + FULL[:24], FULL[:26], FULL[:26], "案例到此结束。"], 150, below + 20)
    assert texts(opened(pdf))[1] == FULL[:24] + FULL[:26] * 2 + "案例到此结束。"


def test_bookmarks_make_headings_and_levels(opened):
    pdf = Made(bookmarks=[("学校概况", 0, None), ("在校生", 0, 0), ("师资", 0, 0)]).page()
    pdf.lines(["学校概况", "在校生", "　　" + FULL[2:], FULL, "师资", "　　" + FULL[2:], FULL, "好。"], 100, 100)
    assert outline(opened(pdf)) == ["学校概况", "  在校生", "  师资"]


def test_larger_type_makes_headings_where_there_is_no_outline(opened):
    pdf = Made().page()
    pdf.text("学校概况", 100, 80, 18)
    below = pdf.lines(["　　" + FULL[2:], FULL, "到此。"], 100, 120)
    pdf.text("师资力量", 100, below + 20, 18)
    pdf.lines(["　　" + FULL[2:], FULL, "好。"], 100, below + 60)
    assert outline(opened(pdf)) == ["学校概况", "师资力量"]


def test_numbers_tell_levels_whatever_the_bookmarks_say(opened):
    pdf = Made(bookmarks=[("1.1 规模", 0, None), ("1.1.1 在校生", 0, None)]).page()
    pdf.lines(["1.1 规模", "1.1.1 在校生", "　　" + FULL[2:], FULL, "好。"], 100, 100)
    assert outline(opened(pdf)) == ["1.1 规模", "  1.1.1 在校生"]


def test_the_title_of_the_properties_counts_when_it_is_printed(opened):
    printed = Made(title="某某市年度报告").page()
    printed.text("某某市年度报告", 200, 80, 18)
    printed.lines(["　　" + FULL[2:], FULL, "好。"], 100, 120)
    leftover = Made(title="Microsoft Word - 文档1").page()
    leftover.lines(["一、概况", "　　" + FULL[2:], FULL, "好。"], 100, 120)
    assert opened(printed).title == "某某市年度报告"
    assert opened(leftover, "left.pdf").title == "left"


def test_a_ruled_table_becomes_rows_with_wrapped_and_listed_cells(opened):
    pdf = Made().page()
    pdf.lines(["1.1 合作", "表1-1 合作表"], 100, 80)
    pdf.table(
        [100, 160, 300, 450],
        [120, 150, 190, 230],
        [
            ["序号", "企业", "专业"],
            ["1", "某某市第一现代职业教育集团\n有限公司", "网络\n音乐\n舞蹈"],
            ["2", "乙公司", ""],
        ],
    )
    pdf.lines(["　　" + FULL[2:], FULL, "表格到此为止。"], 100, 300)
    document = opened(pdf)
    assert_partition(document)
    assert outline(document) == ["1.1 合作", "  t:表1-1 合作表"]
    found = next(c for c in chunk(document) if c.kind == "table")
    assert [s.text for s in found.sentences] == [
        "序号：1；企业：某某市第一现代职业教育集团有限公司；专业：网络、音乐、舞蹈",
        "序号：2；企业：乙公司",
    ]
    assert words(document, "1.1") == [FULL[2:] + FULL + "表格到此为止。"]


def test_merged_cells_are_repeated_down_and_said_once_across(opened):
    pdf = Made().page()
    for y in (100, 130, 190):
        pdf.rule(100, y, 400, y)
    pdf.rule(200, 160, 400, 160)
    for x in (100, 200, 400):
        pdf.rule(x, 100, x, 190)
    pdf.rule(300, 130, 300, 190)
    pdf.words(
        [100, 200, 300],
        [100, 130, 160],
        [["学校", "人数", ""], ["甲校", "男生三十", "女生四十"], ["", "男生五", "女生六"]],
    )
    (table,) = [b.table for b in opened(pdf).blocks if b.table]
    assert table.header == ("学校", "人数", "人数")
    assert [[c.text for c in row.cells] for row in table.rows] == [
        ["甲校", "男生三十", "女生四十"],
        ["甲校", "男生五", "女生六"],
    ]


def test_shading_does_not_cut_cells(opened):
    pdf = Made().page()
    for y in (102, 113):
        pdf.shade(101, y, 199, y + 11)
    pdf.table([100, 200, 300], [100, 130, 150], [["指标\n名称较长", "数量"], ["在校生", "2000"]])
    (table,) = [b.table for b in opened(pdf).blocks if b.table]
    assert len(table.rows) == 1


def test_a_table_that_goes_on_over_the_page_is_one_and_its_header_is_read_once(opened):
    pdf = Made()
    for rows in (
        [["学校", "人数"], ["甲校", "35"], ["乙校", "40"]],
        [["学校", "人数"], ["丙校", "50"], ["丁校", "60"]],
    ):
        pdf.page().text("年度报告", 100, 40, 8)
        pdf.table([100, 200, 300], [100, 120, 140, 160], rows)
        pdf.text(str(len(pdf.pages)), 300, 800, 8)
    document = opened(pdf)
    assert_partition(document)
    (table,) = [b.table for b in document.blocks if b.table]
    assert [row.cells[0].text for row in table.rows] == ["甲校", "乙校", "丙校", "丁校"]


def test_a_table_with_horizontal_rules_only_is_cut_at_its_gaps(opened):
    pdf = Made().page()
    for y in (100, 120, 180):
        pdf.rule(100, y, 400, y)
    pdf.words(
        [100, 200, 300],
        [100, 120, 140, 160],
        [["学校", "在校生", "教师"], ["甲校", "2000", "150"], ["乙校", "", "90"], ["丙校", "500", "40"]],
    )
    (table,) = [b.table for b in opened(pdf).blocks if b.table]
    assert table.header == ("学校", "在校生", "教师")
    assert [[c.text for c in row.cells] for row in table.rows] == [
        ["甲校", "2000", "150"],
        ["乙校", "", "90"],
        ["丙校", "500", "40"],
    ]


def test_lines_of_a_wrapped_cell_between_horizontal_rules_are_joined(opened):
    pdf = Made().page()
    for y in (100, 120, 180):
        pdf.rule(100, y, 400, y)
    rows = [["学校", "专业"], ["甲校", "计算机网络"], ["", "技术应用"], ["乙校", "会计事务"]]
    pdf.words([100, 200], [100, 120, 132, 150], rows)
    (table,) = [b.table for b in opened(pdf).blocks if b.table]
    assert [[c.text for c in row.cells] for row in table.rows] == [["甲校", "计算机网络技术应用"], ["乙校", "会计事务"]]


def test_entries_of_a_contents_list_are_not_joined(opened):
    pdf = Made().page()
    dots = ". " * 60
    pdf.lines(["目录", f"一、概况 {dots} 1", f"（一）规模 {dots} 1", f"二、保障 {dots} 2"], 100, 80)
    pdf.page().lines(
        ["一、概况", "（一）规模", "　　" + FULL[2:], FULL, "好。", "二、保障", "　　" + FULL[2:], "好。"], 100, 80
    )
    document = opened(pdf)
    assert outline(document) == ["一 概况", "  （一） 规模", "二 保障"]
    assert [d.reason for d in document.dropped].count("contents") == 4


def test_a_contents_list_spelt_in_radicals_is_one(opened):
    pdf = Made().page()
    pdf.lines(["⽬ 录", "⼀、概况 1", "（⼀）规模 1", "⼆、保障 2"], 100, 80)
    pdf.page().lines(
        ["⼀、概况", "（⼀）规模", "　　⺠办" + FULL[4:], FULL, "好。", "⼆、保障", "　　" + FULL[2:], "好。"], 100, 80
    )
    document = opened(pdf)
    assert outline(document) == ["一 概况", "  （一） 规模", "二 保障"]
    assert texts(document)[-3].startswith("民办") or any("民办" in text for text in texts(document))


def test_a_line_spread_over_the_page_is_read_without_its_gaps(opened):
    spread = "全 市 馆 藏 10981 册 ， 占 44.33% 。"
    pdf = Made().page()
    pdf.lines(["　　" + FULL[2:], FULL, "好。", spread, "12 15 18 21 24 27", "张 三 李 四"], 100, 100)
    said = " ".join(texts(opened(pdf)))
    assert "全市馆藏10981册，占44.33%。" in said
    assert "12 15 18 21 24 27" in said
    assert "张 三 李 四" in said


def test_a_frame_around_text_is_no_table(opened):
    pdf = Made().page()
    pdf.table([90, 520], [80, 200], [[]])
    pdf.lines(["　　" + FULL[2:], FULL, "框内文字。"], 100, 100)
    document = opened(pdf)
    assert [b.role for b in document.blocks] == ["paragraph"]


def test_scanned_pages_among_others_are_named(opened):
    pdf = Made(images={1}).page()
    pdf.lines(["　　" + FULL[2:], FULL, "好。"], 100, 100)
    document = opened(pdf.page())
    assert document.warnings == ("“file.pdf”第2页是图片，没有文字层，其中的内容未能读取。",)


@pytest.mark.shared
def test_poems_whose_lines_the_page_parted_are_whole():
    document = parse(shared(FILES / "qwen-poem.pdf"))
    items = texts(document)
    assert [item.partition("、")[0] for item in items] == [str(number) for number in range(1, 31)]
    assert_partition(document)


@pytest.mark.shared
def test_a_quarterly_report_keeps_its_ruled_tables():
    document = parse(shared(FILES / "比亚迪财报.pdf"))
    assert_partition(document)
    tables = {document.sections[b.section].title: b.table for b in document.blocks if b.table is not None}
    balance = tables["合并资产负债表"]
    assert balance.header == ("项目", "期末余额", "期初余额")
    assert [c.text for c in balance.rows[1].cells] == ["货币资金", "117,406,726,000.00", "102,738,734,000.00"]
    main = tables["主要会计数据和财务指标"]
    assert main.header[1:] == ("本报告期", "上年同期", "本报告期比上年同期增减（%）")
    assert main.rows[2].cells[0].text == "归属于上市公司股东的扣除非经常性损益的净利润（元）"
    assert [s.number for s in document.sections if s.level == 1 and s.number][-4:] == ["一", "二", "三", "四"]
