"""The evidence panel beside every tab: a passage of a document, opened from wherever it is named.

In: the holder of the assistant, a click that names a chunk and maybe a span of its document. Out: the component, whose
HTML is made in evidence.py. Marks of answers are looked up in chat.py, which writes into the same panel.
"""

from collections.abc import Callable
from typing import Any

import gradio as gr

from assistant.api.current import Answering
from assistant.errors import AssistantError
from assistant.types import Span
from ui.events import AT_ONCE, number, piece, text
from ui.evidence import chunk_panel
from ui.markup import Html
from ui.welcome import closed_html


def build(current: Callable[[], Answering]) -> Any:  # noqa: ANN401  # see events.piece
    """Lay out the panel, connect it, and return it."""
    panel = piece("panel", ("passage",))

    def open_passage(event: gr.EventData) -> Html:
        return passage(current, event)

    panel.passage(open_passage, None, panel, **AT_ONCE)
    return panel


def passage(current: Callable[[], Answering], event: gr.EventData) -> Html:
    """Return the panel of the chunk that the click names, its span marked when it names one."""
    try:
        snapshot = current().snapshot
    except AssistantError:
        return closed_html()
    chunk = snapshot.chunks.get(text(event, "chunk"))
    document = snapshot.documents.get(chunk.document_id) if chunk else None
    if chunk is None or document is None:
        return closed_html()
    start, end = number(event, "start"), number(event, "end")
    return chunk_panel(chunk, document, Span(start=start, end=end) if 0 <= start < end else None)
