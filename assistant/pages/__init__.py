"""Pages of PDF documents as images, and where on them a quote stands.

In: indexed documents, page numbers, spans of a document's text. Out: PNG bytes and boxes. Not here: reading documents
into text (ingest), or showing anything.
"""

from assistant.pages.boxes import Box
from assistant.pages.pages import Pages

__all__ = ["Box", "Pages"]
