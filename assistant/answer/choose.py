"""Which sentences belong with the best one: its list, the one beside it that holds what is asked for.

In: the sentences of a chunk, evidence. Out: places, or evidence. It writes nothing.
"""

import re
from collections.abc import Sequence

from assistant.answer.evidence import Evidence
from assistant.answer.units import Unit

FITS, FITS_NOT = 0.75, 0.5  # degrees of holding the kind of thing that is asked for
ITEM = re.compile(
    r"^\s*(?:[一二三四五六七八九十]是|第[一二三四五六七八九十]|（[一二三四五六七八九十]）"
    r"|\d+\s*[.．、]|[①-⑳]|其[一二三四五])"
)
_LIST_START = re.compile(r"一是|（一）|①|(?:^|\D)1\s*[.．、](?!\d)|首先")


def list_run(units: Sequence[Unit], place: int) -> list[int]:
    """Return the places of the list that the sentence belongs to: its introduction and all parallel items."""
    is_item = [bool(ITEM.match(unit.sentence.text)) for unit in units]
    opens = [bool(_LIST_START.search(unit.sentence.text)) for unit in units]
    first = place
    while first > 0 and is_item[first]:
        first -= 1
        if not is_item[first] and not opens[first] and not units[first].folded.endswith((":", "：")):
            first += 1
            break
    last = place
    while last + 1 < len(units) and is_item[last + 1]:
        last += 1
    return list(range(first, last + 1))


def beside(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return the sentence right after (or before) the best one, when only it holds the kind of thing asked for.

    The first sentence says what happened, the next one who, when or how many.
    """
    best = evidence[0]
    if best.features["kind"] >= FITS_NOT:
        return []
    near = [e for e in evidence if e.passage == best.passage and abs(e.unit - best.unit) == 1]
    fitting = [e for e in near if e.features["kind"] >= FITS and not e.features["other_subject"]]
    return sorted(fitting, key=lambda e: -e.unit)[:1]


def same_text(unit: Unit, chosen: Sequence[Evidence]) -> bool:
    """Tell whether a chosen sentence already says this: most of its character pairs."""
    pairs = {unit.folded[i : i + 2] for i in range(len(unit.folded) - 1)}
    for item in chosen:
        other = item.sentence.folded
        theirs = {other[i : i + 2] for i in range(len(other) - 1)}
        if len(pairs & theirs) >= 0.7 * min(len(pairs), len(theirs)):
            return True
    return False
