"""How far a sentence and what stands around it meet a term of the question.

In: a `Term`, a `Unit`. Out: degrees from 0 to 1, for the sentence itself and for its context (heading, caption, the
sentences before, the chunk). A question compares each of its terms with a hundred sentences, so what depends on the
term alone (`Wanted`) is worked out before, and nothing is compared that can no longer matter.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_

from assistant.answer.units import Unit
from assistant.text import folded
from assistant.text.pairs import needed
from assistant.types import Term

IN_HEADING = 0.6  # a word that only the heading says holds for the section, not surely for this sentence
IN_CAPTION = 0.9  # … but a table's caption says what every row is
IN_BEFORE = 0.5  # the same for the sentences before
IN_CHUNK = 0.3  # … for anywhere else in the chunk; a name there is enough not to refuse
LOOSELY = 0.8  # an official word that is usual for the everyday one of the question
IN_PART = 0.7  # most character pairs of a longer word: 在校学生 ~ 在校生
NAMED_AROUND = 0.9  # a name in the heading or caption
PARTS = ("校区", "院区", "馆区")
WIDE = frozenset(("全省", "全国", "我省", "我国", "全球", "世界"))


@dataclass(frozen=True, slots=True)
class Wanted:
    """A term with its folded forms, and the character pairs of each form that can be met in part (none: it cannot).

    `near` are the official words for an everyday one, as a term of their own. `bits` are those of all forms (see
    `text/pairs.py`), `any_bits` those of `near` too: a text without any of them does not meet the term at all.
    """

    term: Term
    role: str
    forms: tuple[str, ...]
    pairs: tuple[tuple[str, ...], ...]
    bits: int
    any_bits: int
    near: "Wanted | None" = None


@lru_cache(maxsize=1024)
def wanted(term: Term) -> Wanted:
    """Return the term as it is compared with sentences."""
    forms = tuple(dict.fromkeys(folded(form) for form in (term.text, *term.variants)))
    near = wanted(Term(text=term.near[0], variants=term.near[1:])) if term.near and term.role == "word" else None
    bits = reduce(or_, map(needed, forms))
    return Wanted(term, term.role, forms, tuple(_pairs(form) for form in forms), bits, bits | _bits_of(near), near)


def term_match(term: Term, unit: Unit) -> tuple[float, float]:
    """Return how far the sentence itself and how far its context meets the term, each 0 to 1."""
    asked = wanted(term)
    return own_match(asked, unit), context_match(asked, unit, around_match(asked, unit))


def own_match(asked: Wanted, unit: Unit) -> float:
    """Return how far the sentence itself meets the term."""
    if asked.role == "school":
        return float(any_in(asked.forms, unit.folded))
    if not asked.any_bits & unit.pairs:
        return 0.0
    own = _presence(asked, unit.bare if asked.role == "place" else unit.folded, unit.pairs)
    if asked.near and own < LOOSELY:
        return max(own, LOOSELY * own_match(asked.near, unit))
    return own


def around_match(asked: Wanted, unit: Unit) -> float:
    """Return how far heading, caption and chunk meet the term: the same for every sentence of a chunk."""
    forms, role = asked.forms, asked.role
    if role == "level":
        return 0.0  # a sentence speaks of its own level, or of its section's: see `context_match`
    if role == "place":
        if asked.term.text in WIDE:
            return 0.0  # a figure of the city is none of the province, whatever stands beside it
        return NAMED_AROUND * any_in(forms, unit.heading)  # … and see `context_match`
    if role == "year" and (said := dated(unit.heading)):  # 一、2025年工作 of 2025年总结和2026年要点
        return NAMED_AROUND if any_in(forms, said) else IN_BEFORE * any_in(forms, f"{unit.heading}\n{unit.around}")
    if role != "word" and any_in(forms, unit.heading):
        return NAMED_AROUND
    named = IN_BEFORE if role != "word" and not _is_part(asked) and any_in(forms, unit.around) else 0.0
    if role == "school":
        return named
    heading = (IN_CAPTION if unit.row else IN_HEADING) * _presence(asked, unit.heading, unit.pairs_heading)
    around = IN_CHUNK * _presence(asked, unit.around, unit.pairs_around) if heading < IN_CHUNK else 0.0
    found = max(named, heading, around)
    return max(found, LOOSELY * around_match(asked.near, unit)) if asked.near else found


_YEAR = re.compile(r"(?<!\d)20\d{2}(?!\d)")


@lru_cache(maxsize=1024)
def dated(heading: str) -> str:
    """Return the title next to the text that names a year, "" where none does."""
    return next((title for title in reversed(heading.split(">")) if _YEAR.search(title)), "")


def context_match(asked: Wanted, unit: Unit, around: float) -> float:
    """Return how far what stands around the sentence meets the term; `around` is what `around_match` gives."""
    if asked.role == "school":
        if unit.schools and unit.folded.startswith(unit.schools) and around < NAMED_AROUND:
            return 0.0  # a sentence that another school opens; where it names the one asked for, it meets it itself
        if _is_part(asked) and len(unit.inherited) > 1:
            return around
        return NAMED_AROUND if any(mention in asked.forms for mention in unit.inherited) else around
    if asked.role == "level":
        return NAMED_AROUND if any(form in unit.stage for form in asked.forms) else 0.0
    if asked.role == "place" and around < NAMED_AROUND and asked.term.text not in WIDE:
        told = any_in(asked.forms, unit.around_bare)
        return NAMED_AROUND * (told and any_in(asked.forms, unit.around_bare.partition(unit.bare)[0]))
    if asked.role == "place" or around >= IN_BEFORE:
        return around
    if not asked.any_bits & unit.pairs_before:
        return around
    near = LOOSELY * (IN_BEFORE * _presence(asked.near, unit.before, unit.pairs_before)) if asked.near else 0.0
    return max(around, IN_BEFORE * _presence(asked, unit.before, unit.pairs_before), near)


def _is_part(asked: Wanted) -> bool:
    """Tell whether a campus is asked for: what is said of the whole, or after several of them, is not said of it."""
    return asked.role == "school" and asked.term.text.endswith(PARTS)


def any_in(forms: Sequence[str], text: str) -> bool:
    """Tell whether one of the forms stands in the text."""
    for form in forms:  # a loop, because this is asked thousands of times a question  # noqa: SIM110
        if form in text:
            return True
    return False


def _presence(asked: Wanted, text: str, bits: int) -> float:
    """Return how far a text meets the term; `bits` are the text's, or those of more than it."""
    if not asked.bits & bits:
        return 0.0
    for form in asked.forms:
        if form in text:
            return 1.0
    best = 0.0
    for pairs in asked.pairs:
        held = 0
        for pair in pairs:
            held += pair in text
        if held:
            best = max(best, IN_PART * held / len(pairs))
    return best


def _bits_of(asked: Wanted | None) -> int:
    return asked.any_bits if asked else 0


def _pairs(form: str) -> tuple[str, ...]:
    if len(form) < 3 or any(sign.isdigit() for sign in form):
        return ()  # 2025 is no part of 2023
    return tuple(form[i : i + 2] for i in range(len(form) - 1))
