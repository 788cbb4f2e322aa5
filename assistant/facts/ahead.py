"""How far what is planned for a year is from what another year came to: 2025年计划1600万元, 2024年投入1460万元.

In: a `Task` with two years, a `Finder`. Out: a `Computed`, or None where the text gives not exactly one figure of each.
"""

import re

from assistant.facts.asked.task import Task
from assistant.facts.entries import Entry
from assistant.facts.finding import Finder
from assistant.facts.pairing import RATIO, gap
from assistant.facts.results import Computed, approximate, computed
from assistant.facts.scope import asked_for, years
from assistant.prompts import APART
from assistant.text import folded

_PLANS = re.compile(r"计划|打算|预计|目标|力争|争取|安排|规划|展望|[拟将](?=[\u4e00-\u9fff])")


def ahead(task: Task, finder: Finder) -> Computed | None:
    """Return the difference of the two years' figures."""
    one, other = task.base.split(",")
    found = [found.entry for found in finder.find(task.phrases[0], lambda e: asked_for(task.unit, e) and not e.cell)]
    first = [entry for entry in found if _year(entry, finder) == one]
    second = [entry for entry in found if _year(entry, finder) == other]
    if not first or not second or first[0].unit != second[0].unit or first[0].unit == RATIO:
        return None
    a, b = first[0], second[0]
    if a.value == b.value:
        return None
    larger, smaller = (a, b) if a.value > b.value else (b, a)
    result = gap(larger, smaller)
    text = f"{APART}{approximate((a, b))}{result}：{a.shown}，{b.shown}"
    return computed(text, f"{larger.figure.text} - {smaller.figure.text}", result, (a, b))


def _year(entry: Entry, finder: Finder) -> str:
    """Return the year that a figure is of: its own, else the report's, or the next where it is planned."""
    own = years(entry)
    if own:
        return max(own)
    if finder.year is None:
        return ""
    plans = _PLANS.search(folded(entry.sentence)) is not None
    return str(finder.year + plans)
