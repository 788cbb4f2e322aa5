"""How many things a table lists: the rows of a table that the question names, each counted once.

In: a `Task`, the chunks of a document, a `Finder`. Out: a `Computed` that counts and names them, or None when no one
table is meant, or when its column holds numbers.
"""

from collections.abc import Sequence

from assistant.facts.asked.listed import TABLE_NUMBER, WITH
from assistant.facts.asked.task import Task
from assistant.facts.cells import NUMBERING
from assistant.facts.columns import of_two
from assistant.facts.finding import Finder
from assistant.facts.listing import MOST, counted, holds, is_number, named, says, told
from assistant.facts.results import Computed
from assistant.facts.shelf import Want
from assistant.prompts import LISTING
from assistant.text import folded
from assistant.types import Chunk, Row

_BODIES = frozenset(("单位", "企业", "公司", "机构", "学校", "院校"))  # a heading may call them something else
_NOUN = 2  # characters of a noun's end by which a heading is known: 合作企业, 企业名称


def count_rows(task: Task, finder: Finder, chunks: Sequence[Chunk]) -> Computed | None:
    """Count the rows of the table whose caption and headings hold all that the question says.

    A task of two phrases asks for what two columns of it both list, or the first alone, or for the rows that hold a
    phrase.
    """
    if task.base == WITH:
        return _filtered(task, finder, chunks)
    if len(task.phrases) > 1:
        return of_two(task, finder, chunks)
    parts = _table(task.phrases[0], finder, chunks)
    noun = folded(task.context)[-_NOUN:]
    return counted(list(named(parts, [_column(chunk, noun) for chunk in parts], task.per)), task)


def _table(phrase: str, finder: Finder, chunks: Sequence[Chunk]) -> list[Chunk]:
    """Return the parts of the one table that a phrase names by caption and headings, or by its number (表6-1)."""
    wants, number = finder.wants(phrase), folded(phrase) if TABLE_NUMBER.fullmatch(phrase) else ""
    tables: dict[tuple[int, str], list[Chunk]] = {}
    for chunk in chunks:
        if chunk.table is None:
            continue
        numbered = number and TABLE_NUMBER.match(chunk.caption)
        meant = numbered[0] == number if numbered else wants and all(says(chunk, want) for want in wants)
        if meant and (numbered or not number):
            tables.setdefault((chunk.section, chunk.table.caption), []).append(chunk)
    return next(iter(tables.values())) if len(tables) == 1 else []


def _filtered(task: Task, finder: Finder, chunks: Sequence[Chunk]) -> Computed | None:
    """Count the rows one cell of which holds what the question says of them and no heading or caption does."""
    phrase, condition = task.phrases
    noun = folded(task.context)[-_NOUN:]
    kept: list[Chunk] = []
    columns: list[int | None] = []
    for chunk in _table(phrase, finder, chunks):
        own = [want for want in finder.wants(condition) if not says(chunk, want)]
        column = _column(chunk, noun)
        columns.append(_column(chunk, "") if column is None and noun in _BODIES else column)
        if chunk.table is None or not own:
            return None
        rows = tuple(row for row in chunk.table.rows if _meets(row, own))
        kept.append(chunk.model_copy(update={"table": chunk.table.model_copy(update={"rows": rows})}))
    found = list(named(kept, columns, task.per))
    return told(LISTING, found, task.per) if 0 < len(found) <= MOST else None


def _meets(row: Row, wants: Sequence[Want]) -> bool:
    return any(all(holds(want, folded(cell.text)) for want in wants) for cell in row.cells)


def _column(chunk: Chunk, noun: str) -> int | None:
    """Return the column of names: the one that the noun heads, else the first that holds words."""
    if chunk.table is None:
        return None
    header = [folded(heading) for heading in chunk.table.header]
    texts = [
        place
        for place, heading in enumerate(header)
        if heading not in NUMBERING and not any(is_number(row, place) for row in chunk.table.rows)
    ]
    headed = [place for place in texts if noun and noun in header[place]]
    return next(iter(headed), None) if noun and not _is_told(chunk, noun) else next(iter(headed or texts), None)


def _is_told(chunk: Chunk, noun: str) -> bool:
    """Tell whether the table is one of what the noun names, by its caption or its first column of names."""
    return noun in folded(chunk.caption)
