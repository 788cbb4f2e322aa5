"""What was computed of something else than the question asks for is not given."""

import pytest

from tests.facts.desk import ask, report, table

MONEY = report("2024年全院总收入9860万元，总支出9690万元。设备收入1520万元。")
PARTLY = report("2024年支出76900万元，培训到账收入1520万元。")
WARDS = table(
    ("科室", "2024年", "2025年"),
    ("内科", "1200", "1190"),
    ("外科", "960", "1010"),
    caption="表1 各科室接诊（人）",
)
AWARDS = report("护理组获二等奖4个、三等奖3个；药剂组获二等奖4个、三等奖1个。")


@pytest.mark.parametrize("question", ["2024年收支相抵，结余多少万元", "收支结余是多少", "全院收支差额多少"])
def test_what_is_left_is_what_comes_in_less_what_goes_out(question):
    done = ask(MONEY, question)
    assert done is not None
    assert done.result == "170万元"


def test_a_part_of_what_comes_in_is_no_side_of_the_balance():
    assert ask(PARTLY, "收支相抵，全年结余多少") is None


def test_the_foremost_of_several_is_no_single_quotient():
    chunks = report("河东乡寄宿生391人，学生437人。河西乡寄宿生314人，学生834人。")
    done = ask(chunks, "按寄宿生占学生的比例，哪个乡最高")
    assert done is None or "；" in done.text or done.text.startswith("最")


def test_last_year_is_not_this_year_where_the_row_has_both():
    done = ask([WARDS], "去年内科和外科哪个接诊的多")
    assert done is None or "1190" not in done.text


def test_a_sex_is_not_told_by_those_of_both():
    chunks = report("全院医生1268人，职工1537人。")
    done = ask(chunks, "职工里女医生占百分之多少")
    assert done is None


def test_a_grade_that_is_not_asked_for_is_not_compared():
    done = ask(AWARDS, "护理组和药剂组哪个二等奖多")
    assert done is None or "三等奖" not in done.text
