"""Outlines of reports, notices, laws and standards as they are written."""

import pytest

from tests.ingest.reading import assert_partition, outline, read, words


def lines(text):
    return "\n".join(line.strip() for line in text.strip().split("\n")) + "\n"


def test_decimal_headings_need_no_space_and_chapters_stand_above_them(tmp_path):
    document = read(tmp_path, lines("""
        1.学校概况
        1.1 规模
        1.1.1在校生情况
        在校生2000人。
        1.2 师资：
        教师150人。
        2.人才培养
        2.1 德育
        活动12次。
    """))  # fmt: skip
    assert outline(document) == [
        "1 学校概况", "  1.1 规模", "    1.1.1 在校生情况", "  1.2 师资", "2 人才培养", "  2.1 德育",
    ]  # fmt: skip
    assert document.sections[2].path == ("1 学校概况", "1.1 规模", "1.1.1 在校生情况")


def test_numbered_items_in_a_section_are_no_chapters(tmp_path):
    document = read(tmp_path, lines("""
        1.挑战
        1.1 面临挑战
        1.资源不足：校园面积小，设备少。
        2.就业质量不高：社会认可度低。
        1.2 对策
        1.加大投入：设立专项资金。
        2.优化专业：新增专业3个。
        2.保障
        2.1 经费
        经费充足。
    """))  # fmt: skip
    assert outline(document) == ["1 挑战", "  1.1 面临挑战", "  1.2 对策", "2 保障", "  2.1 经费"]
    assert len(words(document, "1.1")) == 2


def test_a_chapter_without_sections_fills_the_gap_in_the_sequence(tmp_path):
    document = read(tmp_path, lines("""
        1.概况
        1.1 规模
        学校一所。
        2.展望
        继续努力。
        3.保障
        3.1 经费
        经费充足。
    """))  # fmt: skip
    assert outline(document) == ["1 概况", "  1.1 规模", "2 展望", "3 保障", "  3.1 经费"]


def test_a_notice_has_run_in_titles_whose_count_goes_on_over_the_parts(tmp_path):
    document = read(tmp_path, lines("""
        某省教育厅关于试点工作的通知
        各市教育局：
        现通知如下。
        一、总体要求
        （一）指导思想。全面贯彻党的教育方针。
        （二）基本原则。统筹规划。
        二、重点任务
        （三）完善制度。到2025年建立制度。
        1.健全办法。各地制定方案。
        2.强化管理。加强检查。
        附件：1.名单
        2.申报表
        某省教育厅
        附件1
        名单如下。
    """))  # fmt: skip
    assert document.title == "某省教育厅关于试点工作的通知"
    assert outline(document) == [
        "某省教育厅关于试点工作的通知", "一 总体要求", "  （一） 指导思想", "  （二） 基本原则",
        "二 重点任务", "  （三） 完善制度", "附件1",
    ]  # fmt: skip
    assert words(document, "（一）") == ["全面贯彻党的教育方针。"]
    assert len(words(document, "（三）")) == 6


def test_short_numbered_lines_without_anything_below_are_a_list(tmp_path):
    document = read(tmp_path, lines("""
        第一章 概况
        第一节 组成
        学校由以下部门组成：
        一、教务处
        二、学生处
        三、总务处
        第二节 师资
        一、专任教师
        专任教师180人。
        二、兼职教师
        兼职教师20人。
    """))  # fmt: skip
    assert outline(document) == [
        "第一章 概况", "  第一节 组成", "  第二节 师资", "    一 专任教师", "    二 兼职教师",
    ]  # fmt: skip
    assert words(document, "第一节")[1:] == ["一、教务处", "二、学生处", "三、总务处"]


def test_arabic_headings_below_bracketed_ones(tmp_path):
    document = read(tmp_path, lines("""
        一、教学质量
        （一）专业建设
        1. 专业布局
        开设专业45个。
        2. 专业调整
        新增专业3个。
        （二）满意度
        1. 课堂满意度为95%；
        2. 后勤满意度为92%。
    """))  # fmt: skip
    assert outline(document) == [
        "一 教学质量",
        "  （一） 专业建设",
        "    1 专业布局",
        "    2 专业调整",
        "  （二） 满意度",
    ]


