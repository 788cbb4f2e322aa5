"""How far the figures of a document hold a word.

In: the entries of one document, words as `Want`s. Out: a degree from 0 to 1 for each entry: best where the word stands
in what the figure counts, less in its clause, its sentence, its surroundings. Worked out once a word for all questions.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from assistant.facts.entries import Entry
from assistant.facts.subjects import WHOLE
from assistant.stages import told_stage
from assistant.text.pairs import held, needed

IN_PARENT, IN_CLAUSE, IN_COMPOUND, IN_SEGMENT, IN_SENTENCE, IN_CONTEXT, IN_PART = 0.96, 0.92, 0.9, 0.88, 0.76, 0.74, 0.7


MIXED = 3  # stages of schooling from which a document tells of several: then each figure is of its own
WORDS = 4  # characters of a compound of two words


@dataclass(frozen=True, slots=True)
class Want:
    """One word of a phrase: its folded forms, its weight, whether it names a school."""

    forms: tuple[str, ...]
    weight: float
    school: bool = False


class Columns(NamedTuple):
    """Of each entry: how far it holds a word, and how many characters of its label the word makes up."""

    degrees: NDArray[np.float64]
    said: NDArray[np.float64]


class _Sums(NamedTuple):
    """Of each entry: its fit, and the weight of the words at hand; the weight of all words; whether a school rules out.

    What does not depend on how near the words must stand: a question asks for the same words with several bounds.
    """

    fits: NDArray[np.float64]
    here: NDArray[np.float64]
    words: float
    out: NDArray[np.bool_]


class _Bits(NamedTuple):
    """The bits (see `text/pairs.py`) of an entry's label, of label and clause, and of all its texts."""

    label: int
    near: int
    around: int


