"""Whether a sentence answers better than the table row that has as many words of the question.

In: what is asked for, the line that a table gives, the evidence. Out: True where the line is to be left out.
"""

import re
from collections.abc import Sequence

from assistant.answer.account import defines
from assistant.answer.evidence import Evidence
from assistant.answer.features import TOLD
from assistant.answer.question import Ask
from assistant.answer.refuse import NAMING
from assistant.types import Query

FITS = 0.5  # degree of holding the kind of thing that is asked for
BEHIND = 0.75  # of the best score: rows below it have words of the question by chance
_MARK = re.compile(r"\[(\d+)\]\s*$")


def outdone(query: Query, ask: Ask, line: str, evidence: Sequence[Evidence]) -> bool:
    """Tell whether the best sentence surely answers and no row of the line's table is near it, or none names whom.

    A row of figures (指标, 单位, 2025年) has all words of 设备值最低的是哪所学校 and no school.
    """
    first, mark = evidence[0], _MARK.search(line)
    if first.sentence.row or mark is None:
        return False
    rows = [item for item in evidence if item.passage == int(mark[1]) - 1 and item.sentence.row]
    if not rows:
        return False
    sure = first.features.get("answers", 0.0) >= TOLD and all(row.score < BEHIND * first.score for row in rows)
    if ask.kind == "definition" and defines(query, first.sentence):
        return True
    asks_name = ask.kind in ("which", "who") and ask.thing in NAMING and first.features["kind"] >= FITS
    return sure or (asks_name and all(row.features["kind"] < FITS for row in rows))
