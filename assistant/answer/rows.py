"""Read the answer out of a table: which rows, which column.

In: a table and the question. Out: a `TableAnswer`: its text, the words of the question it rests on. Rows are chosen by
the cells (or the ordinal) that the question names, the column by its heading or by the kind of thing that is asked for
(cells.py).
A table of columns that are lists is answered by one column, a series without headings by its rows.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer.cells import NUMBERING, Asked, asked_column, named_columns, named_rows, sought_columns
from assistant.text import folded, quantities
from assistant.text.pipes import SIGN
from assistant.types import Cell, Query, Row, Table

FEWEST = 3  # rows that are shown as a table
SERIES = 3  # columns of a table that reads as label and value
_EACH = re.compile(r"各|每|分别|依次")
_ALL = re.compile(r"一共|总共|合计|总计|全[市县区省院校馆部]|总量|总数")
_SUMS = ("合计", "总计", "总数", "小计")


@dataclass(frozen=True)
class TableAnswer:
    """What the table says: `rows` hold the cells that answer, `basis` all of its words that chose them.

    `chosen`: the question names rows; `whole`: it names none of their columns.

    Each line of `text` is a statement of its own. `grid` are the headings and cells to show instead, where several rows
    of several columns answer.
    """

    text: str
    rows: tuple[Row, ...]
    basis: str
    chosen: bool
    whole: bool = False
    grid: tuple[tuple[str, ...], ...] = ()


def read_table(
    table: Table, query: Query, *, several: bool = False, every: bool = False, among: Sequence[Row] = ()
) -> TableAnswer | None:
    """Return what the table answers, or None when it does not say.

    `several` asks for more than one column, `every` for all that it lists; `among` are the rows that are meant, where
    the question names none.
    """
    question = Asked.of(query)
    rows, condition = (among, {}) if among else named_rows(table, question)
    headed = any(table.header)
    column = asked_column(table, question, condition) if headed else None
    columns = named_columns(table, question, condition) if headed else ()
    if not condition:
        each = bool(_EACH.search(question.said)) or question.without_count(len(table.rows)) != question
        if len(columns) > 1 or (each and _is_series(table)):
            return _whole_rows(table, rows, condition, columns if len(table.rows) == 1 else ())
        if headed and several and len(sorts := sought_columns(table, question)) > 1 and not among:
            return _whole_rows(table, rows, condition, sorts)
        if column is not None and _ALL.search(question.said):
            rows, condition = _sum(rows)
    elif len(columns) > 1 and not _is_series(table):
        return _some_columns(table, rows, condition, columns)
    if column is None or (several and condition):
        return _whole_rows(table, rows, condition) if condition or several or every or not headed else None
    return _one_column(table, rows, condition, column)


def _sum(rows: Sequence[Row]) -> tuple[Sequence[Row], dict[int, Cell]]:
    """Return the row that adds up the others, for a question about all of them, where there is one."""
    for row in rows:
        for place, cell in enumerate(row.cells[:2]):
            if folded(cell.text) in _SUMS:
                return [row], {place: cell}
    return rows, {}


def _some_columns(table: Table, rows: Sequence[Row], condition: dict[int, Cell], columns: Sequence[int]) -> TableAnswer:
    """Return the named rows with the columns that are asked for."""
    texts = []
    for row in rows:
        label = "，".join(row.cells[place].text for place in sorted(condition) if place < len(row.cells))
        told = [f"{table.header[i]}：{row.cells[i].text}" for i in columns if i < len(row.cells)]
        texts.append("，".join((label, *told)))
    text = "；".join(texts)
    basis = f"{table.caption}{''.join(table.header)}{text}"
    return TableAnswer(text, tuple(rows), basis, chosen=True, grid=_grid(table, rows, [*sorted(condition), *columns]))


def _one_column(table: Table, rows: Sequence[Row], condition: dict[int, Cell], column: int) -> TableAnswer | None:
    """Return what the rows hold in one column."""
    cells = [row.cells[column] for row in rows if column < len(row.cells) and row.cells[column].text]
    if not cells:
        return None
    named = "、".join(dict.fromkeys(cell.text for cell in condition.values()))
    items = "、".join(dict.fromkeys(cell.text for cell in cells))
    heading = table.header[column]
    if condition and _is_series(table) and column == len(table.header) - 1:
        text = "；".join(_reading(table, row, first=min(condition)) for row in rows)
        return TableAnswer(text, tuple(rows), f"{table.caption}{heading}{text}", chosen=True)
    text = f"{named}，{heading}：{items}" if named else f"{heading}：{items}"
    return TableAnswer(text, tuple(rows), f"{table.caption}{heading}{named}", bool(condition))


def _whole_rows(
    table: Table, rows: Sequence[Row], condition: dict[int, Cell], columns: Sequence[int] = ()
) -> TableAnswer:
    """Return the rows as they read; `columns` are the ones to keep, all when empty."""
    if columns:
        texts = [f"{table.header[i]}：{row.cells[i].text}" for row in rows for i in columns if _filled(row, i)]
        basis, grid = table.caption + "".join(texts), _grid(table, rows, columns)
        return TableAnswer("\n".join(texts), tuple(rows), basis, chosen=True, grid=grid)
    readings = [_reading(table, row) for row in rows]
    named = "".join(cell.text for cell in condition.values())
    said = "".join(readings) if condition or not any(table.header) else ""
    basis = f"{table.caption}{named}{''.join(table.header)}{said}"
    grid = _grid(table, rows, range(len(table.header)))
    return TableAnswer("；".join(readings), tuple(rows), basis, bool(condition), whole=True, grid=grid)


def _filled(row: Row, column: int) -> bool:
    return column < len(row.cells) and bool(row.cells[column].text.strip())


def _grid(table: Table, rows: Sequence[Row], columns: Sequence[int]) -> tuple[tuple[str, ...], ...]:
    """Return headings and rows to show as a table; () where a sentence tells them as well, or they are no records.

    Columns that are lists of their own have no rows; a sign that parts cells would part one.
    """
    width = len(table.header)
    listed = len(table.rows) > 1 and len({(row.start, row.end) for row in table.rows}) == 1
    whole = [row for row in rows if len(row.cells) == width]
    kept = [i for i in columns if any(row.cells[i].text for row in whole) and folded(table.header[i]) not in NUMBERING]
    texts = [tuple(row.cells[i].text for i in kept) for row in whole]
    parted = any(SIGN in text for row in texts for text in row)
    unheaded = not any(table.header)
    if listed or parted or unheaded or len(kept) < 2 or len(whole) < len(rows) or len(rows) < FEWEST:
        return ()
    return (tuple(table.header[i] for i in kept), *texts)


def whole_table(table: Table) -> TableAnswer:
    """Return all rows: what a table answers that is asked for by its number."""
    return _whole_rows(table, table.rows, {})


def _reading(table: Table, row: Row, first: int = 0) -> str:
    """Return the row as it reads: label and value where a few columns end in an amount, else with the headings.

    `first` is the column that is the label.
    """
    if any(table.header) and not _is_series(table):
        pairs = zip(table.header, row.cells, strict=False)
        return "，".join(f"{h}：{c.text}" for h, c in pairs if c.text and folded(h) not in NUMBERING)
    texts = [cell.text for cell in (*row.cells[first : first + 1], *row.cells[:first], *row.cells[first + 1 :])]
    texts = [text for text in texts if text]
    label = texts[0] + "".join(f"（{text}）" for text in texts[1:-1])
    return f"{label}：{texts[-1]}" if len(texts) > 1 else label


def _is_series(table: Table) -> bool:
    """Tell whether the table is a series: up to three columns of which the last and no other holds amounts."""
    if not 1 < len(table.header) <= SERIES:
        return False
    amounts = [
        [any(q.role == "measure" and q.unit for q in quantities(c.text)) for c in row.cells] for row in table.rows
    ]
    return all(len(row) == len(table.header) and row[-1] and not any(row[:-1]) for row in amounts)
