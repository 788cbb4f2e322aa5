"""The whole of a numbered series (一是 … 五是) where the question says how many there are: “五联动”分别是什么.

In: a question, the sentences of the passage that the best one is in. Out: the places of the series, none where the
passage has no series of that length. Its parts may stand in sentences with others between them; what announces the
series or sums it up has the question's words and tells none of it.
"""

import re
from collections.abc import Sequence

from assistant.answer.fit import expected
from assistant.answer.question import Ask
from assistant.answer.units import Unit
from assistant.text import folded
from assistant.text.numerals import whole_number
from assistant.types import Query

KINDS = ("list", "which", "other", "definition", "explanation")
_WANTED = re.compile(r"哪|什么|啥|各(?:指|是)|分别|具体|如何|怎样|怎么")
_NOT_IT = re.compile(r"效果|成效|作用|意义|影响|成果|好处|为什么|为何|谁|何时|时候")  # asked about the whole of it
_NAMED = re.compile(
    r"[“\"](?P<number>[两三四五六七八九])[^”\"\d]{1,6}[”\"]|(?P<short>[三四五六七八九])[\u4e00-\u9fff]{1,2}(?=分别|各|具体)"
)
_PART = re.compile(r"^\s*([一二三四五六七八九十])是")


def series_asked(query: Query, ask: Ask, units: Sequence[Unit], best: int) -> list[int]:
    """Return the places of the series that the question counts, in the chunk of the best sentence."""
    named = _NAMED.search(query.text)
    number = expected(query.text) or (whole_number(named["number"] or named["short"]) if named else 0) or 0
    if ask.kind not in KINDS or number < 2 or not _WANTED.search(query.text) or _NOT_IT.search(query.text):
        return []
    if named and folded(named.group().strip('“”"')) not in units[best].around:
        return []
    run: list[int] = []
    for place, unit in enumerate(units):
        part = _PART.match(unit.sentence.text)
        if part and whole_number(part[1]) == len(run) + 1:
            run.append(place)
        elif part:
            return []  # more than one series, or one that begins elsewhere
    return run if len(run) == number else []
