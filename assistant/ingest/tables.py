"""Grids of cells read into tables: which row is the header, what one record is, and how a record reads in words.

In: a `Grid` as it stands in the text. Out: a `Table`, and its rows as sentences that can be cited. Does not find tables.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.ingest.draft import Grid
from assistant.ingest.flattened import is_value
from assistant.types import Cell, Row, Sentence, Table

NOTE = re.compile(r"[（(]?(?:计量)?单位\s*[：:]|注\s*\d*\s*[：:]|备注\s*[：:]|说明\s*[：:]|(?:数据|资料)来源\s*[：:]")
_NUMBER = re.compile(r"[-+－]?[\d,，.]+\s?[%％‰]?")


def read(grid: Grid, caption: str) -> Table:
    """Read a grid into a table.

    Where the columns are lists of their own, the cells of one row have nothing to do with each other; they are kept
    row by row, and the place of every row is the whole table (see `by_columns`).
    """
    rows = [row for row in grid.rows if any(cell.text for cell in row)]
    if grid.paired:
        width = max(len(row) for row in rows)
        return Table(caption=caption, header=("",) * width, rows=tuple(_row(row) for row in rows))
    head = _header_rows(rows) if grid.head is None else grid.head
    header = _header(rows[:head], len(grid.rows[0]))
    body = rows[head:]
    if head and _is_labelled_list(header, body):
        listed = [_row(row[1:]) for row in body]
        start, end = min(row.start for row in listed), max(row.end for row in listed)
        whole = tuple(row.model_copy(update={"start": start, "end": end}) for row in listed)
        return Table(caption=caption, header=header[1:], rows=whole)
    return Table(caption=caption, header=header, rows=tuple(_row(row) for row in body))


def _row(cells: Sequence[Cell]) -> Row:
    placed = [cell for cell in cells if cell.end > cell.start] or list(cells)
    return Row(cells=tuple(cells), start=min(c.start for c in placed), end=max(c.end for c in placed))


def _header_rows(rows: Sequence[Sequence[Cell]]) -> int:
    """Count header rows: none when the first row holds figures; two when merged names are split by the second."""
    first = [cell.text for cell in rows[0]]
    if len(rows) < 2 or sum(_is_number(text) for text in first[1:]) > 0.3 * len(first):
        return 0
    if len(rows) == 2 and len(first) == 2 and not any(is_value(cell.text) for cell in rows[1]):
        return 0
    second = [cell.text for cell in rows[1]]
    spread = any(a and a == b for a, b in zip(first, first[1:], strict=False))
    kept = any(a and a == b for a, b in zip(first, second, strict=True))
    words = not any(_is_number(text) for text in second)
    return 2 if len(rows) > 2 and spread and kept and words and len(set(first)) > 1 else 1


def _is_number(text: str) -> bool:
    return bool(text) and _NUMBER.fullmatch(text) is not None and not re.fullmatch(r"(?:19|20)\d\d", text)


def _header(rows: Sequence[Sequence[Cell]], width: int) -> tuple[str, ...]:
    names = []
    for column in range(width):
        parts = list(dict.fromkeys(row[column].text for row in rows if row[column].text))
        names.append("·".join(parts))
    return tuple(names)


def _is_labelled_list(header: Sequence[str], body: Sequence[Sequence[Cell]]) -> bool:
    """Tell a table whose first column only names what its other columns list (学校名称 | 甲校 | 乙校).

    Each other column is then a list of its own under its header. Evidence: the first column says one thing only,
    there is no column of figures, and the lists differ in length or share a member.
    """
    labels = {row[0].text for row in body if row[0].text}
    if len(header) < 3 or len(body) < 2 or len(labels) != 1 or header[0] in labels:
        return False
    columns = [[row[i].text for row in body] for i in range(1, len(header))]
    if any(is_value(text) for column in columns for text in column):
        return False
    lists = [[text for text in column if text] for column in columns]
    ragged = any(
        len(kept) < len(body) and not any(column[len(kept) :]) for column, kept in zip(columns, lists, strict=True)
    )
    shared = any(set(one) & set(other) for i, one in enumerate(lists) for other in lists[:i])
    return all(lists) and (ragged or shared)


def by_columns(table: Table) -> bool:
    """Tell whether the table's columns are lists of their own: then all rows have one place, the whole table."""
    return len(table.rows) > 1 and len({(row.start, row.end) for row in table.rows}) == 1


def row_sentences(table: Table) -> Iterator[Sentence]:
    """Read each row in words: "序号：4；企业名称：…"; a series: "思政教师数：110"."""
    for row in table.rows:
        said = _series(row) if not any(table.header) else _record(table.header, row)
        if said:
            yield Sentence(text=said, start=row.start, end=row.end)


def column_sentences(table: Table) -> Iterator[Sentence]:
    """Read each column in words: its name, then all its cells; the place is the table from header to last cell."""
    start, end = table.rows[0].start, table.rows[0].end
    for index, name in enumerate(table.header):
        listed = [row.cells[index].text for row in table.rows if row.cells[index].text]
        yield Sentence(text=f"{name}：{'、'.join(listed)}", start=start, end=end)


def _series(row: Row) -> str:
    said = [cell.text for cell in row.cells if cell.text]
    if len(said) == 3 and is_value(said[-1]):
        return f"{said[0]}（{said[1]}）：{said[2]}"
    return "：".join(said) if len(said) == 2 else "；".join(said)


def _record(header: Sequence[str], row: Row) -> str:
    texts = [cell.text for cell in row.cells]
    if len({text for text in texts if text}) == 1 and len(texts) > 2:  # a line across the table that names a group
        return next(text for text in texts if text)
    parts = [f"{name}：{text}" if name else text for name, text in zip(header, texts, strict=True) if text]
    return "；".join(parts)
