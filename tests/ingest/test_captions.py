"""Captions before and after their objects, objects far away, and where a case box ends."""

from assistant.ingest.captions import closest, is_table_title, leaves_box
from tests.ingest.reading import assert_partition, outline, read, words

TABLE = "\t学校\n\t人数\n\n\t甲校\n\t35\n\n\t乙校\n\t40\n\n"


def tables(document):
    return {
        document.sections[b.section].number: [c.text for row in b.table.rows for c in row.cells]
        for b in document.blocks
        if b.table is not None
    }


def test_a_caption_before_its_table_with_notes_around_it(tmp_path):
    document = read(tmp_path, f"1.1 规模\n见下表。\n表1-1 人数表\n单位：人\n{TABLE}注：截至年底。\n以上为规模。\n")
    assert outline(document) == ["1.1 规模", "  t:表1-1 人数表"]
    assert tables(document) == {"表1-1": ["甲校", "35", "乙校", "40"]}
    assert [w for w in words(document, "表1-1") if "\t" not in w] == ["单位：人", "注：截至年底。"]
    assert words(document, "1.1") == ["见下表。", "以上为规模。"]


def test_a_caption_after_its_table(tmp_path):
    document = read(tmp_path, f"1.1 规模\n{TABLE}表1-1 人数表\n以上为规模。\n")
    assert tables(document) == {"表1-1": ["甲校", "35", "乙校", "40"]}
    assert document.sections[1].note == ""


def test_each_of_two_tables_keeps_its_own_caption(tmp_path):
    document = read(tmp_path, f"表1 甲表\n{TABLE}表2 乙表\n{TABLE}")
    assert list(tables(document)) == ["表1", "表2"]


def test_a_table_without_number_is_named_by_the_line_above(tmp_path):
    document = read(tmp_path, f"一、规模\n学校人数统计表\n{TABLE}二、师资\n教师很多。\n{TABLE}")
    assert outline(document) == ["一 规模", "  t:学校人数统计表", "二 师资"]
    assert tables(document) == {"": ["甲校", "35", "乙校", "40"], "二": ["甲校", "35", "乙校", "40"]}


def test_a_caption_without_an_object_is_a_picture(tmp_path):
    document = read(tmp_path, "1.1 规模\n表1-1 名单\n[image: scan]\n图1-1 校门\n文字。\n")
    notes = [s.note for s in document.sections]
    assert notes == ["", "原文此处为图片，没有文字数据", "原文此处为图片，没有文字数据"]
    assert words(document, "1.1") == ["文字。"]
    assert [d.reason for d in document.dropped if d.reason != "blank"] == ["image"]


def test_a_line_in_brackets_below_a_caption_belongs_to_it(tmp_path):
    document = read(tmp_path, "1.1 规模\n表1-1 名单\n（原件为图片）\n文字。\n")
    assert words(document, "表1-1") == ["（原件为图片）"]
    assert words(document, "1.1") == ["文字。"]


def test_a_series_far_away_goes_to_the_caption_that_it_resembles(tmp_path):
    series = "年度招生汇总图\n甲专业\n70人\n乙专业\n50人\n丙专业\n85人\n"
    document = read(tmp_path, f"1.1 招生\n图1-1 2024年度某校招生汇总图\n图1-2 校门\n1.2 就业\n好。\n\n\n{series}")
    assert tables(document) == {"图1-1": ["甲专业", "70人", "乙专业", "50人", "丙专业", "85人"]}
    assert {s.number: bool(s.note) for s in document.sections if s.kind == "figure"} == {"图1-1": False, "图1-2": True}
    assert words(document, "1.2") == ["好。"]
    assert_partition(document)


def test_a_series_that_resembles_nothing_keeps_its_title(tmp_path):
    document = read(tmp_path, "1.1 招生\n图1-1 校门\n经费支出情况\n工资\n70\n设备\n50\n其他\n85\n")
    assert outline(document) == ["1.1 招生", "  f:图1-1 校门", "  t:经费支出情况"]


def test_the_closest_caption_must_be_alike_and_alone():
    captions = [(1, "2024年某市教师统计表"), (2, "2024年某市学生统计表")]
    assert closest("某市教师统计表", captions) == 1
    assert closest("统计表", captions) is None
    assert closest("经费来源图", captions) is None
    assert closest("任何图", []) is None


def test_a_table_title_ends_with_what_it_is():
    assert is_table_title("2024年招生情况（含五年制）")
    assert not is_table_title("以下是我校各专业的具体人数，请查收")


def test_a_box_holds_its_paragraphs_until_the_text_speaks_of_all_schools(tmp_path):
    document = read(
        tmp_path,
        "1.1 德育\n全市各校重视德育。\n【典型案例1-1】 育人平台\n\n"
        "甲县职业中学建成平台。\n学校每周举办活动。\n全市学校受益。\n",
    )
    assert outline(document) == ["1.1 德育", "  c:典型案例1-1 育人平台"]
    assert words(document, "典型案例1-1") == ["甲县职业中学建成平台。", "学校每周举办活动。"]
    assert words(document, "1.1") == ["全市各校重视德育。", "全市学校受益。"]


def test_a_figure_and_the_next_heading_end_a_box(tmp_path):
    document = read(
        tmp_path, "1.1 德育\n【典型案例1-1】 平台\n甲校建成平台。\n图1-1 平台\n后续工作。\n1.2 智育\n好。\n"
    )
    assert outline(document) == ["1.1 德育", "  c:典型案例1-1 平台", "  f:图1-1 平台", "1.2 智育"]
    assert words(document, "1.1") == ["后续工作。"]


def test_the_first_paragraph_always_belongs_to_the_box():
    before = ["2025年，甲县职业中学开展培训。"]
    assert not leaves_box("2025年，甲县职业中学再次培训。", [], before)
    assert not leaves_box("甲县职业中学再次培训。", ["甲县职业中学开展活动。"], before)
    assert leaves_box("乙县职业中学开展活动。", ["甲县职业中学开展活动。"], before)
    assert leaves_box("某某市各中职学校重视安全。", ["甲县职业中学开展活动。"], before)
    assert leaves_box("坚持安全第一，预防为主。", ["甲校开展活动。"], ["坚持安全发展理念。"])


def test_noise_inside_a_table_is_not_dropped_twice(tmp_path):
    document = read(tmp_path, "1.1 甲\n\t学校\n\t照片\n\n\t甲校\n\t校门[image: 1]\n[image: 2]\n\n好。\n")
    assert_partition(document)
    assert {d.reason for d in document.dropped} == {"blank"}
