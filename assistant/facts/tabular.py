"""Arithmetic on cells of one table that were chosen outright: shares, changes, differences, sums, remainders.

In: a `TableTask`, the ledger's entries of the cells. Out: a `Computed`, or None where the cells do not go together.
Which cells are meant is decided where the question is read; nothing is looked for here.
"""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from assistant.facts.arithmetic import times_of
from assistant.facts.entries import Entry
from assistant.facts.pairing import gap
from assistant.facts.results import Computed, Line, amount, computed, percent
from assistant.facts.tableranks import rank
from assistant.facts.tabletask import TableTask, headed, signed, stop, told
from assistant.prompts import (
    ABOUT,
    AGREES,
    DIFFERS,
    EQUAL,
    LAST_YEAR,
    LAST_YEAR_WAS,
    LEFT,
    MEAN,
    NET,
    OF_TWO,
    TOTAL,
)

_LOW = {"多": "少", "高": "低", "大": "小", "贵": "低"}


def work_out(task: TableTask) -> Computed | None:
    """Return what the task comes to."""
    if not task.first or len({(entry.unit) for entry in task.first}) > 1:
        return None
    return _RULES[task.operation](task)


def _share(task: TableTask) -> Computed | None:
    operands = (*task.first, *task.second)
    part, whole = (sum((entry.value for entry in side), Decimal(0)) for side in (task.first, task.second))
    if len({entry.unit for entry in operands}) > 1 or operands[0].is_share or not 0 < part <= whole:
        return None
    result = percent(part / whole)
    (part_told, part_terms), (whole_told, whole_terms) = _added(task.first), _added(task.second)
    entries = dict.fromkeys(entry.place for entry in operands)
    used = [next(entry for entry in operands if entry.place == place) for place in entries]
    return computed(f"约{result}：{part_told} ÷ {whole_told}", f"{part_terms} ÷ {whole_terms}", result, used)


def _added(entries: Sequence[Entry]) -> tuple[str, str]:
    """Return how an operand of a division is told and written, several of them in brackets."""
    shown, terms = (" + ".join(texts) for texts in zip(*((e.shown, e.figure.text) for e in entries), strict=True))
    return (f"（{shown}）", f"({terms})") if len(entries) > 1 else (shown, terms)


def _compare(task: TableTask) -> Computed | None:
    first, second = task.first[0], task.second[0]
    if first.unit != second.unit:
        return None
    if first.value == second.value:
        opening = DIFFERS if task.claim else ""
        return Computed((Line(f"{opening}{headed(first)}；{headed(second)}；{EQUAL}", (first.figure, second.figure)),))
    larger, smaller = (first, second) if first.value > second.value else (second, first)
    result = gap(larger, smaller)
    holds = (first is smaller) == task.low
    high = {low: high for high, low in _LOW.items()}.get(task.way, task.way)
    way = _LOW.get(high, "少") if first is smaller else high if high in _LOW else "多"
    opening = (AGREES if holds else DIFFERS) if task.claim else ""
    text = f"{opening}{_beside(first, second)}{OF_TWO}{way}{result}"
    return computed(text, f"{larger.figure.text} - {smaller.figure.text}", result, (first, second))


def _times(task: TableTask) -> Computed | None:
    first, second = task.first[0], task.second[0]
    if first.unit != second.unit or first.is_share or first.value <= 0 or second.value <= 0:
        return None
    return times_of((first, second))


def _beside(first: Entry, second: Entry) -> str:
    """Return two cells one after the other, and the sign before what is said of them."""
    return "".join(f"{cell}{stop(cell)}" for cell in map(told, (first, second)))


def _change(task: TableTask) -> Computed | None:
    now, other = task.first[0], task.second[0]
    if now.unit != other.unit:
        return None
    before = now.value - _moved(other) if task.turned else other.value
    if before <= 0:
        return None
    moved = abs(now.value - before)
    way = "增加" if now.value > before else "减少"
    rate = percent(moved / before)
    wants_rate = task.rate and not now.is_share
    opening = (AGREES if (way == "减少") == task.low and moved else DIFFERS) if task.claim else ""
    if not moved:
        text = f"{opening}{'；'.join(_period(cell, task) + headed(cell) for cell in (other, now))}；{EQUAL}"
        return Computed((Line(text, (other.figure, now.figure)),))
    if task.turned:
        was = amount(before, (now,))
        step = _unsigned(other)
        sign = "+" if way == "减少" else "-"
        text = f"{opening}{ABOUT[way]}{rate}：{step} ÷ {LAST_YEAR}{was}（{now.shown}，{signed(other)}）"
        expression = f"{step} ÷ ({now.figure.text} {sign} {step}) = {step} ÷ {was}"
        return computed(text, expression, rate, (now, other))
    apart = gap(*((now, other) if way == "增加" else (other, now)))
    results = [f"{NET[way]}{apart}"] if task.amount or not wants_rate else []
    results += [f"{ABOUT[way]}{rate}"] if wants_rate else []
    larger, smaller = (now, other) if way == "增加" else (other, now)
    terms = f"{larger.figure.text} - {smaller.figure.text}"
    expression = f"{terms} = {apart}；({terms}) ÷ {other.figure.text}" if wants_rate else terms
    colon = "，" if results[-1][-1].isdigit() else "："
    text = f"{opening}{'，'.join(results)}{colon}{_years(other, now, task)}"
    return computed(text, expression, rate if wants_rate else apart, (other, now))


