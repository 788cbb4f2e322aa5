"""The evidence panel beside every tab: what a mark, a search result or a figure of the ledger stands on.

In: the site, a click that names a citation of the conversation, a section that a refusal names, or a chunk and maybe a
span of its document. Out: the component, whose HTML is made in evidence.py and sheet.py.
"""

from collections.abc import Iterable
from itertools import chain
from typing import Any

import gradio as gr

from assistant.answer.cite import reference
from assistant.api.current import Contents
from assistant.errors import AssistantError
from assistant.types import Chunk, Span
from ui.conversation import Conversation
from ui.events import AT_ONCE, number, piece, text
from ui.evidence import NONE, chunk_panel, citation_panel
from ui.markup import Html
from ui.sheet import sheets_html
from ui.site import Site
from ui.welcome import closed_html


class Panel:
    """The handlers of the panel."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def cite(self, conversation: Conversation, event: gr.EventData) -> Html:
        """Return the evidence of the clicked mark."""
        turn = number(event, "turn")
        found = conversation.citation(turn, number(event, "label"))
        if found is None:
            return closed_html()
        citation, labels = found
        contents = self._contents()
        document = contents.documents.get(citation.document_id) if contents else None
        chunk = contents.chunks.get(citation.chunk_id) if contents else None
        span = Span(start=citation.start, end=citation.end)
        first, last = citation.page_start, citation.page_end
        sheets = sheets_html(self._site.pages, document, first, last, span) if document else NONE
        return citation_panel(citation, document, chunk, turn=turn, labels=labels, sheets=sheets)

    def related(self, conversation: Conversation, event: gr.EventData) -> Html:
        """Return a section named by a refusal."""
        found = conversation.related(number(event, "turn"), number(event, "index"))
        contents = self._contents()
        if found is None or contents is None:
            return closed_html()
        name, passages = found
        chunk = _named(name, chain((p.chunk for p in passages), contents.chunks.values()), contents)
        return self._shown(chunk, None, contents, "相近内容")

    def passage(self, event: gr.EventData) -> Html:
        """Return the chunk that the click names, its span marked when it names one."""
        contents = self._contents()
        if contents is None:
            return closed_html()
        start, end = number(event, "start"), number(event, "end")
        span = Span(start=start, end=end) if 0 <= start < end else None
        return self._shown(contents.chunks.get(text(event, "chunk")), span, contents, "原文")

    def _shown(self, chunk: Chunk | None, span: Span | None, contents: Contents, title: str) -> Html:
        document = contents.documents.get(chunk.document_id) if chunk else None
        if chunk is None or document is None:
            return closed_html()
        place = span or Span(start=chunk.start, end=chunk.end)
        sheets = sheets_html(self._site.pages, document, chunk.page_start, chunk.page_end, place)
        return chunk_panel(chunk, document, span, title=title, sheets=sheets)

    def _contents(self) -> Contents | None:
        try:
            return self._site.current().snapshot
        except AssistantError:
            return None


def _named(name: str, chunks: Iterable[Chunk], contents: Contents) -> Chunk | None:
    """Return the first chunk that the reference names."""
    titles = {document.id: document.title for document in contents.documents.values()}
    return next((c for c in chunks if c.document_id in titles and reference(titles[c.document_id], c) == name), None)


def build(site: Site) -> tuple[Panel, Any]:
    """Lay out the panel, connect what every tab may open, and return its handlers and its component."""
    handlers = Panel(site)
    panel = piece("panel", ("passage",))
    panel.passage(handlers.passage, None, panel, **AT_ONCE)
    return handlers, panel
