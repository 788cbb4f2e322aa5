"""What is the case comes before what is planned, and of two years' sections the one that is asked for."""

import pytest

from assistant.answer.evidence import Evidence
from assistant.answer.planned import happened, of_another_year, of_the_year
from assistant.answer.question import Ask
from assistant.answer.units import read_units
from assistant.types import Query, Term
from tests.answer.passages import SEGMENTER
from tests.fakes import chunk

TITLE = "2025年总结和2026年要点"
DONE = ("28个分馆中已有20个达标。", f"{TITLE} > 一 2025年完成情况 > （二） 分馆")
PLANNED = ("剩余分馆年内全部达标。", f"{TITLE} > 二 2026年工作要点 > （一） 分馆")


def held(*sentences, second=0.9):
    features = {"other_subject": 0.0, "kind": 0.3}
    units = [
        read_units(chunk(f"c{n}", said, heading=heading), SEGMENTER)[0] for n, (said, heading) in enumerate(sentences)
    ]
    return [Evidence(n, 0, unit, features, (), (1.0, second)[n]) for n, unit in enumerate(units)]


def year(text):
    return Query(question="", text="", terms=(Term(text=f"{text}年", variants=(text,), role="year"),))


@pytest.mark.parametrize("question", ["分馆是否已经全部达标", "现在有几个分馆达标", "达标了吗"])
def test_what_has_happened_is_not_told_by_a_plan(question):
    assert happened(question, held(PLANNED, DONE))[0].sentence.sentence.text == DONE[0]


@pytest.mark.parametrize("question", ["分馆打算什么时候达标", "分馆达标的有哪些", "明年现在的分馆能达标吗"])
def test_a_question_ahead_or_without_time_keeps_its_order(question):
    assert happened(question, held(PLANNED, DONE))[0].sentence.sentence.text == PLANNED[0]


def test_a_sentence_far_behind_is_of_something_else():
    assert happened("已经达标了吗", held(PLANNED, DONE, second=0.5))[0].sentence.sentence.text == PLANNED[0]


def test_the_section_of_the_year_comes_first():
    assert of_the_year(year("2026"), held(DONE, PLANNED))[0].sentence.sentence.text == PLANNED[0]
    assert of_the_year(year("2025"), held(DONE, PLANNED))[0].sentence.sentence.text == DONE[0]
    assert of_the_year(year("2024"), held(DONE, PLANNED))[0].sentence.sentence.text == DONE[0]


def test_a_sentence_that_names_the_year_itself_stays():
    named = ("2026年新建分馆3个。", DONE[1])
    assert of_the_year(year("2026"), held(named, PLANNED))[0].sentence.sentence.text == named[0]


def test_an_amount_of_another_year_s_section_answers_nothing():
    amount = Ask("number")
    assert of_another_year(year("2026"), amount, held(DONE))
    assert not of_another_year(year("2025"), amount, held(DONE))
    assert not of_another_year(year("2026"), Ask("list"), held(DONE))
    assert not of_another_year(year("2026"), amount, held(("已办3场。", f"{TITLE} > 三 2025—2027年安排")))
    assert not of_another_year(year("2026"), amount, held(("已办3场。", TITLE)))