def _dated(entry: Entry, task: TableTask) -> str:
    """Return a cell as it is told, after the year of its column, which its name leaves out."""
    return f"{_period(entry, task)}{told(entry)}"


def _period(entry: Entry, task: TableTask) -> str:
    """Return the year of a cell where its name leaves it out: 2023届 stands in the name, 2023年 does not."""
    return entry.figure.period if task.dated and not re.search(r"(?:19|20)\d{2}", entry.shown) else ""


def _years(before: Entry, now: Entry, task: TableTask) -> str:
    first = _dated(before, task)
    return f"{first}{stop(first)}{_dated(now, task)}"


def _moved(change: Entry) -> Decimal:
    """Return a change with its sign."""
    return -change.value if change.figure.change == "减少" else change.value


def _unsigned(entry: Entry) -> str:
    return entry.figure.text.lstrip("+-−－＋")


def _previous(task: TableTask) -> Computed | None:
    if not task.second:
        return Computed((Line(_period(task.first[0], task) + headed(task.first[0]), (task.first[0].figure,)),))
    now, change = task.first[0], task.second[0]
    before = now.value - _moved(change)
    if now.unit != change.unit or now.is_share or before < 0:
        return None
    result = amount(before, (now,))
    sign = "-" if _moved(change) >= 0 else "+"
    text = f"{LAST_YEAR_WAS}{result}：{now.shown}，{signed(change)}"
    return computed(text, f"{now.figure.text} {sign} {_unsigned(change)}", result, (now, change))


def _left(task: TableTask) -> Computed | None:
    if not task.second:  # the column is itself of what is not so
        return Computed((Line(headed(task.first[0]), (task.first[0].figure,)),))
    whole, part = task.first[0], task.second[0]
    if whole.unit != part.unit or whole.is_share or whole.value < part.value:
        return None
    result = amount(whole.value - part.value, (whole, part))
    text = f"{LEFT}{result}：{whole.shown} - {part.shown}"
    return computed(text, f"{whole.figure.text} - {part.figure.text}", result, (whole, part))


def _sum(task: TableTask) -> Computed | None:
    if task.first[0].is_share:
        return None
    result = amount(sum((entry.value for entry in task.first), Decimal(0)), task.first)
    shown = " + ".join(entry.shown for entry in task.first)
    expression = " + ".join(entry.figure.text for entry in task.first)
    return computed(f"{TOTAL}{result}：{shown}", expression, result, task.first)


def _average(task: TableTask) -> Computed | None:
    whole, number = task.first[0], task.second[0]
    if whole.is_share or number.is_share or number.value <= 0 or whole.value < 0:
        return None
    result = amount(whole.value / number.value, (whole,), 1)
    colon = "，" if result[-1].isdigit() else "："
    text = f"{MEAN}{result}{colon}{told(whole)} ÷ {told(number)}"
    return computed(text, f"{whole.figure.text} ÷ {number.figure.text}", result, (whole, number))


def _which(task: TableTask) -> Computed | None:
    """Rows that are of the sort that is asked for, each with its cells."""
    before = {entry.label: entry for entry in task.second}
    lines = []
    for now in task.first:
        pair = (now,) if now.label not in before else (before[now.label], now)
        if len(pair) > 1 and pair[0].unit != pair[1].unit:
            return None
        shown = [f"{_period(entry, task)}{headed(entry)}" for entry in pair]
        lines.append(Line(f"{stop(shown[0])}".join(shown), tuple(entry.figure for entry in pair)))
    return Computed(tuple(lines))


_RULES: dict[str, Callable[[TableTask], Computed | None]] = {
    "share": _share,
    "compare": _compare,
    "times": _times,
    "change": _change,
    "previous": _previous,
    "left": _left,
    "sum": _sum,
    "rank": rank,
    "average": _average,
    "steps": _sum,
    "which": _which,
}


def of_cells(entries: Sequence[Entry], section: str, starts: Sequence[int]) -> tuple[Entry, ...]:
    """Return the ledger's entries of cells by where these stand, () where one of them is no figure of the ledger."""
    found = {entry.figure.start: entry for entry in entries if entry.figure.section_number == section}
    cells = [found.get(start) for start in starts]
    return tuple(entry for entry in cells if entry is not None) if None not in cells else ()
