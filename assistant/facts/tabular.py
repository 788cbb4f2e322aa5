"""Arithmetic on cells of one table that were chosen outright: shares, changes, differences, sums, remainders.

In: a `TableTask`, the ledger's entries of the cells. Out: a `Computed`, or None where the cells do not go together.
Which cells are meant is decided where the question is read; nothing is looked for here.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal

from assistant.facts.entries import Entry
from assistant.facts.pairing import gap
from assistant.facts.results import Computed, Line, amount, computed, percent
from assistant.facts.tableranks import rank
from assistant.facts.tabletask import TableTask, signed
from assistant.prompts import (
    ABOUT,
    AGREES,
    DIFFERS,
    EQUAL,
    LAST_YEAR,
    LAST_YEAR_WAS,
    LEFT,
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
        return Computed((Line(f"{opening}{first.shown}，{second.shown}，{EQUAL}", (first.figure, second.figure)),))
    larger, smaller = (first, second) if first.value > second.value else (second, first)
    result = gap(larger, smaller)
    holds = (first is smaller) == task.low
    high = {low: high for high, low in _LOW.items()}.get(task.way, task.way)
    way = _LOW.get(high, "少") if first is smaller else high if high in _LOW else "多"
    opening = (AGREES if holds else DIFFERS) if task.claim else ""
    text = f"{opening}{first.shown}，{second.shown}，{OF_TWO}{way}{result}"
    return computed(text, f"{larger.figure.text} - {smaller.figure.text}", result, (first, second))


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
        text = f"{opening}{_dated(other, task)}，{_dated(now, task)}，{EQUAL}"
        return Computed((Line(text, (other.figure, now.figure)),))
    if task.turned:
        was = amount(before, (now,))
        step = _unsigned(other)
        sign = "+" if way == "减少" else "-"
        text = f"{opening}{ABOUT[way]}{rate}：{step} ÷ {LAST_YEAR}{was}（{now.shown}，{signed(other)}）"
        expression = f"{step} ÷ ({now.figure.text} {sign} {step}) = {step} ÷ {was}"
        return computed(text, expression, rate, (now, other))
    apart = gap(*((now, other) if way == "增加" else (other, now)))
    told = [f"{NET[way]}{apart}"] if task.amount or not wants_rate else []
    told += [f"{ABOUT[way]}{rate}"] if wants_rate else []
    larger, smaller = (now, other) if way == "增加" else (other, now)
    terms = f"{larger.figure.text} - {smaller.figure.text}"
    expression = f"{terms} = {apart}；({terms}) ÷ {other.figure.text}" if wants_rate else terms
    text = f"{opening}{'，'.join(told)}：{_dated(other, task)}，{_dated(now, task)}"
    return computed(text, expression, rate if wants_rate else apart, (other, now))


def _dated(entry: Entry, task: TableTask) -> str:
    """Return a cell as it is told, after the year of its column, which its name leaves out."""
    return f"{entry.figure.period}{entry.shown}" if task.dated else entry.shown


def _moved(change: Entry) -> Decimal:
    """Return a change with its sign."""
    return -change.value if change.figure.change == "减少" else change.value


def _unsigned(entry: Entry) -> str:
    return entry.figure.text.lstrip("+-−－＋")


def _previous(task: TableTask) -> Computed | None:
    if not task.second:
        return Computed((Line(_dated(task.first[0], task), (task.first[0].figure,)),))
    now, change = task.first[0], task.second[0]
    before = now.value - _moved(change)
    if now.unit != change.unit or now.is_share or before < 0:
        return None
    result = amount(before, (now,))
    sign = "-" if _moved(change) >= 0 else "+"
    text = f"{LAST_YEAR_WAS}{result}：{now.shown}，{signed(change)}"
    return computed(text, f"{now.figure.text} {sign} {_unsigned(change)}", result, (now, change))


def _left(task: TableTask) -> Computed | None:
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


_RULES: dict[str, Callable[[TableTask], Computed | None]] = {
    "share": _share,
    "compare": _compare,
    "change": _change,
    "previous": _previous,
    "left": _left,
    "sum": _sum,
    "rank": rank,
}


def of_cells(entries: Sequence[Entry], section: str, starts: Sequence[int]) -> tuple[Entry, ...]:
    """Return the ledger's entries of cells by where these stand, () where one of them is no figure of the ledger."""
    found = {entry.figure.start: entry for entry in entries if entry.figure.section_number == section}
    cells = [found.get(start) for start in starts]
    return tuple(entry for entry in cells if entry is not None) if None not in cells else ()
