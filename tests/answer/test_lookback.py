"""A report's own year is not the year before."""

import pytest

from assistant.answer.lookback import cohort_untold, year_untold
from assistant.answer.question import read_ask
from assistant.answer.units import read_units
from assistant.types import Query, Term
from tests.answer.passages import SEGMENTER
from tests.fakes import chunk


def said(question, sentence, heading="云河报告（2025年）", *, computed=False):
    (unit,) = read_units(chunk("c", sentence, heading=heading), SEGMENTER)
    query = Query(question=question, text=question, terms=(Term(text="收治"), Term(text="病人")))
    return year_untold(query, read_ask(question), unit, computed=computed)


@pytest.mark.parametrize(
    "question",
    ["医院去年收了多少病人", "上年度收治多少人", "前年收了几个病人", "上一年医院收治多少人", "上年底有多少病人"],
)
def test_this_year_is_not_the_one_before(question):
    assert "2025年" in said(question, "全年收治病人8200人。")
    assert "2025年" in said(question, "全年收治病人8200人，较上年增加300人。")


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("去年收了多少病人", "2024年收治病人7900人。"),
        ("去年收了多少病人", "上年收治病人7900人。"),
        ("前年收了多少病人", "2023年收治病人7700人。"),
        ("比去年多收了多少病人", "全年收治病人8200人，较上年增加300人。"),
        ("今年收了多少病人", "全年收治病人8200人。"),
        ("目前年收治多少病人", "全年收治病人8200人。"),
        ("线上年均收治多少病人", "线上收治病人8200人。"),
        ("在现有基础上年均多收多少病人", "年均多收病人300人。"),
        ("过去年均收治多少病人", "收治病人8200人。"),
        ("网上年度收治多少病人", "网上收治病人8200人。"),
        ("60岁以上年龄的病人有多少", "60岁以上2100人。"),
        ("去年医院做了哪些活动", "举办义诊12场。"),
        ("去年9月收治了多少病人", "2025年9月收治病人700人。"),  # asked a year later
        ("有多少床位，去年收治多少病人", "床位300张，收治病人8200人。"),
        ("去年收治病人8200人，对吗", "全年收治病人8200人。"),
    ],
)
def test_the_year_is_told_or_none_is_looked_back_to(question, sentence):
    assert said(question, sentence) == ""


def test_what_was_computed_from_a_change_is_of_last_year_only():
    assert said("去年收了多少病人", "收治病人8200人，较上年增加300人。", computed=True) == ""
    assert said("前年收了多少病人", "收治病人8200人，较上年增加300人。", computed=True) != ""


def leavers(question, sentence, heading="云河学校报告（2025年）", *, computed=False):
    (unit,) = read_units(chunk("c", sentence, heading=heading), SEGMENTER)
    return cohort_untold(Query(question=question, text=question, terms=()), unit, computed=computed)


@pytest.mark.parametrize("question", ["2026届学员有多少人", "2026年毕业生有多少"])
def test_leavers_of_another_year_are_others(question):
    assert "2025届" in leavers(question, "2025届学员640人。")
    assert "2025届" in leavers(question, "学员640人。", heading="云河学校报告 > 表1 2025届学员去向")
    assert not leavers(question, "2026届学员640人。")
    assert not leavers(question, "学员640人。")
    assert not leavers(question, "2025届学员640人。", computed=True)


def test_the_leavers_before_are_not_told_by_those_of_the_year():
    assert said("上届收了多少病人", "全年收治病人8200人。")
    assert not said("上届收了多少病人", "全年收治病人8200人，上届为7900人。")
    assert not said("去年收治多少病人（指2025届）", "全年收治病人8200人。")


def test_the_leavers_that_a_paragraph_opens_with_are_those_of_its_sentences():
    told = "2024届规培医生152人，比2023届多59人。", "留院率为95.1%。"
    unit = read_units(chunk("c", *told, heading=""), SEGMENTER)[1]
    for year, refused in (("2023届", True), ("2024届", False)):
        query = Query(question=f"{year}留院率是多少", text=f"{year}留院率是多少", terms=(Term(text="留院率"),))
        assert bool(cohort_untold(query, unit, computed=False)) == refused
