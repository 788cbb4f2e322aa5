"""Questions for a share: 甲占乙的比例, 甲在乙中占多少, 甲的占比, 升学率; and for what is left: 甲以外的乙.

What one share leaves (除了实训,其余占几成) is a remainder of a single phrase, in per cent.

In: the normalised question. Out: a `Task` or None.
"""

import re

from assistant.facts.asked.cues import AMONG
from assistant.facts.asked.task import Task

_WORD = (
    r"(?:比例|比重|百分之多少|百分之几|百分比|百分率|几成|多大比例|多少比例|比率|多大(?:的)?(?:比例|比重|份额)"
    r"|份额|几分之几)"
)
_OF = re.compile(
    r"(?P<part>[^,。?]+?)(?:"
    r"占(?P<whole>(?!比|多|了|的|总?多)[^,。?占]+?)(?:当?中|里面?|之中)?的?"
    rf"(?:{_WORD}|多少(?=$|[?])|多大)"
    r"|在(?P<among>[^,。?占]+?)(?:当?中|里面?|之中)(?:所?占)?的?"
    rf"(?:{_WORD}|占比|占(?:多少|多大)))"
)
_IS_OF = re.compile(
    rf"^(?P<part>[^,。?占是]{{2,20}})(?:大约|约|大概)?(?:是|相当于|等于)(?P<whole>[^,。?占]{{2,20}})的{_WORD}[?。]*$"
)
_OF_ALL = re.compile(
    rf"(?P<part>[^,。?]+?)的?(?:占比|所占(?:的)?{_WORD}|占(?:了)?{_WORD}|占(?:了)?(?:多少|多大)(?=$|[?])"
    rf"|{_WORD}(?:是|有|为|达)?(?:多少|多大|多高)|的{_WORD}(?:是|为|有|达)?(?:多少|多大|几|[?]|$))"
)
_AMONG = re.compile(rf"^(?P<whole>[^,。?]{{2,20}}){AMONG},?(?P<part>[^,。?]{{2,20}})$")
RATES: dict[str, tuple[str, str]] = {
    "升学率": ("升学", "毕业生"),
    "就业率": ("就业", "毕业生"),
    "城镇化率": ("城镇人口", "常住人口"),
}
"""Rates by what they are a share of; a text that gives the rate itself is quoted instead."""
_OF_EVERY = re.compile(
    rf"每一?(?:十|百|千|10|100|1000)(?:[个名位所家]|人次)?(?P<whole>[^,。?]{{2,12}}){AMONG},?(?:大概|大约|约|差不多)?有?(?:多少|几)"
    r"[个名位所家](?:人)?(?:是|为|属于)?(?P<part>[^,。?]{2,12})[?。]*$"
)
_RATE = re.compile(rf"(?P<before>[^,。?]*?)(?P<rate>{'|'.join(RATES)})(?!最)")
REST = "%"
"""The unit of a remainder that is what a share leaves of the whole."""
_WITHOUT = re.compile(
    r"^(?P<a>[^,。?]+?),?(?:但|却|而)?(?:并?不是|不属于|不包括|不含|除去|除开|除掉|扣除|扣掉|去掉|减去|刨去|非)"
    r"(?P<b>[^,。?]+?)(?:以外|之外|外)?的?(?:,?(?:还|另外|其余|其他)?(?:剩下?|有|是)*)(?:多少|几)"
)
_EXCEPT = re.compile(
    r"除(?:了|去)?(?P<b>[^,。?]+?)(?:以外|之外|外),?(?:还有|其余|其他|剩下|别的|另外)?的?(?P<a>[^,。?]*?)"
    r"(?:还|另)?(?:有|剩|是)(?:多少|几)"
)
_OUTSIDE = re.compile(r"(?P<b>[^,。?]+?)(?:以外|之外)的(?P<a>[^,。?]+?)(?:还)?(?:有|剩|是)?(?:多少|几)")
_REST = re.compile(
    r"(?P<before>[^。?]*?)(?<![免消清解扣开排根])除(?!夕)(?:了|去|开)?(?P<b>[^,。?]+?)(?:以外|之外|外)?的?,?(?:其[他它余]|剩下|别的|另外)[^,。?占]{0,8}占(?:了|到)?"
    rf"(?:比|的?(?:{_WORD}|多少|多大))"
)


def share(text: str) -> Task | None:
    """Read a question for a part as a percentage of its whole; the whole is "" where the question leaves it open."""
    if match := _REST.search(text):
        return Task("remainder", (f"{match['before']},{match['b']}",), unit=REST)
    if match := _OF_EVERY.search(text):
        return Task("share", (match["part"], match["whole"]))
    if match := _OF.search(text):
        return Task("share", (match["part"], match["whole"] or match["among"]))
    if match := _IS_OF.search(text):
        return Task("share", (match["part"], match["whole"]))
    if match := _OF_ALL.search(text):
        whole = _AMONG.match(match["part"])
        if match["part"].startswith("占"):
            return None  # a part that was named before: 占毕业生的几成
        return Task("share", (whole["part"], whole["whole"]) if whole else (match["part"], ""))
    if match := _RATE.search(text):
        part, of = RATES[match["rate"]]
        return Task("share", (match["before"] + part, of), context=match["rate"])
    return None


_BALANCE = re.compile(  # what comes in less what goes out
    r"(?P<whose>[^,。?]*?)(?:经费|资金)?(?:收支|收入与支出)(?:(?:相抵|轧差|两抵|相减)?[^?]*?(?:结余|余额|剩余?|盈余|节余)|差额?)"
)


def remainder(text: str) -> Task | None:
    """Read a question for a total without one of its parts."""
    if match := _BALANCE.search(text):
        return Task("difference", (f"{match['whose']},收入", f"{match['whose']},支出"), unit="元")
    for pattern in (_EXCEPT, _OUTSIDE, _WITHOUT):
        if match := pattern.search(text):
            return Task("remainder", (match["a"], match["b"]))
    return None
