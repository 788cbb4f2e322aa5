"""Pages of indexed documents: images and places of quotes, kept for who asks again.

In: a `Document` of the index with a page number or a span of its text. Out: PNG bytes, boxes. A file that is no longer
the one that was indexed has no pages: a quote must not be marked on another text.
"""

import hashlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from assistant.errors import DocumentNotFound
from assistant.pages import pdf
from assistant.pages.boxes import Box, Glyphs, find
from assistant.types import Document, Span

KEPT_IMAGES = 64  # about 100 kB each
KEPT_LAYOUTS = 256
T = TypeVar("T")


class Pages:
    """Pages of documents. Thread-safe."""

    def __init__(self) -> None:
        self._image = lru_cache(KEPT_IMAGES)(_of_file(pdf.image))
        self._layout = lru_cache(KEPT_LAYOUTS)(_of_file(pdf.layout))

    def image(self, document: Document, number: int) -> bytes:
        """Return a page, counted from 1, as PNG. Raises DocumentNotFound."""
        return self._image(*_file(document), number - 1)

    def shape(self, document: Document, number: int) -> float:
        """Return a page's height in widths. Raises DocumentNotFound."""
        return self._layout(*_file(document), number - 1)[0]

    def boxes(self, document: Document, number: int, span: Span) -> list[Box]:
        """Return where the span's part on a page stands, [] when it cannot be found. Raises DocumentNotFound."""
        glyphs: Glyphs = self._layout(*_file(document), number - 1)[1]
        page = next((page for page in document.pages if page.number == number), None)
        if page is None:
            return []
        start, end = max(span.start, page.start), min(span.end, page.end)
        return find(glyphs, document.text[start:end]) if start < end else []


def has_pages(document: Document) -> bool:
    """Tell whether a document is of a format with pages to show."""
    return document.source.format == "pdf" and bool(document.pages)


def _file(document: Document) -> tuple[str, str, int, int]:
    """Return a key of the document's file as it is now: path, digest as indexed, size and time."""
    if not has_pages(document):
        raise DocumentNotFound("这个文档没有可以显示的原页。")
    try:
        status = Path(document.source.path).stat()
    except OSError as error:
        raise DocumentNotFound("原文件已不在原处，请看文字。") from error
    return document.source.path, document.source.sha256, status.st_size, status.st_mtime_ns


def _of_file(read: Callable[[Path, int], T]) -> Callable[[str, str, int, int, int], T]:
    """Return `read` for a file that is still the one that was indexed."""

    def checked(path: str, sha256: str, _size: int, _time: int, index: int) -> T:
        if hashlib.sha256(Path(path).read_bytes()).hexdigest() != sha256:
            raise DocumentNotFound("原文件在建立索引后改动过，请看文字，或重新建立索引。")
        return read(Path(path), index)

    return checked
