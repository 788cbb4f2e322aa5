"""A text that says in words that there is none."""

import pytest

from assistant.answer.nothing import no_award, none_told
from assistant.answer.question import read_ask
from assistant.prompts import NONE
from assistant.types import Query
from tests.fakes import chunk

CHUNKS = [chunk("0", "主任医师占9.9%，国家级名医工作室仍为空白。", "馆内尚无古籍修复中心，年内开馆。")]


def told(text):
    return none_told(Query(question=text, text=text, terms=()), read_ask(text), CHUNKS)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("医院有几个国家级名医工作室", "国家级名医工作室仍为空白"),
        ("有没有国家级名医工作室", f"{NONE}国家级名医工作室仍为空白"),
        ("有多少个古籍修复中心", "尚无古籍修复中心"),
    ],
)
def test_the_clause_that_says_so_is_the_answer(question, text):
    found = told(question)
    assert found is not None
    assert found.text == text


@pytest.mark.parametrize(
    "question",
    ["医院有几个省级名医工作室", "有多少个名医工作室", "国家级名医工作室的主任是谁", "国家级名医工作室占比多少"],
)
def test_it_is_no_answer_to_anything_else(question):
    assert told(question) is None


CONTEST = [chunk("0", "在全国大赛中获二等奖2项，没有一等奖；在省级比赛中获奖48项，其中一等奖9项。")]


def awarded(text):
    return no_award(Query(question=text, text=text, terms=()), read_ask(text), CONTEST)


@pytest.mark.parametrize("question", ["国赛得了几个一等奖?听说是制造部拿的", "全国大赛一等奖拿了几项"])
def test_no_award_is_said_to_be_none(question):
    found = awarded(question)
    assert found is not None
    assert found.text == "全国大赛中获二等奖2项，没有一等奖"


@pytest.mark.parametrize("question", ["省赛得了几个一等奖", "国赛得了几个二等奖", "得了几个一等奖"])
def test_another_award_or_level_is_not(question):
    assert awarded(question) is None
