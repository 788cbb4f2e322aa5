"""Which arithmetic a question asks for.

In: the normalised stand-alone question. Out: a `Task` with the phrases that name its operands, or None. The wording
decides; whether the corpus has the operands is for the modules that compute.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache

from assistant.facts.asked.ahead import ahead
from assistant.facts.asked.asserted import asserted
from assistant.facts.asked.change import SHARE, before_turnover, change, growth, last_year, other_base
from assistant.facts.asked.claim import claim
from assistant.facts.asked.counted import counted
from assistant.facts.asked.goal import goal
from assistant.facts.asked.group import extreme, mean, total
from assistant.facts.asked.listed import compared, rows
from assistant.facts.asked.loose import asks_for_rule, loose
from assistant.facts.asked.pair import compare, difference, ratio, same, times
from assistant.facts.asked.plain import plain
from assistant.facts.asked.rates import rate
from assistant.facts.asked.sexes import sexes
from assistant.facts.asked.share import remainder, share
from assistant.facts.asked.task import ASKS, Task

_AMOUNT = r"(?:\d|[一二三四五六七八九两]?[十百千万])"
_CONFLICT = re.compile(
    r"(?:到底|究竟).{1,20}还是|(?:两|2)个[^,。?]{0,6}数(?![量据])|两种说法|两个不同|不一致|不一样|对不上|矛盾|冲突|出入"
    r"|到底(?:是|有)?多少|对(?:得|不)上[吗么号]?|(?:一致|相符|吻合|一样|同一个数)(?:不一致)?[吗么]|是否(?:一致|相符|吻合)|打架|为什么(?:会)?(?:超过|多于|大于|不等于|不符|对不上)"
    rf"|{_AMOUNT}[^,。?]{{0,4}}还是[^,。?]{{0,4}}{_AMOUNT}"
    r"|怎么(?:会)?(?:不等于|不是|超过|多于|大于|比.{1,12}还多)"
)
_FINAL = ("conflict", "claim", "asserted", "same", "previous", "growth", "change", "most", "least", "count")
_OF_ONE_YEAR = ("average", "share", "difference", "remainder", "times")
LAST_YEAR = "去年"
MEAN = "均"
# In this order: the more specific wording first.
_READERS: tuple[Callable[[str], Task | None], ...] = (
    counted, ratio, mean, growth, times, compare, share, rate, remainder, difference, change, extreme, total,
)  # fmt: skip


def read_tasks(text: str, *, year: int | None = None, bases: Iterable[str] = ()) -> list[Task]:
    """Return what the question may ask to be computed, to be tried in turn: as it is worded, then by its cue alone."""
    said = plain(text)
    one = [task] if (task := compared(said)) else []
    if task := rows(said):
        return [*one, task]
    if task := sexes(said) or goal(said) or ahead(said):
        one.append(task)
    first = read_task(text, year=year, bases=bases)
    final = first is not None and first.operation in _FINAL and not _may_be_of_this_year(first)
    if first is not None and (final or asks_for_rule(said, first.operation)):
        return [] if asks_for_rule(said, first.operation) else [*one, first]
    if len(ASKS.findall(said)) > 1:
        return [*one, *([first] if first else [])]
    if last_year(said, year):
        return [
            *one,
            *([first] if first else []),
            *([] if first and not _may_be_of_this_year(first) else _of_this_year(said)),
        ]
    others = (task for task in loose(said) if not asks_for_rule(said, task.operation))
    return [*one, *([first] if first else []), *others]


def read_task(text: str, *, year: int | None = None, bases: Iterable[str] = ()) -> Task | None:
    """Return the arithmetic that the question asks for.

    `year` is the corpus's reporting year, for "last year"; `bases` are the other things that the corpus measures
    changes against (传统模式). A question for several amounts is none of ours.
    """
    text = plain(text)
    doubt = same(text) or (Task("conflict", (text,)) if _CONFLICT.search(text) else None)
    doubt = doubt or claim(text) or asserted(text)
    if doubt is not None or len(ASKS.findall(text)) > 1:
        return doubt
    if task := other_base(text, bases) or before_turnover(text):
        return task
    looking_back, task = last_year(text, year), _worded(text)
    if task is None:
        return looking_back
    if looking_back and task.operation == "sum" and len(task.phrases) == 1:
        return looking_back  # 去年一共多少: the value of last year, and no sum
    if looking_back and task.operation == "share":
        return replace(looking_back, unit=SHARE)  # 去年升学率: the text may give the rate and its change
    if looking_back and task.operation == "average":
        return replace(looking_back, context=MEAN)  # … or the average
    return None if looking_back and task.operation not in ("growth", "change") else task


def _may_be_of_this_year(task: Task) -> bool:
    """Tell whether a look back is for what can be worked out of the figures of the year itself, too."""
    return task.operation == "previous" and (task.unit == SHARE or task.context == MEAN)


def _of_this_year(text: str) -> list[Task]:
    """Return what is asked of 去年 where that is the year that the text is about: the report is read a year later."""
    task = _worded(text.replace(LAST_YEAR, "")) if LAST_YEAR in text else None
    return [replace(task, this_year=True)] if task and task.operation in _OF_ONE_YEAR else []


@lru_cache(maxsize=256)  # the same for all documents that a question is read against
def _worded(text: str) -> Task | None:
    return next((task for reader in _READERS if (task := reader(text)) is not None), None)
