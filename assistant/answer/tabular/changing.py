"""The cells of a table that a change is worked out from: two years of one row, or the rows that rose or fell.

In: a `Sheet`, a `Cue`. Out: a `Plan`, or None. A change that the table itself gives in what is asked for, per cent or
an amount, is looked up, not worked out.
"""

import re
from collections.abc import Sequence

from assistant.answer.columns import CHANGED
from assistant.answer.grid import Column, Named
from assistant.answer.mentions import NOWHERE, Places
from assistant.answer.tabular.cue import Cue
from assistant.answer.tabular.plan import Plan, one_row
from assistant.answer.tabular.sheet import Operand, Sheet, before_of, is_plain_year, is_share

_RATES = re.compile(r"%|率|幅|速")
_FOREMOST = re.compile(r"(?:哪|谁).*最|最.*(?:哪|谁)")  # of many rows, not of their total
_GROWTH = re.compile(r"增长|增幅|[增降涨]了?多少$|同比")  # 增长多少 asks for the table's own rate, 增加多少 does not
_AGAINST = re.compile(r"[比较与和跟同从]\d{4}")
_NEGATIVE = re.compile(r"[-−－]\s*\d")


def change(sheet: Sheet, cue: Cue) -> Plan | None:
    """A value and the one of the year before, or its change; of the total where no row is named."""
    row = None if _FOREMOST.search(sheet.said.text) else one_row(sheet)
    changes = [column for column in sheet.grid.columns if CHANGED.search(column.name)]
    rates = [column for column in changes if _is_rate(column)]
    if row is None or (rates and _asks_rate(sheet, cue)):
        return None  # the table gives the rate itself
    changes = [column for column in changes if column not in rates]
    if changes and not cue.rate:
        return None  # … the amount itself
    now, before, places = _of_two_years(sheet)
    if now is None:
        return None
    turned = before is None and len(changes) == 1 and changes[0].unit == now.unit
    other = changes[0] if turned else before
    if other is None:
        return None
    return Plan(sheet.amounts((row,), now), sheet.amounts((row,), other), places | sheet.dates((now, other)), turned)


def _asks_rate(sheet: Sheet, cue: Cue) -> bool:
    """Tell whether a rate is asked for; 增长多少 asks for it too where the table has one and no unit is told."""
    if cue.claim:
        return False
    return cue.rate or (_GROWTH.search(sheet.said.text) is not None and not sheet.ask.units)


def _is_rate(column: Column) -> bool:
    return is_share(column) or _RATES.search(column.heading) is not None


def _of_two_years(sheet: Sheet) -> tuple[Column | None, Column | None, Places]:
    """Return the column of now and that of the year before, and where the question names them.

    Two years that the question names, else the last one of the table and the one before it.
    """
    levels = list(sheet.levels)
    named = [one for one in sheet.named(levels) if not one[0].years]
    plain = [column for column in levels if is_plain_year(column)]
    dated = plain or [column for column in levels if column.years]
    worded = [one for one in sheet.named(levels) if one[0].years and not is_plain_year(one[0])]
    if worded and not plain:
        most = max(len(where) for _, where in worded)
        dated = [column for column, where in worded if len(where) == most]
        named = []
    held = sorted({column.years[-1] for column in dated})
    asked = sorted(sheet.years & set(held))
    if len(asked) == 1 and sheet.years == set(asked) and held and _AGAINST.search(sheet.said.text):
        asked = sorted({asked[0], held[-1]})  # on an earlier year than the one before
    latest = asked[-1] if len(asked) > 1 else max(held, default="")
    current = [column for column in dated if column.years[-1] == latest]
    now = named[0][0] if len(named) == 1 else current[0] if len(current) == 1 else None
    years = sheet.years | set(asked) if len(asked) > 1 else sheet.years
    if now is None or (years and now.years and not _within(years, latest, asked)):
        return None, None, NOWHERE
    before = before_of(dated if now in dated else sheet.grid.columns, now)
    if len(asked) > 1 and now in dated:
        first = [column for column in dated if column.years[-1] == asked[0]]
        before = first[0] if len(first) == 1 and len(asked) == 2 else None
    places = NOWHERE.union(*(where for _, where in (*named, *worded)))
    return now, before, places


def _within(years: set[str], latest: str, asked: Sequence[str]) -> bool:
    """Tell whether the table has the years that the question names."""
    return years == set(asked) if len(asked) > 1 else years <= {latest, str(int(latest) - 1)}


def which(sheet: Sheet, cue: Cue) -> Plan | None:
    """The rows that rose, or that fell, by the column of changes or by two years."""
    if sheet.rows.chosen:
        return None
    rates = [column for column in sheet.grid.columns if CHANGED.search(column.name)]
    if len(rates) == 1:
        kept = [row for row in sheet.items if Operand(row, rates[0]).holds_amount and _moved(row, rates[0], cue)]
        lost = [row for row in sheet.items if _NEGATIVE.match(row.row.cells[rates[0].place].text.strip())]
        return Plan(sheet.amounts(kept, rates[0]), (), _named_at(sheet, rates[0])) if kept and lost else None
    now, before, places = _of_two_years(sheet)
    if now is None or before is None:
        return None
    pairs = [(row, _value(row, now), _value(row, before)) for row in sheet.items]
    if any(value is None or other is None for _, value, other in pairs):
        return None
    rows = [
        row
        for row, value, other in pairs
        if (value or 0.0) != (other or 0.0) and ((value or 0.0) < (other or 0.0)) == cue.low
    ]
    return (
        Plan(sheet.amounts(rows, now), sheet.amounts(rows, before), places | sheet.dates((now, before)))
        if rows
        else None
    )


def _named_at(sheet: Sheet, column: Column) -> Places:
    return sheet.said.of(column.name)


def _moved(row: Named, column: Column, cue: Cue) -> bool:
    text = row.row.cells[column.place].text.strip()
    return (_NEGATIVE.match(text) is not None) == cue.low and re.search(r"[1-9]", text) is not None


def _value(row: Named, column: Column) -> float | None:
    found = re.fullmatch(r"[-−]?[\d,]+(?:\.\d+)?", row.row.cells[column.place].text.strip())
    return float(found.group().replace(",", "").replace("−", "-")) if found else None
