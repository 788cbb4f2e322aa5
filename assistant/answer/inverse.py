"""Look up a table backwards: the row whose amount a question tells.

In: a question, a table, what the document says around it. Out: the rows as lines of text; none unless every amount of
the question stands in the row and the table accounts for the rest of what is said. A bound (超过50人, 比…多) is for
the arithmetic and finds nothing here.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.answer.columns import choose_columns
from assistant.answer.grid import Column, Grid, Named, base_unit, is_empty, read_grid
from assistant.answer.lookup import BOUNDS, Told
from assistant.answer.mentions import NOWHERE, Mentions, Places
from assistant.answer.question import Ask
from assistant.text import fold, quantities
from assistant.types import Chunk, Quantity, Query, Term

MOST = 4  # rows that one amount may find: more are no answer to a question for one
NARROW = 4  # columns up to which a row is told whole
PEOPLE = frozenset(("人", "名", "位", "个"))
_ASKS = re.compile(r"[哪谁啥]|什么|第几|几期")
_COMPARES = re.compile(r"比|差(?!异)|倍|占|之和|相加|加起来")
_NONE = re.compile(r"(?<!有)没有(?!\W*$)|一[所家个名]也没|为零|为0")  # 有没有 and 开了没有 only ask
_EXACT = re.compile(r"正好|恰好|刚好|整整|只有|仅有|就是")
_VERB = re.compile(r"([\u4e00-\u9fff])(?:的)?(?:是)?(?:什么|啥)")  # 学什么: a verb that only asks


@dataclass(frozen=True)
class _Amount:
    """An amount that the question tells: its value, unit, and where it stands."""

    value: Quantity | None
    places: Places


def row_of(
    query: Query,
    ask: Ask,
    chunk: Chunk,
    *,
    weight: Callable[[Term], float],
    understood: Callable[[Term], bool],
) -> tuple[str, ...]:
    """Return the rows that have the amount which the question tells, as lines."""
    grid = read_grid(chunk.table) if chunk.table else None
    said = Mentions(query)
    if chunk.table is None or grid is None or ask.kind in ("yesno", "article") or not _ASKS.search(said.text):
        return ()
    if BOUNDS.search(said.text) or _COMPARES.search(said.text):
        return ()
    amounts = _amounts(said.text, grid)
    named = choose_columns(grid, said, replace(ask, kind="other", units=()), query, NOWHERE).chosen
    hits = _hits(grid, named, amounts)
    if not hits or len(hits) > (MOST if named else 1):
        return ()
    rows = [row for row, _ in hits]
    columns = {column.place: column for _, found in hits for column in found}
    if not _covers(query, chunk, grid, said, rows, list(columns.values()), amounts, weight, understood):
        return ()
    return tuple(_line(grid, chunk.table.header, row, list(columns.values()), said) for row in rows)


def _amounts(text: str, grid: Grid) -> list[_Amount]:
    """Return the amounts of the question but the number of the table's own rows (七期里); 没有 is none."""
    size = sum(not row.is_total for row in grid.rows)
    found = [
        _Amount(q, frozenset(range(q.start, q.end)))
        for q in quantities(text)
        if q.role == "measure" and not q.qualifier
    ]
    found = [one for one in found if (one.value and one.value.value != size) or _stands(grid, one)]
    if not found and (none := _NONE.search(text)):
        found.append(_Amount(None, frozenset(range(*none.span()))))
    return found


def _stands(grid: Grid, amount: _Amount) -> bool:
    """Tell whether any cell gives the amount."""
    return any(_equals(row.row.cells[c.place].text, c, amount) for row in grid.rows for c in grid.columns)


def _hits(grid: Grid, named: Sequence[Column], amounts: Sequence[_Amount]) -> list[tuple[Named, tuple[Column, ...]]]:
    """Return the rows that have every amount, each with the columns where it has them."""
    hits = []
    for row in grid.rows:
        places = [
            [column for column in named or grid.columns if _equals(row.row.cells[column.place].text, column, amount)]
            for amount in amounts
        ]
        if places and all(places) and not row.is_total:
            hits.append((row, tuple(column for columns in places for column in columns)))
    return hits


def _equals(cell: str, column: Column, amount: _Amount) -> bool:
    """Tell whether the cell gives the amount, in a unit that the question may mean."""
    found = quantities(fold(cell).text)
    if is_empty(cell) or len(found) != 1:
        return False
    if amount.value is None:
        return found[0].value == 0
    unit, asked = found[0].unit or base_unit(column.unit), amount.value.unit
    alike = unit == asked or not asked or not unit or (unit in PEOPLE and asked in PEOPLE) or asked == "个"
    return found[0].value == amount.value.value and alike


def _covers(
    query: Query,
    chunk: Chunk,
    grid: Grid,
    said: Mentions,
    rows: Sequence[Named],
    columns: Sequence[Column],
    amounts: Sequence[_Amount],
    weight: Callable[[Term], float],
    understood: Callable[[Term], bool],
) -> bool:
    """Tell whether the question says nothing but the amounts, what the rows are and what only asks."""
    headings = "\n".join(fold(heading).text for heading in chunk.table.header) if chunk.table else ""
    context = f"{grid.said}\n{headings}\n{fold(chunk.heading).text}"
    texts = "\n".join(name for row in rows for name in row.names)
    asking = [match.span(1) for match in _VERB.finditer(said.text)]
    asking += [match.span() for match in _EXACT.finditer(said.text)]
    spoken = NOWHERE.union(*(amount.places for amount in amounts), *(range(*span) for span in asking))
    units = "".join(column.unit for column in columns)
    places = spoken | said.of(context) | said.of(texts)
    rest = tuple(term for term in query.terms if not _only_asks(said, said.places(term) - spoken, headings, term))
    told = Told(said, places, texts, context, units)
    return told.covers(query.model_copy(update={"terms": rest}), weight, understood)


def _only_asks(said: Mentions, left: Places, headings: str, term: Term) -> bool:
    """Tell whether a term is the amount, a word that asks, or a character of a heading cut with one (那期学什么)."""
    return bool(said.places(term)) and all(said.text[at] in headings for at in left)


def _line(grid: Grid, header: Sequence[str], row: Named, columns: Sequence[Column], said: Mentions) -> str:
    """Return the names of the row and its amounts: all of a narrow table, else those that the question speaks of."""
    wide = len(grid.columns) + len(row.cells) > NARROW
    told = [c for c in grid.columns if not wide or c in columns or c.name in said.text]
    amounts = [column.place for column in grid.columns]
    shown = {column.place for column in told}
    cells = [(place, cell.text) for place, cell in enumerate(row.row.cells) if place in shown or place not in amounts]
    cells = [(place, text) for place, text in cells if text in row.cells or place in shown]
    first, *rest = cells
    return "，".join([first[1], *(f"{header[place]}：{text}" for place, text in rest)])
