"""Whether what is told is of the year that the question looks back to: 去年, 上年度, 前年.

In: a question and the best evidence. Out: a Chinese sentence on the year that is told, "" where nothing stands against
an answer. What a report gives is its own year's; what stood a year before may be computed from a change, and is no
matter of this module.
"""

import re

from assistant.answer.question import Ask
from assistant.answer.units import Unit
from assistant.types import Query

SHORT = 30  # characters of a clause that a refusal quotes
# 线上年均, 基础上年底, 过去年均 look back to no year; 上年底 does.
_BACK = re.compile(
    r"(?P<two>(?<![目之以从先生])前年(?![度龄]))|(?<![过失])去年(?![均限龄])"
    r"|(?<![以之])上一?(?:届(?!时)|学年)"
    r"|(?<![以晚线础网之早地])上一?年度?(?![龄级纪限轻均产薪])"
)
_AGAINST = re.compile(r"[比较与和跟同](?:去年|上一?年|前年)|同比|今年|本年|现在")
_MONTH = re.compile(r"\d{1,2}月")
_YEAR = re.compile(r"(?<!\d)20\d{2}(?=年|学年|[届级年度）)—-])")
_HEADED = re.compile(r"20\d{2}届")  # a heading is folded: 表1 2025届 has no space
_LEAVING = re.compile(r"(?<!\d)(20\d{2})年的?(?:应届)?毕业生")
_COHORT = re.compile(r"(?<!\d)(?:20)?\d{2}届")
_OWN_COHORT = re.compile(r"(?<![\d较比])(?:20)?\d{2}届")  # not one that is only measured against
_OTHER_KINDS = ("yesno", "article")


def year_untold(query: Query, ask: Ask, best: Unit, *, computed: bool) -> str:
    """Say which year is told in place of the one asked about, and what of it.

    `computed`: the year before was worked out from a change; no change tells of two years before. What an earlier turn
    called 去年 was answered then.
    """
    text = query.text
    back = _BACK.search(text) if _BACK.search(query.question) else None
    if back is None or _AGAINST.search(text) or _YEAR.search(text) or ask.kind in _OTHER_KINDS:
        return ""
    two, said = bool(back["two"]), best.sentence.text
    if not two and (computed or ask.kind != "number" or ask.several > 1):
        return ""
    month = _MONTH.match(text, back.end())
    if month and not two and month.group() in said:  # 去年9月, asked a year later
        return ""
    years = [int(year) for year in _YEAR.findall(said)]
    known = max([*years, *map(int, _YEAR.findall(best.heading))], default=0)
    wanted = known - 1 - two
    same = (match for match in _BACK.finditer(said) if bool(match["two"]) == two)
    if wanted in years or any(not _compares(said, match.start()) for match in same):
        return ""
    if not known:
        return f"资料中没有找到{back.group()}的所问内容。"
    return f"资料写的是{known}年的情况{_clause(query, said)}，没有{back.group()}（{wanted}年）的所问内容。"


def cohort_untold(query: Query, best: Unit, *, computed: bool) -> str:
    """Say whose figures are told where the question asks of the leavers of another year: 2025届, and 2024届 is told.

    `computed`: worked out from a change, which may be on just those leavers.
    """
    asked = {*_COHORT.findall(query.text), *(f"{year}届" for year in _LEAVING.findall(query.text))}
    own = best.sentence.text
    before = best.around.partition(best.folded)[0]
    told = _COHORT.findall(own) or _OWN_COHORT.findall(before) or _HEADED.findall(best.heading)
    if computed or not asked or not told or asked & {form for one in told for form in (one, one.removeprefix("20"))}:
        return ""
    return f"资料写的是{told[-1]}的情况，没有{'、'.join(sorted(asked))}的所问内容。"


def _clause(query: Query, said: str) -> str:
    """Return the clause with most words of the question, in brackets, "" where it is long."""
    words = [term.text for term in query.terms]
    best = max(re.split(r"[，。；;]", said), key=lambda part: sum(word in part for word in words))
    told = any(word in best for word in words) and re.search(r"\d", best) and len(best) <= SHORT
    return f"（{best.strip()}）" if told else ""


def _compares(said: str, start: int) -> bool:
    return start > 0 and said[start - 1] in "比较与和跟同"
