"""The figures of one question by the parts that they may play, and the ways to choose its operands from them.

In: figures with their `Roles`. Out: `Choice`s of first and second operands with a score; whether figures are of one
unit and one year. Which figures matter is told reliably, which of two comes first less so, and the computing decides
that where it can (a part is smaller than its whole): a choice scores by how far its figures matter at all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, combinations, permutations
from math import prod

from assistant.facts.entries import Entry
from assistant.facts.finding import Finder
from assistant.facts.pairing import ANY_THING
from assistant.facts.roles import Roles
from assistant.facts.scope import adds_up, years
from assistant.text import folded

SURE = 0.5  # probability from which a figure plays a role
MATTERS = 0.25  # … from which it may be an operand
MOST = 8  # figures that operands are chosen from
SIDED = 0.25  # of the probability of the other side: a figure may be of this one
TWO_SIDES = 0.05  # how probable it has to be that of two figures each is of another side
UNSAID = 0.5  # how far a whole matters that only the text names
LISTED = 0.3  # mean probability from which the members of a list are what is compared
PLAIN = 0.9  # … from which things of two sorts may be added: firms and schools
_COUNTS = frozenset("个项家所门件本组种")  # units under which things of several sorts may be added


@dataclass(frozen=True)
class Read:
    """A figure with its roles."""

    entry: Entry
    roles: Roles

    @property
    def matters(self) -> float:
        """How probable it is that it is an operand at all."""
        return self.roles.first + self.roles.second


@dataclass(frozen=True)
class Choice:
    """Operands of both sides, and how probable it is that they are meant, 0 to 1.

    `ordered` is the probability of this order of a pair and not the other one; `sided` tells that neither figure is
    surely of the other side.
    """

    first: tuple[Entry, ...]
    second: tuple[Entry, ...]
    score: float
    ordered: float = 1.0
    sided: bool = True

    def told_whose(self) -> "Choice":
        """Return the same operands, each with whose it is where they are of several schools and it does not say."""
        if len({entry.scope for entry in (*self.first, *self.second) if entry.scope}) < 2:
            return self
        first, second = (tuple(map(_told_whose, side)) for side in (self.first, self.second))
        return replace(self, first=first, second=second)


Reads = Sequence[Read]


def pairs(reads: Reads) -> Iterator[Choice]:
    """Yield two operands in each order."""
    for a, b in permutations(foremost(reads), 2):
        this, other = a.roles.first * b.roles.second, b.roles.first * a.roles.second
        if this + other < TWO_SIDES or tells_twice(a.entry, b.entry):  # two of one side are no pair
            continue
        sided = a.roles.first >= SIDED * a.roles.second and b.roles.second >= SIDED * b.roles.first
        yield Choice((a.entry,), (b.entry,), a.matters * b.matters, this / (this + other), sided)


def wholes(reads: Reads, finder: Finder) -> Iterator[Choice]:
    """Yield a part with the whole that the text gives it, where the question names no whole."""
    known = {read.entry.place: read.matters for read in reads}
    for read in foremost(reads):
        whole = finder.at(read.entry.part_of)
        if whole is not None and read.roles.first >= SURE and known.get(whole.place, 0.0) < UNSAID:
            yield Choice((read.entry,), (whole,), read.roles.first * UNSAID)


def grouped(reads: Reads) -> Iterator[Choice]:
    """Yield choices in which several figures surely make one side: 高级和特级的占几成, 除了甲、乙两校."""
    firsts = [read for read in foremost(reads) if read.roles.first >= SURE]
    seconds = [read for read in foremost(reads) if read.roles.second >= SURE]
    for some, others in ((firsts, seconds), (seconds, firsts)):
        if len(some) > 1 and len(others) == 1:
            entries, other = tuple(read.entry for read in some), (others[0].entry,)
            score = min(read.matters for read in (*some, *others))
            yield Choice(entries, other, score) if some is firsts else Choice(other, entries, score)


def sums(reads: Reads, count: int | None) -> Iterator[Choice]:
    """Yield sets of addends, each with its probability: of all that may be meant, these and no others.

    `count` is how many the question speaks of.
    """
    near = [read for read in _once(foremost(reads)) if read.roles.first >= MATTERS / 2]
    sizes = [count] if count else range(2, len(near) + 1)
    for chosen in chain.from_iterable(combinations(near, size) for size in sizes):
        held = {read.entry.place for read in chosen}
        told = [r.roles.first if r.entry.place in held else 1.0 - r.roles.first for r in near]
        entries = tuple(sorted((read.entry for read in chosen), key=lambda entry: entry.place))
        one_sort = not any(e.unit in ANY_THING for e in entries) or len({e.label[-1:] for e in entries}) == 1
        if one_sort or all(read.roles.first >= PLAIN for read in chosen):
            yield Choice(entries, (), prod(told) ** (1 / len(near)))


def whole_list(reads: Reads, count: int | None, finder: Finder) -> Choice | None:
    """Return the members of a list that has as many as the question counts, where some surely are added up.

    分别带动2160人、1480人和1925人: the names stand apart, so that no single figure is surely one of the three.
    """
    for run in dict.fromkeys(read.entry.run for read in foremost(reads)):
        members = _members(run, finder)
        told = {read.entry.place: read.roles.first for read in reads if read.entry.run == run}
        if len(members) == count and len(members) > 1 and alike(members) and len(told) == count:
            return Choice(tuple(members), (), max(told.values()))
    return None


def is_list(entries: Sequence[Entry], finder: Finder) -> bool:
    """Tell whether figures are a whole list: all its members and no other figure."""
    return set(entries) == {e for e in _members(entries[0].run, finder) if e.unit == entries[0].unit}


def _members(run: int, finder: Finder) -> list[Entry]:
    return [entry for entry in finder.entries if entry.run == run and entry.exact and not adds_up(entry)]


def listed(reads: Reads, finder: Finder) -> Choice | None:
    """Return the list or column whose members are compared: the one that most speaks for."""
    runs: dict[int, list[Read]] = {}
    for read in reads:
        runs.setdefault(read.entry.run, []).append(read)
    several = [some for some in runs.values() if sum(read.roles.first >= MATTERS for read in some) > 1]
    if not several:
        return None
    best = max(several, key=lambda some: sum(read.roles.first for read in some))
    mean = sum(read.roles.first for read in best) / len(best)
    members = _members(best[0].entry.run, finder)
    return Choice(tuple(members), (), mean) if mean >= LISTED and alike(members) else None


def _told_whose(entry: Entry) -> Entry:
    whose = entry.figure.subject
    said = not whose or (entry.scope and entry.scope in folded(entry.shown))
    return entry if said else replace(entry, shown=f"{entry.shown}（{whose}）")


def foremost(reads: Reads) -> list[Read]:
    """Return the figures that may be operands, those that matter most first."""
    ranked = sorted(reads, key=lambda read: (-read.matters, read.entry.place))
    return [read for read in ranked if read.matters >= MATTERS][:MOST]


def _once(reads: Reads) -> list[Read]:
    """Return each fact once, though the text may tell it twice; equal figures of one chunk are two facts."""
    kept: list[Read] = []
    for read in reads:
        if not any(tells_twice(read.entry, other.entry) for other in kept):
            kept.append(read)
    return kept


def tells_twice(a: Entry, b: Entry) -> bool:
    """Tell whether two figures are one fact that the text tells twice: equal, called alike, of the same one."""
    same = (a.value, a.unit, a.scope, a.label[-2:]) == (b.value, b.unit, b.scope, b.label[-2:])
    return same and a.figure.chunk_id != b.figure.chunk_id


def one_year(entries: Sequence[Entry]) -> bool:
    """Tell whether all figures whose year is known are of the same one."""
    known = [mine for entry in entries if (mine := years(entry))]
    return not known or bool(frozenset.intersection(*known))


def alike(entries: Sequence[Entry]) -> bool:
    """Tell whether figures are in one unit."""
    return len({entry.unit for entry in entries}) == 1


def addable(entries: Sequence[Entry]) -> bool:
    """Tell whether figures are in one unit, or count things that may be counted together: 12家企业, 3所院校."""
    return alike(entries) or {entry.unit for entry in entries} <= _COUNTS
