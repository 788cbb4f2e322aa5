"""The tab 检索: find passages with filters, and see why they were found.

In: the holder of the assistant. Out: Gradio components and what they do. The words become HTML in view.py.
"""

import time
from collections.abc import Callable, Mapping

import gradio as gr

from assistant.api.current import Answering
from assistant.errors import AssistantError
from assistant.text import Segmenter
from assistant.types import Document, Passage
from ui.events import AT_ONCE, piece, text
from ui.library.reading import chapter_of
from ui.markup import Html, tag
from ui.search.view import KINDS, Limits, form_html, hint_html, results_html
from ui.site import must

LOOKED_AT = 200  # passages that the filters choose from
SHOWN = 20


class Search:
    """The handlers of the tab. `current` returns the newest assistant or raises IndexFault."""

    def __init__(self, current: Callable[[], Answering]) -> None:
        self._current = current
        self._segmenter = Segmenter()

    def open(self, request: gr.Request) -> tuple[Html, Html]:
        """Return the form and what stands below it before the first search."""
        try:
            must(request, "read")
            return form_html(self._current().snapshot.documents), hint_html()
        except AssistantError as error:
            return Html(""), fault_html(error.message)

    def find(self, event: gr.EventData, request: gr.Request) -> Html:
        """Return the passages for the form's values."""
        query = text(event, "query").strip()
        if not query:
            return hint_html()
        started = time.perf_counter()
        try:
            must(request, "read")
            assistant = self._current()
            limits = read_limits(text(event, "place"), text(event, "kind"))
            chosen = [limits.document] if limits.document else []
            found = assistant.search(query, limit=LOOKED_AT, documents=chosen)
            kept = within(found, limits, assistant.snapshot.documents)[:SHOWN]
        except AssistantError as error:
            return fault_html(error.message)
        milliseconds = (time.perf_counter() - started) * 1000
        return results_html(kept, self._segmenter.content_words(query), milliseconds)


def read_limits(place: str, kind: str) -> Limits:
    """Read the form's choices: a document id, or one with a chapter's place behind a slash."""
    document, slash, chapter = place.rpartition("/")
    if not slash or not chapter.isdecimal():
        document, chapter = place, ""
    return Limits(document, int(chapter) if chapter else -1, kind if kind in KINDS else "")


def within(passages: list[Passage], limits: Limits, documents: Mapping[str, Document]) -> list[Passage]:
    """Return the passages that the limits let through, in order."""

    def fits(passage: Passage) -> bool:
        chunk = passage.chunk
        document = documents.get(chunk.document_id)
        if limits.kind and chunk.kind != limits.kind:
            return False
        return limits.chapter < 0 or (document is not None and chapter_of(document, chunk.section) == limits.chapter)

    return [passage for passage in passages if fits(passage)]


def fault_html(message: str) -> Html:
    """Return a failure as its sentence."""
    return tag("p", message, class_="fault", role="alert")


def build(current: Callable[[], Answering]) -> None:
    """Lay out the tab and connect it."""
    search = Search(current)
    with gr.Column(elem_id="search", elem_classes="pane"):
        form = piece("search-form", ("search", "find"))
        results = piece("search-results", style="scrolling")
    form.search(search.open, None, [form, results], **AT_ONCE)
    form.find(search.find, None, results, **AT_ONCE)
