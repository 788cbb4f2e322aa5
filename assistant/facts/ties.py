"""How the figures of one sentence hang together.

In: the items and pieces of a sentence. Out: `Ties` for each item: the total it is part of, the value it is a change of,
the count it holds for, the value it replaced. Only what the wording says: 其中, brackets, a colon, 较上年, 各, 从…到.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.facts.entries import unit_of
from assistant.facts.former import FORMER, against_former, former_value, from_former
from assistant.facts.items import Item
from assistant.facts.pieces import Piece
from assistant.facts.wording import PERIOD

PARTS = re.compile(r"^(?:其中|含|包括|包含|内含)")
_AMONG = re.compile(r"^(?:在)?(?P<what>[\u4e00-\u9fff“”]{2,12}?)(?:里面?|中|当中)$")
_AFRESH = re.compile(r"^(?:全[市省校院国区县]|各|另|此外|同时|截至|(?:19|20)\d{2}年)")
_EACH = re.compile(r"分别|依次|各自")
_FROM = re.compile(r"[从由]$")
_TO = re.compile(r"(?:至|到|为)$")


@dataclass(frozen=True, slots=True)
class Ties:
    """Places of other items of the same sentence; `former` is the earlier period (上届) whose value an item is."""

    part_of: int | None = None
    change_of: int | None = None
    each_of: int | None = None
    before_of: int | None = None
    former: str = ""


def read_ties(text: str, items: Sequence[Item], pieces: Sequence[Piece]) -> list[Ties]:
    """Return the ties of each item."""
    wholes = _wholes(text, items, pieces)
    inside = [pieces[item.piece].inside for item in items]
    ties = [_ties(items, place, whole, inside) for place, whole in enumerate(wholes)]
    for place, item in enumerate(items):
        if period := from_former(item.lead):
            ties[place] = replace(ties[place], former=period)
            _tie_between(items, place, ties, inside)
        if item.turn is None and (period := former_value(item.lead)):
            for level, former in _paired(items, place, inside):
                ties[former] = replace(ties[former], former=period, part_of=None)
                ties[level] = replace(ties[level], before_of=former)
        elif item.turn is not None and item.turn.each and not item.own:
            for level, changed in _paired(items, place, inside):
                ties[changed] = replace(ties[changed], change_of=level)
    return ties


def _tie_between(items: Sequence[Item], place: int, ties: list[Ties], inside: Sequence[bool]) -> None:
    """Tie the level before it to an earlier value that has no name of its own, and to the change that follows."""
    level = _level(items, place, inside)
    if level is None or not against_former(items[place].lead) or not _alike(items[level], items[place]):
        return
    ties[level] = replace(ties[level], before_of=place)
    after = place + 1
    if after < len(items) and items[after].piece == items[place].piece and items[after].turn is not None:
        ties[after] = replace(ties[after], change_of=level)


def _paired(items: Sequence[Item], first: int, inside: Sequence[bool]) -> list[tuple[int, int]]:
    """Return the values before a list and its members, one to one: 212项、1.34亿元，而上一年分别是176项和1.08亿元.

    What alone stands there is of the last value before it. Each member is of the value that is counted as it is.
    """
    members = [i for i in range(first, len(items)) if items[i].row == items[first].row]
    if len(members) == 1 or not _EACH.search(items[first].lead):
        members = [first]
    pairs: list[tuple[int, int]] = []
    taken: set[int] = set()
    for member in reversed(members):
        values = [
            i
            for i in reversed(range(first))
            if items[i].turn is None and i not in taken and (inside[first] or not inside[i])
        ]
        alike = [i for i in values if _alike(items[i], items[member])]
        if not alike or (len(members) == 1 and alike[0] != values[0]):
            return []
        taken.add(alike[0])
        pairs.insert(0, (alike[0], member))
    return pairs


def _alike(value: Item, member: Item) -> bool:
    """Tell whether a change or an earlier value can be of a value: percentages change by points."""
    units = value.quantity.unit, member.quantity.unit
    return units[0] == units[1] or (member.turn is not None and units == ("%", "百分点"))


def _ties(items: Sequence[Item], place: int, whole: int | None, inside: Sequence[bool]) -> Ties:
    item = items[place]
    if item.turn is not None:
        return Ties(change_of=None if item.own else _level(items, place, inside))
    ties = Ties(part_of=whole if whole is not None and _may_be_part(item, items[whole]) else None)
    near = next((i for i in reversed(range(place)) if items[i].piece == item.piece), None)
    if near is None:
        return ties
    last = items[near]
    same = last.quantity.unit == item.quantity.unit
    if item.each and not same:
        return replace(ties, each_of=near)
    arrives = _TO.search(_undated(item.lead)) or item.quantity.text[0] in "至到"
    if same and _FROM.search(_undated(last.lead)) and arrives:
        return replace(ties, before_of=near)
    return ties


def _undated(lead: str) -> str:
    """Return the words before a number without the period between: 由2024年的118篇增加到2025年的142篇."""
    return re.sub("的$", "", FORMER.sub("", PERIOD.sub("", lead))).rstrip()


def _level(items: Sequence[Item], place: int, inside: Sequence[bool]) -> int | None:
    """Return the figure that a change without words of its own belongs to: the last one that is a value.

    What stands behind a bracket is of the figure before it: 考入418人（含转段196人），较上年增加73人.
    """
    values = (i for i in reversed(range(place)) if items[i].turn is None)
    return next((i for i in values if inside[place] or not inside[i]), None)


def _wholes(text: str, items: Sequence[Item], pieces: Sequence[Piece]) -> list[int | None]:
    """Return for each item the figure that its piece divides up, None when it divides up nothing."""
    wholes: list[int | None] = [None] * len(items)
    host: int | None = None
    listing = False  # after a colon the parts go on behind semicolons
    for place, piece in enumerate(pieces):
        inner = piece.words(text)
        here = [i for i, item in enumerate(items) if item.piece == place]
        if piece.inside:
            for i in here:
                outer = [j for j in range(i) if not pieces[items[j].piece].inside]
                wholes[i] = outer[-1] if outer else None
            continue
        if PARTS.match(inner):
            host = _last_whole(items, wholes, piece.start, before=here[0] if here else None)
        elif match := _AMONG.match(inner):
            host = _labelled(items, match["what"], piece.start)
        elif here and _AFRESH.match(inner):
            host, listing = None, False
        for i in here:
            wholes[i] = host
        if piece.stop in "；;" and not listing:
            host = None
        if piece.stop in "：:" and here and items[here[-1]].turn is None:
            host, listing = here[-1], True
    return wholes


def _last_whole(items: Sequence[Item], wholes: Sequence[int | None], start: int, *, before: int | None) -> int | None:
    """Return the last value before an offset that is not itself a part, else the last value."""
    known = [i for i, item in enumerate(items) if item.quantity.end <= start and item.turn is None]
    if before is not None:
        known = [i for i in known if _may_be_part(items[before], items[i])]
    tops = [i for i in known if wholes[i] is None]
    return tops[-1] if tops else (known[-1] if known else None)


def _labelled(items: Sequence[Item], what: str, start: int) -> int | None:
    known = [i for i, item in enumerate(items) if item.quantity.end <= start and item.turn is None]
    found = [i for i in known if items[i].label.endswith(what)]
    return found[-1] if found else None


def _may_be_part(item: Item, whole: Item) -> bool:
    same = unit_of(item.quantity.unit) == unit_of(whole.quantity.unit)
    return same and whole.turn is None and item.quantity.value <= whole.quantity.value
