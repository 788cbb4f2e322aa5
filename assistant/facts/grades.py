"""Prizes that a text tells by their grades and not in all: 才艺展示类获一等奖3个、二等奖4个、三等奖3个.

In: a question and the figures of the sentence that answers it. Out: a `Computed`, the sum of the grades, or None where
the question asks for one grade or for something else, or where the text gives the total. Grades leave nothing out and
do not overlap; other parts of a thing (teachers by subject) may do both, so they are not added here.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.facts.entries import Entry
from assistant.facts.results import Computed, amount, computed
from assistant.facts.roled import one_year
from assistant.prompts import TOTAL

GRADE = re.compile(r"(?:[特一二三四五优]等|金|银|铜|优秀|优胜|鼓励)奖牌?$|[金银铜]牌$")
_PRIZE = re.compile(r"奖(?:项|牌)?$")
_ALL = re.compile(r"一共|总共|合计|共")
MOST = 15  # figures that are told in a line
PART = 2  # first characters by which a question names the part of a sentence that a grade belongs to: 才艺, 学生, 省赛
_COUNTED = frozenset(("个", "项", "枚", "块", "座", "人", "人次", "组", "件"))  # not 元: 一等奖5000元 is a rate
_ASKED = re.compile(
    r"(?:多少|几)(?:[个项枚块座]|人次)?大?奖(?![金学励状品])"
    r"|奖(?:项|牌)?(?:的)?(?:总数|数量|一共|总共|共|合计|加起来)"
)
_UNIT = re.compile(r"(?:多少|几)(?P<unit>[枚块座])")
_ONE_GRADE = re.compile(r"[特一二三四五优]等|[金银铜][奖牌]|优秀奖")
_ONE_PART = re.compile(r"(?<![各哪几两一这每])(?:类|组别)(?!奖)")


def graded_total(text: str, entries: Sequence[Entry]) -> Computed | None:
    """Return the prizes of all grades together: of the part of the sentence that the question names, else of all."""
    graded = [entry for entry in entries if entry.exact and GRADE.search(entry.label) and _counts(entry)]
    unit = _UNIT.search(text)
    if unit and any(entry.unit == unit["unit"] for entry in graded):  # 几枚奖牌: no 一等奖1个
        graded = [entry for entry in graded if entry.unit == unit["unit"]]
    if not _ASKED.search(text) or _ONE_GRADE.search(text) or len({entry.unit for entry in graded}) != 1:
        return None
    graded = _of_one_list(text, graded)
    named = [entry for entry in graded if _names(text, entry)]
    if not named and _ONE_PART.search(text):
        return None  # a part that this sentence does not tell of
    members = named or graded
    if not 1 < len(members) <= MOST or not one_year(members) or any(e.part_of is not None for e in members):
        return None
    added = sum((entry.value for entry in members), Decimal(0))
    if len(members) > 2 and any(entry.total or 2 * entry.value == added for entry in members):
        return None  # one of them is what the others add up to: the text tells the total itself
    result = amount(added, members)
    shown = " + ".join(entry.shown for entry in members)
    return computed(f"{TOTAL}{result}：{shown}", " + ".join(e.figure.text for e in members), result, members)


def _of_one_list(text: str, graded: Sequence[Entry]) -> list[Entry]:
    """Return the grades of the one list that the question names, else all: 省赛金牌11枚、银牌19枚，国赛银牌2枚."""
    lists: dict[int, list[Entry]] = {}
    for entry in graded:
        lists.setdefault(entry.run, []).append(entry)
    if len(lists) < 2:
        return list(graded)
    said = {run: _shared(text, "".join(e.label for e in members)) for run, members in lists.items()}
    best, *others = sorted(said, key=lambda run: -said[run])
    asks_all = _ALL.search(text) is not None and said[best] == 0
    return list(graded) if asks_all or said[best] <= max(said[run] for run in others) else lists[best]


def _shared(text: str, label: str) -> int:
    """Return how many pairs of characters of the question stand in a label."""
    return len({text[i : i + 2] for i in range(len(text) - 1)} & {label[i : i + 2] for i in range(len(label) - 1)})


def _counts(entry: Entry) -> bool:
    return entry.unit in _COUNTED and not (entry.is_share or entry.is_change)


def mixed(entries: Sequence[Entry]) -> bool:
    """Tell whether some figures count prizes, or prizes of a grade, and others do not: these are not added."""
    return any(len({bool(sort.search(entry.label)) for entry in entries}) > 1 for sort in (GRADE, _PRIZE))


def _names(text: str, entry: Entry) -> bool:
    """Tell whether the question says what stands before the grade: 才艺展示类, 学生参赛."""
    own = re.sub(r"^获得?|获得?$", "", GRADE.sub("", entry.label))
    return len(own) >= PART and own[:PART] in text
