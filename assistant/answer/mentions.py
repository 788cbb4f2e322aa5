"""Where a question mentions a name that a table has: in full, in part, shortened, lengthened, or by another word.

In: a folded question with its terms. Out: the places of the question's characters that a name accounts for. It decides
nothing; one character in common says nothing.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Generic, TypeVar

from assistant.text import fold
from assistant.types import Query, Term

PIECE = 2  # characters that a name and the question must have in common
SHORT = 3  # characters of a shortened name (市一院) or of one that is lengthened in the question
NEW = 2  # characters that a further name must account for
STRETCH = 3  # characters that a question may put into a name: 公办(幼儿)园
_JOINT = re.compile(r"[、,;:。?!]|以及|还有|[和与及]")
_WORDS = re.compile(r"[\u4e00-\u9fffa-z0-9]+")

Places = frozenset[int]
NOWHERE: Places = frozenset()


class Mentions:
    """A question's text, and where it mentions names."""

    def __init__(self, query: Query) -> None:
        self.text = fold(query.text).text
        self._terms = [(term, self.places(term)) for term in query.terms]

    def of(self, name: str) -> Places:
        """Return the places that the folded `name` accounts for, as it stands, lengthened, or by another word."""
        said = _common(name, self.text) | _lengthened(name, self.text)
        return frozenset(said).union(*(places for term, places in self._terms if means(term, name)))

    def shortened(self, name: str) -> Places:
        """Return the places of a shortened form: its characters stand in the name in the same order (市一院)."""
        return frozenset(_shortened(name, self.text))

    def single(self, name: str) -> Places:
        """Return the places of words of one character that stand in the name: 床 of 开放床位."""
        alone = [places for term, places in self._terms if len(term.text) == 1 and term.text in name]
        return NOWHERE.union(*alone)

    def parts(self) -> list[Places]:
        """Return the parts of the question between commas and the joints of a list."""
        borders = [0, *(match.end() for match in _JOINT.finditer(self.text)), len(self.text)]
        return [frozenset(range(start, end)) for start, end in pairwise(borders) if end > start]

    def places(self, term: Term) -> Places:
        """Return where the term stands in the question."""
        return self.of_words((term.text,))

    def of_words(self, words: Iterable[str]) -> Places:
        """Return where any of the words stands."""
        found: set[int] = set()
        for word in words:
            found.update(_standing(fold(word).text, self.text))
        return frozenset(found)


def means(term: Term, name: str) -> bool:
    """Tell whether another word for the term stands in the name."""
    return any(len(form) >= PIECE and form in name for form in _forms(term))


@lru_cache(maxsize=512)
def _forms(term: Term) -> Sequence[str]:
    return [fold(form).text for form in (*term.variants, *term.near)]


def _common(name: str, text: str) -> set[int]:
    """Return the places of stretches of the text that stand in the name, the longest first, each part of it once."""
    found: set[int] = set()
    while piece := _longest(name, text):
        name = name.replace(piece, "\0", 1)
        found.update(_standing(piece, text))
    return found


def _standing(piece: str, text: str) -> Iterator[int]:
    """Yield the places of all characters that a piece accounts for in the text."""
    at = text.find(piece) if piece else -1
    while at >= 0:
        yield from range(at, at + len(piece))
        at = text.find(piece, at + len(piece))


def _longest(name: str, text: str) -> str:
    """Return the longest stretch that both have, "" when none has two characters."""
    for length in range(min(len(name), len(text)), PIECE - 1, -1):
        for start in range(len(name) - length + 1):
            piece = name[start : start + length]
            if "\0" not in piece and piece in text:
                return piece
    return ""


def _shortened(name: str, text: str) -> set[int]:
    """Return the places of a shortened form: its characters stand in the name in the same order (市一院)."""
    found: set[int] = set()
    for run in _WORDS.finditer(text):
        for start in range(run.start(), run.end() - SHORT + 1):
            length = _in_order(text[start : run.end()], name)
            if SHORT <= length < len(name):
                found.update(range(start, start + length))
    return found


def _in_order(run: str, name: str) -> int:
    """Return how many characters at the beginning of the run stand in the name in their order, the first one first."""
    at = 0 if name.startswith(run[0]) else name.find(run[0])
    length = 0
    while at >= 0 and length < len(run):
        length += 1
        at = name.find(run[length], at + 1) if length < len(run) else -1
    return length


def _lengthened(name: str, text: str) -> set[int]:
    """Return the places of a form with more in it: 公办幼儿园 for 公办园."""
    if len(name) < SHORT or name[:2] not in text or not all(sign in text for sign in name):
        return set()
    found: set[int] = set()
    for match in _longer_form(name).finditer(text):
        if match.end() - match.start() <= len(name) + STRETCH:
            found.update(range(*match.span()))
    return found


@lru_cache(maxsize=1024)  # a pattern takes a hundred times longer to make than to apply to a question
def _longer_form(name: str) -> re.Pattern[str]:
    between = rf"[\u4e00-\u9fff]{{0,{STRETCH}}}?"
    return re.compile(re.escape(name[:2]) + "".join(between + re.escape(sign) for sign in name[2:]))


T = TypeVar("T")


@dataclass(frozen=True)
class Choice(Generic[T]):
    """What the question names, in its order, and the places of the question that it accounts for."""

    chosen: tuple[T, ...] = ()
    places: Places = NOWHERE


def apart(found: Sequence[tuple[T, Places, int]]) -> Choice[T]:
    """Return what accounts for most, and what else accounts for more; nothing where two account for the same.

    The third value speaks for a name apart from the number of its characters that are said.
    """
    chosen: list[tuple[T, Places]] = []
    places = NOWHERE
    rest = list(found)
    while rest:
        rest.sort(key=lambda one: -len(one[1] - places) - one[2])
        (best, at, extra), *rest = rest
        new = at - places
        if len(new) < NEW:
            break
        if any(len(other - places) + more == len(new) + extra and other & new for _, other, more in rest):
            return Choice()
        chosen.append((best, at))
        places |= at
    in_order = sorted(chosen, key=lambda one: min(one[1]))
    return Choice(tuple(one for one, _ in in_order), places)


def share(name: str, said: Mentions, places: Places, core: str = "") -> float:
    """Return how much of a name the question says; a longer form, a word for it or its `core` says all."""
    spoken = "".join(said.text[at] for at in sorted(places))
    plain = re.sub(r"\([^()]*\)", "", name) or name
    if set(spoken) - set(name) or (core and core in spoken):
        return 1.0
    return sum(sign in spoken for sign in plain) / len(plain) if plain else 0.0  # a column may have no name
