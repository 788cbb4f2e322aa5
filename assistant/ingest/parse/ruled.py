"""Tables on a PDF page that are ruled in both directions.

In: a pdfplumber page. Out: `PageTable`s with the words of every cell. Tables with horizontal rules only are
read in `banded.py`. Does not say which row is a header.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from assistant.ingest.parse.joining import joined
from assistant.ingest.parse.page import THIN

Box = tuple[float, float, float, float]
PAGE_SHARE = 0.95  # of the page's height; a larger frame is a border, not a table
PROSE = 150  # characters a cell on average; more is text in a frame


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table's frame (left, top, right, bottom; points from the top left) and the words of its cells.

    The words of a merged cell stand in every place that it covers; `across` holds the places (row, column) that are
    merged with their left neighbour.
    """

    box: Box
    rows: tuple[tuple[str, ...], ...]
    across: frozenset[tuple[int, int]] = frozenset()

    def meets(self, other: "PageTable") -> bool:
        """Tell whether the frames of two tables overlap."""
        one, two = self.box, other.box
        return one[1] < two[3] and two[1] < one[3] and one[0] < two[2] and two[0] < one[2]


def framed_tables(page: Any) -> list[PageTable]:  # noqa: ANN401  (pdfplumber publishes no types)
    """Find the tables of two columns and two rows or more, from the top of the page down."""
    found = (_framed(page, table) for table in page.filter(_is_rule).find_tables())
    return [table for table in found if table is not None]


def _is_rule(thing: Any) -> bool:  # noqa: ANN401
    """Drop shading: a filled rectangle without a border would cut a cell at each of its lines."""
    shaded = thing["object_type"] == "rect" and not thing["stroke"] and min(thing["width"], thing["height"]) > THIN
    return not shaded


def _framed(page: Any, table: Any) -> PageTable | None:  # noqa: ANN401
    words = table.extract(x_tolerance=2)
    if len(words) < 2 or table.bbox[3] - table.bbox[1] > PAGE_SHARE * page.height:
        return None
    size = _size(page.within_bbox(table.bbox, strict=False))
    said: dict[Box, str] = {}
    for row, texts in zip(table.rows, words, strict=True):
        said |= {c: joined(t or "", (c[2] - c[0]) / size) for c, t in zip(row.cells, texts, strict=True) if c}
    rows, across = _filled(said, [row.cells for row in table.rows])
    filled = [text for row in rows for text in row if text]
    if not rows or len(rows[0]) < 2 or len(filled) < len(rows[0]) or sum(map(len, filled)) > PROSE * len(filled):
        return None
    return PageTable(box=tuple(table.bbox), rows=rows, across=across)


def _filled(
    said: dict[Box, str], grid: Sequence[Sequence[Box | None]]
) -> tuple[tuple[tuple[str, ...], ...], frozenset[tuple[int, int]]]:
    """Rows in which a merged cell's words stand in every place that it covers, and the places merged with the left.

    Columns are where any cell begins or ends; one that no row parts from its neighbour is left out.
    """
    edges = sorted({edge for cell in said for edge in (cell[0], cell[2])})
    middles = [(a + b) / 2 for a, b in pairwise(edges) if b - a > THIN]
    heights = [_middle(row) for row in grid]
    covering = [[_covering(said, x, y) for x in middles] for y in heights]
    kept = [j for j in range(len(middles)) if not j or any(row[j] not in (row[j - 1], None) for row in covering)]
    rows = tuple(tuple(said[cell] if (cell := row[j]) else "" for j in kept) for row in covering)
    across = {
        (i, at)
        for i, row in enumerate(covering)
        for at, (before, j) in enumerate(pairwise(kept), start=1)
        if row[j] is not None and row[j] == row[before]
    }
    return rows, frozenset(across)


def _size(page: Any) -> float:  # noqa: ANN401
    """Usual font size in points."""
    return float(median(char["size"] for char in page.chars)) if page.chars else 1.0


def _middle(row: Sequence[Box | None]) -> float:
    """Middle of a row's lowest cell, where no merged cell reaches into another row."""
    low, high = min(((c[1], c[3]) for c in row if c), key=lambda span: span[1] - span[0], default=(0.0, 0.0))
    return (low + high) / 2


def _covering(cells: dict[Box, str], x: float, y: float) -> Box | None:
    return next((cell for cell in cells if cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3]), None)
