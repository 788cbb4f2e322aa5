"""Differences and multiples of two figures that the question names.

In: a `Task` and a `Finder`. Out: a `Computed` with the formula and its operands, or None when an operand is missing or
the operands do not belong together. Nothing is estimated.
"""

from assistant.facts.asked.task import Task
from assistant.facts.entries import Entry
from assistant.facts.finding import Finder
from assistant.facts.pairing import compared, gap, is_amount, pairs
from assistant.facts.results import Computed, approximate, computed, percent, rounded
from assistant.prompts import APART


def difference(task: Task, finder: Finder) -> Computed | None:
    """The larger minus the smaller."""
    pair = compared(task, finder)
    return None if pair is None else difference_of(pair)


def difference_of(pair: tuple[Entry, Entry]) -> Computed:
    """Return the larger of two figures minus the smaller."""
    larger, smaller = sorted(pair, key=lambda entry: -entry.value)
    result = gap(larger, smaller)
    text = f"{APART}{approximate(pair)}{result}：{larger.shown} - {smaller.shown}"
    return computed(text, f"{larger.figure.text} - {smaller.figure.text}", result, (larger, smaller))


def times(task: Task, finder: Finder) -> Computed | None:
    """How many times one figure is another; as a percentage where it is less than the other."""
    pair = next(pairs(task, finder, is_amount, lambda _, b: b.value > 0), None)
    return None if pair is None else times_of(pair)


def times_of(pair: tuple[Entry, Entry]) -> Computed:
    """Return the first figure divided by the second, which is not nothing."""
    first, second = pair
    ratio = first.value / second.value
    result = f"{rounded(ratio, 1)}倍" if ratio >= 1 else percent(ratio)
    text = f"约{result}：{first.shown} ÷ {second.shown}"
    return computed(text, f"{first.figure.text} ÷ {second.figure.text}", result, pair)
