"""A text that says in words that there is none."""

import pytest

from assistant.answer.nothing import none_told
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
