"""Which sentences belong with the best one: its list, the one beside it that holds what is asked for.

In: the sentences of a chunk, evidence. Out: places, or evidence. It writes nothing.
"""

import re
from collections.abc import Sequence

from assistant.answer.evidence import Evidence
from assistant.answer.units import Unit
from assistant.text.numerals import whole_number

FITS, FITS_NOT = 0.75, 0.5  # degrees of holding the kind of thing that is asked for
ITEM = re.compile(
    r"^\s*(?:[一二三四五六七八九十]是|第[一二三四五六七八九十]|（[一二三四五六七八九十]）"
    r"|\d+\s*[.．、]|[①-⑳]|其[一二三四五])"
)
_ORDINAL = re.compile(r"^\s*([一二三四五六七八九十])是")
_ANNOUNCES = re.compile(
    r"(?:[：:]|(?:[两二三四五六七八九十]|\d{1,2})[个大类项家方所门种条点][^，。；]{0,6}[。：:])\s*$"
)
STARTS = re.compile(r"一是|（一）|①|(?:^|\D)1\s*[.．、](?!\d)|首先")


def list_run(units: Sequence[Unit], place: int) -> list[int]:
    """Return the places of the list that the sentence belongs to: its introduction and all parallel items."""
    if apart := _ordered(units, place) or unnumbered(units, place):
        return apart
    is_item = [bool(ITEM.match(unit.sentence.text)) for unit in units]
    opens = [bool(STARTS.search(unit.sentence.text)) for unit in units]
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


def _ordered(units: Sequence[Unit], place: int) -> list[int]:
    """Return the places of 一是, 二是 … where sentences that are no items stand between them.

    A chunk may hold several such lists: the one that has the place is returned, and only if it begins here.
    """
    run: list[int] = []
    for at, unit in enumerate(units):
        if not (match := _ORDINAL.match(unit.sentence.text)):
            continue
        number = whole_number(match[1])
        if number != len(run) + 1:  # another list begins here, or one whose beginning is missing
            if place in run:
                break
            run = []
        if number == len(run) + 1:
            run.append(at)
    gaps = len(run) > 1 and run[-1] - run[0] >= len(run)
    return run if gaps and place in run else []


def unnumbered(units: Sequence[Unit], place: int) -> list[int]:
    """Return the places of a list without numbers: announced (五项举措：), items end in semicolons, not the last."""
    ends = [unit.sentence.text.rstrip()[-1:] for unit in units]
    first = place
    while first > 0 and ends[first - 1] in "；;":
        first -= 1
    if ends[place] in "；;" or first < place:
        first -= 1  # an item: its list begins with what announces it
    if first < 0 or not _ANNOUNCES.search(units[first].sentence.text):
        return []
    last = first
    while last + 1 < len(units) and ends[last + 1] in "；;":
        last += 1
    return list(range(first, last + 2)) if first < last < len(units) - 1 else []


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
