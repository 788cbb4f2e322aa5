"""The tab 文档: every document's outline, its text to read; documents added and taken out.

In: the site. Out: Gradio components and what they do. The words become HTML in outline.py, reading.py, view.py and
holdings.py; files are sent to the HTTP interface by library.js.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import gradio as gr

from assistant.errors import AssistantError
from assistant.ingest.uploads import FOLDER
from assistant.library import Job
from assistant.sources import remembered
from assistant.types import Document
from ui.events import AT_ONCE, number, piece, text
from ui.library.holdings import holdings_html
from ui.library.outline import documents_html
from ui.library.reading import reading_html
from ui.library.view import head_html
from ui.markup import Html, join, tag
from ui.runner import Runner, State, command
from ui.site import Site, may, must

Shown = tuple[Html, Html, Html]  # controls, list, text


class Library:
    """The handlers of the tab."""

    def __init__(self, site: Site, indexing: Runner | None = None) -> None:
        self._site = site
        data_dir = site.data_dir
        self._indexing = indexing or (Runner(lambda: index_line(data_dir)) if data_dir else None)

    def open(self, event: gr.EventData, request: gr.Request) -> Shown:
        """Return the controls, the list, and the named document, else the first one."""
        return self._shown(text(event, "document"), 0, request)

    def read(self, event: gr.EventData, request: gr.Request) -> Shown:
        """Return the same with the chosen document open at the chosen section."""
        return self._shown(text(event, "document"), max(0, number(event, "section")), request)

    def holdings(self, event: gr.EventData, request: gr.Request) -> Shown:
        """Return everything as it is now, told again and again while something is under way.

        The list is made anew only when nothing is under way any more, so that nobody's place in it is lost.
        """
        if self._busy() or not may(request, "read"):
            return self._controls(request), gr.skip(), gr.skip()
        return self._controls(request), self._list(text(event, "document")), gr.skip()

    def reindex(self, request: gr.Request) -> Html:
        """Index everything again, if who asks for it may."""
        if self._indexing is not None and may(request, "admin"):
            self._indexing.start()
        return self._controls(request)

    def discard(self, event: gr.EventData, request: gr.Request) -> Shown:
        """Take an uploaded document out, if who asks for it may."""
        library, told = self._site.library, ""
        if library is not None and may(request, "admin"):
            try:
                library.remove(text(event, "document"), self._documents().keys())
            except AssistantError as error:
                told = error.message
        return self._controls(request, told), *self._shown("", 0, request)[1:]

    def _shown(self, document_id: str, section: int, request: gr.Request) -> Shown:
        try:
            must(request, "read")
            documents = self._site.current().snapshot.documents
        except AssistantError as error:
            return self._controls(request), Html(""), tag("p", error.message, class_="fault", role="alert")
        document = documents.get(document_id) or next(iter(documents.values()), None)
        if document is None:
            return self._controls(request), Html(""), tag("p", "还没有文档。", class_="note")
        tools = _tools(document, removable=self._removable(document, request))
        head = head_html(document, _today(), tools)
        return self._controls(request), self._list(document.id), join([head, _text(document, section)])

    def _list(self, opened: str) -> Html:
        return documents_html(self._documents(), opened, _today())

    def _controls(self, request: gr.Request, told: str = "") -> Html:
        if not may(request, "admin"):
            return Html("")
        state = self._indexing.state if self._indexing else State()
        return holdings_html(
            self._jobs(),
            state,
            can_upload=self._site.library is not None,
            can_index=self._indexing is not None,
            told=told,
        )

    def _busy(self) -> bool:
        indexing = self._indexing is not None and self._indexing.state.running
        return indexing or any(job.state in ("queued", "working") for job in self._jobs())

    def _jobs(self) -> Sequence[Job]:
        """Return the latest uploads without those whose document was taken out again."""
        if self._site.library is None:
            return ()
        documents = self._documents()
        return [job for job in self._site.library.jobs.all() if job.state != "done" or job.file.id in documents]

    def _documents(self) -> Mapping[str, Document]:
        try:
            return self._site.current().snapshot.documents
        except AssistantError:
            return {}

    def _removable(self, document: Document, request: gr.Request) -> bool:
        uploaded = Path(document.source.path).parent.name == FOLDER
        return uploaded and self._site.library is not None and may(request, "admin")


def index_line(data_dir: Path) -> list[str]:
    """Return the command line that indexes again what is indexed: the same paths, or the corpus."""
    record = remembered(data_dir)
    return command(data_dir, "index", *(record.paths if record else ()))


def _today() -> date:
    return datetime.now(UTC).date()


def _tools(document: Document, *, removable: bool) -> Html:
    if not removable:
        return Html("")
    sure = {"data_sure": "再按一次删除，删除后不再据此回答"}
    return tag("button", "删除这个文档", type="button", data_act="discard", data_document=document.id, **sure)


def _text(document: Document, section: int) -> Html:
    place = section if section < len(document.sections) else 0
    target = tag("span", hidden=True, data_target=f"section{place}", data_document=document.id)
    return join([target, reading_html(document, place)])


def build(site: Site) -> None:
    """Lay out the tab and connect it."""
    library = Library(site)
    with gr.Row(elem_id="library", elem_classes="pane"):
        with gr.Column(elem_id="stacks"):
            controls = piece("holdings", ("holdings", "reindex", "discard"))
            shelf = piece("shelf", ("library", "read"), style="scrolling")
        page = piece("page", style="scrolling")
    everything = [controls, shelf, page]
    shelf.library(library.open, None, everything, **AT_ONCE)
    shelf.read(library.read, None, everything, **AT_ONCE)
    controls.holdings(library.holdings, None, everything, **AT_ONCE)
    controls.discard(library.discard, None, everything, **AT_ONCE)
    controls.reindex(library.reindex, None, controls, **AT_ONCE)
