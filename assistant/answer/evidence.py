"""Score the sentences of the retrieved passages by how well each answers the question.

In: a `Query`, what it asks for, passages. Out: `Evidence` per sentence with named features, best first. It does not
write the answer and does not decide whether there is one.

A term of the question counts as met by a sentence when one of its forms stands in it, in part when most of its
character pairs do, and at a discount when only the context (heading, caption, the sentences before) has it. Terms weigh
by inverse document frequency, log(1 + N / (df + ½)), so that what is rare in the corpus decides.
"""

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from assistant.answer.haystack import Haystack
from assistant.answer.kinds import kind_match
from assistant.answer.matching import (
    IN_BEFORE,
    NAMED_AROUND,
    WIDE,
    Wanted,
    any_in,
    around_match,
    context_match,
    own_match,
    wanted,
)
from assistant.answer.nearness import nearness
from assistant.answer.question import Ask
from assistant.answer.register import register
from assistant.answer.units import Unit, read_units, sole_subject
from assistant.lexicon import Tagger
from assistant.text import folded
from assistant.types import Chunk, Figure, Passage, Query, Term

HOME = 0.1  # share of chunks that name a year or place which the corpus as a whole is about
HOME_MET = 0.9  # how far what goes without saying is met
LAW = "law"  # the kind of document that holds for the whole country
SECTIONED = ("place", "name")  # roles of terms that hold for a whole section
SAMPLE = 3000  # chunks that document frequencies are counted on, evenly spread; enough for a weight

Similarity = Callable[[Query, Sequence[Chunk]], Sequence[Sequence[float]]]  # of each sentence of each chunk

WEIGHTS: Mapping[str, float] = {
    "coverage": 0.8,
    "own_coverage": 0.2,
    "kind": 0.3,
    "unmet_names": -0.25,
    "register": 0.15,
    "other_subject": -0.4,
    "similarity": 1.0,
    "figure": 0.3,
    "passage": 0.3,
}
_OF_A_PLACE = re.compile(r"(?:20\d{2}(?:[-—–]20\d{2})?(?:学?年度?)?)?[\u4e00-\u9fff]{2,6}?[省市县区州](?![中级直内域])")


