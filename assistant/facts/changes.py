"""How a figure has changed: its growth, and the difference of two values of it.

In: a `Task` and a `Finder`. Out: a `Computed`, or None when the text gives no change, or gives the very rate that is
asked for. Changes of percentages are in 百分点.
"""

from assistant.facts.asked.task import Task
from assistant.facts.earlier import tied
from assistant.facts.entries import Entry
from assistant.facts.finding import Finder
from assistant.facts.pairing import RATIO, gap
from assistant.facts.results import Computed, amount, computed, percent
from assistant.facts.stated import before_of, changes_of, on_last_year, value_before
from assistant.prompts import ABOUT, LAST_YEAR, NET


def growth(task: Task, finder: Finder) -> Computed | None:
    """The change on the year before as a percentage of the value then."""
    for found in finder.find(task.phrases[0]):
        now = found.entry
        before = before_of(now, finder)
        if before is not None and before.value and not now.is_share:
            return growth_between(before, now)
        if before is not None and before.is_share and now.is_share and not any(True for _ in changes_of(now, finder)):
            return between(before, now)
        for change in changes_of(now, finder):
            if now.base and change.unit == now.unit and not now.is_share and now.value:  # 比2023年的48枚增加8枚
                return _growth_on(now, change)
            if now.base or not on_last_year(change, now, finder):
                continue
            if change.is_share or change.unit != now.unit or now.is_share:
                return None  # the text gives the rate itself
            if done := growth_from(now, change):
                return done
    return None


def _growth_on(before: Entry, change: Entry) -> Computed:
    """Return a stated change as a percentage of the earlier value that the text gives with it."""
    result = percent(change.value / before.value)
    text = f"{ABOUT[change.figure.change]}{result}：{change.figure.text} ÷ {before.base}的{before.figure.text}"
    return computed(text, f"{change.figure.text} ÷ {before.figure.text}", result, (before, change))


def growth_from(now: Entry, change: Entry) -> Computed | None:
    """Return a stated change as a percentage of what there was before; None where that is not possible."""
    then = value_before(now, change)
    if then <= 0:
        return None
    result = percent(change.value / then)
    way = change.figure.change
    sign = "+" if way == "减少" else "-"
    was = amount(then, (now, change))
    text = f"{ABOUT[way]}{result}：{change.figure.text} ÷ {LAST_YEAR}{was}（{now.shown} {sign} {change.figure.text}）"
    added = change.figure.text
    expression = f"{added} ÷ ({now.figure.text} {sign} {added}) = {added} ÷ {was}"
    return computed(text, expression, result, (now, change))


def growth_between(before: Entry, now: Entry) -> Computed | None:
    """Return the change from one figure to another as a percentage of the first; None where that is nothing."""
    if not before.value:
        return None
    rise = now.value >= before.value
    difference = abs(now.value - before.value)
    result = percent(difference / before.value)
    way = "增加" if rise else "减少"
    text = f"{ABOUT[way]}{result}：{_from_to(before, now)}"
    larger, smaller = (now, before) if rise else (before, now)
    terms = f"({larger.figure.text} - {smaller.figure.text}) ÷ {before.figure.text}"
    return computed(text, terms, result, (before, now))


def _from_to(before: Entry, now: Entry) -> str:
    """Write two values of one thing, as the text does where the earlier one stands beside the later: 上年为286万元."""
    beside = before.base and before.place > now.place
    if beside:
        return f"{now.shown}，{before.base}为{before.figure.text}"
    return f"{now.label}从{before.figure.text}到{now.figure.text}"


def change(task: Task, finder: Finder) -> Computed | None:
    """By how much a figure that is told as 从…到… has changed."""
    for found in finder.find(task.phrases[0]):
        now = found.entry
        before = before_of(now, finder)
        if before is None or now.unit == RATIO or any(True for _ in changes_of(now, finder)):
            continue
        return between(before, now)
    told = [now for now in tied(task, finder) if now.before_of is not None]
    before = before_of(told[0], finder) if len(told) == 1 else None
    stated = before is None or any(True for _ in changes_of(told[0], finder))
    return None if before is None or stated else between(before, told[0])


def between(before: Entry, now: Entry) -> Computed:
    """Return by how much a figure has changed from its earlier value; percentages change by points."""
    way = "增加" if now.value >= before.value else "减少"
    larger, smaller = (now, before) if now.value >= before.value else (before, now)
    result = gap(larger, smaller)
    beside = before.base and before.place > now.place
    told = _from_to(before, now) if beside else f"{before.shown}，{now.shown}"
    text = f"{NET[way]}{result}：{told}"
    return computed(text, f"{larger.figure.text} - {smaller.figure.text}", result, (before, now))
