"""Questions for a change and for what was before it: 同比下降百分之几, 增加了几个, 去年多少, 传统模式下多少.

In: the normalised question, the corpus's reporting year and what else it measures changes against. Out: a `Task` or
None.
"""

import re
from collections.abc import Iterable

from assistant.facts.asked.task import AGAINST_YEAR, Task, unit_after
from assistant.facts.moves import ASKED_MOVE

TURNOVER = "动"
"""The base of a value that is asked for before things came and went: 调整之前有多少个."""
SHARE = "%"
"""The unit of a value that is asked for as a rate."""
PARTED = 4  # characters of a name that may stand apart
_AGAINST = rf"(?:同比|环比|{AGAINST_YEAR.pattern}(?:相比)?,?)?(?:又|还|再|共|一共|总共|大约|大概)*"
_GROWTH = re.compile(
    rf"(?P<what>.+?){_AGAINST}{ASKED_MOVE}(?:了|的|出)?"
    r"(?:百分之几|百分之多少|多少个?百分点|几个?百分点|几成|幅度|比例|率)"
    rf"|(?P<rate>.+?){_AGAINST}的?"
    r"(?:[增涨升降减跌]幅度?|增长率|下降率|增速|增长幅度|下降幅度)"
)
_YEARLONG = re.compile(r",?(?:这|近|过去)?一年(?:之?间|以?来|之?内|里|中)?,?$")  # 在校生一年里下降了
_CHANGE = re.compile(rf"(?P<what>.+?){_AGAINST}{ASKED_MOVE}(?:了|到了|出|掉)*(?:多少|几)(?P<unit>[^,。?百]{{0,3}})")
_LAST_YEAR = re.compile(
    r"(?:去年|上年度?|上一年度?|前一年|头一年|(?P<year>(?:19|20)\d{2})(?:学年|年度|[年届]))(?:年?(?:[末底]|初(?![中级等一二三次])|[春秋]季(?:学期)?)|同期)?(?:时候?)?"
)
_TOGETHER = re.compile(r"一共|总共|合计|共计|总计|到底|究竟")  # of what is one figure in the text, 一共 says nothing
_RATE = re.compile(r"(?:率|比例|比重|占比|比率)[,]?$")
_MOVED = r"(?:调整|增减|撤销|停招|停办|砍掉?|新[开增设签]|增设|撤并|变动|终止)"
_TURNOVER = re.compile(
    rf"(?:(?:专业|学科|这[次轮]|本[次轮])?{_MOVED}(?:[和与、及]?{_MOVED})*(?:之前|以前|前(?!后)),?|年初(?=原有))"
)
_ONCE = re.compile(r"原[来先有]")
_ALIKE = re.compile(r"(?:[对相]应|同类|一般)的?[,，]?")
_SHARE = re.compile(r"(?<=占)(?P<whole>.+)的(?:比例|比重|比率)[,]?$")
_WHO = re.compile(r"(?<=[\u4e00-\u9fff]{3})的(?:学生|同学|孩子|人)(?:,人)?$")  # texts count 办理贷款2964人 without them
_TAIL = re.compile(r"(?:大概|大约|目前|现在|是|有|为|达)*(?:多少|几)(?P<what>[\u4e00-\u9fff]*).*$")
_DONE = re.compile(r"(?<=[\u4e00-\u9fff]{2})了(?=,|$)")
_ENROLLED = re.compile(r"招(?:收|进来|进|到|来)?了?(?P<asked>多少|几)[个名位]?(?:新生|学生|人)")  # what texts call 招生
_LEFT = re.compile(r"毕业了?(?P<asked>多少|几)[个名位]?(?:[\u4e00-\u9fff]{0,3}生|人)")  # … and 毕业生
_NOW = re.compile(r"\d+(?:\.\d+)?(?:%|个?百分点|[人名所个家项万亿元]+)的?")  # 85%的就业率,原来是多少


def growth(text: str) -> Task | None:
    """Read a question for a change as a percentage."""
    match = _GROWTH.search(text)
    return Task("growth", (_YEARLONG.sub("", match["what"] or match["rate"]),)) if match else None


def change(text: str) -> Task | None:
    """Read a question for a change as an amount."""
    match = _CHANGE.search(text)
    if match is None:
        return None
    return Task("change", (AGAINST_YEAR.sub("", match["what"]),), unit=unit_after(match["unit"])[0])


def last_year(text: str, year: int | None) -> Task | None:
    """Read a question for the value of the year before `year`; 比去年 only compares."""
    match = _LAST_YEAR.search(text)
    if match is None or AGAINST_YEAR.search(text) or (match["year"] and int(match["year"]) + 1 != year):
        return None
    rest = (text[: match.start()] + text[match.end() :]).strip(",的")
    unit = _unit(rest)
    what = _unasked(rest)
    return _previous(_WHO.sub("", what) if unit == "人" else what, unit, "年")


def before_turnover(text: str) -> Task | None:
    """Read a question for a number before things came and went: 撤销和新增之前, 调整前, 年初原有."""
    match = _TURNOVER.search(text)
    if match is None:
        return None
    rest = (text[: match.start()] + text[match.end() :]).strip(",的")
    return Task("previous", (_unasked(_ONCE.sub("", rest)),), unit=_unit(rest), base=TURNOVER)


def _previous(what: str, unit: str, base: str) -> Task:
    """Return the task of looking back; what is called a rate is asked for in per cent."""
    unit = unit or (SHARE if _RATE.search(what) else "")
    return Task("previous", (_SHARE.sub(r"\g<whole>", what),), unit=unit, base=base)


def _unit(text: str) -> str:
    """Return the unit that is asked for; 几个 alone asks for whatever the value is counted in."""
    match = _TAIL.search(text)
    unit, noun = unit_after(match["what"]) if match else ("", "")
    return "" if unit == "个" and not noun else unit


def _unasked(text: str) -> str:
    """Return what is asked for without the asking words, the noun after them included: 毕业了多少学生."""
    text = _TOGETHER.sub("", text)
    text = _LEFT.sub(r"毕业生\g<asked>人", _ENROLLED.sub(r"招生\g<asked>人", _NOW.sub("", text)))
    return _DONE.sub("", _TAIL.sub(lambda match: f",{unit_after(match['what'])[1]}", text).strip(", "))


def other_base(text: str, bases: Iterable[str]) -> Task | None:
    """Read a question for the value that a change is measured against, other than last year's."""
    for base in bases:
        said = _loosely(base).search(text)
        if said and not re.search(r"[比较与和跟]$", text[: said.start()]):
            rest = _unasked(text[: said.start()] + text[said.end() :]).strip("下时的, ")
            return _previous(_ALIKE.sub("", rest) or said.group("between"), "", base)
    return None


def _loosely(base: str) -> re.Pattern[str]:
    """Return a pattern for what a change is measured against with a word of the question's own in it: 传统培养模式."""
    first, last = base[: len(base) // 2], base[len(base) // 2 :]
    if len(base) < PARTED or any(char.isdigit() for char in base):
        return re.compile(rf"{re.escape(base)}(?P<between>)")
    return re.compile(rf"{re.escape(first)}(?P<between>[\u4e00-\u9fff]{{0,4}}?){re.escape(last)}")