class Evidence(NamedTuple):
    """One sentence as evidence. `passage` is an index into the passages, `unit` into the passage's units.

    A named tuple, because a question makes hundreds of them and a frozen dataclass takes three times as long to make.
    """

    passage: int
    unit: int
    sentence: Unit
    features: Mapping[str, float]
    unmet: tuple[Term, ...] = ()
    score: float = 0.0

    def moved(self, passage: int) -> "Evidence":
        """Return the same sentence of a passage that now stands elsewhere."""
        return Evidence(passage, self.unit, self.sentence, self.features, self.unmet, self.score)

    def scored(self, score: float, features: Mapping[str, float]) -> "Evidence":
        """Return the same sentence with another score and other features."""
        return Evidence(self.passage, self.unit, self.sentence, features, self.unmet, score)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A term of the question with its weight, and how far it is met where it goes without saying."""

    wanted: Wanted
    weight: float
    home: float


class EvidenceReader:
    """Holds what is computed once per corpus: units of chunks and term weights."""

    def __init__(
        self,
        chunks: Iterable[Chunk],
        *,
        tagger: Tagger,
        similarity: Similarity,
        kinds: Mapping[str, str] | None = None,
    ) -> None:
        """Take the corpus; `kinds` tells by document id whether it is a report, a law or a policy."""
        self._kinds = kinds or {}
        self._tagger = tagger
        self._similarity = similarity
        everything = list(chunks)
        step = max(1, len(everything) // SAMPLE)
        self._sample = Haystack(folded(chunk.reading) for chunk in everything[::step])
        titles = {chunk.heading.split(">")[0].strip() for chunk in everything}
        self._placed = [title for title in titles if _OF_A_PLACE.match(title)]
        self._bodies = [folded(chunk.text) for chunk in everything[::step]]
        self._sections: dict[tuple[str, int], list[Chunk]] = {}
        for chunk in everything:
            self._sections.setdefault((chunk.document_id, chunk.section), []).append(chunk)
        self._heaviest = math.log(1 + 2 * len(self._sample)) or 1.0
        self.section_text = lru_cache(maxsize=512)(self._section_text)
        self._chunks = {chunk.id: chunk for chunk in everything}
        self._units_kept = lru_cache(maxsize=4096)(lambda chunk_id: self._units(self._chunks[chunk_id]))
        self.frequency = lru_cache(maxsize=4096)(self._frequency)
        self.understood = lru_cache(maxsize=1024)(self._understood)
        self._term = lru_cache(maxsize=4096)(self._asked)

    def units(self, chunk: Chunk) -> tuple[Unit, ...]:
        """Return the units of a chunk; kept by id, because hashing a chunk takes as long as reading all of its text."""
        return self._units_kept(chunk.id) if self._chunks.get(chunk.id) is chunk else self._units(chunk)

    def _units(self, chunk: Chunk) -> tuple[Unit, ...]:
        section = self._sections.get((chunk.document_id, chunk.section), [])
        before = [c for c in section if c.start < chunk.start and (c.kind, c.caption) == (chunk.kind, chunk.caption)]
        return read_units(chunk, self._tagger, subject=sole_subject(before, self._tagger))

    def _section_text(self, document_id: str, section: int) -> str:
        """Return the folded text of a whole section without its schools: a long one is several chunks."""
        chunks = self._sections.get((document_id, section), [])
        return "\n".join(unit.around_bare for chunk in chunks for unit in self.units(chunk)[:1])

    def _in_section(self, asked: Wanted, chunk: Chunk) -> bool:
        """Tell whether the section around the sentence names what the question names."""
        return any_in(asked.forms, self.section_text(chunk.document_id, chunk.section))

    def _frequency(self, term: Term) -> int:
        return self._sample.holding(folded(form) for form in (term.text, *term.variants, *term.near))

    def share(self, term: Term) -> float:
        """Return the share of the passages that use the term."""
        return self.frequency(term) / max(1, len(self._sample))

    def weight(self, term: Term) -> float:
        """Return the term's inverse document frequency times its share of meaning."""
        return term.weight * math.log(1 + len(self._sample) / (self.frequency(term) + 0.5))

    def _understood(self, term: Term) -> bool:
        """Tell whether a year or place goes without saying: the corpus as a whole is about it."""
        if term.role == "place" and term.text[-1] not in "省市县区":
            # 山西 in the names of schools makes no province the corpus's subject; 吕梁市 everywhere does the city.
            named = [self.frequency(Term(text=term.text + ending, role="place")) for ending in "省市县区"]
            return max(named) >= HOME * len(self._sample)
        if term.role == "year":  # told by the text itself: a law's title names the year of its version
            return sum(term.text in text for text in self._bodies) >= HOME * len(self._bodies)
        return term.role == "place" and self._is_home(term.text) and self.frequency(term) >= HOME * len(self._sample)

    def _is_home(self, place: str) -> bool:
        """Tell whether a place may be what the documents are about: a district that each table of a city has is not."""
        return not self._placed or place in WIDE or any(place in title for title in self._placed)

    def read(self, query: Query, ask: Ask, passages: Sequence[Passage], named: Sequence[Figure] = ()) -> list[Evidence]:
        """Return every sentence of the passages as scored evidence, best first.

        `named` are figures that the ledger has for the question, best first.
        """
        top = max((passage.score for passage in passages), default=0.0)
        terms = [self._term(term) for term in query.terms]
        nationwide = [replace(term, home=HOME_MET) if _is_wide(term.wanted) else term for term in terms]
        schools = [term for term in terms if term.wanted.role == "school"]
        similarities = self._similarity(query, [passage.chunk for passage in passages])
        kinds = [self._kinds.get(passage.chunk.document_id, "") for passage in passages]
        registers = {kind: register(query.text, kind, school=bool(schools)) for kind in set(kinds)}
        found = []
        for index, (passage, kind) in enumerate(zip(passages, kinds, strict=True)):
            chunk = passage.chunk
            spoken = nationwide if kind == LAW else terms
            shared = {
                "register": registers[kind],
                "passage": max(0.0, passage.score / top) if top > 0 else 0.0,
            }
            units = self.units(chunk)
            around = [around_match(term.wanted, units[0]) for term in terms] if units else []
            for place, unit in enumerate(units):
                if unit.pointer:
                    continue
                met, unmet = self._met(spoken, around, unit, chunk)
                features = {
                    **met,
                    **shared,
                    "kind": kind_match(ask, unit, query, chunk.kind),
                    "other_subject": float(bool(schools) and any(_other_school(s.wanted, unit) for s in schools)),
                    "similarity": nearness(similarities[index][place]),
                    "cosine": similarities[index][place],
                    "figure": _holds(unit, chunk, named) if named else 0.0,
                }
                score = sum([weight * features[name] for name, weight in WEIGHTS.items()])
                found.append(Evidence(index, place, unit, features, unmet, score))
        return sorted(found, key=lambda e: (-e.score, e.passage, e.unit))

    def _asked(self, term: Term) -> _Asked:
        return _Asked(wanted(term), self.weight(term), HOME_MET * self.understood(term))

    def _met(
        self, terms: Sequence[_Asked], around: Sequence[float], unit: Unit, chunk: Chunk
    ) -> tuple[dict[str, float], tuple[Term, ...]]:
        """Return how much of the question the sentence and its context meet, and the terms that neither does."""
        total = own_sum = met_sum = heaviest = names = 0.0
        unmet: list[Term] = []
        for term, near in zip(terms, around, strict=True):
            asked, weight = term.wanted, term.weight
            bits = asked.any_bits  # asked before any call: most sentences meet most terms nowhere
            own = own_match(asked, unit) if bits & unit.pairs else 0.0
            met = max(term.home, own)
            if met < NAMED_AROUND:  # no context says more
                closer = asked.role in ("school", "level", "place") or bits & unit.pairs_before
                context = context_match(asked, unit, near) if closer else near
                met = max(met, context)
            if met < IN_BEFORE and asked.role in SECTIONED and self._in_section(asked, chunk):
                met = IN_BEFORE
            total += weight
            own_sum += weight * own
            met_sum += weight * met
            if met < IN_BEFORE:
                unmet.append(asked.term)
                heaviest = max(heaviest, weight)
                names += asked.role != "word"
        features = {
            "coverage": met_sum / total if total else 0.0,
            "own_coverage": own_sum / total if total else 0.0,
            "unmet": heaviest / self._heaviest,
            "unmet_names": names,
        }
        return features, tuple(unmet)


