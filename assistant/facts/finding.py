"""Find the figures that a phrase of the question names.

In: a phrase (“双师型教师”, 专任教师) and the entries of a document. Out: entries with a fit from 0 to 1, best first. A phrase
fits by the share of its words, weighted by rarity, that the entry's label, its clause or, at a discount, its
surroundings hold, and by how little else the label says: 专任教师 is 专任教师2155人 rather than 思政课专任教师110人.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from assistant.facts.entries import Entry, folded
from assistant.types import Term

LEAST = 0.72  # below it the phrase names something else
TIGHT = 0.12  # weight of how little else the label says
RETRIEVED = 0.08  # a figure of a retrieved passage is preferred to an equally good one elsewhere
COUNTED = 0.05  # … and one with a unit to a bare number in a table
IN_CLAUSE, IN_PARENT, IN_COMPOUND, IN_AROUND, IN_PART = 0.92, 0.96, 0.9, 0.75, 0.7
NEAR = 0.45  # share of the words that must stand at the figure itself, not only around it
_COUNT = re.compile(r"[\d.一二两三四五六七八九十几]+[个项类种所家门次期间名位条批]?|.*(?:19|20)\d{2}年?|今年|本年度?|目前|现在|全年|人数|总数|数量|数目|金额|数据|情况|合计|总共")


@dataclass(frozen=True)
class Words:
    """How phrases are split: `content(text)` gives words, `forms(word)` the word and its synonyms, `weight` its idf."""

    content: Callable[[str], Sequence[str]]
    forms: Callable[[str], Sequence[str]]
    weight: Callable[[str], float]
    understood: Callable[[Term], bool] = lambda _: False


@dataclass(frozen=True, slots=True)
class Want:
    """One word of a phrase: its folded forms, its weight, whether it names a school."""

    forms: tuple[str, ...]
    weight: float
    school: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """An entry and how well it fits."""

    entry: Entry
    fit: float


Allow = Callable[[Entry], bool]


class Finder:
    """Looks up entries of one document for one question."""

    def __init__(self, entries: Sequence[Entry], words: Words, terms: Iterable[Term], preferred: frozenset[str]) -> None:
        self.entries = entries
        self._first = entries[0].place if entries else 0
        self._words = words
        self._terms = tuple(terms)
        self._preferred = preferred

    def at(self, place: int | None) -> Entry | None:
        """Return the entry at a place of the ledger."""
        return None if place is None else self.entries[place - self._first]

    def wants(self, phrase: str) -> tuple[Want, ...]:
        """Return the words that an entry must hold to be what the phrase names."""
        wants = []
        rest = phrase
        for term in self._terms:
            if term.role == "school" and term.text in rest:
                forms = tuple(folded(form) for form in (term.text, *term.variants))
                wants.append(Want(forms, self._words.weight(term.text), school=True))
                rest = rest.replace(term.text, ",")
        for word in self._words.content(rest):
            if len(word) > 1 and not _COUNT.fullmatch(word):
                forms = tuple(folded(form) for form in self._words.forms(word))
                wants.append(Want(forms, self._words.weight(word)))
        return tuple(wants)

    def fit(self, wants: Sequence[Want], entry: Entry) -> float:
        """Return how far the entry is what the words name, 0 to about 1.1."""
        total = sum(want.weight for want in wants)
        if not total:
            return 0.0
        parent = self.at(entry.part_of)
        held = near = 0.0
        for want in wants:
            here = degree(want, entry, parent)
            if want.school and here < IN_AROUND:
                return 0.0
            held += want.weight * here
            near += want.weight * (here > IN_AROUND or want.school)
        if near < NEAR * total:
            return 0.0
        said = sum(len(form) for want in wants for form in want.forms[:1] if form in entry.label)
        tight = min(1.0, said / len(entry.label)) if entry.label else 0.0
        return held / total + TIGHT * tight

    def find(self, phrase: str, allow: Allow = lambda _: True, *, limit: int = 6) -> list[Found]:
        """Return the entries that the phrase names, best first. Changes, averages of others and ranges are left out."""
        wants = self.wants(phrase)
        if not wants:
            return []
        found = []
        for entry in self.entries:
            if entry.is_change or not entry.exact or not allow(entry):
                continue
            fit = self.fit(wants, entry)
            if fit >= LEAST:
                found.append(Found(entry, fit + self.bonus(entry)))
        return sorted(found, key=lambda f: (-f.fit, f.entry.place))[:limit]

    def bonus(self, entry: Entry) -> float:
        """Return what speaks for an entry apart from its words."""
        return RETRIEVED * (entry.figure.chunk_id in self._preferred) + COUNTED * bool(entry.figure.unit)

    def stated(self, phrase: str, allow: Allow) -> bool:
        """Tell whether the text itself gives what is asked for, so that nothing need be computed."""
        wants = self.wants(phrase)
        return any(allow(entry) and self.fit(wants, entry) >= LEAST for entry in self.entries)


def degree(want: Want, entry: Entry, parent: Entry | None) -> float:
    """Return how far an entry holds a word, 0 to 1: best in its label, then in its clause, then around it."""
    if _any_in(want.forms, entry.label):
        return 1.0
    if parent is not None and _any_in(want.forms, parent.label):
        return IN_PARENT
    if _any_in(want.forms, entry.clause):
        return IN_CLAUSE
    if _any_in(want.forms, entry.around):
        return IN_AROUND
    form = want.forms[0]
    if len(form) < 3 or want.school:
        return 0.0
    if len(form) > 3 and form[:2] in entry.label and form[-2:] in entry.label:
        return IN_COMPOUND  # 思政教师, 思政课专任教师
    pairs = [form[i : i + 2] for i in range(len(form) - 1)]
    return IN_PART * sum(pair in entry.label or pair in entry.clause for pair in pairs) / len(pairs)


def _any_in(forms: Sequence[str], text: str) -> bool:
    return any(form in text for form in forms)
