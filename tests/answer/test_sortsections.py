"""Problems, measures and plans are told by the section that is about them."""

import pytest

from assistant.answer.question import read_ask
from assistant.answer.sortsections import section_asked, told_section
from assistant.types import Passage, Query, Term
from tests.answer.passages import SEGMENTER
from tests.fakes import chunk

WARDS = ("一是床位不足。", "缺口约60张。", "二是夜班排不开。", "护士缺12人。")
ADMITTED = ("藏书12万册。", "同时也要看到，阅览条件跟不上：一是座位少，二是灯光暗。", "全年开放300天。")
PLANS = ("当前主要问题：一是分馆偏少；", "二是夜间闭馆早。", "2025年计划新建分馆2个。")


def passage(number, title, *sentences, name):
    made = chunk(f"c{number}", *sentences, document_id=name, heading=f"{name} > {title}")
    made = made.model_copy(update={"path": (title,)})
    return Passage(chunk=made, document_title=name, score=1.0)


HELD = (
    passage(0, "二 护理工作", "三病区开展延伸护理，问题随访12次。", name="平山医院年报"),
    passage(1, "八 存在问题", *WARDS, name="平山医院年报"),
    passage(2, "九 问题与打算", *PLANS, name="清河图书馆年报"),
    passage(3, "一 工作基础", *ADMITTED, name="南桥书院年报"),
)


def told(question):
    terms = tuple(Term(text=word) for word in SEGMENTER.content_words(question))
    query = Query(question=question, text=question, terms=terms)
    place = section_asked(query, read_ask(question), HELD)
    return [] if place is None else [text for text, _ in told_section(query, HELD, place)]


@pytest.mark.parametrize("question", ["平山医院存在哪些问题", "医院目前面临什么困难", "医院的主要问题有哪些"])
def test_the_section_on_problems_is_read_as_a_whole(question):
    assert told(question) == ["一是床位不足。缺口约60张。", "二是夜班排不开。护士缺12人。"]


def test_of_problems_and_plans_in_one_section_those_asked_for_are_told():
    assert told("图书馆有哪些问题") == ["当前主要问题：一是分馆偏少；", "二是夜间闭馆早。"]
    assert told("图书馆有什么打算") == ["2025年计划新建分馆2个。"]


@pytest.mark.parametrize("question", ["医院自己承认有什么短板", "医院的短板在哪", "总结里指出医院还有哪些薄弱环节"])
def test_what_frames_the_question_is_no_narrower_subject(question):
    assert told(question) == ["一是床位不足。缺口约60张。", "二是夜班排不开。护士缺12人。"]


def test_of_the_problems_those_of_the_narrower_subject_are_told():
    assert told("医院床位方面有什么问题") == ["一是床位不足。缺口约60张。"]
    assert told("医院食堂方面有什么问题") == []


def test_a_section_with_another_title_may_list_them():
    assert told("书院还存在哪些不足") == [ADMITTED[1]]
    assert told("书院灯光有哪些不足") == []


@pytest.mark.parametrize("question", ["延伸护理有哪些问题", "博物馆有哪些问题", "医院有多少床位", "医院问题床位有几张"])
def test_what_is_narrower_or_of_another_house_is_not(question):
    assert told(question) == []