def put_first(evidence: Sequence[Evidence], fits: Callable[[Evidence], bool], *, near: float) -> Sequence[Evidence]:
    """Return the evidence with the best sentence first that fits; as it is where none scores `near` the best one."""
    best = evidence[0]
    for item in evidence[1:]:
        if item.score < near * best.score:
            break
        if fits(item) and not item.features["other_subject"]:
            return [item.scored(best.score, item.features), *(other for other in evidence if other is not item)]
    return evidence


def _holds(unit: Unit, chunk: Chunk, named: Sequence[Figure]) -> float:
    """Return 1 when the sentence holds the figure that the question names, less for the ones after it."""
    for place, figure in enumerate(named):
        inside = unit.sentence.start <= figure.start < unit.sentence.end
        if inside and figure.document_id == chunk.document_id and figure.indicator in unit.sentence.text:
            return 1.0 / (1 + place)
    return 0.0


def _is_wide(asked: Wanted) -> bool:
    return asked.role == "place" and asked.term.text in WIDE


def _other_school(school: Wanted, unit: Unit) -> bool:
    """Tell whether the sentence is about schools, but not about the one that is asked for."""
    if any_in(school.forms, unit.folded):
        return False
    return bool(unit.schools) or (bool(unit.inherited) and not set(school.forms) & set(unit.inherited))
