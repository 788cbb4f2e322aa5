"""Open the answer to a yes/no question.

In: the question and the best evidence. Out: 是 or 与资料不符, where figures decide it; else a neutral opening. Only
figures of the same unit are compared: everything else is left to the reader, who gets the sentence itself.
"""

import re

from assistant.answer.evidence import Evidence
from assistant.answer.question import Ask
from assistant.prompts import AGREES, DIFFERS, NEUTRAL
from assistant.text import quantities, same_quantity
from assistant.types import Quantity, Query

_AT_LEAST = re.compile(r"以上|不低于|超过|超|多|余|不少于")


def opening(query: Query, ask: Ask, best: Evidence) -> str:
    """Return the words before the evidence."""
    if ask.kind != "yesno":
        return ""
    claimed = [q for q in quantities(query.text) if q.role == "measure"]
    if not claimed:
        return NEUTRAL
    given = [q for q in best.sentence.quantities if q.role == "measure"]
    comparable = [q for q in claimed if any(other.unit == q.unit for other in given)]
    if not comparable:
        return NEUTRAL
    return AGREES if all(any(_agrees(q, other) for other in given) for q in comparable) else DIFFERS


def _agrees(claimed: Quantity, given: Quantity) -> bool:
    if same_quantity(claimed, given):
        return True
    loose = claimed.unit == given.unit and bool(_AT_LEAST.search(claimed.qualifier))
    return loose and claimed.value <= given.value < claimed.value * 2
