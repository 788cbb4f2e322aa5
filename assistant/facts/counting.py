"""How many of several parallel figures meet a bound: 超过100人的有几期.

In: a `Task` and a `Finder`. Out: a `Computed` that counts the members of one list or column and names them, None
when there is no such list.
"""

from assistant.facts.asked.task import Task
from assistant.facts.bounds import judged
from assistant.facts.finding import Finder
from assistant.facts.pieces import measures
from assistant.facts.ranking import parallel
from assistant.facts.results import Computed, computed
from assistant.prompts import MEETING
from assistant.types import Figure, Quantity

MOST = 12  # a longer list is not told in a line


def count(task: Task, finder: Finder) -> Computed | None:
    """Count the members of a list whose figures meet the bound that the question gives."""
    bounds = measures(task.base)
    members = parallel(task, finder)
    if len(bounds) != 1 or len(members) < 3:
        return None
    meeting = [entry for entry in members if _meets(bounds[0], entry.figure)]
    if not 0 < len(meeting) <= MOST:
        return None
    result = f"{len(meeting)}{task.per}"
    text = f"{MEETING}{result}：{'、'.join(entry.shown for entry in meeting)}"
    return computed(text, " + ".join("1" for _ in meeting), result, meeting)


def _meets(bound: Quantity, figure: Figure) -> bool:
    past = bound.value == figure.value and any(
        sign in bound.qualifier for sign in ("超", "多于", "高于", "少于", "低于")
    )
    return judged(bound, figure) == "right" and (not past or bound.qualifier.startswith("不"))