def test_articles_hold_their_paragraphs_and_items(tmp_path):
    document = read(tmp_path, lines("""
        某某条例
        （2024年1月1日某市人民代表大会通过）
        目 录
        第一章 总 则
        第二章 附 则
        第一章 总 则
        第一条 为了某事，制定本条例。
        第二条 本条例适用于下列单位：
        （一）学校；
        （二）培训机构。
        前款所列单位应当登记。
        第三十条规定的除外。
        第二章 附 则
        第三条　本条例自公布之日起施行。
    """))  # fmt: skip
    assert outline(document) == ["某某条例", "第一章 总则", "  第一条", "  第二条", "第二章 附则", "  第三条"]
    assert len(words(document, "第二条")) == 5
    assert words(document, "第三条") == ["本条例自公布之日起施行。"]


def test_a_standard_numbers_its_clauses(tmp_path):
    document = read(tmp_path, lines("""
        1 范围
        本标准规定了要求。
        2 术语
        2.1 专任教师
        专门从事教学的人员。
        2.2 兼职教师指受聘兼任教学工作的人员。
        3 要求
        3.1 生均面积不少于20平方米。
    """))  # fmt: skip
    assert outline(document) == ["1 范围", "2 术语", "  2.1 专任教师", "  2.2", "3 要求", "  3.1"]
    assert words(document, "3.1") == ["生均面积不少于20平方米。"]


def test_a_heading_behind_a_bookmark_or_white_space_is_found(tmp_path):
    document = read(
        tmp_path, "1.概况\n [bookmark: _Toc1][bookmark: _Toc2]1.1 规模\n学校一所。\n  1.2 师资\n教师三人。\n"
    )
    assert outline(document) == ["1 概况", "  1.1 规模", "  1.2 师资"]
    assert [d.reason for d in document.dropped if d.reason != "blank"] == ["bookmark", "bookmark"]
    assert_partition(document)


CONTENTS = [
    "目录\n第一章 概况 ........ 1\n第一节 规模 ........ 2\n第二章 保障 ........ 5\n",
    "目  录\n第一章 概况\t1\n第一节 规模\t2\n第二章 保障\t5\n",
    "目录\n第一章 概况\n第一节 规模\n第二章 保障\n",
    "目录\n第一章 概况 . . . . . . . 第 1 页\n第一节 规模 . . . . . . . 第 2 页\n第二章 保障 . . . . . . . 第 5 页\n",
    "第一章 概况 …………… 1\n第一节 规模 …………… 2\n第二章 保障 …………… 5\n附录 …………… 9\n",
]


@pytest.mark.parametrize("contents", CONTENTS)
def test_a_contents_list_is_dropped(tmp_path, contents):
    body = "第一章 概况\n第一节 规模\n学校一所，占地不小。\n第二章 保障\n经费充足。\n"
    document = read(tmp_path, contents + body)
    assert outline(document) == ["第一章 概况", "  第一节 规模", "第二章 保障"]
    assert {d.reason for d in document.dropped} - {"blank"} == {"contents"}
    assert_partition(document)


def test_a_text_without_headings_is_one_section(tmp_path):
    document = read(tmp_path, "学校办学多年。\n\n在校生2000人。\n", title="学校介绍")
    assert outline(document) == ["学校介绍"]
    assert document.sections[0].path == ("学校介绍",)


def test_the_title_is_taken_from_the_first_lines_and_dropped(tmp_path):
    document = read(
        tmp_path, "某某市中等职业教育\n质量年度报告\n（2024年度）\n某某市教育局\n一、概况\n学校35所。\n二、保障\n好。\n"
    )
    assert document.title == "某某市中等职业教育质量年度报告（2024年度）"
    assert [document.text[d.start : d.end] for d in document.dropped if d.reason == "title"] == [
        "某某市中等职业教育\n", "质量年度报告\n", "（2024年度）\n",
    ]  # fmt: skip


def test_a_mere_guess_of_a_title_stays_in_the_text(tmp_path):
    document = read(tmp_path, "学校介绍\n在校生2000人。\n")
    assert document.title == "学校介绍"
    assert words(document, "") == ["学校介绍", "在校生2000人。"]
