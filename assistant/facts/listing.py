"""The names that a table lists, each once, and how they are told.

In: chunks with parts of a table, the place of its column of names. Out: a `Figure` for each name, a `Computed` that
counts and names them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from assistant.facts.asked.task import Task
from assistant.facts.cells import sentence_of
from assistant.facts.pieces import measures
from assistant.facts.results import Computed, Line
from assistant.facts.shelf import Want
from assistant.prompts import COMPUTED_NOTE, LISTING
from assistant.text import folded
from assistant.types import Cell, Chunk, Figure, Row, Span

MOST = 30  # a longer table is not counted in a line
_SUMS = re.compile(r"^(?:合计|总计|小计|共计|全[市省县校院])")


def holds(want: Want, heading: str) -> bool:
    """Tell whether a heading or cell holds a word."""
    return any(form in heading for form in want.forms)


def counted(named: Sequence[Figure], task: Task) -> Computed | None:
    """Count and tell names, None where they are too many or a single one."""
    if not 1 < len(named) <= MOST:
        return None
    return told(LISTING, named, task.per)


def told(wording: str, named: Sequence[Figure], unit: str) -> Computed:
    """Say how many names there are, and which."""
    result = f"{len(named)}{unit}"
    text = f"{wording}{result}：{'、'.join(figure.text for figure in named)}{COMPUTED_NOTE}"
    return Computed((Line(text, tuple(named)),), " + ".join("1" for _ in named), result)


def says(chunk: Chunk, want: Want) -> bool:
    """Tell whether the caption, a column's heading or the section's heading says a word."""
    header = " ".join(chunk.table.header) if chunk.table else ""
    return any(form in folded(f"{chunk.caption}\n{header}\n{chunk.heading}") for form in want.forms)


def named(chunks: Iterable[Chunk], columns: Iterable[int | None], unit: str) -> Iterator[Figure]:
    """Yield each name of the parts of a table once, in reading order; `columns` are the places of names in each."""
    seen = set()
    for chunk, column in zip(chunks, columns, strict=True):
        if column is None:
            return
        for row in chunk.table.rows if chunk.table else ():
            cell = row.cells[column] if column < len(row.cells) else None
            name = folded(cell.text).strip() if cell else ""
            figure = _figure(chunk, row, cell, unit) if cell and name and not _SUMS.match(name) else None
            if figure and name not in seen:
                seen.add(name)
                yield figure


def is_number(row: Row, place: int) -> bool:
    """Tell whether a cell holds nothing but a number."""
    text = row.cells[place].text.strip() if place < len(row.cells) else ""
    found = measures(text)
    return len(found) == 1 and len(found[0].text) == len(text)


def _figure(chunk: Chunk, row: Row, cell: Cell, unit: str) -> Figure | None:
    sentence = sentence_of(chunk, row, cell)
    if sentence is None:
        return None
    return Figure(
        indicator="",  # what is counted is the name itself
        subject="",
        text=cell.text.strip(),
        value=Decimal(1),
        unit=unit,
        document_id=chunk.document_id,
        chunk_id=chunk.id,
        section_number=chunk.number,
        start=cell.start,
        end=cell.end,
        sentence=Span(start=sentence.start, end=sentence.end),
    )
