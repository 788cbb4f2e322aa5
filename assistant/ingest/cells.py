"""Cells of tables that stand in a text: their words and their places.

In: a text and offsets. Out: `Cell`s, rows, a `Grid` of even width. Does not find tables.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.ingest.draft import Grid
from assistant.ingest.lines import NOISE
from assistant.types import Cell

_VALUE = re.compile(r"[约近]?[-+]?\d[\d,，]*(?:\.\d+)?\s*[%％‰]?[\u4e00-\u9fff]{0,3}")


@dataclass(frozen=True, slots=True)
class CellRow:
    """A row with its place."""

    start: int
    end: int
    cells: tuple[Cell, ...]


def is_value(text: str) -> bool:
    """Tell a bare figure with its unit ("373人", "85%") from words."""
    return len(text) <= 24 and _VALUE.fullmatch(text) is not None


def cell(text: str, start: int, end: int, joint: str = "、") -> Cell:
    """Cell from a stretch of text; the lines of a cell become a list joined by `joint`."""
    bare = NOISE.sub("", text[start:end]) if text.find("[", start, end) >= 0 else text[start:end]
    parts = [part.strip() for part in bare.split("\n") if part.strip()]
    said = text[start:end].strip()
    begin = start + (len(text[start:end]) - len(text[start:end].lstrip())) if said else start
    return Cell(text=joint.join(parts), start=begin, end=begin + len(said))


def split_row(text: str, line: tuple[int, int], sign: str) -> tuple[Cell, ...]:
    """Return the cells of a line that the sign parts."""
    cells, start = [], line[0]
    for part in text[slice(*line)].split(sign):
        cells.append(cell(text, start, start + len(part)))
        start += len(part) + 1
    return tuple(cells)


def even_grid(rows: Sequence[CellRow], width: int) -> Grid:
    """Return the rows as a grid of `width` columns; blank cells fill short rows."""
    full = []
    for row in rows:
        blank = Cell(text="", start=row.end, end=row.end)
        full.append((*row.cells[:width], *(blank for _ in range(width - len(row.cells)))))
    return Grid(start=rows[0].start, end=rows[-1].end, rows=tuple(full))
