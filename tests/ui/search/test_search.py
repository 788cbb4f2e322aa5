"""What the tab 检索 finds, keeps to, and shows."""

import gradio as gr
import pytest

from assistant.errors import IndexMissing
from assistant.types import Kind, Passage
from tests.ui.reading import read
from tests.ui.samples import CHUNKS, DOCUMENTS, StreamingAssistant
from ui.library.reading import chapter_of
from ui.search.tab import Search, read_limits, within
from ui.search.view import Limits, results_html


def passage(chunk, **scores):
    return Passage(chunk=chunk, document_title=DOCUMENTS[chunk.document_id].title, score=1.5, **scores)


READER = gr.Request()
FOUND = [passage(chunk, dense=0.9 - place / 10) for place, chunk in enumerate(CHUNKS.values())]


class Finding(StreamingAssistant):
    """Finds everything, and remembers what it was asked."""

    def search(self, query, *, limit=10, documents=()):
        self.asked = (query, tuple(documents))
        return FOUND


def find(search, **fields):
    return search.find(gr.EventData(None, fields), READER)


def test_the_form_offers_every_document_with_its_chapters():
    form, below = Search(StreamingAssistant).open(READER)
    options = [option.text.strip() for option in read(form).find("option")]
    for document in DOCUMENTS.values():
        assert any(document.title in option for option in options)
        chapters = [s.path[-1] for s in document.sections if s.parent is None and s.kind is Kind.PROSE]
        assert set(chapters) <= set(options)
    assert "得分" in below


def test_passages_are_shown_with_scores_and_the_words_that_were_looked_for():
    assistant = Finding()
    shown = read(find(Search(lambda: assistant), query=" 学校 "))
    assert assistant.asked == ("学校", ())
    assert [item.text for item in shown.find("mark")] == ["学校"] * len(shown.find("mark")) != []
    buttons = [button.attributes["data-chunk"] for button in shown.find("button")]
    assert buttons == [item.chunk.id for item in FOUND]
    assert "0.900" in shown.text
    assert "字面 —" in shown.text


def test_a_document_is_given_to_the_search_and_a_chapter_kept_to_afterwards():
    assistant = Finding()
    chunk = FOUND[0].chunk
    chapter = chapter_of(DOCUMENTS[chunk.document_id], chunk.section)
    shown = read(find(Search(lambda: assistant), query="学校", place=f"{chunk.document_id}/{chapter}"))
    assert assistant.asked[1] == (chunk.document_id,)
    inside = {c.id for c in CHUNKS.values() if chapter_of(DOCUMENTS[c.document_id], c.section) == chapter}
    assert {button.attributes["data-chunk"] for button in shown.find("button")} <= inside


def test_a_kind_is_kept_to():
    for kind in Kind:
        kept = within(FOUND, Limits(kind=kind), DOCUMENTS)
        assert kept == [item for item in FOUND if item.chunk.kind is kind]


@pytest.mark.parametrize(
    ("place", "kind", "limits"),
    [
        ("", "", Limits()),
        ("甲", "table", Limits("甲", -1, "table")),
        ("甲/3", "x", Limits("甲", 3)),
        ("甲/乙", "", Limits("甲/乙")),
    ],
)
def test_the_form_s_choices_are_read(place, kind, limits):
    assert read_limits(place, kind) == limits


def test_nothing_found_says_what_to_try():
    assert "换一个说法" in results_html([], [], 1.0)


def test_nothing_typed_looks_for_nothing():
    assert "不生成回答" in find(Search(StreamingAssistant), query="  ")


def test_faults_are_sentences():
    def current():
        raise IndexMissing("还没有建立索引。")

    search = Search(current)
    assert "还没有建立索引。" in search.open(READER)[1]
    assert "还没有建立索引。" in find(search, query="学校")
