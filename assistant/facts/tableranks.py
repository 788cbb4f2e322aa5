"""Cells of one column in order, or rows in the order of the rate that two columns come to.

In: a `TableTask` whose `first` are the cells of all rows. Out: a `Computed` that names the foremost, or a line each.
"""

from assistant.facts.results import Computed, Line, computed, percent
from assistant.facts.tabletask import TableTask, headed, stop
from assistant.prompts import HIGHEST, LEAST, LOWEST, MOST, NEXT

BESIDE = 2  # ranked cells that are told where one is asked for: it and the next


def rank(task: TableTask) -> Computed | None:
    """Return the foremost with the next, or so many as are asked for, a line each."""
    if task.second:
        return _rank_of_rates(task)
    ordered = sorted(task.first, key=lambda entry: (entry.value if task.low else -entry.value, entry.place))
    if task.count != 1 and not (task.only and task.count == BESIDE):
        listed = ordered[task.count - 1 : task.count] if task.only else ordered[: task.count or len(ordered)]
        while not task.only and len(listed) < len(ordered) and ordered[len(listed)].value == listed[-1].value:
            listed = ordered[: len(listed) + 1]  # another one in the last place
        return Computed(tuple(Line(headed(entry), (entry.figure,)) for entry in listed))
    alike = [entry for entry in ordered if entry.value == ordered[0].value]
    if task.only and len(alike) > 1:
        return None
    told = [*alike, *ordered[len(alike) : len(alike) + 1]]
    text = f"{_word(task)}{'、'.join(headed(entry) for entry in alike)}"
    text += "".join(f"{stop(text)}{NEXT}{headed(entry)}" for entry in told[len(alike) :])
    return Computed((Line(text, tuple(entry.figure for entry in told)),))


def _word(task: TableTask) -> str:
    if task.moved:
        return MOST  # of what was lost, which is the least
    if task.first[0].is_share or task.second or task.way in ("高", "低"):
        return LOWEST if task.low else HIGHEST
    return LEAST if task.low else MOST


def _rank_of_rates(task: TableTask) -> Computed | None:
    pairs = list(zip(task.first, task.second, strict=True))
    if any(not 0 <= part.value <= whole.value or not whole.value for part, whole in pairs):
        return None
    pairs.sort(key=lambda pair: (1 if task.low else -1) * pair[0].value / pair[1].value)
    places = (task.count or len(pairs)) if not task.only else task.count
    told = pairs[: max(places, BESIDE)]
    rates = [percent(part.value / whole.value) for part, whole in told]
    if len(set(rates)) < len(rates):
        return None  # too near to one another to be put in order
    named = [f"{rate}（{part.shown} ÷ {whole.shown}）" for rate, (part, whole) in zip(rates, told, strict=True)]
    terms = [f"{part.figure.text} ÷ {whole.figure.text}" for part, whole in told]
    expression = "；".join([*(f"{term} = {rate}" for term, rate in zip(terms[1:], rates[1:], strict=True)), terms[0]])
    text = f"{_word(task)}{f'，{NEXT}'.join(named)}"
    return computed(text, expression, rates[0], [entry for pair in told for entry in pair])
