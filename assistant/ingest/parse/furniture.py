"""Running headers, footers and page numbers of a PDF.

In: the lines of all pages. Out: which of them are furniture, and of what kind. They are recognised by coming again at
the edge of many pages, or by being a bare page number there.
"""

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median
from typing import Literal

from assistant.ingest.contents import squeeze
from assistant.ingest.parse.page import PageLine

Reason = Literal["page-header", "page-number"]
EDGE_LINES = 2  # lines at the top and at the bottom of a page that can be furniture
SMALL = 0.95  # of the usual font size
SHARE = 0.3  # of the pages; headers of left and right pages differ
_NUMBER = re.compile(
    r"[-–—·~\s]*(?:第\s?)?(?:\d{1,4}|[ivxlc]{1,6}|[IVXLC]{1,6})(?:\s?页)?(?:\s?[/／,，]?\s?共?\s?\d{1,4}\s?页?)?[-–—·~\s]*"
)


def furniture(pages: Sequence[Sequence[PageLine]], title: str) -> dict[tuple[int, int], Reason]:
    """Find the furniture; keys are (index of the page, index of the line in it).

    A document of one page has no header that comes again: there it is a line above the text, in smaller type than the
    rest, that repeats the title.
    """
    size = median(line.size for page in pages for line in page) if any(pages) else 0.0
    edges = {(p, i): line for p, page in enumerate(pages) for i, line in _edge(page)}
    counted = Counter((_shape(line.text), round(line.base / 6)) for line in edges.values())
    needed = max(2, SHARE * len(pages))
    found: dict[tuple[int, int], Reason] = {}
    for key, line in edges.items():
        shape, place = _shape(line.text), round(line.base / 6)
        again = sum(counted[(shape, near)] for near in (place - 1, place, place + 1))
        if _NUMBER.fullmatch(line.text) and _is_outermost(pages[key[0]], line):
            found[key] = "page-number"
        elif (again >= needed and len(pages) >= 2) or (line.size < SMALL * size and _repeats(line, title)):
            found[key] = "page-header"
    return found


def _edge(page: Sequence[PageLine]) -> list[tuple[int, PageLine]]:
    ordered = sorted(enumerate(page), key=lambda pair: pair[1].base)
    return list(dict(ordered[:EDGE_LINES] + ordered[-EDGE_LINES:]).items())


def _is_outermost(page: Sequence[PageLine], line: PageLine) -> bool:
    return len(page) > 1 and line.base in (min(other.base for other in page), max(other.base for other in page))


def _repeats(line: PageLine, title: str) -> bool:
    return len(title) > 2 and squeeze(title) in squeeze(line.text)


def _shape(text: str) -> str:
    """Text with its figures blotted out: "第 3 页" comes again as "第 4 页"."""
    return re.sub(r"\d+", "#", re.sub(r"\s", "", text))
