"""What is missing to a goal that the text sets: 65% by 2026, and 57.5% now.

In: a `Task` and a `Finder`. Out: a `Computed`, or None where the text sets no such goal or does not tell what there is.
"""

import re
from collections.abc import Iterator

from assistant.facts.asked.task import Task
from assistant.facts.entries import Entry
from assistant.facts.finding import Finder
from assistant.facts.pairing import RATIO, gap
from assistant.facts.results import Computed, approximate, computed
from assistant.facts.scope import asked_for, years
from assistant.prompts import APART
from assistant.text import quantities

POINTS = "百分点"
_SETS = re.compile(r"达到|达|力争|争取|目标|计划|不低于|不少于|超过|提高到|提升到|增加到|控制在|建成|以上")
_AHEAD = re.compile(r"(?:到|至)20\d{2}年|20\d{2}年(?:底|末)?前|力争|争取|目标|计划|规划|十[四五六]五末")


def goal(task: Task, finder: Finder) -> Computed | None:
    """Return how far the level that is told is from the goal."""
    levels = [found.entry for found in finder.find(task.phrases[0], lambda e: not sets_goal(e), limit=12)]
    for wanted in _goals(task, finder):
        for now in levels:
            if now.unit != wanted.unit or now.unit == RATIO:
                continue
            if now.statement == wanted.statement or years(now) & years(wanted) or now.value >= wanted.value:
                continue
            result = gap(wanted, now)
            text = f"{APART}{approximate((wanted, now))}{result}：{wanted.shown}，{now.shown}"
            return computed(text, f"{wanted.figure.text} - {now.figure.text}", result, (wanted, now))
    return None


def _goals(task: Task, finder: Finder) -> Iterator[Entry]:
    """Yield the figures that the text sets for what is asked about: of the year and amount that the question names."""
    unit = "%" if task.unit == POINTS else task.unit
    values = [quantity.value for quantity in quantities(task.context) if quantity.role == "measure"]

    def allowed(entry: Entry) -> bool:
        fits = asked_for(unit, entry) and not entry.is_change and (not task.base or task.base in entry.figure.period)
        return fits and sets_goal(entry) and (not values or entry.value in values)

    for found in finder.best(task.phrases[0], lambda e: not e.is_change, allowed, limit=2):
        yield found.entry


def sets_goal(entry: Entry) -> bool:
    """Tell whether a figure is what something is to reach: 力争达到168万标箱."""
    return _AHEAD.search(entry.sentence) is not None and _SETS.search(entry.sentence) is not None
