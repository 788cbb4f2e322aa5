"""Questions about two figures: 甲比乙多多少, 甲是乙的几倍, 甲和乙哪个多, 甲和乙是不是同一批, 师生比.

In: the normalised question. Out: a `Task` or None.
"""

import re

from assistant.facts.asked.task import AGAINST_YEAR, ASKS, Task, unit_after

_DIFFERENCE = re.compile(
    r"(?P<a>[^,。?]+?)比(?!例|赛|重(?:[是为有多占?,]|$))(?P<b>[^,。?]+?)(?:要|还)?(?:多|少|高|低|大|小)"
    r"(?P<verb>[\u4e00-\u9fff]{0,4}?)(?:多少|几)(?P<what>[\u4e00-\u9fff]*)"
)
_APART = re.compile(
    r"(?P<a>[^,。?]+?)(?:和|与|跟|同)(?P<b>[^,。?]+?)(?:之间)?(?P<verb>)(?:相差|差了?|差距|的差额?)(?:是|有|为)?"
    r"(?:多少|几|多大)(?P<what>[\u4e00-\u9fff]*)"
)
_OF = re.compile(r"[^的,]{2,10}的(?P<of>[^的,]{2,12})")
SHORT = 10  # characters of a name to which the noun of the other one may belong
_LIGHT = re.compile(r"了|出来?|拿到?|得到?|获得?|有|招收?|来")
_TIMES = re.compile(r"(?P<a>[^,。?]+?)是(?P<b>[^,。?]+?)的?(?:多少|几)倍")
_VERSUS = re.compile(
    r"(?P<head>[^,。?]*?)(?:是)?(?P<a>[^,。?是]+?)的?(?:更|要)?[多高大少低]?(?:还是|和|与|跟|、)(?P<b>[^,。?]+?)的?"
    r"(?:相比|比起来)?,?(?:哪个|哪一?[项类种所家]|谁)?(?:的)?(?:人数|数量)?(?:更|要|比较)?(?P<way>[多高大少低小])"
    r"(?:一?些|一点)?[呢啊]?[?]?$"
)
_DIFFERS = re.compile(r"相差|差(?:多|了?几|距)")
_CHOICE = re.compile(r"还是|哪|谁|更|比起来|相比")
_EXTREME = re.compile(r"最[多少高低大小长短]")
_ONE = r"(?:是不是|是否|算不算|是)(?:同一|一样|一回事|相同)"
_SAME = re.compile(
    rf"(?P<a>[^,。?]+?)(?:和|与|跟|同)(?P<b>[^,。?]+?),.*?{_ONE}"
    rf"|(?P<c>[^,。?]+?)(?:和|与|跟|同)(?P<d>[^,。?]+?){_ONE}"
)
_RATIOS: dict[str, tuple[str, str]] = {
    "生师比": ("在校生", "专任教师"),
    "师生比": ("在校生", "专任教师"),
    "床护比": ("床位", "护士"),
    "医护比": ("医师", "护士"),
}
_RATIO = re.compile(rf"(?P<before>[^,。?]*?)(?P<ratio>{'|'.join(_RATIOS)})")
_TO_ONE = re.compile(
    r"(?P<a>[^,。?占比]{2,12}?)(?:跟|和|与|同|对)(?P<b>[^,。?占比]{2,12}?)(?:人数|数量)?(?:之间)?(?:的比(?:例|值)?|之比)(?:是|为|有)?"
    r"(?:多少|几比几|怎样|多大)[?]?$"
)


def difference(text: str) -> Task | None:
    """Read a question for a difference. 比去年多多少 asks for the change that the corpus gives, and is none."""
    for pattern in (_DIFFERENCE, _APART):
        match = pattern.search(text)
        if match and not AGAINST_YEAR.search(text):
            unit, noun = unit_after(match["what"])
            unit = "" if unit == "个" and not noun else unit  # 多几个: of whatever the two are
            said = [_LIGHT.sub("", match["verb"]), noun]
            phrases = _completed(match["a"], match["b"]) if pattern is _APART else (match["a"], match["b"])
            return Task("difference", tuple(",".join(filter(None, (p, *said))) for p in phrases), unit=unit)
    return None


def times(text: str) -> Task | None:
    """Read a question for a multiple."""
    match = _TIMES.search(text)
    return Task("times", (match["a"], match["b"])) if match else None


def compare(text: str) -> Task | None:
    """Read a question for the larger (or smaller) of two."""
    if ASKS.search(text) or _EXTREME.search(text) or not _CHOICE.search(text):
        return None  # before the long pattern, which tries every split of the question
    match = _VERSUS.search(text)
    if match is None or _DIFFERS.search(match["b"]):
        return None  # 甲与乙相差多大,哪个更高: the difference tells which
    unit = "人" if "人数" in text else ""
    phrases = _completed(match["a"], match["b"])
    return Task("compare", phrases, unit=unit, context=match["head"], base=match["way"])


def _completed(one: str, other: str) -> tuple[str, str]:
    """Return both things that are compared with the noun that only the second has: 普高与初中的大班额比例."""
    shared = _OF.fullmatch(other)
    if shared and "的" not in one and len(one) <= SHORT and shared["of"] not in one:
        one = f"{one}的{shared['of']}"
    return one, other


def same(text: str) -> Task | None:
    """Read a question whether two figures are of the same things."""
    match = _SAME.search(text)
    return Task("same", (match["a"] or match["c"], match["b"] or match["d"])) if match else None


def ratio(text: str) -> Task | None:
    """Read a question for a ratio that has a name of its own."""
    match = _RATIO.search(text)
    if match is None:
        to_one = _TO_ONE.search(text)
        return Task("times", (to_one["a"], to_one["b"])) if to_one else None
    first, second = _RATIOS[match["ratio"]]
    before = match["before"]
    return Task("average", (f"{before},{first}", f"{before},{second}"), context=match["ratio"])
