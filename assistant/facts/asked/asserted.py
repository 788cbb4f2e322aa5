"""Yes/no questions that claim how figures stand to one another, without an amount: 甲比乙多吗, 甲最多吧, 增加了吗.

In: the normalised question. Out: a `Task` and the `Asserted` that it holds, or None. Each is one of the neutral
questions that others compute (哪个多, 最多的是哪个, 比上年怎样) with the answer claimed; a cause that is asked for
claims its event (为什么比上年增加了). Whether the claim is right is for assertions.py.
"""

import re
from dataclasses import dataclass, replace
from typing import Literal

from assistant.facts.asked.claim import ASKS, WHETHER, declared
from assistant.facts.asked.task import Task
from assistant.facts.moves import FALLS, RISES
from assistant.facts.pieces import measures
from assistant.types import Quantity
from assistant.whether import whether

Relation = Literal["more", "most", "moved"]
LESS = frozenset("少低小")
_BASE = r"(?:上年|去年|上一学年|上学年|上届|上一届|往年|前一年|上一年|上年度|(?:19|20)\d{2}年)(?:度|同期|底|末|相比)*"
_RISE = rf"{RISES}|[增涨升多高大长]"
_FALL = rf"{FALLS}|[减降跌少低小短]"
_DEGREE = r"(?:是|还|要|更|都|又|也|反而|有所|明显|大幅|略有?|稍微?)*"
_MOVED = re.compile(
    rf"^(?P<what>[^,。?]{{2,30}}?)(?:数量)?,?(?:[比较]|[与和跟同](?={_BASE}相比)){_BASE},?{_DEGREE}(?:变)?"
    rf"(?:(?P<rise>{_RISE})|(?P<fall>{_FALL}))(?:了|一?些)*$"
)
_SINCE = re.compile(
    rf"^(?P<what>[^,。?]{{2,30}}?){_DEGREE}(?:在|呈|有)?(?:所)?(?:(?P<rise>{RISES})|(?P<fall>{FALLS}))"
    r"(?:了|的|着|了一?些)$"
)
_MORE = re.compile(
    rf"^(?:(?P<head>[^,。?:]{{2,20}})[:,])?(?P<a>[^,。?:]{{2,30}}?)(?:[\u4e00-\u9fff]得)?(?<!生师)(?<![占配])比(?!例|赛|重|率)"
    rf"(?P<b>[^,。?:]{{2,20}}?){_DEGREE}(?P<way>[多高大少低小])(?:得多|多了|很多|不少|一些|一点|些|了)?$"
)
_YEAR_BASE = re.compile(rf"^{_BASE}")
_MOST = (
    re.compile(
        r"^(?P<what>[^,。?]{2,20}?)最(?P<way>[多高大少低小])的(?P<sort>[^,。?是]{0,6}?),?(?:就?是)(?P<name>[^,。?]{2,20})$"
    ),
    re.compile(
        r"^(?P<what>[^,。?]{2,16}?)(?:当?中|里面?|之中|内),?(?:就?是|数)?(?P<name>[^,。?的]{2,12}?)(?P<sort>)"
        r"(?:是)?最(?P<way>[多高大少低小])(?:的)?$"
    ),
    re.compile(
        r"^(?P<name>[^,。?的是]{2,20})的(?P<what>[^,。?的]{2,10}?)(?P<sort>)(?:是)?最(?P<way>[多高大少低小])(?:的)?$"
    ),
)
_MOST_OF_ROW = re.compile(r"^(?P<what>[^,。?的]{4,24})(?:是)?最(?P<way>[多高大少低小])的?$")
_TAKEN = re.compile(rf"(?:(?P<rise>{RISES}|[多增])|(?P<fall>{FALLS}|[少减]))了?(?=多少|几)")
_WHY = re.compile(
    r"为什么会?|为何会?|为啥会?|怎么会|的(?:主要|具体)?原因(?:是什么|是啥|有哪些|在哪里?|何在)?呢?(?=[?。]*$)"
)
_BY = re.compile(rf"(?:{RISES}|{FALLS})了?$")
KIND = re.compile(r"(?:专业|学校|学生|人|类)的?$")


@dataclass(frozen=True)
class Asserted:
    """What is claimed: that `first` is more than `second`, that `name` has most of `first`, that `first` has moved.

    `way` is 多 or 少 (or 高, 低 …) as it was said; for a move it is 增加 or 减少. `name` is "" where none is claimed
    or where `first` holds it too (护理对口率最高). `taken`: the question takes the move for granted, by so much `by`.
    """

    relation: Relation
    first: str
    second: str = ""
    name: str = ""
    way: str = ""
    taken: bool = False
    by: Quantity | None = None


def asserted(text: str) -> Task | None:
    """Read a claim on how figures stand to one another."""
    return Task("asserted", (text,)) if read_assertion(text) else None


def read_assertion(text: str) -> Asserted | None:
    """Return what the question claims, None where it claims nothing of this kind."""
    asks_why = _WHY.search(text) is not None
    text = text if asks_why else whether(text)
    if not (asks_why or WHETHER.search(text)) or (not asks_why and ASKS.search(text)):
        return None
    said = declared(_WHY.sub("", text))
    by = next((q for q in measures(said) if asks_why and _BY.search(said[: q.start])), None)
    if by is not None:
        said = f"{said[: by.start].removesuffix('了')}{said[by.end :]}了"
    if measures(said):
        return None
    if moved := _moved(said):
        return replace(moved, taken=asks_why, by=by)
    return None if asks_why else _more(said) or _most(said)


def _moved(said: str) -> Asserted | None:
    match = _MOVED.search(said) or _SINCE.search(said)
    if match is None:
        return None
    return Asserted("moved", match["what"].rstrip("的"), way="增加" if match["rise"] else "减少")


def _more(said: str) -> Asserted | None:
    match = _MORE.search(said)
    if match is None or _YEAR_BASE.match(match["b"]):
        return None
    head = f",{match['head']}" if match["head"] else ""
    return Asserted("more", match["a"] + head, match["b"].rstrip("的") + head, way=match["way"])


def _most(said: str) -> Asserted | None:
    for pattern in _MOST:
        if match := pattern.search(said):
            return Asserted("most", match["what"], name=KIND.sub("", match["name"]), way=match["way"])
    whole = _MOST_OF_ROW.search(said)
    return Asserted("most", whole["what"], way=whole["way"]) if whole else None


def taken_way(text: str) -> str:
    """Return which way a question for the amount of a change says that it went: 减少了几所; "" for neither."""
    match = _TAKEN.search(text)
    return "" if match is None else "增加" if match["rise"] else "减少"
