"""The one file that asks the PDF renderer.

In: a PDF file, a page's place. Out: the page as PNG, its size, its characters with their places. The renderer must not
be used by two threads at once, so everything here happens under one lock.
"""

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
from PIL import Image

from assistant.errors import DocumentNotFound
from assistant.pages.boxes import Box, Glyphs, glyphs

WIDTH = 1100  # pixels of an image: readable on a panel of half that width on a dense display
TALLEST = 4  # heights of a page in widths; a taller one is no page of a document
COLOURS = 48
_LOCK = threading.Lock()


def image(path: Path, index: int) -> bytes:
    """Return a page as PNG. Raises DocumentNotFound."""
    with _page(path, index) as page:
        drawn = page.render(scale=WIDTH / page.get_width()).to_pil()
    kept = io.BytesIO()
    drawn.convert("P", palette=Image.Palette.ADAPTIVE, colors=COLOURS).save(kept, "PNG")
    return kept.getvalue()


def layout(path: Path, index: int) -> tuple[float, Glyphs]:
    """Return a page's height in widths, and its characters. Raises DocumentNotFound."""
    with _page(path, index) as page:
        width, height = page.get_size()
        left, bottom, *_ = page.get_cropbox()
        if page.get_rotation():  # characters are told as they stood before it
            return height / width, Glyphs("", ())
        text = page.get_textpage()
        characters = []
        for place in range(text.count_chars()):
            x1, y1, x2, y2 = text.get_charbox(place, loose=True)
            box = Box((x1 - left) / width, 1 - (y2 - bottom) / height, (x2 - x1) / width, (y2 - y1) / height)
            characters.append((text.get_text_range(place, 1), box))
    return height / width, glyphs(characters)


@contextmanager
def _page(path: Path, index: int) -> Iterator[pypdfium2.PdfPage]:
    with _LOCK:
        try:
            document = pypdfium2.PdfDocument(path)
        except (pypdfium2.PdfiumError, OSError) as error:
            raise DocumentNotFound("这个文件的原页打不开，请看文字。") from error
        try:
            if not 0 <= index < len(document):
                raise DocumentNotFound(f"这个文档只有 {len(document)} 页。")
            page = document[index]
            if page.get_height() > TALLEST * page.get_width():
                raise DocumentNotFound("这一页的尺寸不寻常，请看文字。")
            yield page
        except pypdfium2.PdfiumError as error:
            raise DocumentNotFound("这一页画不出来，请看文字。") from error
        finally:
            document.close()
