"""How many things a table lists: the rows of a table that the question names, each counted once.

In: a `Task`, the chunks of a document, a `Finder`. Out: a `Computed` that counts and names them, or None when no one
table is meant, or when its column holds numbers.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from assistant.facts.asked.listed import BOTH
from assistant.facts.asked.task import Task
from assistant.facts.cells import NUMBERING, sentence_of
from assistant.facts.finding import Finder
from assistant.facts.pieces import measures
from assistant.facts.results import Computed, Line
from assistant.facts.shelf import Want
from assistant.facts.subjects import WHOLE
from assistant.prompts import COMPUTED_NOTE, IN_BOTH, IN_ONE, LISTING
from assistant.text import folded
from assistant.types import Cell, Chunk, Figure, Row, Span

MOST = 30  # a longer table is not counted in a line
_SUMS = re.compile(r"^(?:合计|总计|小计|共计|全[市省县校院])")
_TITLES = frozenset(("牌子", "称号", "荣誉", "资格"))  # what one says for being on a list
_NOUN = 2  # characters of a noun's end by which a heading is known: 合作企业, 企业名称


def count_rows(task: Task, finder: Finder, chunks: Sequence[Chunk]) -> Computed | None:
    """Count the rows of the table whose caption and headings hold all that the question says.

    A task of two phrases asks for what two columns of it both list, or the first alone.
    """
    if len(task.phrases) > 1:
        return _of_two(task, finder, chunks)
    wants = finder.wants(task.phrases[0])
    tables: dict[tuple[int, str], list[Chunk]] = {}
    for chunk in chunks:
        if chunk.table is not None and wants and all(_says(chunk, want) for want in wants):
            tables.setdefault((chunk.section, chunk.table.caption), []).append(chunk)
    if len(tables) != 1:
        return None
    (parts,) = tables.values()
    noun = folded(task.context)[-_NOUN:]
    return _counted(list(_named(parts, [_column(chunk, noun) for chunk in parts], task.per)), task)


def count_headed(task: Task, finder: Finder, chunks: Sequence[Chunk]) -> Computed | None:
    """Count the names of the one column whose heading says what is counted; its caption may say the rest."""
    wants = [want for want in finder.wants(task.phrases[0]) if WHOLE not in want.forms]
    columns: dict[tuple[int, str, int], list[Chunk]] = {}
    for chunk in chunks:
        if (place := _headed(chunk, wants)) is not None:
            columns.setdefault((chunk.section, chunk.caption, place), []).append(chunk)
    if len(columns) != 1:
        return None
    ((_, _, place), parts) = next(iter(columns.items()))
    return _counted(list(_named(parts, [place] * len(parts), task.per)), task)


def _of_two(task: Task, finder: Finder, chunks: Sequence[Chunk]) -> Computed | None:
    """Name what both columns list that the phrases head, or what only the first one does."""
    sides = [[want for want in finder.wants(phrase) if _TITLES.isdisjoint(want.forms)] for phrase in task.phrases]
    parts = [chunk for chunk in chunks if all(_headed(chunk, wants, loosely=True) is not None for wants in sides)]
    columns = [[_headed(chunk, wants, loosely=True) for chunk in parts] for wants in sides]
    if not parts or columns[0] == columns[1] or len({(chunk.section, chunk.caption) for chunk in parts}) > 1:
        return None
    tops = [folded(parts[0].table.header[places[0] or 0]) for places in columns if parts[0].table]
    if task.context and not all(task.context[-1] in top for top in tops):
        return None  # 哪些县: the columns list schools
    first, second = (list(_named(parts, places, task.per)) for places in columns)
    other = {folded(figure.text) for figure in second}
    kept = [figure for figure in first if (folded(figure.text) in other) == (task.base == BOTH)]
    if not kept or len(first) > MOST:
        return None
    return _told(IN_BOTH if task.base == BOTH else IN_ONE, kept, task.per or "个")


def _headed(chunk: Chunk, wants: Sequence[Want], *, loosely: bool = False) -> int | None:
    """Return the column of names over which the thing that is counted stands, and every word that any heading has.

    `loosely`: the question tells two columns apart, so that a word may do that other headings do not have.
    """
    if chunk.table is None or not wants:
        return None
    header = [folded(heading) for heading in chunk.table.header]
    said = [want for want in wants if any(_in(want, heading) for heading in header)]
    told = all(want in said or _says(chunk, want) for want in wants)
    places = [place for place, heading in enumerate(header) if said and all(_in(want, heading) for want in said)]
    if not told or wants[-1] not in said or len(places) != 1:
        return None
    if not loosely and len(said) == 1 and 2 * max(map(len, said[0].forms)) < len(header[places[0]]):
        return None  # 学校 asks for all of them, the column is of 省级示范学校
    return None if any(_is_number(row, places[0]) for row in chunk.table.rows) else places[0]


def _in(want: Want, heading: str) -> bool:
    return any(form in heading for form in want.forms)


def _counted(named: Sequence[Figure], task: Task) -> Computed | None:
    if not 1 < len(named) <= MOST:
        return None
    return _told(LISTING, named, task.per)


def _told(wording: str, named: Sequence[Figure], unit: str) -> Computed:
    """Say how many names there are, and which."""
    result = f"{len(named)}{unit}"
    text = f"{wording}{result}：{'、'.join(figure.text for figure in named)}{COMPUTED_NOTE}"
    return Computed((Line(text, tuple(named)),), " + ".join("1" for _ in named), result)


def _says(chunk: Chunk, want: Want) -> bool:
    header = " ".join(chunk.table.header) if chunk.table else ""
    return any(form in folded(f"{chunk.caption}\n{header}\n{chunk.heading}") for form in want.forms)


def _named(chunks: Iterable[Chunk], columns: Iterable[int | None], unit: str) -> Iterator[Figure]:
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
