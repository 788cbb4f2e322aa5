"""A table as one question sees it: which rows and columns it names, and where.

In: a grid, a question. Out: a `Sheet`, which finds rows and columns within a stretch of the question. Unlike a look-up
it asks for no unit: what an operation is done with is told by its name only.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.answer.columns import CHANGED, SHARED, WHOLES, is_said, looks_back, of_time, spoken, without_sort
from assistant.answer.grid import PLAIN_YEAR, Column, Grid, Named, base_unit, is_amount, years_of
from assistant.answer.lookup import choose_rows
from assistant.answer.mentions import NOWHERE, Choice, Mentions, Places, apart
from assistant.answer.question import Ask
from assistant.types import Query

INITIALS = 2  # signs of 普高, 中职
ColumnReader = Callable[[Named, Sequence[Column]], Column | None]  # what finds a row's column by what is meant
_LIKE = {"名": "人", "位": "人", "人次": "人"}


@dataclass(frozen=True)
class Operand:
    """A cell that is computed with: its row and its column."""

    row: Named
    column: Column

    @property
    def start(self) -> int:
        """Where the cell stands in the document."""
        return self.row.row.cells[self.column.place].start

    @property
    def holds_amount(self) -> bool:
        """Whether the cell gives an amount."""
        return is_amount(self.row.row.cells[self.column.place].text)


@dataclass(frozen=True)
class Sheet:
    """A grid and a question; `read` finds the column that it means in words which no heading uses."""

    grid: Grid
    query: Query
    ask: Ask
    said: Mentions
    read: ColumnReader | None = None

    def meant(self, row: Named, columns: Sequence[Column]) -> Column | None:
        """Return the column that is surely meant of a row, in whichever words; None where none is."""
        return self.read(row, columns) if self.read and len(columns) > 1 else None

    @cached_property
    def years(self) -> set[str]:
        """The years that the question names."""
        return years_of(self.query)

    @cached_property
    def back(self) -> bool:
        """Whether the year before is asked for."""
        return looks_back(self.grid, self.said, self.years)

    @cached_property
    def rows(self) -> Choice[Named]:
        """The rows that the question names, in its order, those that it names by a shorter form among them."""
        outright = choose_rows(self.grid, self.said)
        if any(row.is_total for row in outright.chosen):
            return outright
        found = []
        for row in self.grid.rows:
            short = NOWHERE.union(*(self.said.shortened(name) for name in row.names)) or self._initials(row)
            if row not in outright.chosen and short and not short & outright.places and not row.is_rest:
                found.append((row, short, 0))
        more = apart(found)
        rows = sorted((*outright.chosen, *more.chosen), key=lambda row: min(self._spoken(row)))
        return Choice(tuple(rows), outright.places | more.places)

    @cached_property
    def items(self) -> tuple[Named, ...]:
        """The rows that are neither a total nor the rest."""
        return tuple(row for row in self.grid.rows if not (row.is_total or row.is_rest))

    @cached_property
    def total(self) -> Named | None:
        """The row that adds up the others, None where there is none or several."""
        totals = [row for row in self.grid.rows if row.is_total]
        return totals[0] if len(totals) == 1 else None

    @cached_property
    def levels(self) -> tuple[Column, ...]:
        """The columns of amounts of the table's own year, without shares and changes."""
        return tuple(c for c in self.grid.columns if not (is_share(c) or CHANGED.search(c.name) or c.is_before))

    def at(self, row: Named) -> Places:
        """Return where the question names the row."""
        return self._spoken(row) & self.rows.places

    def _spoken(self, row: Named) -> Places:
        named = NOWHERE.union(*(self.said.of(name) | self.said.shortened(name) for name in row.names))
        return named | self._initials(row)

    def _initials(self, row: Named) -> Places:
        """Return where the row is named by the first signs of its words, as no other row is: 中职 of 中等职业学校."""
        terms = [term for term in self.query.terms if len(term.text) == INITIALS]
        own = [term for term in terms if _is_initials(term.text, row.names)]
        others = [name for other in self.grid.rows if other is not row for name in other.names]
        alone = [t for t in own if not any(t.text in name or _is_initials(t.text, (name,)) for name in others)]
        return NOWHERE.union(*(self.said.places(term) for term in alone))

    def named(self, columns: Iterable[Column], region: Places | None = None) -> list[tuple[Column, Places]]:
        """Return the columns whose headings the question names within a stretch of it, in its order.

        Where several are named by the very same words, only the one that consists of them is.
        """
        columns = list(columns)
        found = []
        for column in columns:
            at = without_sort(self.grid, self.said, spoken(column, self.said) - self.rows.places)
            at = at if region is None else at & region
            if at and is_said(column, self.said, at):
                found.append((column, at))
        kept = [one for one in found if self._is_best(one, found)]
        return sorted(kept, key=lambda one: max(one[1]))

    def _is_best(self, one: tuple[Column, Places], found: Sequence[tuple[Column, Places]]) -> bool:
        """Tell whether no other column has more of the same words, or the same words in a shorter heading."""
        column, at = one
        for other, places in found:
            if other is column or not at <= places:
                continue
            if at < places or len(other.name) < len(column.name):
                return False
        return True

    def sole(self, columns: Sequence[Column]) -> Column | None:
        """Return the column that goes without saying: of the year that is asked for or the last one, the only one."""
        dated = [column for column in columns if is_plain_year(column)] or [c for c in columns if c.years]
        if dated:
            years = self.years or {max(year for column in dated for year in column.years)}
            dated = [column for column in dated if years & set(column.years)]
            return dated[0] if len(dated) == 1 else None
        if len(columns) == 1:
            return columns[0]
        whole = [column for column in columns if column.name in WHOLES]
        if len(whole) == 1:
            return whole[0]
        units = {_LIKE.get(unit, unit) for unit in self.ask.units} - {"%"}
        fitting = [column for column in columns if _LIKE.get(base_unit(column.unit), base_unit(column.unit)) in units]
        return fitting[0] if len(fitting) == 1 else None

    def of_year(self, columns: Iterable[Column]) -> list[Column]:
        """Return the columns of the time that the question speaks of."""
        years = self.years
        known = [c for c in columns if not (years and c.years and not years & set(c.years))]
        return of_time(known, self.said, self.back)

    def dates(self, columns: Iterable[Column]) -> Places:
        """Return where the question names the years of the columns."""
        years = {year for column in columns for year in column.years}
        terms = [term for term in self.query.terms if term.role == "year" and set(term.variants[:1]) & years]
        return self.said.of_words(term.text for term in terms)

    def amounts(self, rows: Iterable[Named], column: Column) -> tuple[Operand, ...]:
        """Return the cells of the rows in the column, () where one of them holds no amount."""
        cells = tuple(Operand(row, column) for row in rows)
        return cells if all(cell.holds_amount for cell in cells) else ()


