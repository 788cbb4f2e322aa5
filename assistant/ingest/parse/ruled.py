"""Tables on a PDF page, found by their ruling lines.

In: a pdfplumber page. Out: `PageTable`s with the words of every cell. A table with horizontal rules only (三线表)
is cut into columns where no word stands. Does not say which row is a header.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from assistant.ingest.parse.joining import joined
from assistant.ingest.parse.page import LONG, THIN

Box = tuple[float, float, float, float]
PAGE_SHARE = 0.95  # of the page's height; a larger frame is a border, not a table
PROSE = 150  # characters a cell on average; more is text in a frame
COLUMN_GAP = 6.0  # points without a word that part two columns
SIDE = 3.0  # points by which the ends of a table's rules may differ


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table's frame (left, top, right, bottom; points from the top left) and the words of its cells.

    The words of a merged cell stand in every place that it covers; `across` holds the places (row, column) that are
    merged with their left neighbour.
    """

    box: Box
    rows: tuple[tuple[str, ...], ...]
    across: frozenset[tuple[int, int]] = frozenset()


def page_tables(page: Any) -> list[PageTable]:  # noqa: ANN401  (pdfplumber publishes no types)
    """Find the tables of two columns and two rows or more, from the top of the page down."""
    found = [table for table in (_framed(page, t) for t in page.filter(_is_rule).find_tables()) if table is not None]
    found += [t for t in _banded(page) if not any(_overlap(t.box, other.box) for other in found)]
    return sorted(found, key=lambda table: table.box[1])


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


def _overlap(one: Box, other: Box) -> bool:
    return one[1] < other[3] and other[1] < one[3] and one[0] < other[2] and other[0] < one[2]


def _banded(page: Any) -> list[PageTable]:  # noqa: ANN401
    """Tables between horizontal rules of one length, three or more."""
    rules = [(e["x0"], e["top"], e["x1"]) for e in page.edges if e["orientation"] == "h" and e["x1"] - e["x0"] >= LONG]
    groups: list[list[tuple[float, float, float]]] = []
    for rule in sorted(set(rules), key=lambda r: (round(r[0]), round(r[2]), r[1])):
        last = groups[-1][-1] if groups else None
        if last and abs(last[0] - rule[0]) <= SIDE and abs(last[2] - rule[2]) <= SIDE:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    tables = []
    for group in groups:
        tops = sorted({round(rule[1], 1) for rule in group})
        if len(tops) >= 3:
            table = _columns(page, (group[0][0], tops[0], group[0][2], tops[-1]), tops)
            if table is not None:
                tables.append(table)
    return tables


def _columns(page: Any, box: Box, tops: Sequence[float]) -> PageTable | None:  # noqa: ANN401
    if box[3] - box[1] > PAGE_SHARE * page.height:
        return None
    words = [w for w in page.extract_words(x_tolerance=2) if box[1] <= (w["top"] + w["bottom"]) / 2 <= box[3]]
    starts: list[float] = []
    reach = float("-inf")
    for word in sorted(words, key=lambda w: w["x0"]):
        if word["x0"] - reach > COLUMN_GAP:
            starts.append(word["x0"])
        reach = max(reach, word["x1"])
    if len(starts) < 2 or len(words) < 2 * len(starts):
        return None
    rows: list[list[str]] = []
    last: tuple[int, float] | None = None
    for word in sorted(words, key=lambda w: (round(w["top"]), w["x0"])):
        column, band = bisect_right(starts, word["x0"] + 0.1) - 1, bisect_right(tops, word["top"] + 1)
        same = last is not None and last[0] == band and abs(word["top"] - last[1]) < 3
        continued = (
            last is not None and last[0] == band and column > 0 and not same and not _begins(words, word, starts[1])
        )
        if not rows or not (same or continued):
            rows.append([""] * len(starts))
        rows[-1][column] = joined(f"{rows[-1][column]}\n{word['text']}") if rows[-1][column] else word["text"]
        last = (band, word["top"])
    average = sum(len(text) for row in rows for text in row) / max(1, len(rows) * len(starts))
    return PageTable(box=box, rows=tuple(map(tuple, rows))) if len(rows) >= 2 and average <= PROSE else None


def _begins(words: Sequence[Any], word: Any, second: float) -> bool:  # noqa: ANN401
    """Tell whether the line of `word` has words in the first column: then it is a row of its own."""
    return any(abs(other["top"] - word["top"]) < 3 and other["x0"] < second - 0.1 for other in words)
