"""Find the figures that a phrase of the question names.

In: a phrase (“双师型教师”, 专任教师) and the entries of a document. Out: entries with a fit from 0 to 1, best first. A
phrase fits by the share of its words, weighted by rarity, that the entry's label, its clause or, at a discount, its
surroundings hold, and by how little else the label says: 专任教师 is 专任教师2155人 rather than 思政课专任教师110人.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NotRequired, TypedDict, Unpack

import numpy as np
from numpy.typing import NDArray

from assistant.facts.entries import Entry
from assistant.facts.labels import rest, says_little_else, tightness
from assistant.facts.shelf import IN_COMPOUND, IN_PARENT, IN_SENTENCE, Shelf, Want
from assistant.facts.subjects import WHOLE
from assistant.facts.wants import Wants, Words
from assistant.stages import fits_stage
from assistant.types import Term

TIED = 0.25  # the first of two values of one indicator goes before the other, whichever word the question uses
LEAST = 0.72  # below it the phrase names something else
TIGHT = 0.12  # weight of how little else the label says, for what fits at all
TIGHTEST = 0.2  # … and once more among what fits: 专任教师 is not 思政课专任教师
RETRIEVED = 0.08  # a figure of a retrieved passage is preferred to an equally good one elsewhere
TOTAL = 0.1  # … what the text calls a total to a part of it
STAGED = 0.1  # … one of the stage of schooling that it names to one of none
DATED = 0.2  # … one of the year that the question names to one of another
COUNTED = 0.4  # … and one with a unit to a bare number in a table
FARTHER = 0.1  # from the label to the clause, not to the sentence around it
NEAR = 0.45  # share of the words that must stand at the figure itself, not only around it
AT_HAND = 0.8  # … and where it is to be the very thing that is asked for
TELLS = 1.8  # idf from which a word tells a special case from a general one
BOUNDED = 0.3  # … and what a bound sets apart (56人及以上的大班额9个) to nobody who names no bound
MARGIN = 0.15  # a phrase names its best match in a sentence and in a unit, and nothing that fits so much worse

_BOUND = re.compile(r"(?:及?以[上下])?的")


@dataclass(frozen=True, slots=True)
class Found:
    """An entry and how well it fits."""

    entry: Entry
    fit: float


Allow = Callable[[Entry], bool]
Read = Callable[[str, tuple[Term, ...]], Wants]  # the words of a phrase, given the schools that the question names


class Options(TypedDict):
    """What a `Finder` looks up with."""

    shelf: Shelf
    words: Words
    terms: Iterable[Term]
    read: Read
    preferred: frozenset[str]
    disputed: frozenset[int]
    years: Collection[str]
    left_out: NotRequired[frozenset[int]]
    year: NotRequired[int | None]
    stage: NotRequired[str]


class Finder:
    """Looks up entries of one document for one question.

    `terms` are the question's, for the forms of schools; `preferred` are ids of retrieved chunks; `disputed` are the
    places of the figures that come first among values that contradict one another; `years` are those that the question
    names; `left_out` are statements in which no phrase is looked up; `year` is the one that the document reports on;
    `stage` is the one stage of schooling that the question names: figures of another one are not looked up.
    """

    def __init__(self, **options: Unpack[Options]) -> None:
        self._given = options
        self._left_out = options.get("left_out", frozenset())
        self._shelf = options["shelf"]
        self._words = options["words"]
        self._read = options["read"]
        self._schools = tuple(term for term in options["terms"] if term.role == "school")
        self._preferred = options["preferred"]
        self._disputed = options["disputed"]
        self._years = options["years"]
        self._stage = options.get("stage", "")
        self.year = options.get("year")
        self.entries = self._shelf.entries
        self.at = self._shelf.at
        self.degree = self._shelf.degree

    def without(self, statements: frozenset[int]) -> "Finder":
        """Return a finder that looks up no phrase in these statements."""
        given = self._given.copy()
        given["left_out"] = self._left_out | statements
        return Finder(**given)

    def wants(self, phrase: str) -> Wants:
        """Return the words that an entry must hold to be what the phrase names, in their order."""
        return self._read(phrase, self._schools)

    def head(self, phrase: str) -> str:
        """Return the last word of a phrase, "" when it has none: what is counted."""
        wants = self.wants(phrase)
        return wants[-1].forms[0] if wants and not wants[-1].school else ""

    def outright(self, phrase: str, entry: Entry) -> bool:
        """Tell whether every word of the phrase (schools aside) stands in what the entry says it counts."""
        return all(self.degree(want, entry) >= IN_COMPOUND for want in self.wants(phrase) if not want.school)

    def fit(self, wants: Wants, entry: Entry, *, near: float = NEAR) -> float:
        """Return how far the entry is what the words name, 0 to about 1.1.

        `near` is the share of the words (schools aside) that must stand at the figure itself.
        """
        held = total = here = words = 0.0
        for want in wants:
            part = self.degree(want, entry)
            if want.school and not part:
                return 0.0
            held += want.weight * part
            total += want.weight
            if not want.school:
                words += want.weight
                here += want.weight * (part > IN_SENTENCE)
        if not total or here < near * words:
            return 0.0
        return held / total + TIGHT * tightness(wants, entry)

    def fits(self, text: str) -> NDArray[np.float64]:
        """Return how far each entry holds the words of a text, wherever they stand, 0 to about 1.1."""
        return self._shelf.fits(self.wants(text), 0.0, TIGHT)

    def fitting(self, phrase: str, allow: Allow, *, near: float = NEAR) -> list[Found]:
        """Return the allowed entries that the phrase names, in reading order."""
        return self.meeting(self.wants(phrase), allow, near=near)

    def meeting(self, wants: Wants, allow: Allow, *, near: float = NEAR) -> list[Found]:
        """Return the allowed entries that fit the words, in reading order."""
        if not wants:
            return []
        fits = self._shelf.fits(wants, near, TIGHT)
        found = [Found(self.entries[i], float(fits[i])) for i in np.flatnonzero(fits >= LEAST)]
        return [hit for hit in found if self._is_open(hit.entry) and allow(hit.entry)]

    def _is_open(self, entry: Entry) -> bool:
        return entry.statement not in self._left_out and fits_stage(self._stage, entry.stage)

    def of_its_stage(self, entry: Entry) -> bool:
        """Tell whether a figure may be of the stage that the question names: surely, where the text tells of many."""
        return not (self._stage and self._shelf.mixed) or entry.stage != "" or entry.scope not in ("", WHOLE)

    def nearing(self, wants: Wants) -> Iterator[Found]:
        """Yield every entry that fits the words at all, wherever they stand, best first."""
        fits = self._shelf.fits(wants, 0.0, TIGHT)
        for i in np.argsort(-fits, kind="stable"):
            if not fits[i] > 0.0:
                return
            yield Found(self.entries[i], float(fits[i]))

    def find(self, phrase: str, allow: Allow = lambda _: True, *, limit: int = 6) -> list[Found]:
        """Return the exact values that the phrase names, best first, with what else speaks for them."""
        return self.best(phrase, lambda e: e.exact and not e.is_change, allow, limit=limit)

    def best(self, phrase: str, counts: Allow, allow: Allow, *, limit: int, near: float = NEAR) -> list[Found]:
        """Return the allowed entries that the phrase names, best first, judged among all that `counts` lets through."""
        wants = self.wants(phrase)
        fitting = self.meeting(wants, lambda e: counts(e) and self._counts(wants[-1], e), near=near)
        found = [Found(hit.entry, hit.fit + TIGHTEST * tightness(wants, hit.entry)) for hit in fitting]
        best: dict[str | int, Found] = {}
        for hit in sorted(found, key=lambda hit: -hit.fit):
            best.setdefault(hit.entry.statement, hit)
            if allow(hit.entry):
                best.setdefault(hit.entry.unit, hit)
        wholes = {hit.entry.place: hit for hit in found}
        divided = {hit.entry.part_of for hit in found if self._names_part(wants, hit, wholes)}
        ranked = [
            Found(hit.entry, self._level(hit) + self.bonus(hit.entry))
            for hit in found
            if allow(hit.entry)
            and hit.entry.place not in divided
            and (hit.entry.part_of not in wholes or self._names_part(wants, hit, wholes))
            and all(self._rivals(wants, hit, best[key]) for key in (hit.entry.statement, hit.entry.unit))
        ]
        return sorted(ranked, key=lambda hit: (-hit.fit, hit.entry.place))[:limit]

    def _names_part(self, wants: Wants, hit: Found, wholes: Mapping[int, Found]) -> bool:
        """Tell whether words name a part (升学…含本科410人) and not its whole: one stands in its label alone."""
        whole = wholes.get(hit.entry.part_of) if hit.entry.part_of is not None else None
        if whole is None:
            return False
        if whole.fit < hit.fit - FARTHER:
            return True
        own = [w for w in wants if self.degree(w, hit.entry) == 1.0 and not w.school]
        return any(not any(form in whole.entry.label for form in want.forms) for want in own)

    def _rivals(self, wants: Wants, hit: Found, best: Found) -> bool:
        """Tell whether a hit can be what is named beside the best one: it fits about as well and names as much."""
        return hit.fit >= best.fit - MARGIN and all(self.as_near(want, hit.entry, best.entry) for want in wants)

    def as_near(self, want: Want, entry: Entry, best: Entry) -> bool:
        """Tell whether a word that names one figure (省级) stands about as near to another one."""
        return self.degree(want, entry) >= self.degree(want, best) - FARTHER

    def _level(self, hit: Found) -> float:
        """Return the fit of a hit; two values of one indicator fit alike, and the first of them stands for it."""
        return hit.fit + TIED * (hit.entry.place in self._disputed)

    def echo(self, phrases: Iterable[str], entry: Entry) -> float:
        """Return the share of the words of all phrases that stand in what the entry says it counts."""
        wants = [want for phrase in phrases for want in self.wants(phrase) if not want.school]
        total = sum(want.weight for want in wants)
        return sum(want.weight for want in wants if self.degree(want, entry) >= IN_PARENT) / total if total else 0.0

    def adds(self, wants: Wants, label: str) -> bool:
        """Tell whether a label says something telling beside the words."""
        return any(
            len(word) > 1 and self._words.weight(word) >= TELLS for word in self._words.content(rest(wants, label))
        )

    def _counts(self, head: Want, entry: Entry) -> bool:
        """Tell whether an entry counts what the last word of a phrase names, not only stands near it."""
        return head.school or self.degree(head, entry) >= IN_COMPOUND

    def bonus(self, entry: Entry) -> float:
        """Return what speaks for an entry apart from its words."""
        return (
            RETRIEVED * (entry.figure.chunk_id in self._preferred)
            + COUNTED * bool(entry.figure.unit)
            + TOTAL * entry.total
            + STAGED * (self._stage != "" and entry.stage == self._stage)
            + DATED * any(year in entry.figure.period for year in self._years)
            - BOUNDED * bool(_BOUND.match(entry.label))
        )

    def stated(self, phrase: str, allow: Allow) -> bool:
        """Tell whether the text itself gives what is asked for, under just that name, so that none need be computed."""
        wants = self.wants(phrase)
        return any(says_little_else(wants, hit.entry.label) for hit in self.fitting(phrase, allow, near=AT_HAND))
