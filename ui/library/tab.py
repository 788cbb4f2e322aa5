"""The tab 文档: every document's outline, and its text to read.

In: the holder of the assistant. Out: Gradio components and what they do. The words become HTML in outline.py,
reading.py and view.py.
"""

from collections.abc import Callable
from datetime import UTC, datetime

import gradio as gr

from assistant.api.current import Answering
from assistant.errors import AssistantError
from assistant.types import Document
from ui.events import AT_ONCE, number, piece, text
from ui.library.outline import documents_html
from ui.library.reading import reading_html
from ui.library.view import head_html
from ui.markup import Html, join, tag


class Library:
    """The handlers of the tab. `current` returns the newest assistant or raises IndexFault."""

    def __init__(self, current: Callable[[], Answering]) -> None:
        self._current = current

    def open(self) -> tuple[Html, Html]:
        """Return the list and the first document."""
        return self._show("", 0)

    def read(self, event: gr.EventData) -> tuple[Html, Html]:
        """Return the list with the chosen document open, and its text."""
        return self._show(text(event, "document"), max(0, number(event, "section")))

    def _show(self, document_id: str, section: int) -> tuple[Html, Html]:
        today = datetime.now(UTC).date()
        try:
            documents = self._current().snapshot.documents
        except AssistantError as error:
            return Html(""), tag("p", error.message, class_="fault", role="alert")
        document = documents.get(document_id) or next(iter(documents.values()), None)
        if document is None:
            return Html(""), tag("p", "还没有文档。", class_="note")
        listed = documents_html(documents, document.id, today)
        return listed, join([head_html(document, today, Html("")), _text(document, section)])


def _text(document: Document, section: int) -> Html:
    place = section if section < len(document.sections) else 0
    target = tag("span", hidden=True, data_target=f"section{place}", data_document=document.id)
    return join([target, reading_html(document, place)])


def build(current: Callable[[], Answering]) -> None:
    """Lay out the tab and connect it."""
    library = Library(current)
    with gr.Row(elem_id="library", elem_classes="pane"):
        shelf = piece("shelf", ("library", "read"), style="scrolling")
        page = piece("page", style="scrolling")
    shelf.library(library.open, None, [shelf, page], **AT_ONCE)
    shelf.read(library.read, None, [shelf, page], **AT_ONCE)
