"""Every question is screened, given its history, answered and recorded, the same for every road in."""

import json
import logging

import pytest

from assistant import logs
from assistant.errors import AnswerNotFound, ConversationNotFound, QuestionError
from assistant.reception import LOCAL, Actor, Reception, Screen
from assistant.types import Final, Turn
from tests.fakes import FakeAssistant

KEYED = Actor("办公系统", key_id="k1", scopes=frozenset({"ask"}))
NOTICE = "测试标识。"


def entries(store):
    return [(entry.event, entry.actor, json.loads(entry.details)) for entry in store.audit.entries()]


def test_an_answer_is_stored_and_audited(reception, store):
    answer = reception.ask("有几所学校？", actor=KEYED, request_id="r1")
    message = store.answers.get(answer.id)
    assert (message.answer, message.question) == (answer, "有几所学校？")
    ((event, actor, details),) = entries(store)
    assert (event, actor) == ("answer", "办公系统")
    assert details == {
        "answer_id": answer.id,
        "answerer": "extractive",
        "conversation_id": "",
        "degraded": False,
        "documents": ["report"],
        "index": "f1",
        "key_id": "k1",
        "request_id": "r1",
        "status": "answered",
        **logs.digest("有几所学校？"),
    }


def test_a_conversation_gives_the_history_of_what_is_asked_in_it(reception, store, assistant):
    conversation = store.conversations.create("local")
    first = reception.ask("有几所学校？", actor=LOCAL, conversation_id=conversation.id)
    second = reception.ask("那民办的呢？", actor=LOCAL, conversation_id=conversation.id)
    assert assistant.asked[0][1] == ()
    assert assistant.asked[1][1] == (
        Turn(role="user", content="有几所学校？"),
        Turn(role="assistant", content=first.text),
    )
    assert first.conversation_id == second.conversation_id == conversation.id
    messages = store.conversations.messages(conversation.id, "local")
    assert [message.answer for message in messages] == [first, second]


def test_a_history_that_was_sent_goes_before_the_stored_one(reception, store, assistant):
    conversation = store.conversations.create("local")
    reception.ask("有几所学校？", actor=LOCAL, conversation_id=conversation.id)
    sent = [Turn(role="user", content="有几个专业？")]
    reception.ask("那民办的呢？", sent, actor=LOCAL, conversation_id=conversation.id)
    assert assistant.asked[1][1] == tuple(sent)


def test_documents_and_mode_reach_the_assistant(reception, assistant):
    reception.ask("有几所学校？", actor=LOCAL, documents=("report",), mode="chat")
    list(reception.stream("有几所学校？", actor=LOCAL, documents=("report",), mode="extractive"))
    assert [asked[2:] for asked in assistant.asked] == [(("report",), "chat"), (("report",), "extractive")]


@pytest.mark.parametrize("history", [(), (Turn(role="user", content="问"),)])
def test_nobody_asks_in_the_conversation_of_another(reception, store, assistant, history):
    conversation = store.conversations.create("local")
    with pytest.raises(ConversationNotFound):
        reception.ask("有几所学校？", history, actor=KEYED, conversation_id=conversation.id)
    with pytest.raises(ConversationNotFound):
        next(iter(reception.stream("有几所学校？", history, actor=KEYED, conversation_id=conversation.id)))
    assert assistant.asked == []


def test_a_conversation_deleted_meanwhile_does_not_cost_the_answer(store):
    class Deleting(FakeAssistant):
        def ask(self, *arguments, **named):
            store.conversations.delete(conversation.id, "local")
            return super().ask(*arguments, **named)

    conversation = store.conversations.create("local")
    reception = Reception(Deleting, store, Screen(), notice=NOTICE)
    answer = reception.ask("有几所学校？", actor=LOCAL, conversation_id=conversation.id)
    assert (answer.text, answer.conversation_id, answer.provenance.degraded) == ("三所。[1]", "", "")
    assert store.answers.get(answer.id).answer == answer


def test_a_stream_ends_with_the_answer_that_was_stored(reception, store):
    conversation = store.conversations.create("local")
    events = list(reception.stream("有几所学校？", actor=LOCAL, conversation_id=conversation.id))
    assert [event.event for event in events] == ["retrieved", "delta", "delta", "final"]
    assert events[-1].answer == store.answers.get(events[-1].answer.id).answer
    assert events[-1].answer.conversation_id == conversation.id
    assert [event for event, _, _ in entries(store)] == ["answer"]


def test_a_question_that_cannot_be_read_is_told_before_the_first_event(reception, store):
    with pytest.raises(QuestionError):
        next(iter(reception.stream("？", actor=LOCAL)))
    with pytest.raises(QuestionError):
        reception.ask("？", actor=LOCAL)
    assert entries(store) == []


def test_who_leaves_while_the_answer_is_shown_leaves_an_entry(reception, store, assistant):
    closed = []

    class Watched(FakeAssistant):
        def stream(self, *arguments, **named):
            try:
                yield from super().stream(*arguments, **named)
            finally:
                closed.append(True)

    watched = Reception(Watched, store, Screen(), notice=NOTICE)
    stream = watched.stream("有几所学校？", actor=LOCAL, request_id="r9")
    next(stream)
    next(stream)
    stream.close()
    assert closed == [True]
    assert [(event, details["request_id"]) for event, _, details in entries(store)] == [("abandoned", "r9")]


def test_who_leaves_after_the_final_answer_has_left_nothing_undone(reception, store):
    stream = reception.stream("有几所学校？", actor=LOCAL)
    while not isinstance(next(stream), Final):
        pass
    stream.close()
    assert [event for event, _, _ in entries(store)] == ["answer"]


def test_a_sensitive_question_is_refused_audited_and_kept_nowhere(reception, store, assistant, caplog, tmp_path):
    conversation = store.conversations.create("local")
    caplog.set_level(logging.DEBUG)
    answer = reception.ask("哪里可以賭 博学校？", actor=KEYED, request_id="r1", conversation_id=conversation.id)
    assert (answer.status, answer.citations, answer.notice) == ("refused", (), NOTICE)
    assert "换一种问法" in answer.text
    assert assistant.asked == []
    ((event, actor, details),) = entries(store)
    assert (event, actor, details["lines"], details["request_id"]) == ("screened", "办公系统", [7], "r1")
    with pytest.raises(AnswerNotFound):
        store.answers.get(answer.id)
    store.close()
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("assistant.db*"))
    for trace in ("賭 博", "赌博"):
        assert trace not in caplog.text
        assert trace.encode() not in kept


def test_a_sensitive_question_is_refused_in_a_stream_too(reception, store, assistant):
    events = list(reception.stream("赌博", actor=LOCAL))
    assert [event.event for event in events] == ["retrieved", "delta", "final"]
    assert (events[1].text, events[2].answer.status) == (events[2].answer.text, "refused")
    assert assistant.asked == []
    assert [event for event, _, _ in entries(store)] == ["screened"]


def test_a_sensitive_turn_of_the_history_is_left_out(reception, assistant):
    history = [Turn(role="user", content=content) for content in ("有几所学校？", "哪里赌博？")]
    history.insert(1, Turn(role="assistant", content="没有赌博的资料。"))
    reception.ask("那民办学校呢？", history, actor=LOCAL)
    assert assistant.asked[0][1] == tuple(history[:2])
