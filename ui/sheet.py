"""The page of a document as an image, the quote's place marked on it.

In: a document, its pages, the span that is quoted. Out: `Html`; "" where there is no page to show. The browser
fetches an image only when it is looked at.
"""

from urllib.parse import quote

from assistant.errors import DocumentNotFound
from assistant.pages import Box, Pages
from assistant.types import Document, Span
from ui.markup import Html, tag
from ui.reference import page_range

MOST = 3  # pages shown of a passage that runs over more


def sheets_html(pages: Pages, document: Document, first: int | None, last: int | None, span: Span | None) -> Html:
    """Return the pages from `first` to `last`, counted from 1; a page that cannot be shown is left out."""
    if first is None:
        return Html("")
    shown = [_sheet(pages, document, number, span) for number in range(first, min(last or first, first + MOST - 1) + 1)]
    parts = [sheet for sheet in shown if sheet]
    return tag("div", *parts, class_="sheets", tabindex=0, role="region", aria_label="原页") if parts else Html("")


def _sheet(pages: Pages, document: Document, number: int, span: Span | None) -> Html:
    try:
        shape = pages.shape(document, number)
        boxes = pages.boxes(document, number, span) if span else []
    except DocumentNotFound:
        return Html("")
    name = page_range(number, None)
    about = f"{name}的图像" + ("，引文处已标出" if boxes else "")
    image = tag("img", src=address(document, number), alt=about, loading="lazy", decoding="async")
    note = "" if boxes or span is None else "（这一页上没有找到引文的确切位置）"
    return tag(
        "figure",
        tag("figcaption", name + note),
        tag("div", image, *map(_mark, boxes), class_="paper", style=f"aspect-ratio:1/{shape:.4f}"),
        class_="sheet",
    )


def address(document: Document, number: int) -> str:
    """Return the address of a page's image; another file gets another address."""
    return f"/api/v1/documents/{quote(document.id, safe='')}/pages/{number}?v={document.source.sha256[:12]}"


def _mark(box: Box) -> Html:
    place = (("left", box.left), ("top", box.top), ("width", box.width), ("height", box.height))
    return tag("i", style=";".join(f"{name}:{share * 100:.2f}%" for name, share in place), aria_hidden="true")
