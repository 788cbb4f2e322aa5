"""Small talk is answered by saying what the assistant is, what it holds and what can be asked."""

import pytest

from assistant.pipeline.talking import holding
from assistant.prompts import NOT_ABLE, NOTHING_HELD, REFUSAL
from assistant.types import Delta, Final, Retrieved, Status, Turn


@pytest.mark.parametrize("question", ["你好", "你是谁", "你能做什么", "怎么用", "讲个笑话"])
def test_what_it_is_and_holds_is_said_without_claiming_anything(assistant, question):
    answer = assistant.ask(question)
    assert (answer.status, answer.citations, answer.statements, answer.related) == (Status.REFUSED, (), (), ())
    assert REFUSAL not in answer.text
    assert all(document.title in answer.text for document in assistant.documents.values())
    assert answer.notice


def test_the_questions_that_it_names_are_answered(assistant):
    questions = [line[2:] for line in assistant.ask("你好").text.splitlines() if line.startswith("· ")]
    assert 0 < len(questions) <= 3
    assert all(assistant.ask(question).status is Status.ANSWERED for question in questions)


def test_a_task_that_it_does_not_do_is_declined(assistant):
    assert assistant.ask("帮我写首诗").text.startswith(NOT_ABLE)


def test_thanks_get_no_lecture(assistant):
    assert len(assistant.ask("谢谢", [Turn(role="user", content="全县有几所公办学校？")]).text) < 30


def test_a_question_with_a_greeting_in_front_is_answered_as_without(assistant):
    answer = assistant.ask("你好，全县有几所公办学校？")
    assert answer.status is Status.ANSWERED
    assert "5所" in answer.text


def test_it_is_streamed_like_every_answer(assistant):
    events = list(assistant.stream("你好"))
    assert isinstance(events[0], Retrieved)
    assert isinstance(events[1], Delta)
    assert isinstance(events[2], Final)
    assert events[1].text == events[2].answer.text


def test_many_documents_are_counted_and_none_is_told():
    assert holding(["甲", "乙", "丙", "丁"], 2) == "现在收录的有：《甲》、《乙》等4份。"
    assert holding([], 2) == NOTHING_HELD
