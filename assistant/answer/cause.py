"""Whether a cause that is asked for is told.

In: a question and the sentences at and beside the best evidence. Out: a Chinese sentence, "" where nothing stands
against an answer. That three schools lost their licence meets every word of 为什么取消资质, and tells no reason.
"""

import re
from collections.abc import Sequence

from assistant.answer.evidence import Evidence
from assistant.answer.units import Unit
from assistant.text import folded
from assistant.types import Query

CLOSE = 0.9  # of the best score: a sentence that tells of the same thing
SLIGHTLY = 0.05  # less of the words of the question
WHY = re.compile(r"为什么|为何|为啥|原因|图什么|凭什么|缘由|怎么解释|干嘛要?")
_INTENDED = re.compile(r"(?:为什么|为何|为啥)(?:要(?!求)|开展|推进)")  # an act with an aim, no event
_SIGNS = (
    r"因为|由于|因|为了|旨在|目的|以便|意在|鉴于|原因|导致|避免|所致|缘于|受.{1,12}影响|需求|不足|制约|脱节|滞后"
    r"|结合|紧扣|适应|^为"
)
REASON = re.compile(rf"{_SIGNS}|破解|抓手|对接|满足|促[进使成]|(?:^|[，。；,])为(?!期|主)[^，。]{{2,30}}[，,]")
# What may be one: the model weighs whether any stands.
SIGN = re.compile(rf"{_SIGNS}|为[^，。]{{2,30}}[，,]")
_EVENT = re.compile(
    r"被(?![子动])|遭|减|下降|[少多]了|[少多](?=\d)|降|取消|停[招办止运产课业]|退[出学]|撤|失败|没(?!有?[呢吗])|增(?!值)"
    r"|上升(?![学级本])|涨|提[高升]了|(?:变|升)[高低多少]"
)
_WAYS = (re.compile(r"减|降|[下变]少|少了|少\d"), re.compile(r"增(?!值)|涨|升(?![学级本])|多了|多\d"))


def reasoned(text: str, evidence: Sequence[Evidence]) -> Sequence[Evidence]:
    """Return the evidence with a sentence first that says why something came about, where the best one does not.

    A report says twice that a thing was done, and once why.
    """
    if not evidence or not (WHY.search(text) and _EVENT.search(text)) or _reasons(evidence[0]):
        return evidence
    best = evidence[0]
    least = best.features["coverage"] - SLIGHTLY
    for item in evidence[1:]:
        if item.score >= CLOSE * best.score and item.features["coverage"] >= least and _reasons(item):
            return [item.scored(best.score, item.features), *(other for other in evidence if other is not item)]
    return evidence


def _reasons(item: Evidence) -> bool:
    return REASON.search(item.sentence.sentence.text) is not None


def causeless(query: Query, near: Sequence[Unit]) -> str:
    """Say that no cause of an event is told; what somebody does may have an aim that no sign tells.

    Where the sentence tells the contrary of what the question takes for granted, that is the answer.
    """
    text = query.text
    if not (WHY.search(text) and _EVENT.search(text)) or _INTENDED.search(text) or not near:
        return ""
    forms = _forms(query)
    own = _own_part(near[0].sentence.text, forms)
    if any(REASON.search(told) for told in (own, *(unit.sentence.text for unit in near[1:]))):
        return ""
    return "" if _contrary(text, folded(own), forms) else "资料写到了这件事，没有写原因。"


def _forms(query: Query) -> Sequence[str]:
    """Return the words of the question for what the event befell."""
    words = (term for term in query.terms if term.role in ("word", "school") and not _EVENT.search(term.text))
    return [folded(form) for term in words for form in (term.text, *term.variants)]


def _own_part(said: str, forms: Sequence[str]) -> str:
    """Return the part between semicolons that has most of the words: another one tells of another matter."""
    return max(re.split(r"[；;]", said), key=lambda part: sum(form in folded(part) for form in forms))


def _contrary(text: str, own: str, forms: Sequence[str]) -> bool:
    """Tell whether what is said of the very thing goes the other way than the question says."""
    way = next((ways for ways in (_WAYS, _WAYS[::-1]) if ways[0].search(text)), None)
    if way is None:
        return False
    rest = own[max([0, *(own.find(form) for form in forms)]) :]
    return bool(way[1].search(rest)) and not way[0].search(rest)
