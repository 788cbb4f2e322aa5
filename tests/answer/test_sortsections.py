"""Problems, measures and plans are told by the section that is about them."""

import pytest

from assistant.answer.question import read_ask
from assistant.answer.sortsections import section_asked, told_section
from assistant.types import Passage, Query, Term
from tests.answer.passages import SEGMENTER
from tests.fakes import chunk

WARDS = ("一是床位不足。", "缺口约60张。", "二是夜班排不开。", "护士缺12人。")
PLANS = ("当前主要问题：一是分馆偏少；", "二是夜间闭馆早。", "2025年计划新建分馆2个。")


def passage(number, title, *sentences, name):
    made = chunk(f"c{number}", *sentences, document_id=name, heading=f"{name} > {title}")
    made = made.model_copy(update={"path": (title,)})
    return Passage(chunk=made, document_title=name, score=1.0)


HELD = (
    passage(0, "二 护理工作", "三病区开展延伸护理，问题随访12次。", name="平山医院年报"),
    passage(1, "八 存在问题", *WARDS, name="平山医院年报"),
    passage(2, "九 问题与打算", *PLANS, name="清河图书馆年报"),
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


@pytest.mark.parametrize("question", ["延伸护理有哪些问题", "博物馆有哪些问题", "医院有多少床位", "医院问题床位有几张"])
def test_what_is_narrower_or_of_another_house_is_not(question):
    assert told(question) == []
