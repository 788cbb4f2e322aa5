"""A question that ascribes a thing to the wrong school, from the question to the answer."""

from dataclasses import replace
from typing import cast

import pytest

from assistant.bootstrap import open_assistant
from assistant.pipeline.clock import Stopwatch
from assistant.pipeline.draft import Draft
from assistant.pipeline.elsewhere import Elsewhere, lines
from assistant.pipeline.reading import QuestionReader
from assistant.types import Delta, Status, Verdict
from tests.pipeline.corpus import indexed

REPORT = """云河市职业教育情况

第一章 教材建设

1.1 校本教材

《书法基础教程》由交城县职业中学编写，已入选省级规划教材。

柳林县职业中学编写了《枣树栽培》，全书共有课文36篇。

1.2 金课建设

孝义市职业教育中心积极参加智慧文旅产业学院的建设。杏村白酒产业学院由汾阳市职业中学打造，建有酿酒车间3间。

第二章 教师队伍

2.1 政策落实

按照《国家职业教育改革实施方案》的要求，汾阳市职业中学推进改革。学生诵读《我的祖国》，汾阳市职业中学承办。

2.2 教师

全市幼儿园教师和专业教师共有500人，职业教育教师300人。新时代教师队伍建设中，各校骨干教师共60人，企业专家担任兼职教师。

汾阳市职业中学签署了《国际交流合作备忘录》。在健康行动中，张玲玲老师在汾阳市讲课2场。
"""
QUESTION = "汾阳职中编写的《书法基础教程》入选了什么规划教材？"
STATEMENT = "资料写到的《书法基础教程》是交城县职业中学的"
ANSWER = "《书法基础教程》由交城县职业中学编写，已入选省级规划教材"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory):
    settings = indexed(
        tmp_path_factory.mktemp("schools"), {"report.txt": REPORT, "other.txt": "第一条 学校应当公开收费。"}
    )
    return open_assistant(settings=settings)


@pytest.fixture
def reading(assistant):
    return corrected(assistant, QUESTION)


def corrected(assistant, question):
    reading = assistant._reader.read(assistant._reader.understand(question), Stopwatch())
    return assistant._elsewhere.correct(reading, Stopwatch())


def test_whose_it_is_comes_first_cited_and_verified(assistant):
    answer = assistant.ask(QUESTION)
    assert answer.status is Status.ANSWERED
    assert answer.text == f"{STATEMENT}[1]，没有写是汾阳职中的。\n{ANSWER}。[1]"
    assert [statement.text for statement in answer.statements] == [STATEMENT, ANSWER]
    assert all(s.verdict is Verdict.SUPPORTED and s.citations == (1,) for s in answer.statements)
    assert answer.citations[0].quote == f"{ANSWER}。"
    assert answer.question == QUESTION


def test_the_stream_says_it_too(assistant):
    written = "".join(event.text for event in assistant.stream(QUESTION) if isinstance(event, Delta))
    assert written.startswith(STATEMENT + "[")
    assert "]，没有写是汾阳职中的。\n" in written
    assert ANSWER in written


@pytest.mark.parametrize("lost", [STATEMENT, ANSWER])
def test_without_both_lines_verified_the_question_is_refused_as_before(assistant, reading, lost):
    first, answer, passages = lines(reading, reading.ascribed, assistant.documents)
    text = (first + answer).replace(lost, "海水每天涨落两次潮水退去沙滩露出")
    final = assistant._finisher.finish(reading, Draft(passages, text=text), Stopwatch())
    before = assistant._finisher.finish(reading.ascribed.refused, Draft(()), Stopwatch())
    assert final.status is Status.REFUSED
    assert final.text == before.text
    assert final.standalone_question == before.standalone_question


@pytest.mark.parametrize("change", [{"cells": ("甲。[1]",)}, {"direct": True}, {"evidence": ()}])
def test_what_is_not_a_sentence_about_the_thing_does_not_answer(assistant, reading, change):
    class Reader:
        understand = assistant._reader.understand

        def read(self, query, clock):
            return replace(reading, ascribed=None, **change)

    refused, reader = reading.ascribed.refused, cast("QuestionReader", Reader())
    assert Elsewhere(reader, assistant._elsewhere._attribution).correct(refused, Stopwatch()) is refused


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("交城职中打造的杏村白酒产业学院建有几间酿酒车间？", "3间"),
        ("汾阳职中编写了《书法基础教程》吗？", "交城县职业中学"),  # a sentence is found, and says another school's
    ],
)
def test_other_things_are_corrected_alike(assistant, question, told):
    answer = assistant.ask(question)
    assert f"，没有写是{question[:4]}的。\n" in answer.text
    assert told in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "交城职中的幼儿园教师有多少人？",
        "交城职中和专业教师有几人？",
        "交城职业教育教师有多少人？",
        "交城县新时代教师队伍有多少人？",
        "交城职中各校骨干教师有多少人？",
        "交城职中担任兼职教师的有几人？",
        "交城职中任兼职教师的有几人？",
        "交城县的张玲玲老师讲课几场？",
        "交城职中的张玲玲老师讲课几场？",
        "交城职中的《国家职业教育改革实施方案》有什么要求？",
        "交城职中的《我的祖国》是什么题材？",
        "交城职中签署的《国际交流合作备忘录》是和谁签的？",
        "交城职中建设的智慧文旅产业学院在哪里？",
        "汾阳职中使用的《书法基础教程》入选了什么？",
        "汾阳职中编写的《书法基础教程》定价多少元？",
        "汾阳职中编写的《书法基础教程》哪年入选？",
        "汾阳县的《书法基础教程》入选了什么？",
    ],
)
def test_nothing_is_corrected_where_it_is_not_certain(assistant, question):
    assert corrected(assistant, question).ascribed is None
    assert "没有写是" not in assistant.ask(question).text


def test_a_document_that_the_caller_left_out_is_not_spoken_of(assistant):
    ids = {document.title: identity for identity, document in assistant.documents.items()}
    other = next(identity for title, identity in ids.items() if "云河" not in title)
    answer = assistant.ask(QUESTION, documents=[other])
    assert answer.status is Status.REFUSED
    assert "交城" not in answer.text
