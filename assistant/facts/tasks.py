"""Which arithmetic a question asks for.

In: the normalised stand-alone question. Out: a `Task` with the phrases that name its operands, or None. The wording
decides; whether the corpus has the operands is for compute.py.
"""

import re
from dataclasses import dataclass
from typing import Literal

Operation = Literal["share", "growth", "previous", "difference", "sum", "average", "most", "least"]


@dataclass(frozen=True)
class Task:
    """An operation and its operand phrases, in the order of the formula (part, whole; minuend, subtrahend …)."""

    operation: Operation
    phrases: tuple[str, ...]


_ASK_SHARE = r"(?:比例|比重|百分之多少|百分之几|百分比|几成|多大比例|多少比例|比率)"
_SHARE = re.compile(
    rf"(?P<part>[^，,。？?]+?)(?:占|在)(?P<whole>[^，,。？?占]+?)(?:中|里|之中)?(?:所?占)?的?(?:{_ASK_SHARE}|多少[？?]?$|多大)"
)
_SHARE_OF_ALL = re.compile(rf"(?P<part>[^，,。？?]+?)(?:的)?(?:占比|所占{_ASK_SHARE}|占{_ASK_SHARE})")
_CHANGE = r"(?:增长|下降|减少|增加|上升|降低|提高|缩减|减|增|降|涨)"
_GROWTH = re.compile(
    rf"(?P<what>.+?)(?:同比|环比|比上年|较上年|比去年|较去年|比上一年|较上一年)?{_CHANGE}(?:了|的)?"
    r"(?:百分之几|百分之多少|多少个?百分点|几成|幅度|比例|率)|(?P<rate>.+?)(?:同比)?的?(?:增幅|降幅|增长率|下降率|增速)"
)
_LAST_YEAR = re.compile(r"去年|上年|上一年|前一年|头一年|(?P<year>(?:19|20)\d{2})年")
_DIFFERENCE = re.compile(r"(?P<a>[^，,。？?]+?)比(?P<b>[^，,。？?]+?)(?:多|少|高|低)(?:了|出)?(?:多少|几)")
_APART = re.compile(
    r"(?P<a>[^，,。？?]+?)(?:和|与|跟|同)(?P<b>[^，,。？?]+?)(?:相差|差|差距)(?:了|是)?(?:多少|几|多大)"
)
_SUM = re.compile(r"(?P<all>.+?)(?:一共|合计|总共|加起来|加在一起|共计|合起来|总和|之和)(?:是|有|为|达)?(?:多少|几)")
_AVERAGE = re.compile(
    r"平均(?:下来)?每(?:一)?(?P<per>[个名位所家期次门场人]?[\u4e00-\u9fff“”]{0,10}?)"
    r"(?:大约|大概)?(?:有|带|负责|对应|培训|配备?|教|分到|摊到|获得|招)?(?:了)?(?:多少|几)[个名位所家次门场]?(?P<what>[\u4e00-\u9fff]*)"
)
_RATIO = re.compile(r"生师比|师生比")
_EXTREME = re.compile(r"(?P<least>最少|最低|最小)|(?P<most>最多|最高|最大)")
_JOIN = re.compile(r"(?:和|与|跟|以及|及|、|加上?)")


def read_task(text: str, *, year: int | None = None) -> Task | None:
    """Return the arithmetic that the question asks for. `year` is the corpus's reporting year, for "last year"."""
    if _RATIO.search(text):
        return Task("average", ("在校生", "专任教师"))
    if match := _AVERAGE.search(text):
        return Task("average", (match["what"] or text[: match.start()], match["per"]))
    if match := _GROWTH.search(text):
        return Task("growth", (match["what"] or match["rate"],))
    if match := _SHARE.search(text):
        return Task("share", (match["part"], match["whole"]))
    if match := _SHARE_OF_ALL.search(text):
        return Task("share", (match["part"], ""))
    for pattern in (_DIFFERENCE, _APART):
        if match := pattern.search(text):
            return _not_a_change(match["a"], match["b"])
    if match := _SUM.search(text):
        phrases = tuple(part for part in _JOIN.split(match["all"]) if part.strip("的，, "))
        return Task("sum", phrases) if len(phrases) > 1 else None
    return _last_year(text, year)


def _not_a_change(a: str, b: str) -> Task | None:
    """A比去年多多少 asks for the change that the corpus gives, not for a difference of two figures."""
    return None if re.search(r"去年|上年|上一年|往年", a + b) else Task("difference", (a, b))


def _last_year(text: str, year: int | None) -> Task | None:
    if re.search(r"[比较](?:去年|上年|上一年|(?:19|20)\d{2}年)", text):
        return None
    match = _LAST_YEAR.search(text)
    if match is None or (match["year"] and int(match["year"]) + 1 != year):
        return None
    rest = (text[: match.start()] + text[match.end() :]).strip("，,的")
    return Task("previous", (re.sub(r"(?:是|有|为)?(?:多少|几).*$", "", rest),))


def read_extreme(text: str) -> Literal["most", "least"] | None:
    """Tell whether the question asks for the largest or the smallest of something."""
    match = _EXTREME.search(text)
    if match is None:
        return None
    return "least" if match["least"] else "most"
