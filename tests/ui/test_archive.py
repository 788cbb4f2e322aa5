"""Conversations kept in a store: opened again whole, listed, searched, shared, judged, deleted."""

from types import SimpleNamespace
from typing import Any

import gradio as gr
import pytest

from assistant.errors import AnswerNotFound, ConversationNotFound, StoreFault
from assistant.reception import Reception, Screen
from assistant.reception.actor import Actor
from assistant.store import open_store
from tests.ui.reading import read
from tests.ui.samples import NOTICE, StreamingAssistant
from ui.archive import Archive
from ui.chat import SHARED, Chat
from ui.conversation import Conversation
from ui.past import Past
from ui.site import Site


def event(**data):
    return gr.EventData(None, data)


def sent_by(name):
    request: Any = gr.Request()
    actor = Actor(name, scopes=frozenset({"ask"}))
    request.request = SimpleNamespace(state=SimpleNamespace(actor=actor))
    return request


ANNA, BEN = sent_by("anna"), sent_by("ben")


@pytest.fixture
def store(tmp_path):
    store = open_store(f"sqlite:///{tmp_path / 'kept.db'}")
    yield store
    store.close()


@pytest.fixture
def chat(store):
    assistant = StreamingAssistant()
    return Chat(Site(lambda: assistant, Reception(lambda: assistant, store, Screen(), notice=NOTICE), store=store))


def ask(chat, conversation, question, who=ANNA):
    *_, last = (thread for thread, _ in chat.ask(conversation, question, event(), who) if isinstance(thread, list))
    return last


def test_a_conversation_is_opened_again_with_its_citations(chat):
    first = Conversation()
    ask(chat, first, "有几所学校？")
    shown = ask(chat, first, "学校在哪里？")
    again, thread = chat.resume(event(conversation=first.id), ANNA)
    assert [read(turn).text for turn in thread] == [read(turn).text for turn in shown]
    assert again.id == first.id
    assert again.citation(0, 1) == first.citation(0, 1)


def test_its_link_leads_to_it_and_to_nobody_else_s(chat):
    conversation = Conversation()
    ask(chat, conversation, "有几所学校？")
    (_, thread), *_ = chat.greet(event(conversation=conversation.id), ANNA)
    assert "有学校三所" in thread[0]
    (other, refused), *_ = chat.greet(event(conversation=conversation.id), BEN)
    assert "打不开这个链接" in refused[0]
    assert other.exchanges == []


def test_a_link_to_an_answer_can_be_shared(chat):
    conversation = Conversation()
    ask(chat, conversation, "有几所学校？")
    answer = conversation.exchanges[0].answer
    assert answer is not None
    (shared, thread), *_ = chat.greet(event(answer=answer.id), BEN)
    assert SHARED in thread[0]
    assert "有学校三所" in thread[1]
    ask(chat, shared, "学校在哪里？", BEN)
    assert [c.title for c in chat.archive.listed(BEN.request.state.actor)] == []
    assert "打不开" in next(iter(chat.greet(event(answer="none"), BEN)))[1][0]


def test_the_list_is_one_s_own_and_can_be_searched(chat):
    ask(chat, Conversation(), "有几所学校？")
    ask(chat, Conversation(), "甲校学校在哪里？")
    past = Past(chat.archive)
    assert len(read(past.show(event(), ANNA)).find("a")) == 2
    found = read(past.show(event(query="甲校"), ANNA)).find("a")
    assert len(found) >= 1
    assert "甲校" in found[0].text
    assert "还没有对话" in past.show(event(), BEN)
    assert "没有找到" in past.show(event(query="不存在的词"), ANNA)


def test_each_conversation_can_be_exported_as_a_whole(chat):
    conversation = Conversation()
    ask(chat, conversation, "有几所学校？")
    (button,) = (found for found in read(Past(chat.archive).show(event(), ANNA)).find("button") if found.text == "Word")
    assert button.attributes["data-act"] == "export"
    assert (button.attributes["data-conversation"], button.attributes["data-format"]) == (conversation.id, "docx")


def test_a_conversation_can_be_deleted_once_and_twice(chat):
    conversation = Conversation()
    ask(chat, conversation, "有几所学校？")
    past = Past(chat.archive)
    for _ in range(2):
        assert "还没有对话" in past.forget(event(conversation=conversation.id), ANNA)
    with pytest.raises(ConversationNotFound):
        chat.archive.messages(conversation.id, ANNA.request.state.actor)


def test_opinions_are_kept_with_their_correction(chat, store):
    conversation = Conversation()
    ask(chat, conversation, "有几所学校？")
    sent = {"turn": "0", "reason": "数字不对", "correction": " 四所 ", "section": "1.1"}
    assert "已记下" in chat.complain(conversation, event(**sent), ANNA)[0]
    (kept,) = store.feedback.list(rating="down")
    assert (kept.reason, kept.corrected_answer, kept.corrected_section) == ("数字不对", "四所", "1.1")
    assert "已记下" in chat.praise(conversation, event(turn="0"), ANNA)[0]
    assert [item.rating for item in store.feedback.list()] == ["up"]
    assert chat.praise(conversation, event(turn="7"), ANNA) == gr.skip()


def test_without_a_store_nothing_is_kept_and_it_says_so():
    archive, actor = Archive(None), Actor("anna")
    assert archive.begin(actor) == ""
    assert archive.listed(actor) == []
    archive.forget("any", actor)
    assert "未能记下" in archive.rate("any", actor, "up")
    with pytest.raises(AnswerNotFound):
        archive.shared("any")
    with pytest.raises(ConversationNotFound):
        archive.messages("any", actor)


def test_a_store_that_fails_keeps_no_question_from_its_answer(store, monkeypatch):
    def fail(*_, **__):
        raise StoreFault("记录暂时读不到。")

    monkeypatch.setattr(store.conversations, "create", fail)
    monkeypatch.setattr(store.conversations, "list", fail)
    archive = Archive(store)
    assert archive.begin(Actor("anna")) == ""
    assert "记录暂时读不到。" in Past(archive).show(event(), ANNA)
    assert "没有记下" in archive.rate("none", Actor("anna"), "up")
