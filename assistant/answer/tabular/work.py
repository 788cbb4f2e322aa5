"""Which operation a question asks for on one table, and with which cells.

In: a question, a chunk with a table. Out: a `Work`, or None. Nothing is worked out here. A work is found only where the
table, its headings and the words that word the operation together account for all that the question says.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.answer.columns import CHANGED
from assistant.answer.grid import Column, Named, is_empty, read_grid, titled
from assistant.answer.lookup import BOUNDS, Told
from assistant.answer.mentions import NOWHERE, Mentions, Places
from assistant.answer.question import Ask
from assistant.answer.tabular.cues import Cue, read_cues, talk
from assistant.answer.tabular.sheet import Operand, Sheet, before_of, is_share
from assistant.text import fold
from assistant.types import Chunk, Query, Term

_ALL = re.compile(r"全部|所有|总体|整体|全体|全[市县省区校院国]|整个|各[类项种]|合计|总(?:量|数|额)?")
_SORT = re.compile(r"(?:哪[一些]?|什么|啥)(?P<measure>[个所家项类种门]?)(?P<noun>[\u4e00-\u9fff]{0,6})")
_LIGHT = re.compile(
    r"花(?:得|了|费|掉)?|用(?:得|了|掉)|比|还|更|要|而|都|只|第一|名|数|人数|类|构成|组成|渠道|项目|方面|部分|类别|种类|地方|地区"
)
_SOURCE, _INCOME = re.compile(r"来源"), re.compile(r"收入|来源|投入|筹")
_PLACE_OF_WORK = re.compile(r"[校园院所馆]|中心|单位|机构")
_ANY_SORT = frozenset(("地方", "地区", "区域", "单位", "项目", "类别", "种类", "部门", "类"))
_RATE = re.compile(r"(?P<part>[\u4e00-\u9fff]{2,4})率")


@dataclass(frozen=True)
class Work:
    """An operation with the cells that it is done with.

    `first` are the parts of a share, what is ranked or added, the minuend, the value of now; `second` the whole, the
    subtrahend, the value before, what ranked cells are divided by. `turned`: `second` are changes, not values before.
    `met` is how many characters of the question rows and columns account for; `unit` is that of the
    cells whose headings give none.
    """

    cue: Cue
    first: tuple[Operand, ...]
    second: tuple[Operand, ...] = ()
    turned: bool = False
    met: int = 0
    unit: str = ""

    @property
    def rows(self) -> tuple[Named, ...]:
        """The rows of its cells, in their order."""
        return tuple({id(operand.row): operand.row for operand in self.first}.values())

    def lines(self) -> list[str]:
        """Return the rows as lines of text, a line a row; what a row has besides comes after its name."""
        told = ((row, [o.column for o in self.first if o.row is row]) for row in self.rows)
        return ["，".join([*row.cells, *self._cells(row, columns)]) for row, columns in told]

    def _cells(self, row: Named, columns: Sequence[Column]) -> list[str]:
        cells = ((column, row.row.cells[column.place].text) for column in columns)
        return [f"{titled(column, self.unit)}：{text}" for column, text in cells if not is_empty(text)]


@dataclass(frozen=True)
class _Plan:
    """Operands, and the places of the question that their columns account for."""

    first: tuple[Operand, ...]
    second: tuple[Operand, ...] = ()
    places: Places = NOWHERE
    turned: bool = False


def find_work(
    query: Query,
    ask: Ask,
    chunk: Chunk,
    *,
    weight: Callable[[Term], float],
    understood: Callable[[Term], bool],
) -> Work | None:
    """Return the arithmetic that the question asks of the chunk's table."""
    grid = read_grid(chunk.table) if chunk.table else None
    said = Mentions(query)
    cues = read_cues(said.text) if grid else []
    if grid is None or not cues or BOUNDS.search(said.text):
        return None
    sheet = Sheet(grid, query, ask, said)
    for cue in cues:
        plan = _PLANS[cue.operation](sheet, cue)
        if plan is None or not plan.first:
            continue
        if _covers(sheet, cue, plan, chunk, weight, understood):
            met = sheet.rows.places | plan.places | sheet.said.of(grid.said)
            return Work(cue, plan.first, plan.second, plan.turned, len(met), grid.unit)
    return None


def _covers(
    sheet: Sheet,
    cue: Cue,
    plan: _Plan,
    chunk: Chunk,
    weight: Callable[[Term], float],
    understood: Callable[[Term], bool],
) -> bool:
    """Tell whether the question says nothing that neither the table nor the operation is about."""
    said, query = sheet.said, sheet.query
    context = f"{sheet.grid.said}\n{fold(chunk.heading).text}"
    operands = (*plan.first, *plan.second)
    texts = "\n".join([*(n for o in operands for n in o.row.names), *(fold(o.column.heading).text for o in operands)])
    sources = _SOURCE.finditer(said.text) if _INCOME.search(sheet.grid.said) else ()  # of what is spent there are none
    light = NOWHERE.union(*(range(*m.span()) for one in (_ALL, _LIGHT) for m in one.finditer(said.text)))
    light = light.union(*(range(*match.span()) for match in sources))
    spoken = cue.places | talk(said.text) | light | sheet.rows.places | plan.places
    rest = tuple(t for t in query.terms if not (said.places(t) and said.places(t) <= spoken))
    told = Told(said, spoken | said.of(context), texts, context, "")
    return told.covers(query.model_copy(update={"terms": rest}), weight, understood)


