"""A total that the text tells as a number and an amount for each: 每年奖励1200名学生，每人6000元 -> 720万元.

In: a `Task` for a sum of money, a `Finder`. Out: a `Computed`, or None where the text gives the total itself, or where
the amount is for each month or day, so that nobody knows of how many.
"""

import re

from assistant.facts.asked.task import Task
from assistant.facts.entries import Entry
from assistant.facts.finding import Finder
from assistant.facts.groups import is_rate
from assistant.facts.results import Computed, approximate, computed, only, plain
from assistant.facts.shelf import IN_CLAUSE, IN_SENTENCE
from assistant.prompts import TOTAL

_EACH = re.compile(r"^[按以]?每一?(?P<who>[人生名位户所校班])(?:每?年)?(?:奖励|补助|补贴|发放|资助|标准为?)?$")
_UNITS = {"户": "户", "所": "所", "校": "所", "班": "个"}


def product(task: Task, finder: Finder) -> Computed | None:
    """Return a number times what each of them gets, where one sentence about what is asked for tells just these."""
    wants = finder.wants(task.phrases[0]) if len(task.phrases) == 1 and task.unit == "元" else ()
    if not wants:
        return None
    pairs = [(count, each) for each in finder.entries if (count := _counted(each, finder)) is not None]
    named = [pair for pair in pairs if all(finder.degree(want, pair[0]) >= IN_SENTENCE for want in wants)]
    return only([_times(*pair) for pair in named if any(finder.degree(want, pair[0]) >= IN_CLAUSE for want in wants)])


def _counted(each: Entry, finder: Finder) -> Entry | None:
    """Return the number right before an amount for each, of the people or things that it is for."""
    said = _EACH.match(each.label)
    if said is None or each.unit != "元" or not each.exact or each.cell:
        return None
    told = [entry for entry in finder.entries if entry.statement == each.statement]
    if any(entry.unit == "元" and entry is not each for entry in told):
        return None  # grades, or the total itself
    count = finder.at(each.place - 1)
    unit = _UNITS.get(said["who"], "人")
    if count is None or count not in told or count.unit != unit:
        return None
    plain_count = count.exact and not (count.is_share or count.is_change or count.each or is_rate(count))
    return count if plain_count else None


def _times(count: Entry, each: Entry) -> Computed:
    result = plain(count.value * each.value, "元", 2)
    text = f"{TOTAL}{approximate((count, each))}{result}：{count.shown} × {each.shown}"
    return computed(text, f"{count.figure.text} × {each.figure.text}", result, (count, each))
