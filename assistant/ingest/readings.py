"""Tables put into words: sentences that can be found, read and cited on their own.

In: a `Table`. Out: sentences with their verbatim place. A record reads "企业名称：…；合作方式：…", a series
"思政教师数：110".
"""

from collections.abc import Iterator, Sequence

from assistant.ingest.cells import is_value
from assistant.types import Row, Sentence, Table

WIDE = 3  # columns; a single record of so many reads better cell by cell


def readings(table: Table, start: int) -> list[Sentence]:
    """Put a table into words; `start` is where the table or its part begins in the document, header included."""
    if by_columns(table):
        return list(_columns(table, start))
    if len(table.rows) == 1 and len(table.header) >= WIDE and any(is_value(c.text) for c in table.rows[0].cells):
        return list(_cells(table, start))
    return list(_rows(table))


def by_columns(table: Table) -> bool:
    """Tell whether the table's columns are lists of their own: then all rows have one place, the whole table."""
    return len(table.rows) > 1 and len({(row.start, row.end) for row in table.rows}) == 1


def _rows(table: Table) -> Iterator[Sentence]:
    for row in table.rows:
        said = _series(row) if not any(table.header) else _record(table.header, row)
        if said:
            yield Sentence(text=said, start=row.start, end=row.end)


def _columns(table: Table, start: int) -> Iterator[Sentence]:
    """Each column with its name and all its cells; its place is the table from the header to the last cell."""
    for index, name in enumerate(table.header):
        listed = [row.cells[index].text for row in table.rows if row.cells[index].text]
        yield Sentence(text=f"{name}：{'、'.join(listed)}", start=start, end=table.rows[0].end)


def _cells(table: Table, start: int) -> Iterator[Sentence]:
    """Each cell of the only record with its name; its place reaches back to the header, which holds the name."""
    for name, cell in zip(table.header, table.rows[0].cells, strict=True):
        if cell.text:
            yield Sentence(text=f"{name}：{cell.text}" if name else cell.text, start=start, end=cell.end)


def _series(row: Row) -> str:
    said = [cell.text for cell in row.cells if cell.text]
    if len(said) == 3 and is_value(said[-1]):
        return f"{said[0]}（{said[1]}）：{said[2]}"
    return "：".join(said) if len(said) == 2 else "；".join(said)


def _record(header: Sequence[str], row: Row) -> str:
    texts = [cell.text for cell in row.cells]
    places = [(cell.start, cell.end) for cell in row.cells]
    if len({text for text in texts if text}) == 1 and len(texts) > 2:  # a line across the table that names a group
        return next(text for text in texts if text)
    parts = []
    for index, (name, cell) in enumerate(zip(header, row.cells, strict=True)):
        merged = index and cell.end > cell.start and (cell.start, cell.end) == places[index - 1]
        if cell.text and not merged:  # a cell merged over several columns is said once
            parts.append(f"{name}：{cell.text}" if name else cell.text)
    return "；".join(parts)