def _share(sheet: Sheet, cue: Cue) -> _Plan | None:
    """Rows as a part of the total or of another row, or one column of a row as a part of another."""
    before = frozenset(range(cue.at))
    at = sheet.said.text.find(cue.whole, cue.at) if cue.whole else cue.at
    within = frozenset(range(at, at + len(cue.whole)))
    parts = [row for row in sheet.rows.chosen if sheet.at(row) & before]
    wholes = [row for row in sheet.rows.chosen if row not in parts]
    levels = sheet.of_year(sheet.levels)
    mine, of = sheet.named(levels, before)[-1:], sheet.named(levels, within)[-1:]
    part = (mine or of or [(sheet.sole(levels), NOWHERE)])[0][0]
    whole = of[0][0] if of else part
    if part is None or whole is None or part.unit != whole.unit or len(wholes) > 1 or not (parts or part is not whole):
        return None
    rows = parts or ([sheet.total] if sheet.total else [])
    if not rows or any(row.is_total for row in parts):
        return None
    same = part is whole
    other = wholes or (([sheet.total] if sheet.total else []) if same else rows if len(rows) == 1 else [])
    if not other or (same and any(is_share(c) and _is_of(c, part) for c in sheet.grid.columns) and not wholes):
        return None  # the table gives the share itself
    places = NOWHERE.union(*(where for _, where in (*mine, *of)))
    return _Plan(sheet.amounts(rows, part), sheet.amounts(other, whole), places)


def _is_of(column: Column, level: Column) -> bool:
    """Tell whether a column of shares is that of a column of amounts: 占比, 占在校生比例."""
    return column.name.startswith("占") or level.name[:2] in column.name


def _compare(sheet: Sheet, cue: Cue) -> _Plan | None:
    """Two rows in one column."""
    rows = sheet.rows.chosen
    if len(rows) != 2 or any(row.is_total for row in rows):
        return None
    column, places = _column(sheet, sheet.of_year(sheet.grid.columns))
    if column is None:
        return None
    first, second = sorted(rows, key=lambda row: min(sheet.at(row)))
    return _Plan(sheet.amounts((first,), column), sheet.amounts((second,), column), places)


def _column(sheet: Sheet, columns: list[Column]) -> tuple[Column | None, Places]:
    """Return the one column that the question names, else the one that goes without saying."""
    named = sheet.named(columns)
    if len(named) == 1:
        return named[0]
    if named:
        return None, NOWHERE
    plain = [column for column in columns if column in sheet.levels]
    return sheet.sole(plain), NOWHERE


def _change(sheet: Sheet, cue: Cue) -> _Plan | None:
    """A value and the one of the year before, or its change; of the total where no row is named."""
    row = _one_row(sheet)
    changes = [column for column in sheet.grid.columns if CHANGED.search(column.name)]
    if row is None or (any(is_share(c) or "%" in c.heading or "率" in c.name for c in changes)):
        return None  # the table gives the rate itself
    if changes and not cue.rate:
        return None  # … the amount itself
    levels = list(sheet.levels)
    named = [one for one in sheet.named(levels) if not one[0].years]
    latest = max((year for column in levels for year in column.years), default="")
    dated = [column for column in levels if column.years and column.years[-1] == latest]
    now = named[0][0] if len(named) == 1 else dated[0] if len(dated) == 1 else None
    if now is None or (sheet.years and now.years and not sheet.years <= {latest, str(int(latest) - 1)}):
        return None
    before = before_of(sheet.grid.columns, now)
    turned = before is None and len(changes) == 1 and changes[0].unit == now.unit
    other = changes[0] if turned else before
    places = NOWHERE.union(*(where for _, where in named))
    if other is None:
        return None
    return _Plan(sheet.amounts((row,), now), sheet.amounts((row,), other), places, turned)


def _previous(sheet: Sheet, cue: Cue) -> _Plan | None:
    """The value of the year before: its own column, or that of now with the column of changes."""
    row = _one_row(sheet)
    if not sheet.back or row is None:
        return None
    before, where = _column(sheet, [c for c in sheet.of_year(sheet.grid.columns) if c.is_before or c.years])
    if before is not None and (before.is_before or sheet.years & set(before.years)):
        return _Plan(sheet.amounts((row,), before), (), where)
    changes = [c for c in sheet.grid.columns if CHANGED.search(c.name) and not is_share(c) and "%" not in c.heading]
    fitting = [column for column in sheet.levels if changes and column.unit == changes[0].unit]
    now, places = _column(sheet, fitting)
    if len(changes) != 1 or now is None or now.years:
        return None
    return _Plan(sheet.amounts((row,), now), sheet.amounts((row,), changes[0]), places, turned=True)


