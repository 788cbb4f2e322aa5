"""What the tab does when something is clicked or typed."""

import gradio as gr
import pytest

from assistant.errors import IndexMissing
from assistant.reception import Unrecorded
from tests.ui.reading import read
from tests.ui.samples import StreamingAssistant, site_of
from ui.chat import BROKEN, Chat
from ui.conversation import Conversation
from ui.site import Site

REQUEST = gr.Request()


def event(**data):
    return gr.EventData(None, data)


@pytest.fixture
def assistant():
    return StreamingAssistant()


@pytest.fixture
def chat(assistant):
    return Chat(site_of(assistant))


@pytest.fixture
def conversation():
    return Conversation()


def ask(chat, conversation, typed, **data):
    """Ask to the end; returns the last thread that was sent."""
    threads = [
        thread for thread, _ in chat.ask(conversation, typed, event(**data), REQUEST) if isinstance(thread, list)
    ]
    return threads[-1] if threads else None


def test_a_typed_question_is_answered(chat, conversation):
    assert "有学校三所" in ask(chat, conversation, " 有几所学校？ ")[0]
    assert conversation.exchanges[0].question == "有几所学校？"


def test_a_clicked_question_is_answered(chat, conversation):
    ask(chat, conversation, "", question="学校有哪些？")
    assert conversation.exchanges[0].question == "学校有哪些？"


def test_the_box_offers_to_stop_and_then_to_send(chat, conversation):
    boxes = [box for _, box in chat.ask(conversation, "学校？", event(), REQUEST)]
    assert boxes[0]["stop_btn"] is True
    assert boxes[-2]["submit_btn"] is True
    assert boxes[-1] == gr.skip()


@pytest.mark.parametrize("typed", ["", "   ", None])
def test_nothing_typed_asks_nothing(chat, conversation, typed):
    assert ask(chat, conversation, typed) is None
    assert conversation.exchanges == []


def test_while_an_answer_is_made_nothing_else_is_asked(chat, conversation):
    conversation.begin("学校？")
    assert ask(chat, conversation, "学校有哪些？") is None


def test_a_follow_up_is_given_the_history(chat, conversation, assistant):
    ask(chat, conversation, "有几所学校？")
    ask(chat, conversation, "学校在哪里？")
    assert [turn.content for turn in assistant.histories[1]] == ["有几所学校？", "有学校三所。[1]\n乙校在镇上。[2]"]


def test_a_question_that_cannot_be_read_becomes_its_sentence(chat, conversation):
    assert "请用文字写下问题。" in ask(chat, conversation, "？？？")[0]
    assert not conversation.busy


def test_without_an_index_the_page_says_what_to_do():
    def current():
        raise IndexMissing("还没有建立索引。")

    chat, conversation = Chat(Site(current, Unrecorded(current))), Conversation()
    assert "还没有建立索引。" in list(chat.open())[-1][1][0]
    assert "还没有建立索引。" in ask(chat, conversation, "学校？")[0]


def test_stopping_shows_what_there_is_and_ends_the_answer(chat, conversation):
    asking = chat.ask(conversation, "有几所学校？", event(), REQUEST)
    next(asking)
    thread, box = chat.stop(conversation)
    assert "已停止" in thread[0]
    assert box["submit_btn"] is True
    assert [box for _, box in asking] == [gr.skip(), gr.skip()]
    assert conversation.exchanges[0].answer is None


def test_stopping_twice_or_too_late_changes_nothing(chat, conversation):
    ask(chat, conversation, "有几所学校？")
    assert "有学校三所" in chat.stop(conversation)[0][0]


def test_an_unexpected_failure_is_told_and_leaves_the_box_usable(chat, conversation):
    conversation.begin("学校？")
    thread, box = chat.failed(conversation)
    assert BROKEN in thread[0]
    assert box["submit_btn"] is True
    assert not conversation.busy


def test_the_greeting_names_the_documents_first_and_suggests_later(chat):
    first, second = (read(thread[0]) for _, thread in chat.open())
    assert "《甲市报告》" in first.text
    assert first.elements[0].attributes["aria-busy"] == "true"
    assert {button.attributes["data-act"] for button in second.find("button")} == {"ask"}


def test_suggestions_are_made_once_an_index(chat, assistant, monkeypatch):
    asked = []
    answer = assistant.ask

    def counted(question, *, mode):
        assert mode == "extractive"  # a suggestion must not wait for a model
        asked.append(question)
        return answer(question)

    monkeypatch.setattr(assistant, "ask", counted)
    list(chat.open())
    made = len(asked)
    assert made > 0
    assert len(list(chat.open())) == 1
    assert len(asked) == made
    assistant.snapshot.fingerprint = "f2"
    list(chat.open())
    assert len(asked) == 2 * made


def test_without_suggestions_the_greeting_still_comes(chat, assistant, monkeypatch):
    def fail(question, *, mode):
        raise IndexMissing("索引不可用。")

    monkeypatch.setattr(assistant, "ask", fail)
    last = read(list(chat.open())[-1][1][0])
    assert last.elements[0].attributes["aria-busy"] == "false"
    assert last.find("button") == []
