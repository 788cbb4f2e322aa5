"""Grids of cells read into tables: which row is the header, and what one record is.

In: a `Grid` as it stands in the text. Out: a `Table`. Does not find tables, and does not put them into words (see
`readings.py`).
"""

import re
from collections.abc import Sequence

from assistant.ingest.cells import is_value
from assistant.ingest.draft import Grid
from assistant.ingest.headers import header_names, header_rows
from assistant.text.reading import reads
from assistant.types import Cell, Row, Table

NOTE = re.compile(
    r"[（(]?(?:计量)?单位\s*[：:]|注\s*\d*\s*[：:]|备注\s*[：:]|说明\s*[：:]|(?:数据|资料)来源\s*[：:]"
    r"|[（(][^（）()\n]{2,40}[）)]\s*(?:\n|$)"
)
"""A line on a table: its unit, source or remark, or a line that is all in brackets."""


def read(grid: Grid, caption: str) -> Table:
    """Read a grid into a table.

    Where the columns are lists of their own, the cells of one row have nothing to do with each other; they are kept
    row by row, and the place of every row is the whole table (see `readings.by_columns`).
    """
    rows = _parted([tuple(map(_as_read, row)) for row in grid.rows if any(cell.text for cell in row)])
    if grid.paired:
        return Table(caption=caption, header=("",) * len(rows[0]), rows=tuple(_row(row) for row in rows))
    head = grid.head
    while len(rows) > 2 and len(rows[0]) > 1 and _is_title(rows[0]):
        rows, caption, head = rows[1:], caption or rows[0][0].text, None
    head = header_rows(rows, head)
    header = header_names(rows[:head], len(rows[0]))
    body = rows[head:]
    if head and _is_labelled_list(header, body):
        return _lists(caption, header[1:], [row[1:] for row in body])
    if head and _is_bare_list(body):
        return _lists(caption, header, body)
    return Table(caption=caption, header=header, rows=tuple(_row(row) for row in body))


def _as_read(cell: Cell) -> Cell:
    """Return a cell with its text as it reads (2024 年: 2024年); its place is where it stands."""
    said = reads(cell.text)
    return cell if said == cell.text else cell.model_copy(update={"text": said})


def _parted(rows: Sequence[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    """Leave out columns that every row merges with their left neighbour."""
    kept = [j for j in range(len(rows[0])) if not j or any(not _is_merged(row, j) for row in rows)]
    return [tuple(row[j] for j in kept) for row in rows]


def _is_merged(row: Sequence[Cell], column: int) -> bool:
    return (row[column].start, row[column].end) == (row[column - 1].start, row[column - 1].end)


def _is_title(row: Sequence[Cell]) -> bool:
    """Tell a row that is one cell over the whole width."""
    return all(_is_merged(row, column) for column in range(1, len(row)))


def _lists(caption: str, header: tuple[str, ...], body: Sequence[Sequence[Cell]]) -> Table:
    rows = [_row(row) for row in body]
    start, end = min(row.start for row in rows), max(row.end for row in rows)
    whole = tuple(row.model_copy(update={"start": start, "end": end}) for row in rows)
    return Table(caption=caption, header=header, rows=whole)


def _row(cells: Sequence[Cell]) -> Row:
    placed = [cell for cell in cells if cell.end > cell.start] or list(cells)
    return Row(cells=tuple(cells), start=min(c.start for c in placed), end=max(c.end for c in placed))


def _is_labelled_list(header: Sequence[str], body: Sequence[Sequence[Cell]]) -> bool:
    """Tell a table whose first column only names what its other columns list (学校名称 | 甲校 | 乙校).

    Each other column is then a list of its own under its header. Evidence: the first column says one thing only,
    there is no column of figures, and the lists differ in length or share a member.
    """
    labels = {row[0].text for row in body if row[0].text}
    if len(header) < 3 or len(body) < 2 or len(labels) != 1 or header[0] in labels:
        return False
    ragged, shared = _lists_evidence([[row[i].text for row in body] for i in range(1, len(header))])
    return ragged or shared


def _is_bare_list(body: Sequence[Sequence[Cell]]) -> bool:
    """Tell such lists without a first column that names them: then they must both differ in length and share."""
    if len(body) < 3 or len(body[0]) > 4:
        return False
    ragged, shared = _lists_evidence([[row[i].text for row in body] for i in range(len(body[0]))])
    return ragged and shared


def _lists_evidence(columns: Sequence[Sequence[str]]) -> tuple[bool, bool]:
    """Whether columns of words end at different rows, and whether two of them have a member in common."""
    if any(is_value(text) for column in columns for text in column) or not all(any(column) for column in columns):
        return False, False
    lists = [[text for text in column if text] for column in columns]
    gapless = all(not any(column[len(kept) :]) for column, kept in zip(columns, lists, strict=True))
    ragged = gapless and len({len(kept) for kept in lists}) > 1
    shared = gapless and any(set(one) & set(other) for i, one in enumerate(lists) for other in lists[:i])
    return ragged, shared
