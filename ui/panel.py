"""The evidence panel beside every tab: a passage of a document, opened from wherever it is named.

In: the site, a click that names a chunk and maybe a span of its document. Out: the component, whose
HTML is made in evidence.py. Marks of answers are looked up in chat.py, which writes into the same panel.
"""

from typing import Any

import gradio as gr

from assistant.errors import AssistantError
from assistant.types import Span
from ui.events import AT_ONCE, number, piece, text
from ui.evidence import chunk_panel
from ui.markup import Html
from ui.sheet import sheets_html
from ui.site import Site
from ui.welcome import closed_html


def build(site: Site) -> Any:  # noqa: ANN401  # see events.piece
    """Lay out the panel, connect it, and return it."""
    panel = piece("panel", ("passage",))

    def open_passage(event: gr.EventData) -> Html:
        return passage(site, event)

    panel.passage(open_passage, None, panel, **AT_ONCE)
    return panel


def passage(site: Site, event: gr.EventData) -> Html:
    """Return the panel of the chunk that the click names, its span marked when it names one."""
    try:
        snapshot = site.current().snapshot
    except AssistantError:
        return closed_html()
    chunk = snapshot.chunks.get(text(event, "chunk"))
    document = snapshot.documents.get(chunk.document_id) if chunk else None
    if chunk is None or document is None:
        return closed_html()
    start, end = number(event, "start"), number(event, "end")
    span = Span(start=start, end=end) if 0 <= start < end else None
    whole = Span(start=chunk.start, end=chunk.end)
    sheets = sheets_html(site.pages, document, chunk.page_start, chunk.page_end, span or whole)
    return chunk_panel(chunk, document, span, sheets=sheets)
