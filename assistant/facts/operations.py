"""The arithmetic over operands that were chosen: formula, rounding, wording.

In: a `Choice` of operands and the question. Out: a `Computed`, or None where the figures do not belong together or the
operation has no sense for them: a part is smaller than its whole, addends are of one unit and do not hold each other.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from itertools import permutations

from assistant.facts import changes, earlier
from assistant.facts.arithmetic import difference_of, times_of
from assistant.facts.asked.task import number_of
from assistant.facts.entries import Entry
from assistant.facts.former import is_former
from assistant.facts.grades import mixed
from assistant.facts.kinds import excludes
from assistant.facts.means import mean
from assistant.facts.pairing import RATIO, gap, is_amount
from assistant.facts.results import Computed, Line, amount, approximate, computed, percent
from assistant.facts.roled import Choice, addable, alike, one_year
from assistant.facts.scope import nested
from assistant.prompts import APART, EQUAL, HIGHEST, LOWEST, MOST, NEXT, OF_TWO, TOTAL
from assistant.prompts import LEAST as FEWEST

Compute = Callable[[Choice, str], Computed | None]
APART_AT_MOST = 500  # times the smaller of two figures that are compared
ADDENDS = 12  # a longer sum is not what is meant
PEOPLE = "人"
SYMMETRIC = ("difference", "change", "compare", "conflict")  # operations in which the order of a pair says nothing
_PLACE = re.compile(r"(?:(?P<below>倒数)第(?P<n>[二三四五])|第(?P<m>[二三四五])[多高大少低小])")


def _share(choice: Choice, _text: str) -> Computed | None:
    """Part ÷ whole; several parts are added."""
    parts, wholes = choice.first, choice.second
    operands = [*parts, *wholes]
    told = len(wholes) == 1  # else the whole is the sum of all kinds, the part among them
    if not choice.sided or not parts or not (told or set(parts) < set(wholes)):
        return None
    if not all(map(is_amount, operands)) or not alike(operands) or nested(parts):
        return None
    value, whole = (sum((entry.value for entry in side), Decimal(0)) for side in (parts, wholes))
    if any(_beside(part, wholes[0]) for part in parts if told) or not 0 < value < whole or not one_year(operands):
        return None
    result = percent(value / whole)
    shown, out_of = (_joined([entry.shown for entry in side]) for side in (parts, wholes))
    terms, divisor = (_joined([entry.figure.text for entry in side]) for side in (parts, wholes))
    return computed(f"约{result}：{shown} ÷ {out_of}", f"{terms} ÷ {divisor}", result, list(dict.fromkeys(operands)))


def _beside(part: Entry, whole: Entry) -> bool:
    """Tell whether two figures stand beside one another in a list, or are two kinds of one thing."""
    if part.part_of == whole.place:
        return False
    return part.run == whole.run or excludes(part, whole)


def _apart(part: Entry, whole: Entry) -> bool:
    """Tell whether a sentence gives two figures of different things: 专业教师1012人，班主任906人."""
    return part.statement == whole.statement and part.part_of is None and part.label[-1:] != whole.label[-1:]


def _pair(choice: Choice) -> tuple[Entry, Entry] | None:
    return (choice.first[0], choice.second[0]) if len(choice.first) == len(choice.second) == 1 else None


def _levels(choice: Choice) -> tuple[Entry, Entry] | None:
    """Return a pair of which neither is a change of something else: 新增21个专业 is an amount of its own."""
    pair = _pair(choice)
    unfit = pair is None or any(entry.change_of is not None or entry.unit == RATIO for entry in pair)
    return None if unfit else pair


def _joined(terms: Sequence[str]) -> str:
    return f"（{' + '.join(terms)}）" if len(terms) > 1 else terms[0]


def _remainder(choice: Choice, _text: str) -> Computed | None:
    """A total without some of its parts."""
    wholes, parts = choice.first, choice.second
    operands = [*wholes, *parts]
    if not choice.sided or len(wholes) != 1 or not parts or not all(map(is_amount, operands)) or not alike(operands):
        return None
    if any(_beside(part, wholes[0]) or _apart(part, wholes[0]) for part in parts):
        return None
    left = wholes[0].value - sum((entry.value for entry in parts), Decimal(0))
    if left <= 0 or not one_year(operands):
        return None
    result = amount(left, operands)
    text = f"{approximate(operands)}{result}：{' - '.join(entry.shown for entry in operands)}"
    return computed(text, " - ".join(entry.figure.text for entry in operands), result, operands)


def _difference(choice: Choice, _text: str) -> Computed | None:
    """The larger minus the smaller."""
    pair = _levels(choice)
    if pair is None or not alike(pair) or pair[0].value == pair[1].value or _worlds_apart(pair):
        return None  # equal ones are one fact, told twice
    return difference_of(pair)


def _worlds_apart(pair: Sequence[Entry]) -> bool:
    """Tell whether two figures are of such different size that nobody holds one against the other: 28053人, 2名学生."""
    small, large = sorted(abs(entry.value) for entry in pair)
    return 0 < small * APART_AT_MOST < large


def _compare(choice: Choice, text: str) -> Computed | None:
    """Which of two is larger (or smaller), both given."""
    pair = _levels(choice)
    if (
        pair is None
        or _worlds_apart(pair)
        or not (alike(pair) or {e.unit for e in pair} == {"人", "人次"})
        or any(a.part_of == b.place for a, b in permutations(pair))
    ):
        return None
    low = any(sign in text for sign in "少低小")
    first, second = sorted(pair, key=lambda entry: (entry.value if low else -entry.value, entry.place))
    both = f"{first.shown}，{second.shown}"
    if first.unit != second.unit:  # 人 and 人次 stand side by side, but are not subtracted
        return Computed((Line(both, (first.figure, second.figure)),))
    if first.value == second.value:
        return Computed((Line(f"{both}，{EQUAL}", (first.figure, second.figure)),))
    larger, smaller = sorted(pair, key=lambda entry: -entry.value)
    result = gap(larger, smaller)
    text = f"{both}，{OF_TWO}{'少' if low else '多'}{result}"
    return computed(text, f"{larger.figure.text} - {smaller.figure.text}", result, (first, second))


def _times(choice: Choice, _text: str) -> Computed | None:
    """How many times one figure is another; as a percentage where it is less."""
    pair = _levels(choice)
    if pair is None or not alike(pair) or not all(map(is_amount, pair)) or pair[1].value <= 0:
        return None
    return times_of(pair)


def _sum(choice: Choice, _text: str) -> Computed | None:
    """What all the figures come to."""
    members = choice.first
    if not 1 < len(members) <= ADDENDS or choice.second or not all(map(_adds, members)):
        return None
    if not (alike(members) or (addable(members) and len({e.statement for e in members}) == 1)):
        return None  # things of two sorts are added where one sentence tells both
    if mixed(members) or any(entry.part_of in {e.place for e in members} for entry in members):
        return None
    result = amount(sum((entry.value for entry in members), Decimal(0)), members)
    shown = " + ".join(entry.shown for entry in members)
    text = f"{TOTAL}{approximate(members)}{result}：{shown}"
    return computed(text, " + ".join(entry.figure.text for entry in members), result, members)


def _adds(entry: Entry) -> bool:
    return not (entry.is_share or entry.is_change or entry.mean or entry.each)


def _average(choice: Choice, _text: str) -> Computed | None:
    """A total divided by a count."""
    pair = _pair(choice)
    if pair is None or not all(entry.unit for entry in pair) or not all(map(_adds, pair)) or not one_year(pair):
        return None
    return mean(*pair) if pair[0].unit != pair[1].unit or _of_others(*pair) else None


def _of_others(whole: Entry, count: Entry) -> bool:
    """Tell whether figures of one unit are of people of two sorts: so many students to a teacher."""
    people = whole.unit == count.unit == PEOPLE and not nested((whole, count))
    return people and whole.label[-1:] != count.label[-1:] and whole.value > count.value


def _growth(choice: Choice, _text: str) -> Computed | None:
    """A stated change, or that between two levels, as a percentage of the earlier level."""
    pair = _pair(choice)
    if pair is None or any(entry.is_share for entry in pair) or not alike(pair) or pair[0].is_change:
        return None
    now, other = pair
    tied = now.before_of == other.place or other.label == now.label
    if other.is_change != (other.change_of == now.place) or (not other.is_change and not tied):
        return None
    return changes.growth_from(now, other) if other.is_change else changes.growth_between(other, now)


def _previous(choice: Choice, _text: str) -> Computed | None:
    """What a figure was before a stated change."""
    pair = _pair(choice)
    if pair is None or pair[1].change_of != pair[0].place or not pair[1].is_change:
        return None
    base = "年" if is_former(pair[1].base) else pair[1].base
    return earlier.previous_of(pair[0], pair[1], base)


def _extreme(choice: Choice, text: str, *, least: bool) -> Computed | None:
    """The largest or smallest with the one next to it; the second or third where the question asks for that one."""
    members = choice.first
    if len(members) < 2 or not alike(members):
        return None
    said = _PLACE.search(text)
    from_below = least or (said is not None and (bool(said["below"]) or said.group()[-1] in "少低小"))
    ordered = sorted(members, key=lambda entry: (entry.value if from_below else -entry.value, entry.place))
    place = number_of(said["n"] or said["m"]) - 1 if said else 0
    told = ordered[: max(place, 1) + 1]
    beside = ordered[max(place - 1, 0) : place + 2]
    if place >= len(ordered) or len({entry.value for entry in beside}) < len(beside):
        return None  # a tie: the sentence itself is the better answer
    shares = told[0].is_share
    word = (LOWEST if shares else FEWEST) if from_below else (HIGHEST if shares else MOST)
    others = "，".join(f"{NEXT}{entry.shown}" for entry in told[1:])
    return Computed((Line(f"{word}{told[0].shown}，{others}", tuple(entry.figure for entry in told)),))


def _range(choice: Choice, _text: str) -> Computed | None:
    """How far the largest is from the smallest."""
    members = sorted(choice.first, key=lambda entry: (-entry.value, entry.place))
    if len(members) < 2 or not alike(members) or members[0].value == members[-1].value:
        return None
    most, least = members[0], members[-1]
    result = gap(most, least)
    text = f"{APART}{approximate((most, least))}{result}：{MOST}{most.shown}，{FEWEST}{least.shown}"
    return computed(text, f"{most.figure.text} - {least.figure.text}", result, (most, least))


def _conflict(choice: Choice, _text: str) -> Computed | None:
    """Figures that the question holds against each other, side by side, those of one side added up."""
    first, second = choice.first, choice.second
    operands = [*first, *second]
    if not first or not second or len(operands) > 2 * ADDENDS or not alike(operands):
        return None
    if any(entry.is_share or entry.is_change for entry in operands):
        return None
    sides = [sum((entry.value for entry in side), Decimal(0)) for side in (first, second)]
    told = "；".join(_side(side) for side in (first, second))
    apart = f"{approximate(operands)}{amount(abs(sides[0] - sides[1]), operands)}"
    ordered = (first, second) if sides[0] >= sides[1] else (second, first)
    terms = " - ".join(_joined([entry.figure.text for entry in side]) for side in ordered)
    if sides[0] == sides[1]:
        return computed(f"{told}；{EQUAL}", terms, EQUAL, operands)
    return computed(f"{told}；{APART}{apart}", terms, apart, operands)


def _side(side: Sequence[Entry]) -> str:
    if len(side) == 1:
        return side[0].shown
    whole = amount(sum((entry.value for entry in side), Decimal(0)), side)
    return f"{' + '.join(entry.shown for entry in side)} = {whole}"


OPERATIONS: Mapping[str, Compute] = {
    "share": _share,
    "remainder": _remainder,
    "difference": _difference,
    "compare": _compare,
    "times": _times,
    "sum": _sum,
    "average": _average,
    "growth": _growth,
    "previous": _previous,
    "change": _difference,
    "most": partial(_extreme, least=False),
    "least": partial(_extreme, least=True),
    "range": _range,
    "conflict": _conflict,
}
