"""What a question asks to be computed.

In: nothing. Out: `Task`, and the small readings that all question patterns share: units, numerals, year words.
"""

import re
from dataclasses import dataclass
from typing import Literal

from assistant.facts.entries import unit_of
from assistant.text import quantities
from assistant.text.numerals import whole_number

Operation = Literal[
    "share", "growth", "previous", "change", "difference", "remainder", "sum", "average", "times", "most", "least",
    "compare", "conflict", "same", "claim", "asserted", "count", "range", "rows", "sex", "goal", "ahead",
]  # fmt: skip

_TOGETHER = r"一共|合计|总共|加起来|共计|合起来|累计|共(?=[有是得拿招获])"
ASKS = re.compile(
    rf"多少|(?<![那这前后头好])几(?!乎)|各(?=[自是有为占]|多少|几)|各(?![^,，。?？]*(?:{_TOGETHER}))|分别"
)
"""What asks for an amount: each, too, unless all of them together are asked for (各校一共)."""
AGAINST_YEAR = re.compile(
    r"[比较与和跟](?:去年|上年度?|上一年度?|上一?届|上一?学年|往年|前一年|(?:19|20)\d{2}(?:学年|年度|年|届))(?:[末底]|同期)?"
)
COUNTED = re.compile(
    r"(?:那|这|的)?(?P<n>[两二三四五六七八九十]|\d{1,2})(?:个|项|类|种|块|部分|者|家|所|笔|方面|级|头|边)"
)
_PEOPLE = re.compile(r"(?:[人生员师者工士]|老师|学徒|孩子|娃)(?:$|[,。?])")
_YUAN = re.compile(r"块(?:钱|$|[,。?])")  # 几块场地 counts pieces
_GRADED = re.compile(r"^个[省市国](?=奖)")  # 几个省奖 counts prizes, no provinces
_POWER = re.compile(r"个?[十百千]?[万亿](?:元|块钱?)?(?=$|[,。?])")  # 几个亿, 多少万

TIMES = "倍"
"""The base of a range that is asked for as a multiple."""
UNITS = {"校": "所"}
"""What things are counted by that a question divides by: 每校 is for each of so many 所."""


@dataclass(frozen=True)
class Task:
    """An operation and its operand phrases, in the order of the formula (part, whole; minuend, subtrahend …).

    `unit` is the unit asked for, "" when the question leaves it open; `count` how many operands it speaks of, or which
    place in an order; `per` the unit of an average's divisor or of what is counted; `context` what the question says
    besides; `base` what a change is measured against, for a comparison which side is asked for (多, 少 …), for a count
    the bound (超过100人).
    `strict`: read by its cue only, so that every word of its phrases must stand at an operand. `this_year`: the
    question says 去年, by which someone who asks a year later means the reporting year, unless the text tells more.
    """

    operation: Operation
    phrases: tuple[str, ...]
    unit: str = ""
    count: int | None = None
    per: str = ""
    context: str = ""
    base: str = ""
    strict: bool = False
    this_year: bool = False


def unit_after(asked: str) -> tuple[str, str]:
    """Return the unit that follows 多少 and the noun after it: 名教师 -> 人, 教师; 新生 -> "", 新生; 万元 -> 元, "".

    Whatever is counted may be asked for by 个: 几个学生 asks for 人.
    """
    if _POWER.match(asked):
        return "元", ""
    if _YUAN.match(asked):
        return "元", ""
    asked = _GRADED.sub("个", asked)
    if asked.startswith("床"):
        return "张", "床位"
    found = [quantity for quantity in quantities(f"3{asked}") if quantity.start == 0]
    if found and found[0].unit and found[0].role == "measure":
        unit, noun = unit_of(found[0].unit), asked[found[0].end - 1 :]
        return ("人" if unit == "个" and _PEOPLE.search(noun) else unit), noun
    return ("元", "") if asked.startswith(("钱", "资金", "经费")) else ("", asked)


def money_unit(text: str) -> str:
    """Return 元 for a question about money that names no unit, else ""."""
    return "元" if re.search(r"经费|资金|拨款|金额|花了|钱|助学金|奖学金|补助", text) else ""


def number_of(numeral: str) -> int:
    """Return the number that a small numeral stands for: 三, 12. Raises ValueError for anything else."""
    value = whole_number(numeral)
    if value is None:
        raise ValueError(f"not a numeral: {numeral}")
    return value
