"""Questions that ask for two things, the second of what the first is about: 去年多少人,下降了百分之几; 共多少,占几成.

In: the normalised question. Out: its two halves, and what a half that names nothing itself asks of the figures before.
"""

import re
from dataclasses import dataclass
from typing import Literal

from assistant.facts.asked.cues import phrase
from assistant.facts.asked.plain import plain
from assistant.facts.asked.task import ASKS
from assistant.facts.moves import ASKED_MOVE

_BORDER = re.compile(r"[,，;；?？]")
_ASKS = re.compile(rf"{ASKS.pattern}|哪|谁|[增降涨减]幅|(?:增长|下降)率")
_AGAINST = r"[比较](?:上年|去年|上一年|上届|前一年)|同比"
_FILLERS = rf"(?:(?:19|20)\d{{2}}年|今年|本年|{_AGAINST}|其中|分别|大概|大约|又|也|则|它|其|这|的|是|约)*"
_MOVES = ASKED_MOVE
_PERCENT = r"(?:百分之(?:几|多少)|几成|(?:几|多少)个?百分点)"
_GROWTH = re.compile(
    rf"^{_FILLERS}(?:{_MOVES}了?{_PERCENT}|(?:[增降涨减]幅|(?:增长|下降)率)(?:是|为|有|达)?(?:多[大少高]|几|{_PERCENT})?)[?。]*$"
)
_SHARE = re.compile(
    rf"^{_FILLERS}占(?:到|了)?(?P<whole>[^,占]*?)的?(?:{_PERCENT}|(?:比例|比重|份额)?(?:是|为|有)?(?:多少|多大(?:比例|比重)?)|几分之几)[?。]*$"
)
_ALL = re.compile(r"(?:全部|所有|整个|总[数量额和计]?|总人数|合计|全体|其中)*的?")


@dataclass(frozen=True)
class Sequel:
    """What is asked of the figures of the half before: a change in per cent, or a share of `whole` ("": of all)."""

    operation: Literal["growth", "share"]
    whole: str = ""


def halves_of(text: str) -> tuple[str, str] | None:
    """Return the two halves of a question, each with an asking word of its own; None where there are not two."""
    parts: list[str] = []
    waiting = ""
    for piece in filter(None, _BORDER.split(text)):
        waiting = f"{waiting},{piece}" if waiting else piece
        if _ASKS.search(waiting):
            parts.append(waiting)
            waiting = ""
    return (parts[0], parts[1]) if len(parts) == 2 and not waiting else None


def sequel(half: str) -> Sequel | None:
    """Read a half that names nothing to be counted."""
    half = half if _SHARE.search(half) else plain(half)
    if _GROWTH.search(half):
        return Sequel("growth")
    match = _SHARE.search(half)
    return Sequel("share", phrase(_ALL.sub("", match["whole"]))) if match else None
