"""How many names the columns of a table list, and what two of them have in common.

In: a `Task`, the chunks of a document, a `Finder`. Out: a `Computed`, or None when no one column is meant.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.facts.asked.listed import BOTH
from assistant.facts.asked.task import Task
from assistant.facts.finding import Finder
from assistant.facts.listing import MOST, counted, holds, is_number, named, says, told
from assistant.facts.results import Computed, Line, percent, rounded
from assistant.facts.shelf import Want
from assistant.facts.subjects import WHOLE
from assistant.prompts import APART, COMPUTED_NOTE, IN_BOTH, IN_ONE
from assistant.text import folded
from assistant.types import Chunk, Figure

_TITLES = frozenset(("牌子", "称号", "荣誉", "资格"))  # what one says for being on a list


@dataclass(frozen=True)
class Column:
    """A column of a table: which table it is of, its heading, the names that it lists, each once."""

    table: tuple[int, str]
    heading: str
    names: tuple[Figure, ...]
    unit: str

    @property
    def counted(self) -> str:
        """How many names there are."""
        return f"{len(self.names)}{self.unit}"

    @property
    def shown(self) -> str:
        """Its heading with the number of names."""
        return f"{self.heading}{self.counted}"


def count_headed(task: Task, finder: Finder, chunks: Sequence[Chunk]) -> Computed | None:
    """Count the names of the one column whose heading says what is counted; its caption may say the rest."""
    column = _column(task.phrases[0], task.per, finder, chunks)
    return counted(column.names, task) if column else None


def held_against(task: Task, finder: Finder, chunks: Sequence[Chunk]) -> Computed | None:
    """Count the names of two columns of one table, and subtract or divide; a share is of names that both list."""
    first, second = (_column(phrase, task.unit or "个", finder, chunks) for phrase in task.phrases)
    if first is None or second is None or first.table != second.table or first.heading == second.heading:
        return None
    one, other = len(first.names), len(second.names)
    if not (one and other) or max(one, other) > MOST or one == other:
        return None
    if task.operation == "difference":
        larger, smaller = (first, second) if one > other else (second, first)
        result = f"{abs(one - other)}{task.unit or '个'}"
        return _said(f"{APART}{result}", (larger, "-", smaller), result)
    if task.operation == "times" and one > other:
        result = f"{rounded(Decimal(one) / other, 1)}倍"
        return _said(f"约{result}", (first, "÷", second), result)
    own = {folded(figure.text) for figure in first.names}
    if task.operation == "share" and own < {folded(figure.text) for figure in second.names}:
        result = percent(Decimal(one) / other)
        return _said(f"约{result}", (first, "÷", second), result)
    return None


def _said(told: str, terms: tuple["Column", str, "Column"], result: str) -> Computed:
    """Say a result with the columns that were counted for it."""
    first, sign, second = terms
    shown = f"{first.shown} {sign} {second.shown}"
    line = Line(f"{told}：{shown}{COMPUTED_NOTE}", (*first.names, *second.names))
    return Computed((line,), f"{first.counted} {sign} {second.counted}", result)


def _column(phrase: str, unit: str, finder: Finder, chunks: Sequence[Chunk]) -> "Column | None":
    """Return the one column whose heading says what a phrase names, None where there are several."""
    wants = [want for want in finder.wants(phrase) if WHOLE not in want.forms]
    columns: dict[tuple[int, str, int], list[Chunk]] = {}
    for chunk in chunks:
        if (place := _headed(chunk, wants)) is not None:
            columns.setdefault((chunk.section, chunk.caption, place), []).append(chunk)
    if len(columns) != 1:
        return None
    (section, caption, place), parts = next(iter(columns.items()))
    heading = parts[0].table.header[place] if parts[0].table else ""
    return Column((section, caption), heading, tuple(named(parts, [place] * len(parts), unit)), unit)


def of_two(task: Task, finder: Finder, chunks: Sequence[Chunk]) -> Computed | None:
    """Name what both columns list that the phrases head, or what only the first one does."""
    sides = [[want for want in finder.wants(phrase) if _TITLES.isdisjoint(want.forms)] for phrase in task.phrases]
    parts = [chunk for chunk in chunks if all(_headed(chunk, wants, loosely=True) is not None for wants in sides)]
    columns = [[_headed(chunk, wants, loosely=True) for chunk in parts] for wants in sides]
    if not parts or columns[0] == columns[1] or len({(chunk.section, chunk.caption) for chunk in parts}) > 1:
        return None
    tops = [folded(parts[0].table.header[places[0] or 0]) for places in columns if parts[0].table]
    if task.context and not all(task.context[-1] in top for top in tops):
        return None  # 哪些县: the columns list schools
    first, second = (list(named(parts, places, task.per)) for places in columns)
    other = {folded(figure.text) for figure in second}
    kept = [figure for figure in first if (folded(figure.text) in other) == (task.base == BOTH)]
    if not kept or len(first) > MOST:
        return None
    return told(IN_BOTH if task.base == BOTH else IN_ONE, kept, task.per or "个")


def _headed(chunk: Chunk, wants: Sequence[Want], *, loosely: bool = False) -> int | None:
    """Return the column of names over which the thing that is counted stands, and every word that any heading has.

    `loosely`: the question tells two columns apart, so that a word may do that other headings do not have.
    """
    if chunk.table is None or not wants:
        return None
    header = [folded(heading) for heading in chunk.table.header]
    said = [want for want in wants if any(holds(want, heading) for heading in header)]
    complete = all(want in said or says(chunk, want) for want in wants)
    places = [place for place, heading in enumerate(header) if said and all(holds(want, heading) for want in said)]
    if not complete or wants[-1] not in said or len(places) != 1:
        return None
    if not loosely and len(said) == 1 and 2 * max(map(len, said[0].forms)) < len(header[places[0]]):
        return None  # 学校 asks for all of them, the column is of 省级示范学校
    return None if any(is_number(row, places[0]) for row in chunk.table.rows) else places[0]
