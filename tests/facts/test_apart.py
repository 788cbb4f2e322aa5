"""Figures that have nothing to do with each other are not computed with, however surely they are read."""

import pytest

from tests.facts.desk import report, table
from tests.facts.roles import compute, reader

CITY = report(
    "全市中职学生28053人。",
    "县一中有2名学生获得国家奖学金。",
    "同意县一中等8所中职学校申请备案。",
    "学校联合3家事务所、5家企业建立共同体。",
    "最终产生名班主任工作室5个，获一等奖4个。",
    "毕业生10756人，其中升学6015人（含本科410人）。",
)
STAFF = [table(("项目", "数量"), ("专任教师总数", "2155"), ("思政教师数", "110"), caption="表1 教师（2025年）")]


@pytest.mark.parametrize("operation", ["difference", "compare"])
def test_figures_of_very_different_size_are_not_held_against_each_other(operation):
    assert compute(operation, reader(first="28053人", second="2名"), chunks=CITY) is None


def test_nothing_is_less_than_something():
    roads = report("去年发生事故12起，今年发生事故0起。")
    done = compute("difference", reader(first="12起", second="0起"), chunks=roads)
    assert done is not None
    assert done.result == "12起"


def test_a_word_that_all_addends_share_names_none_of_them():
    school = report("县一中有专任教师100人、兼职教师20人。", "全市共有学校9所。")
    assert compute("sum", reader(first="100人 20人"), chunks=school, question="教师一共多少人") is None


def test_figures_of_the_whole_city_are_no_school_s():
    city = report("全市有专任教师200人、兼职教师50人。县一中举办了运动会。")
    question = "县一中的老师加上外聘的一起几个"
    assert compute("sum", reader(first="200人 50人"), chunks=city, question=question) is None


def test_things_of_two_sorts_are_added_where_one_sentence_tells_both():
    done = compute("sum", reader(first="3家 5家"), chunks=CITY)
    assert done is not None
    assert done.result == "8家"
    assert compute("sum", reader(first="3家 8所"), chunks=CITY) is None


def test_a_part_and_what_holds_it_are_no_two_parts_of_a_whole():
    assert compute("share", reader(first="6015人 410人", second="10756人"), chunks=CITY) is None


def test_a_figure_without_a_unit_is_divided_by_none():
    assert compute("average", reader(first="2155", second="2名"), chunks=[*STAFF, *CITY]) is None


def test_prizes_are_added_to_prizes_only():
    assert compute("sum", reader(first="5个 4个"), chunks=CITY) is None
