"""The lines of one PDF page, with the positions that tell paragraphs, headers and headings.

In: a pypdf page. Out: a `PageText`.
Coordinates are points from the top left corner of the page, as pdfplumber counts them. Does not join lines.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import sqrt
from typing import Any

from pypdf import PageObject

from assistant.text.radicals import whole_characters

Matrix = Sequence[float]
A4_WIDTH = 595.0
THIN = 3.0  # points; a rectangle this thin is a rule
LONG = 120.0  # points; shorter rules are underlines
NEAR = 1.5  # points; rules closer than this are one
# A line set to the full width, its spaces told as characters: at least five pieces of one character or number each.
# A row of figures is none.
_PIECE = r"(?:\d[\d.,]*[%％]?|[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef“”‘’])"
_SPREAD = re.compile(rf"(?<!\S){_PIECE}(?: {_PIECE}){{4,}}(?!\S)")


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line as it is printed: words, left and estimated right edge, baseline from the top, font size; in points."""

    text: str
    left: float
    right: float
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's lines in the order of the content stream, its width in points, and what else it holds.

    `ruled`: its rules can be a table, that is, a grid of two columns or three rules of one length.
    """

    lines: list[PageLine] = field(default_factory=list)
    width: float = A4_WIDTH
    ruled: bool = False
    pictured: bool = False


@dataclass(slots=True)
class _Collector:
    """Receives what pypdf meets while it extracts a page's text."""

    height: float
    found: list[PageLine] = field(default_factory=list)
    upright: set[float] = field(default_factory=set)
    level: set[float] = field(default_factory=set)
    bands: list[tuple[int, int]] = field(default_factory=list)  # ends of long horizontal rules
    pen: tuple[float, float] = (0.0, 0.0)

    def text(self, said: str, cm: Matrix, tm: Matrix, _font: Any, size: float) -> None:  # noqa: ANN401  (pypdf's dict)
        for part in said.split("\n"):
            if not part.strip():
                if part and self.found:  # a space between two words
                    self._append(part, None)
                continue
            x, y = _apply(cm, tm[4], tm[5])
            scale = sqrt(abs(cm[0] * cm[3] - cm[1] * cm[2])) * sqrt(abs(tm[0] * tm[3] - tm[1] * tm[2]))
            self._append(part, PageLine(part, x, x + width(part) * size * scale, self.height - y, size * scale))

    def _append(self, part: str, piece: PageLine | None) -> None:
        last = self.found[-1] if self.found else None
        if piece is None:
            if last is not None:
                self.found[-1] = PageLine(last.text + part, last.left, last.right, last.base, last.size)
            return
        on_line = last is not None and abs(last.base - piece.base) <= 0.35 * max(last.size, piece.size)
        if last is None or not on_line or piece.left < last.left - 1:
            self.found.append(piece)
            return
        size = last.size if len(last.text) >= len(piece.text) else piece.size
        said = last.text + part
        right = max(last.right, piece.right, last.left + width(said) * size)
        self.found[-1] = PageLine(said, last.left, right, last.base, size)

    def draw(self, operator: bytes, operands: Sequence[Any], cm: Matrix, _tm: Matrix) -> None:
        if operator == b"m":
            self.pen = _apply(cm, float(operands[0]), float(operands[1]))
        elif operator == b"l":
            end = _apply(cm, float(operands[0]), float(operands[1]))
            self._rule(self.pen, end)
            self.pen = end
        elif operator == b"re":
            x, y, w, h = (float(value) for value in operands)
            low, high = _apply(cm, x, y), _apply(cm, x + w, y + h)
            if min(abs(high[0] - low[0]), abs(high[1] - low[1])) <= THIN:
                self._rule(low, high)
            else:
                self.upright |= {round(low[0]), round(high[0])}
                self.level |= {round(low[1]), round(high[1])}

    def _rule(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        if abs(start[0] - end[0]) <= THIN < abs(start[1] - end[1]):
            self.upright.add(round(start[0]))
        elif abs(start[1] - end[1]) <= THIN < abs(start[0] - end[0]):
            self.level.add(round(start[1]))
            if abs(start[0] - end[0]) >= LONG:
                self.bands.append((round(min(start[0], end[0])), round(max(start[0], end[0]))))


def page_text(page: PageObject) -> PageText:
    """Read a page. Raises what pypdf raises on malformed objects."""
    collector = _Collector(height=float(page.mediabox.top))
    page.extract_text(visitor_text=collector.text, visitor_operand_before=collector.draw)
    lines = [_tidied(line) for line in collector.found]
    banded = max(Counter(collector.bands).values(), default=0) >= 3
    ruled = banded or (_distinct(collector.upright) >= 3 and _distinct(collector.level) >= 2)
    return PageText([line for line in lines if line.text], float(page.mediabox.width), ruled, _has_image(page))


def _has_image(page: Any) -> bool:  # noqa: ANN401  (pypdf's dictionaries)
    resources = page.get("/Resources")
    objects = resources.get_object().get("/XObject") if resources is not None else None
    found = objects.get_object() if objects is not None else {}
    return any(found[key].get("/Subtype") == "/Image" for key in found)


def width(text: str) -> float:
    """Estimated width in units of the font size: wide characters 1, others 0.5."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text)


def tidy(text: str) -> str:
    """Return a line's or cell's words as they are meant: whole characters, one space, none that only spreads a line."""
    said = re.sub(r"[ \t\xa0]+", " ", whole_characters(text)).strip()
    return _SPREAD.sub(_unspread, said)


def _unspread(run: re.Match[str]) -> str:
    pieces = run.group().split(" ")
    figures = sum(piece[0].isdigit() for piece in pieces)
    return "".join(pieces) if 3 * figures <= len(pieces) else run.group()


def _tidied(line: PageLine) -> PageLine:
    said = tidy(line.text)
    right = line.right - (width(line.text) - width(said)) * line.size
    return PageLine(said, line.left, max(right, line.left), line.base, line.size)


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    return matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]


def _distinct(values: set[float]) -> int:
    ordered = sorted(values)
    return sum(1 for i, value in enumerate(ordered) if i == 0 or value - ordered[i - 1] > NEAR)
