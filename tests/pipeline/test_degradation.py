"""A chat model that fails, or is not to be asked, costs fluency only."""

import pytest

from tests.models.server import DONE, Reply, chunk, endless, refuses, says
from tests.pipeline.chatting import RATE, SCHOOLS, chatting, place


def test_nothing_but_invention_gives_the_extractive_answer(settings, assistant):
    with chatting(settings, says("北京大学创办于1898年。[1]上海有三百所学校。")) as (chat, _):
        answer = chat.ask(RATE)
    assert answer.answerer == "extractive"
    assert "没有一句" in answer.provenance.degraded
    assert answer.statements == assistant.ask(RATE).statements


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ([refuses(401)], "密钥"),
        ([refuses(500)], "500"),
        ([refuses(429, retry_after="30")], "429"),
        ([Reply((b"<html></html>",), kind="text/html")], "约定的格式"),
        ([Reply((b"data: {oops\n\n",))], "约定的格式"),
        ([Reply((chunk("", "stop"), DONE))], "没有写出"),
        ([says("<think>想一想</think>  ")], "没有写出"),
        ([endless("就业率为85%。")], "过长"),
        ([Reply((chunk("就业率为85%"),), cut=True)], "中途断开"),
        ([Reply((DONE,), pause=3)], "没有响应"),
    ],
)
def test_a_model_that_fails_costs_fluency_only(settings, assistant, script, reason):
    with chatting(settings, *script, chat_silence=0.5, chat_max_tokens=64) as (chat, _):
        events = list(chat.stream(RATE))
    answer = events[-1].answer
    plain = assistant.ask(RATE)
    assert (answer.text, answer.citations, answer.status) == (plain.text, plain.citations, plain.status)
    assert answer.answerer == "extractive"
    assert reason in answer.provenance.degraded
    assert answer.provenance.degraded.endswith("本次由摘录式回答给出。")
    assert "85%" not in answer.text


def test_a_passing_refusal_is_waited_out(settings, assistant):
    number = place(assistant, SCHOOLS, "公办学校5所")
    good = says(f"公办学校5所，民办学校2所。[{number}]")
    with chatting(settings, refuses(429, retry_after="0.2"), refuses(503), good) as (chat, server):
        answer = chat.ask(SCHOOLS)
    assert answer.answerer == "chat:m"
    assert len(server.requests) == 3


def test_a_dead_endpoint_slows_one_question_only(settings):
    with chatting(settings, Reply((DONE,), pause=5), chat_silence=0.6) as (chat, server):
        first = chat.ask(RATE).provenance
        second = chat.ask(SCHOOLS).provenance
    assert first.timings_ms["write"] >= 550
    assert second.timings_ms["write"] < 550  # it did not wait for the silence, however slow the machine
    assert "不再尝试" in second.degraded
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "question",
    [
        "全县食堂有几家？",  # refused
        "2019年全县有几所公办学校？",  # another year
        "双师型教师占专任教师的比例是多少？",  # arithmetic
        "全县有9所公办学校，是真的吗？",  # yes or no
        "第一章有哪些小节？",  # an outline
    ],
)
def test_what_is_not_for_a_model_to_say_is_never_asked_of_it(settings, assistant, question):
    with chatting(settings, says("全县有9所公办学校。[1]")) as (chat, server):
        answer = chat.ask(question)
    assert server.requests == []
    assert (answer.text, answer.answerer) == (assistant.ask(question).text, "extractive")


@pytest.mark.parametrize(("mode", "asked"), [("auto", 1), ("chat", 1), ("extractive", 0)])
def test_the_mode_decides_whether_the_model_is_asked(settings, mode, asked):
    with chatting(settings, says("公办学校5所，民办学校2所。[1]")) as (chat, server):
        list(chat.stream(SCHOOLS, mode=mode))
    assert len(server.requests) == asked