def _is_initials(term: str, names: Sequence[str]) -> bool:
    """Tell whether a word of two signs is made of the first ones of two words of a name."""
    return any(name.startswith(term[0]) and term not in name and term[1] in name[2::2] for name in names)


def is_share(column: Column) -> bool:
    """Tell whether the column holds shares or rates."""
    return SHARED.search(column.name) is not None or column.unit == "%"


def is_plain_year(column: Column) -> bool:
    """Tell whether the heading is a year and nothing else: 2024年, 2024届, not 2024届女生."""
    return PLAIN_YEAR.fullmatch(column.name) is not None


def before_of(columns: Sequence[Column], now: Column) -> Column | None:
    """Return the column of the year before, None where there is none."""
    if now.years:
        year = str(int(now.years[-1]) - 1)
        dated = [column for column in columns if column.years == (year,) and _alike(column, now)]
        return dated[0] if len(dated) == 1 else None
    found = [column for column in columns if column.is_before and _same(column.level, now.name)]
    return found[0] if len(found) == 1 else None


def _alike(one: Column, other: Column) -> bool:
    """Tell whether two columns of years hold the same thing."""
    return is_plain_year(one) or one.thing == other.thing


def _same(one: str, other: str) -> bool:
    ends = re.compile(r"(?:人数|总数|数量|数)$")
    return ends.sub("", one) == ends.sub("", other)
