"""Cells of a row that the question names, found by what their figures mean: which column, in whichever words.

In: a query, tables among its passages, what reads marked figures. Out: a marked line of text, or none. The row is
named outright; of its cells the one is given that surely is asked for, and no other nearly as surely (住校的学生 for
寄宿生). Figures of other units or years than those that are asked for are not read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answer.columns import fits, of_time
from assistant.answer.grid import Column, Grid, Named, is_amount, read_grid, titled, years_of
from assistant.answer.lines import marked_lines
from assistant.answer.lookup import BOUNDS, choose_rows
from assistant.answer.mentions import Mentions
from assistant.answer.question import Ask
from assistant.answer.tabular.sheet import ColumnReader
from assistant.facts.phrased import FigureReader, Marked
from assistant.text import marked
from assistant.types import Chunk, Passage, Query

TABLES = 3  # that are looked into, the best first
WIDEST = 12  # columns of a table that are read
MEANT = -1.0  # log odds from which a figure is what is asked for
CLEAR = 1.0  # … and so far ahead of the other columns of its row, to be computed with
AHEAD = 0.6  # … and so far behind are all others of other values


def column_reader(query: Query, chunk: Chunk, read: FigureReader) -> ColumnReader:
    """Return what finds the column of a row in the chunk's table that the question surely means."""

    def meant(row: Named, columns: Sequence[Column]) -> Column | None:
        held = [(column, row.row.cells[column.place].text) for column in columns[:WIDEST]]
        held = [(column, text) for column, text in held if is_amount(text)]
        odds = read(query.text, [_shown(chunk, row, column, text) for column, text in held])
        told = sorted(zip(odds, held, strict=True), key=lambda one: -one[0])
        if not told or told[0][0] < MEANT or (len(told) > 1 and told[0][0] - told[1][0] < CLEAR):
            return None
        return told[0][1][0]

    return meant


@dataclass(frozen=True)
class _Cell:
    """A cell with its row, its table's place among the passages, and how it is read."""

    row: Named
    column: Column
    place: int
    line: str
    shown: Marked

    @property
    def text(self) -> str:
        return self.row.row.cells[self.column.place].text


def cell_meant(query: Query, ask: Ask, passages: Sequence[Passage], read: FigureReader) -> tuple[str, ...]:
    """Return the cell that a question for one amount means, as a marked line; () where none surely is."""
    if ask.kind != "number" or ask.several > 1 or not passages or BOUNDS.search(query.text):
        return ()
    cells = list(_cells(query, ask, passages))
    if not cells:
        return ()
    told = sorted(zip(read(query.text, [cell.shown for cell in cells]), cells, strict=True), key=lambda one: -one[0])
    odds, best = told[0]
    others = max((other for other, cell in told if cell.text != best.text), default=MEANT - AHEAD)
    return marked_lines((best.line,), best.place) if odds >= MEANT and odds - others >= AHEAD else ()


def _cells(query: Query, ask: Ask, passages: Sequence[Passage]) -> Iterator[_Cell]:
    said, years = Mentions(query), years_of(query)
    tables = [(place, p.chunk) for place, p in enumerate(passages, start=1) if p.chunk.table is not None]
    for place, chunk in tables[:TABLES]:
        grid = read_grid(chunk.table) if chunk.table else None
        rows = choose_rows(grid, said).chosen if grid and chunk.document_id == passages[0].chunk.document_id else ()
        if grid is None or len(rows) != 1 or rows[0].is_total or rows[0].is_rest:
            continue
        known = [c for c in grid.columns if not (years and c.years and not years & set(c.years))]
        dated = bool(years) and any(c.years for c in grid.columns)
        if dated and not any(c.years for c in known):
            continue  # the table is of other years
        for column in of_time(known, said, back=False)[:WIDEST]:
            text = rows[0].row.cells[column.place].text
            if is_amount(text) and fits(column, ask, said):
                yield _Cell(rows[0], column, place, _line(rows[0], column, grid), _shown(chunk, rows[0], column, text))


def _line(row: Named, column: Column, grid: Grid) -> str:
    return f"{row.cells[0]}，{titled(column, grid.unit)}：{row.row.cells[column.place].text}"


def _shown(chunk: Chunk, row: Named, column: Column, text: str) -> Marked:
    said = f"{row.cells[0]}，{column.heading}："
    heading = chunk.caption or (chunk.path[-1] if chunk.path else "")
    return Marked(heading, "", marked(said + text, len(said), len(said) + len(text)))
