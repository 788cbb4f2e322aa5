"""Where a text stands on a page: from characters with their places to boxes, one a line.

In: a page's characters in the order of the file, each with its rectangle; the text that is looked for. Out: boxes as
shares of the page, from its upper left corner. It opens no file.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_PIECES = re.compile(r"[\n\t]+|(?<=[。；！？])")
SHORT = 3  # characters of a piece that may stand in many places: looked for only beside longer ones
NEAR = 0.05  # share of a page's height within which such a piece belongs to the others


@dataclass(frozen=True)
class Box:
    """A rectangle as shares (0 to 1) of the page's width and height, from its upper left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return self.top + self.height / 2


@dataclass(frozen=True)
class Glyphs:
    """A page's characters, folded; `boxes` has one box a character."""

    text: str
    boxes: tuple[Box, ...]


def glyphs(characters: Iterable[tuple[str, Box]]) -> Glyphs:
    """Fold the characters of a page, so that a text that was read from it by other means can be found."""
    text: list[str] = []
    boxes: list[Box] = []
    for character, box in characters:
        for folded in fold(character):
            text.append(folded)
            boxes.append(box)
    return Glyphs("".join(text), tuple(boxes))


def fold(text: str) -> str:
    """Return the text in compatibility form without white space and control characters."""
    normal = unicodedata.normalize("NFKC", text)
    return "".join(c for c in normal if not c.isspace() and unicodedata.category(c)[0] != "C")


def find(page: Glyphs, quote: str) -> list[Box]:
    """Return the boxes of a quote, one a line; [] when the page does not hold it.

    A quote that the page tells in another order, like the row of a table, is looked for cell by cell.
    """
    whole = fold(quote)
    at = page.text.find(whole) if whole else -1
    if at >= 0:
        return lines(page.boxes[at : at + len(whole)])
    return _pieces(page, [piece for part in _PIECES.split(quote) if (piece := fold(part))])


def _pieces(page: Glyphs, pieces: Sequence[str]) -> list[Box]:
    found: list[Box] = []
    for piece in (piece for piece in pieces if len(piece) > SHORT):
        places = _places(page, piece)
        if places:
            found += _nearest(page, piece, places, found)
    anchors = list(found)
    for piece in (piece for piece in pieces if len(piece) <= SHORT):
        boxes = _nearest(page, piece, _places(page, piece), anchors) if anchors else []
        if boxes and min(abs(boxes[0].middle - anchor.middle) for anchor in anchors) <= NEAR:
            found += boxes
    return found


def _places(page: Glyphs, piece: str) -> list[int]:
    return [match.start() for match in re.finditer(re.escape(piece), page.text)]


def _nearest(page: Glyphs, piece: str, places: Sequence[int], found: Sequence[Box]) -> list[Box]:
    """Return the boxes of the occurrence that stands nearest to what was found already, else of the first one."""

    def distance(place: int) -> float:
        return min((abs(page.boxes[place].middle - box.middle) for box in found), default=0.0)

    if not places:
        return []
    best = min(places, key=distance)
    return lines(page.boxes[best : best + len(piece)])


def lines(boxes: Sequence[Box]) -> list[Box]:
    """Join boxes of characters that follow one another in a line."""
    joined: list[Box] = []
    for box in boxes:
        if box.width <= 0 or box.height <= 0:
            continue
        if joined and _same_line(joined[-1], box):
            joined[-1] = _union(joined[-1], box)
        else:
            joined.append(box)
    return joined


def _same_line(line: Box, box: Box) -> bool:
    level = abs(line.middle - box.middle) < 0.6 * max(line.height, box.height)
    return level and -0.01 <= box.left - (line.left + line.width) < 3 * max(box.width, 0.01)


def _union(one: Box, other: Box) -> Box:
    left, top = min(one.left, other.left), min(one.top, other.top)
    right = max(one.left + one.width, other.left + other.width)
    bottom = max(one.top + one.height, other.top + other.height)
    return Box(left, top, right - left, bottom - top)
