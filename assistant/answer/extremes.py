"""Which sentence tells the one that is foremost: 培训最多的是龙塘 before how many were trained in all.

In: a question (哪所学校培训最多), evidence. Out: the evidence, with the sentence first that says of somebody what the
question asks, where the best one does not; a Chinese sentence where only the other end is told (培训最少). 最多 only
asks, so it is no word of the question that evidence must meet.
"""

import re
from collections.abc import Sequence

from assistant.answer.evidence import Evidence
from assistant.answer.question import Ask
from assistant.answer.units import Unit
from assistant.types import Query

NEAR = 0.85  # of the best score, in its passage: the same matter
SPOKEN = 0.65  # coverage of a sentence that surely speaks of the matter
FITS = 0.5  # degree of holding the kind of thing that is asked for
OTHER_END = "资料写的是{}的，没有写所问的是哪一个。"
_TOP = r"最[多高大强长早快好]|最为?突出|居首|居[^，。；]{0,6}(?:首|第一)|排[名在]?第一|第一名|首位|最大头"
_BOTTOM = r"最[少低小弱短晚慢差]|末位|垫底|倒数第一|最后一名"
_PAIRS = ("多少", "高低", "大小", "强弱", "长短", "早晚", "快慢", "好差")
_OPPOSITE = {pair[at]: pair[1 - at] for pair in _PAIRS for at in (0, 1)}
_END = re.compile(rf"最([{''.join(_PAIRS)}])")
_POLES = tuple(re.compile(pole) for pole in (_TOP, _BOTTOM))


def told_foremost(query: Query, ask: Ask, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return the evidence with the sentence first that tells which one is foremost."""
    pole = next((one for one in _POLES if one.search(query.text)), None)
    if pole is None or ask.kind not in ("which", "who") or not evidence:
        return list(evidence)
    best = evidence[0]
    if best.sentence.row or _tells(best, pole):
        return list(evidence)
    for place, item in enumerate(evidence[1:], start=1):
        if item.passage == best.passage and item.score >= NEAR * best.score and _tells(item, pole):
            first = item.scored(best.score, {**item.features, "answers": best.features.get("answers", 0.0)})
            return [first, *evidence[:place], *evidence[place + 1 :]]
    return list(evidence)


def tells_end(text: str, ask: Ask, item: Evidence) -> bool:
    """Tell whether the sentence itself says who has most (or least) of what the question asks."""
    pole = next((one for one in _POLES if one.search(text)), None)
    if pole is None or item.sentence.row or item.features["coverage"] < SPOKEN:
        return False
    return pole.search(item.sentence.sentence.text) is not None and (not ask.thing or item.features["kind"] >= FITS)


def opposite(text: str, ask: Ask, near: Sequence[Unit]) -> str:
    """Say that the other end is told only: who has most where the question asks who has least."""
    asked = _END.search(text)
    if asked is None or ask.kind not in ("which", "who") or not near or near[0].row:
        return ""
    said = "\n".join(unit.sentence.text for unit in near)
    other = f"最{_OPPOSITE[asked[1]]}"
    pole = next(one for one in _POLES if one.search(asked.group()))
    return OTHER_END.format(other) if other in near[0].sentence.text and not pole.search(said) else ""


def _tells(item: Evidence, pole: re.Pattern[str]) -> bool:
    return item.features["kind"] >= FITS and pole.search(item.sentence.sentence.text) is not None