class Shelf:
    """The entries of one document, and how far each holds a word: worked out once a word, for all questions."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = tuple(entries)
        self.first = self.entries[0].place if self.entries else 0
        self.degrees = lru_cache(maxsize=2048)(self._degrees)
        self.columns = lru_cache(maxsize=2048)(self._columns)
        self._sums = lru_cache(maxsize=64)(self._summed)
        self._bits = [_bits_of(entry) for entry in self.entries]
        self._parts = [(i, e.part_of - self.first) for i, e in enumerate(self.entries) if e.part_of is not None]
        self._topics: dict[str, list[int]] = {}
        for place, entry in enumerate(self.entries):
            for topic in entry.topics:
                self._topics.setdefault(topic, []).append(place)
        self.mixed = len({told_stage((), entry.topics) for entry in self.entries} - {""}) >= MIXED
        self._lengths = np.array([len(entry.label) for entry in self.entries], dtype=np.float64)

    def at(self, place: int | None) -> Entry | None:
        """Return the entry at a place of the ledger."""
        return None if place is None else self.entries[place - self.first]

    def degree(self, want: Want, entry: Entry) -> float:
        """Return how far an entry holds a word, 0 to 1: best in its label, then in its clause, then around it."""
        return self.degrees(want)[entry.place - self.first]

    def _columns(self, want: Want) -> Columns:
        degrees = np.array(self.degrees(want), dtype=np.float64)
        said = np.zeros(len(self.entries))
        for form in sorted(want.forms, key=len):
            bits = needed(form)
            for place, own in enumerate(self._bits):
                if own.label & bits == bits and form in self.entries[place].label:
                    said[place] = len(form)
        return Columns(degrees, said)

    def fits(self, wants: tuple[Want, ...], near: float, tight: float) -> NDArray[np.float64]:
        """Return how far each entry is what the words name, 0 to about 1.1; `Finder.fit` tells it of one entry."""
        sums = self._sums(wants, tight)
        return np.where(sums.out | (sums.here < near * sums.words), 0.0, sums.fits)

    def _summed(self, wants: tuple[Want, ...], tight: float) -> _Sums:
        """Add up how far each entry holds the words.

        Sums run over the words in their order, so that an entry's number is the same to the last digit.
        """
        held, here, said = (np.zeros(len(self.entries)) for _ in range(3))
        total = words = 0.0
        out = np.zeros(len(self.entries), dtype=bool)
        for want in wants:
            column = self.columns(want)
            held += want.weight * column.degrees
            said += column.said
            total += want.weight
            if want.school:
                out |= column.degrees == 0.0
            else:
                words += want.weight
                here += want.weight * (column.degrees > IN_SENTENCE)
        if not total:
            return _Sums(held, here, 0.0, np.zeros(len(self.entries), dtype=bool))
        share = np.divide(said, self._lengths, out=np.zeros_like(said), where=self._lengths > 0)
        return _Sums(held / total + tight * np.minimum(1.0, share), here, words, out)

    def _degrees(self, want: Want) -> list[float]:
        if want.school:
            return [_degree_of_school(want.forms, entry) for entry in self.entries]
        best = [0.0] * len(self.entries)
        for number, form in enumerate(want.forms):
            level, bits = _exact if number else _compound, needed(form)
            for place, own in enumerate(self._bits):
                if own.around & bits == bits or (not number and own.near & bits):  # else none of it stands there
                    best[place] = max(best[place], level(form, self.entries[place]))
        wholes = [place for place, whole in self._parts if best[place] < IN_PARENT and best[whole] == 1.0]
        for place in wholes:
            best[place] = IN_PARENT
        for place in {place for form in want.forms for place in self._topics.get(form, ())}:
            best[place] = max(best[place], IN_SEGMENT)
        return best


def _bits_of(entry: Entry) -> _Bits:
    label = held(entry.label)
    near = label | _held(entry.clause)
    around = near | _held(entry.subject) | _held(entry.segment) | _held(entry.sentence) | _held(entry.context)
    return _Bits(label, near, around)


_held = lru_cache(maxsize=64)(held)  # figures of one sentence share their surroundings and stand side by side


def _exact(form: str, entry: Entry) -> float:
    if form in entry.label:
        return 1.0
    if form in entry.clause or form == entry.subject:  # 全县
        return IN_CLAUSE
    if form in entry.segment:
        return IN_SEGMENT
    if form in entry.sentence:
        return IN_SENTENCE
    return IN_CONTEXT if form in entry.context else 0.0


def _compound(form: str, entry: Entry) -> float:
    """Return the degree of a word as the question has it, which may also stand in parts: 思政教师, 思政课专任教师."""
    degree = _exact(form, entry)
    if degree >= IN_CLAUSE or len(form) < 3:
        return degree
    if len(form) > 3 and form[:2] in entry.label and form[-2:] in entry.label:
        return IN_COMPOUND
    if len(form) == WORDS and form[-2:] in entry.label and form[:2] in entry.segment:  # 科研项目96项,到账经费318万元
        return IN_COMPOUND
    if degree >= IN_SENTENCE and len(form) > 3 and form[-2:] in entry.label:  # 社会培训18次,培训共1949人
        return IN_SEGMENT
    pairs = [form[i : i + 2] for i in range(len(form) - 1)]
    return max(degree, IN_PART * sum(pair in entry.label or pair in entry.clause for pair in pairs) / len(pairs))


def _degree_of_school(forms: Sequence[str], entry: Entry) -> float:
    """A figure is a school's when it is its subject or named in its clause, or stands near it and has no subject."""
    if any_in(forms, entry.subject):
        return 1.0
    if any_in(forms, entry.label) or any_in(forms, entry.clause):
        return IN_CLAUSE
    if entry.scope and entry.scope != WHOLE:
        return 0.0
    return IN_CONTEXT * (any_in(forms, entry.sentence) or any_in(forms, entry.context))


def any_in(forms: Sequence[str], text: str) -> bool:
    """Tell whether any of the forms stands in the text."""
    return any(form in text for form in forms)