def _one_row(sheet: Sheet) -> Named | None:
    """Return the row that the question names, the total where it names none."""
    if len(sheet.rows.chosen) > 1:
        return None
    return sheet.rows.chosen[0] if sheet.rows.chosen else sheet.total


def _left(sheet: Sheet, cue: Cue) -> _Plan | None:
    """What a column leaves of another one: 毕业生 without those who have found work."""
    row = _one_row(sheet)
    after = frozenset(range(cue.at, len(sheet.said.text)))
    levels = sheet.of_year(sheet.levels)
    part = sheet.named(levels, after)
    whole = [one for one in sheet.named(levels, frozenset(range(cue.at))) if not part or one[0] is not part[0][0]]
    if row is None or len(part) != 1 or len(whole) > 1:
        return None
    of = whole[0][0] if whole else next((c for c in levels if c.unit == part[0][0].unit), None)
    if of is None or of is part[0][0] or of.unit != part[0][0].unit:
        return None
    places = NOWHERE.union(*(where for _, where in (*part, *whole)))
    return _Plan(sheet.amounts((row,), of), sheet.amounts((row,), part[0][0]), places)


def _sum(sheet: Sheet, cue: Cue) -> _Plan | None:
    """Several rows of one column."""
    rows = sheet.rows.chosen
    if len(rows) < 2 or any(row.is_total for row in rows):
        return None
    column, places = _column(sheet, sheet.of_year(sheet.levels))
    return None if column is None or is_share(column) else _Plan(sheet.amounts(rows, column), (), places)


def _rank(sheet: Sheet, cue: Cue) -> _Plan | None:
    """All rows by one column, or by the rate that two of them come to."""
    if any(name in sheet.said.text for row in sheet.items for name in row.names) or not _of_sort(sheet):
        return None
    columns = sheet.of_year(sheet.grid.columns)
    rate = _RATE.search(sheet.said.text)
    if rate and not any(is_share(column) for column, _ in sheet.named(columns)):
        return _rate(sheet, rate)
    column, places = _column(sheet, columns)
    items = _of_sort(sheet)
    rows = [row for row in items if column and Operand(row, column).holds_amount]
    if column is None or len(rows) < max(3, cue.count) or len(rows) < len(items) - 1:
        return None
    asked = _SORT.search(sheet.said.text)
    sort = frozenset(range(*asked.span("noun"))) if asked else NOWHERE
    return _Plan(sheet.amounts(rows, column), (), places | (sort if len(items) < len(sheet.items) else NOWHERE))


def _rate(sheet: Sheet, rate: re.Match[str]) -> _Plan | None:
    """The rows by the rate that is called after one column, of the first column before it."""
    levels = sheet.of_year(sheet.levels)
    parts = [column for column in levels if rate["part"].endswith(column.name) and len(column.name) > 1]
    if len(parts) != 1 or levels[0] is parts[0] or levels[0].unit != parts[0].unit:
        return None
    return _Plan(
        sheet.amounts(sheet.items, parts[0]), sheet.amounts(sheet.items, levels[0]), frozenset(range(*rate.span()))
    )


def _of_sort(sheet: Sheet) -> list[Named]:
    """Return the rows of the sort that is asked for, none where they are of another: 哪所学校 asks for no district.

    哪个县 asks for those rows only that end in 县.
    """
    asked = _SORT.search(sheet.said.text)
    if asked is None:
        return list(sheet.items)
    noun = re.split(r"[的最有是在]", asked["noun"])[0]
    for column in sheet.grid.columns:
        noun = noun.removesuffix(column.name)
    heads = "".join(sheet.grid.heads)
    if asked["measure"] == "所" and not _PLACE_OF_WORK.search(heads):
        return []
    pairs = [noun[i : i + 2] for i in range(len(noun) - 1)]
    names = [row.names[0] for row in sheet.items]
    if not noun or noun in _ANY_SORT or any(pair in heads for pair in pairs):
        return list(sheet.items)
    if pairs and any(sum(pair in name for name in names) * 2 > len(names) for pair in pairs):
        return list(sheet.items)
    return [row for row in sheet.items if row.names[0][-1] in noun[:2]]


def _each(sheet: Sheet, cue: Cue) -> _Plan | None:
    """All rows but the total, in the columns that are named or go without saying, else in all of them."""
    if any(not row.is_total for row in sheet.rows.chosen):
        return None
    columns = sheet.of_year(sheet.grid.columns)
    named = sheet.named(columns)
    sole = sheet.sole([column for column in columns if column in sheet.levels])
    chosen = [column for column, _ in named] or ([sole] if sole else list(sheet.grid.columns))
    places = NOWHERE.union(*(where for _, where in named))
    rows = [row for row in sheet.grid.rows if not row.is_total]
    cells = tuple(Operand(row, column) for row in rows for column in chosen)
    return _Plan(cells, (), places) if len(rows) > 2 else None


_PLANS: dict[str, Callable[[Sheet, Cue], _Plan | None]] = {
    "share": _share,
    "compare": _compare,
    "change": _change,
    "previous": _previous,
    "left": _left,
    "sum": _sum,
    "rank": _rank,
    "each": _each,
}
