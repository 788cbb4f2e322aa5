"""How many things a table lists: the rows of a table that the question names, each counted once.

In: a `Task`, the chunks of a document, a `Finder`. Out: a `Computed` that counts and names them, or None when no one
table is meant, or when its column holds numbers.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from assistant.facts.asked.task import Task
from assistant.facts.cells import NUMBERING, sentence_of
from assistant.facts.finding import Finder
from assistant.facts.pieces import measures
from assistant.facts.results import Computed, Line
from assistant.facts.shelf import Want
from assistant.prompts import COMPUTED_NOTE, LISTING
from assistant.text import folded
from assistant.types import Cell, Chunk, Figure, Row, Span

MOST = 30  # a longer table is not counted in a line
_SUMS = re.compile(r"^(?:合计|总计|小计|共计|全[市省县校院])")
_NOUN = 2  # characters of a noun's end by which a heading is known: 合作企业, 企业名称


def count_rows(task: Task, finder: Finder, chunks: Sequence[Chunk]) -> Computed | None:
    """Count the rows of the table whose caption and headings hold all that the question says."""
    wants = finder.wants(task.phrases[0])
    tables: dict[tuple[int, str], list[Chunk]] = {}
    for chunk in chunks:
        if chunk.table is not None and wants and all(_says(chunk, want) for want in wants):
            tables.setdefault((chunk.section, chunk.table.caption), []).append(chunk)
    if len(tables) != 1:
        return None
    (parts,) = tables.values()
    named = list(_named(parts, folded(task.context)[-_NOUN:], task.per))
    if not 1 < len(named) <= MOST:
        return None
    result = f"{len(named)}{task.per}"
    text = f"{LISTING}{result}：{'、'.join(figure.text for figure in named)}{COMPUTED_NOTE}"
    return Computed((Line(text, tuple(named)),), " + ".join("1" for _ in named), result)


def _says(chunk: Chunk, want: Want) -> bool:
    header = " ".join(chunk.table.header) if chunk.table else ""
    return any(form in folded(f"{chunk.caption}\n{header}\n{chunk.heading}") for form in want.forms)


def _named(chunks: Iterable[Chunk], noun: str, unit: str) -> Iterator[Figure]:
    """Yield each name of the column that the noun stands over, in reading order."""
    seen = set()
    for chunk in chunks:
        column = _column(chunk, noun)
        if column is None:
            return
        for row in chunk.table.rows if chunk.table else ():
            cell = row.cells[column] if column < len(row.cells) else None
            name = folded(cell.text).strip() if cell else ""
            figure = _figure(chunk, row, cell, column, unit) if cell and name and not _SUMS.match(name) else None
            if figure and name not in seen:
                seen.add(name)
                yield figure


def _column(chunk: Chunk, noun: str) -> int | None:
    """Return the column of names: the one that the noun heads, else the first that holds words."""
    if chunk.table is None:
        return None
    header = [folded(heading) for heading in chunk.table.header]
    texts = [
        place
        for place, heading in enumerate(header)
        if heading not in NUMBERING and not any(_is_number(row, place) for row in chunk.table.rows)
    ]
    headed = [place for place in texts if noun and noun in header[place]]
    return next(iter(headed), None) if noun and not _is_told(chunk, noun) else next(iter(headed or texts), None)


def _is_told(chunk: Chunk, noun: str) -> bool:
    """Tell whether the table is one of what the noun names, by its caption or its first column of names."""
    return noun in folded(chunk.caption)


def _is_number(row: Row, place: int) -> bool:
    text = row.cells[place].text.strip() if place < len(row.cells) else ""
    found = measures(text)
    return len(found) == 1 and len(found[0].text) == len(text)


def _figure(chunk: Chunk, row: Row, cell: Cell, column: int, unit: str) -> Figure | None:
    sentence = sentence_of(chunk, row, cell)
    if sentence is None or chunk.table is None:
        return None
    return Figure(
        indicator=chunk.table.header[column],
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
