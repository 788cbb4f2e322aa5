"""One wording for what a yes/no question claims: 达没达到80% -> 达到80%了吗, A高于B? -> A比B高吗, 过半 -> 超过50%.

In: a normalised question. Out: the same question with comparisons, bounds and doubled verbs in their plainest words,
unchanged where it asks for anything else. It knows nothing of the corpus, and nothing is decided here.
"""

import re
from functools import lru_cache

_ASKS = re.compile(r"多少|哪|什么|谁|几|怎么|怎样|如何|为什么|为何|还是|情况|变化")
_DOUBLED = re.compile(r"(?P<verb>[达超到够过满涨升降增减赶破])[没不](?P=verb)(?P<more>[到过上出至]?)")
_BOUND = re.compile(
    r"(?P<verb>超过|超出|突破|达到|不足|不到|不满|高于|低于|多于|少于|大于|小于|超|逾|破)(?:了|过了|到了)"
    r"(?=[约近]?[\d一二两三四五六七八九十百千万半])"
)
_HALF = re.compile(
    r"(?:已经?)?(?<![超不])过了?半数?(?=[,。?了吗吧的]|$)|占?(?:了|到)?(?:一?大半|多半)(?=[,。?了吗吧的]|$)"
)
_FORMER_YEAR = re.compile(r"(?<![\d之])[上前去头](?:[一1])(?P<of>年度?|届|学年)")
_BETWEEN = re.compile(
    r"^(?P<a>[^,。?]{2,30}?)(?P<has>有没有|是不是|是否|已经?|真的?|要|还|都|也|就|仍)*"
    r"(?P<way>(?<!不)(?:高于|低于|多于|少于|大于|小于|超过了?|多过|高过|低过)|不(?:及|如)|比不上|赶不上)"
    r"(?P<b>(?:(?:19|20)\d{2}[年届])?[^,。?\d%一二两三四五六七八九十半]{0,20}?)(?P<of>[多高大])?(?P<end>了?(?:吗|吧|么|嘛|没有)?(?:[,。?].*)?)$"
)
_WAYS = {"高": "高", "低": "低", "多": "多", "少": "少", "大": "大", "小": "小", "超": "多"}
_HAS = re.compile(
    r"^(?P<a>[^,。?]{2,30}?)(?P<has>有没有|没有)(?P<b>(?:(?:19|20)\d{2}[年届])?[^,。?\d]{0,20}?)(?:那么|这么)?(?P<of>[多高大])(?P<end>[,。?吗].*)?$"
)
_ASKING = re.compile(r"[吗么吧嘛]|对不对|是不是|真的|属实|没错|准确|正确|是否|有没有")


@lru_cache(maxsize=256)
def whether(text: str) -> str:
    """Return the question in its plainest wording; any other question as it is."""
    if _ASKS.search(text):
        return text
    said = _FORMER_YEAR.sub(r"上\g<of>", text)
    said = _BOUND.sub(r"\g<verb>", _HALF.sub("超过50%", said))
    doubled = _DOUBLED.search(said)
    if doubled:
        said = _asked(_DOUBLED.sub(r"\g<verb>\g<more>", said, count=1))
    if (match := _BETWEEN.search(said)) and len(match["b"]) > 1:
        way = _WAYS.get(match["way"][0]) or {"多": "少", "高": "低", "大": "小"}[match["of"] or "多"]
        return _asked(f"{match['a']}比{match['b']}{way}{match['end']}")
    if (match := _HAS.search(said)) and len(match["b"]) > 1:
        way = match["of"] if match["has"] == "有没有" else {"多": "少", "高": "低", "大": "小"}[match["of"]]
        return _asked(f"{match['a']}比{match['b']}{way}{match['end'] or ''}")
    return said


def claims_an_order(text: str) -> bool:
    """Tell whether a question without a word that doubts claims how two things stand to one another (A高于B?)."""
    between = _BETWEEN.search(text)
    stands = between is not None and len(between["b"]) > 1
    return not _ASKS.search(text) and (stands or _DOUBLED.search(text) is not None)


def _asked(text: str) -> str:
    return text if _ASKING.search(text) else f"{text.rstrip('?。')}吗?"
