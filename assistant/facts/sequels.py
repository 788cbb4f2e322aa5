"""The second half of a question, worked out of the figures that answered the first.

In: what was computed for the first half, what is asked of it, a `Finder`. Out: a `Computed` of both halves, or None.
"""

from collections.abc import Sequence
from decimal import Decimal

from assistant.facts import changes
from assistant.facts.asked.parts import Sequel
from assistant.facts.entries import Entry
from assistant.facts.finding import Finder
from assistant.facts.pairing import is_amount
from assistant.facts.results import Computed, computed, percent
from assistant.facts.scope import comparable
from assistant.facts.shares import of_all_beside

STEP = "；"
"""What stands between the formulas of an answer that was worked out in two steps."""
_ADDED = " + "


def joined(first: Computed, second: Computed) -> Computed:
    """Return the answers to both halves as one."""
    steps = [f"{done.expression} = {done.result}" for done in (first,) if done.expression]
    return Computed((*first.lines, *second.lines), STEP.join((*steps, second.expression)), second.result)


def go_on(first: Computed, asked: Sequel, finder: Finder) -> Computed | None:
    """Return both halves; None where the second cannot be worked out of the first one's figures."""
    operands = first.among(finder.entries)
    second = _growth(operands, finder) if asked.operation == "growth" else _share(first, operands, asked, finder)
    return joined(first, second) if second else None


def _growth(operands: Sequence[Entry], finder: Finder) -> Computed | None:
    for now in operands:
        before = finder.at(now.before_of)
        if before is not None and before in operands and not now.is_share:
            return changes.growth_between(before, now)
        change = next((entry for entry in operands if entry.is_change and entry.change_of == now.place), None)
        if change and change.unit == now.unit and not now.is_share:
            return changes.growth_from(now, change)
    return None


def _share(first: Computed, operands: Sequence[Entry], asked: Sequel, finder: Finder) -> Computed | None:
    """Divide what was added up, else what came first, by its whole."""
    named = [entry for entry in operands if entry.figure is first.lines[0].figures[0]]
    parts = list(operands) if _ADDED in first.expression and " ÷ " not in first.expression else named
    if not parts or not all(map(is_amount, parts)):
        return None
    value = sum((entry.value for entry in parts), Decimal(0))
    whole = _whole(parts, asked.whole, finder)
    if whole is None:
        return of_all_beside(parts[0], finder) if len(parts) == 1 and not asked.whole else None
    if not 0 < value < whole.value:
        return None
    shown, terms = (_ADDED.join(words) for words in ([e.shown for e in parts], [e.figure.text for e in parts]))
    several = len(parts) > 1
    result = percent(value / whole.value)
    text = f"约{result}：{f'（{shown}）' if several else shown} ÷ {whole.shown}"
    return computed(text, f"{f'({terms})' if several else terms} ÷ {whole.figure.text}", result, (*parts, whole))


def _whole(parts: Sequence[Entry], phrase: str, finder: Finder) -> Entry | None:
    """Return what the question names as the whole, else what the text divides into the parts."""
    if not phrase:
        above = {entry.part_of for entry in parts}
        return finder.at(above.pop()) if len(above) == 1 else None
    found = finder.find(phrase, is_amount)
    near = sorted(found, key=lambda hit: abs(hit.entry.statement - parts[0].statement) > 1)
    return next((hit.entry for hit in near if comparable(hit.entry, parts[0]) and hit.entry not in parts), None)
