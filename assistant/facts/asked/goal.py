"""Questions how far something still is from what it is to reach: 离2026年65%的目标还差几个百分点.

In: the question with one word for each operation. Out: a `Task` or None: what is to be reached, its year or amount.
"""

import re

from assistant.facts.asked.cues import phrase
from assistant.facts.asked.task import Task, unit_after

_GOAL = re.compile(
    r"^(?P<before>[^离距]*?)(?:距离|[离距])(?P<what>.{2,40}?)(?:的?(?:目标|要求|任务|指标|计划|规划)值?)?(?:,|现在|目前)*"
    r"(?:还|尚|仍)?(?:差|缺|有|少)(?:了)?(?:多少|几|多远|多大)(?P<asked>[^,]*)$"
)
_YEAR = re.compile(r"(?:到|至)?(?P<year>20\d{2})年(?:底|末)?")
_AMOUNT = re.compile(r"(?:达到|达|超过|不低于)?\d[\d.]*(?:%|个?百分点|[个所家人名项万亿元]+)的?")


def goal(text: str) -> Task | None:
    """Read a question for what is missing to a goal; the amount that it names itself is in the context."""
    match = _GOAL.search(text)
    if match is None:
        return None
    said = f"{match['before']},{match['what']}".strip(",")
    year, told = _YEAR.search(said), _AMOUNT.search(said)
    what = phrase(re.sub(r"目标|要求|达到|达", "", _AMOUNT.sub("", _YEAR.sub("", said))).strip(",的 "))
    what, rate = re.subn(r"(?:的?(?:比例|比重|占比))$", "", what)
    unit = unit_after(match["asked"])[0]
    wanted = "%" if rate or (told and "%" in told.group()) else "" if unit == "个" else unit
    return Task("goal", (what,), unit=wanted, base=year["year"] if year else "", context=told.group() if told else "")
