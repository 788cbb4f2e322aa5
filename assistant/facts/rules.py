"""The arithmetic of questions whose wording rules read, by the operation of their `Task`.

In: a `Task`, a `Finder`. Out: a `Computed`, or None. What trained networks read is carried out by `operations.py`.
"""

from collections.abc import Callable, Mapping

from assistant.facts import ahead as planned
from assistant.facts import (
    arithmetic,
    changes,
    counting,
    earlier,
    goals,
    groups,
    means,
    products,
    ranking,
    remainders,
    sexes,
    shares,
)
from assistant.facts.asked.task import Task
from assistant.facts.finding import Finder
from assistant.facts.results import Computed


def _sum(task: Task, finder: Finder) -> Computed | None:
    return groups.total(task, finder) or products.product(task, finder)


RULES: Mapping[str, Callable[[Task, Finder], Computed | None]] = {
    "share": shares.share,
    "growth": changes.growth,
    "previous": earlier.previous,
    "change": changes.change,
    "difference": arithmetic.difference,
    "remainder": remainders.remainder,
    "times": arithmetic.times,
    "sum": _sum,
    "average": means.average,
    "most": ranking.extreme,
    "least": ranking.extreme,
    "compare": ranking.compare,
    "same": ranking.same,
    "count": counting.count,
    "range": ranking.spread,
    "sex": sexes.sex,
    "goal": goals.goal,
    "ahead": planned.ahead,
}
