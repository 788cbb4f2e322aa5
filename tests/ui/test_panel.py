"""What opens in the panel beside the tabs."""

import gradio as gr
import pytest

from assistant.errors import IndexMissing
from assistant.reception import Unrecorded
from tests.ui.reading import read
from tests.ui.samples import LISTED, StreamingAssistant, answer, refusal, site_of
from ui.conversation import Conversation
from ui.footer import Extras
from ui.panel import Panel
from ui.site import Site


def event(**data):
    return gr.EventData(None, data)


@pytest.fixture
def assistant():
    return StreamingAssistant()


@pytest.fixture
def panel(assistant):
    return Panel(site_of(assistant))


@pytest.fixture
def conversation():
    conversation = Conversation()
    conversation.restore("有几所学校？", answer(), Extras())
    conversation.restore("天气怎样？", refusal(), Extras())
    return conversation


def test_a_mark_opens_its_evidence(panel, conversation):
    opened = read(panel.cite(conversation, event(turn="0", label="1")))
    assert opened.find("mark")[0].text == "甲市有学校三所。"


@pytest.mark.parametrize("data", [{}, {"turn": "9", "label": "1"}, {"turn": "0", "label": "x"}, {"turn": ["0"]}])
def test_a_mark_that_is_not_there_opens_a_way_on(panel, conversation, data):
    assert "请重新提问" in panel.cite(conversation, event(**data))


def test_evidence_of_a_document_that_left_the_index_is_still_the_quote(panel, conversation, assistant):
    assistant.snapshot.documents.clear()
    assistant.snapshot.chunks.clear()
    assert "甲市有学校三所。" in panel.cite(conversation, event(turn="0", label="1"))
    assert "请重新提问" in panel.related(conversation, event(turn="1", index="0"))


def test_a_related_section_is_found_in_the_index_when_its_passages_are_gone(panel, conversation):
    opened = panel.related(conversation, event(turn="1", index="0"))
    assert "相近内容" in opened
    assert "甲市有学校三所。" in opened
    assert "请重新提问" in panel.related(conversation, event(turn="1", index="4"))


def test_a_passage_is_opened_by_its_chunk_with_a_span_marked(panel):
    row = LISTED.sentences[0]
    opened = read(panel.passage(event(chunk=LISTED.id, start=str(row.start), end=str(row.end))))
    assert len(opened.find(".marked")) == 1
    assert read(panel.passage(event(chunk=LISTED.id))).find(".marked") == []
    assert "请重新提问" in panel.passage(event(chunk="none"))


def test_without_an_index_nothing_opens():
    def current():
        raise IndexMissing("还没有建立索引。")

    assert "请重新提问" in Panel(Site(current, Unrecorded(current))).passage(event(chunk="c1"))
