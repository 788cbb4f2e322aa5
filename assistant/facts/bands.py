"""Words that bound whom a figure counts by a number: 35岁及以下, 36至45岁; and what is not so of them: 还没就业.

In: a phrase of a question. Out: the phrase without such words, and for each the forms in which a text may have it. A
band is no amount, neither in the text nor in a question; a figure that does not carry it counts others.
"""

import re

_UNIT = r"(?:周?岁)"
BAND = re.compile(
    rf"(?P<low>\d+){_UNIT}?(?:[至到—–~-]|及以上[至到]?)(?P<high>\d+){_UNIT}|(?P<edge>\d+){_UNIT}(?:\(含\)|（含）)?(?:及|或|和|及其)?以?(?P<side>[上下])"
)
"""A band of ages in a text or in a question."""
_JOINTS = ("至", "到", "-", "—", "–", "~")
_UNDONE = re.compile(
    r"(?:还|尚|仍|暂时?)?(?:没有|没能|没|未能?)(?P<done>(?!有|多|什么|写|说)[\u4e00-\u9fff]{2})(?=的|者|$|[,，。?？]|[\u4e00-\u9fff]{2,6}(?:占|比例|有多少|多少))"
)
_NOT = ("未", "没", "没有", "未能", "待", "无")


def banded(phrase: str) -> tuple[str, list[tuple[str, ...]]]:
    """Return a phrase without its bands, and the forms of each."""
    found = [_forms(match) for match in BAND.finditer(phrase)]
    return BAND.sub(",", phrase), found


def _forms(match: re.Match[str]) -> tuple[str, ...]:
    if match["low"]:
        ends = match["low"], match["high"]
        middles = [(unit, joint) for joint in _JOINTS for unit in ("", "岁")]
        return tuple(f"{ends[0]}{unit}{joint}{ends[1]}" for unit, joint in middles)
    edge, side = match["edge"], match["side"]
    return tuple(
        f"{edge}{unit}{joint}以{side}" for unit in ("岁", "周岁") for joint in ("及", "", "或", "(含)", "(含)及")
    )


def undone(phrase: str) -> tuple[str, list[tuple[str, ...]]]:
    """Return a phrase without what it says is not so, and the forms in which a text may say that: 暂未就业, 待就业."""
    found = [tuple(f"{word}{match['done']}" for word in _NOT) for match in _UNDONE.finditer(phrase)]
    return _UNDONE.sub(",", phrase), found
