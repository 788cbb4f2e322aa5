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
from dataclasses import dataclass, field
from functools import lru_cache

from assistant.answer.kinds import kind_match
from assistant.answer.question import Ask
from assistant.answer.register import register
from assistant.answer.units import Unit, read_units
from assistant.lexicon import Tagger
from assistant.text import fold
from assistant.types import Chunk, Figure, Passage, Query, Term

IN_HEADING = 0.6  # a word that only the heading says holds for the section, not surely for this sentence
IN_CAPTION = 0.9  # … but a table's caption says what every row is
IN_BEFORE = 0.5  # the same for the sentences before
IN_CHUNK = 0.3  # … for anywhere else in the chunk; a name there is enough not to refuse
LOOSELY = 0.8  # an official word that is usual for the everyday one of the question
IN_PART = 0.7  # most character pairs of a longer word: 在校学生 ~ 在校生
_POINTER = re.compile(r"^[（(]?(?:详?见|如)[图表附][^。]{0,12}[）)]?[。]?$")  # says where to look, nothing else
WIDE = frozenset(("全省", "全国", "我省", "我国", "全球", "世界"))
HOME = 0.1  # share of chunks that name a year or place which the corpus as a whole is about
SAMPLE = 3000  # chunks that document frequencies are counted on, evenly spread; enough for a weight

WEIGHTS: Mapping[str, float] = {
    "coverage": 1.0,
    "own_coverage": 0.35,
    "similarity": 0.35,
    "passage": 0.35,
    "kind": 0.3,
    "other_subject": -0.6,
    "unmet_names": -0.4,
    "figure": 0.6,
    "register": 0.2,
}


@dataclass(frozen=True)
class Evidence:
    """One sentence as evidence. `passage` is an index into the passages, `unit` into the passage's units."""

    passage: int
    unit: int
    sentence: Unit
    features: Mapping[str, float]
    unmet: tuple[Term, ...] = ()
    score: float = field(default=0.0)


class EvidenceReader:
    """Holds what is computed once per corpus: units of chunks and term weights."""

    def __init__(
        self,
        chunks: Iterable[Chunk],
        *,
        tagger: Tagger,
        similarity: Callable[[Query, Chunk], Sequence[float]],
        kinds: Mapping[str, str] | None = None,
    ) -> None:
        """Take the corpus; `kinds` tells by document id whether it is a report, a law or a policy."""
        self._kinds = kinds or {}
        self._tagger = tagger
        self._similarity = similarity
        everything = list(chunks)
        step = max(1, len(everything) // SAMPLE)
        self._sample = [fold(chunk.reading).text for chunk in everything[::step]]
        self._bodies = [fold(chunk.text).text for chunk in everything[::step]]
        self._sections: dict[tuple[str, int], list[Chunk]] = {}
        for chunk in everything:
            self._sections.setdefault((chunk.document_id, chunk.section), []).append(chunk)
        self.section_text = lru_cache(maxsize=512)(self._section_text)
        self.units = lru_cache(maxsize=4096)(self._units)
        self.frequency = lru_cache(maxsize=4096)(self._frequency)

    def _units(self, chunk: Chunk) -> tuple[Unit, ...]:
        return read_units(chunk, self._tagger)

    def _section_text(self, document_id: str, section: int) -> str:
        """Return the folded text of a whole section without its schools: a long one is several chunks."""
        chunks = self._sections.get((document_id, section), [])
        return "\n".join(unit.around_bare for chunk in chunks for unit in self.units(chunk)[:1])

    def _in_section(self, term: Term, chunk: Chunk) -> bool:
        """Tell whether the section around the sentence names what the question names."""
        if term.role not in ("place", "name"):
            return False
        text = self.section_text(chunk.document_id, chunk.section)
        return any(folded(form) in text for form in (term.text, *term.variants))

    def _frequency(self, term: Term) -> int:
        forms = [folded(form) for form in (term.text, *term.variants, *term.near)]
        return sum(1 for text in self._sample if any(form in text for form in forms))

    def weight(self, term: Term) -> float:
        """Return the term's inverse document frequency times its share of meaning."""
        return term.weight * math.log(1 + len(self._sample) / (self.frequency(term) + 0.5))

    def understood(self, term: Term) -> bool:
        """Tell whether a year or place goes without saying: the corpus as a whole is about it."""
        if term.role == "place" and term.text[-1] not in "省市县区":
            # 山西 in the names of schools makes no province the corpus's subject; 吕梁市 everywhere does the city.
            named = [self.frequency(Term(text=term.text + ending, role="place")) for ending in "省市县区"]
            return max(named) >= HOME * len(self._sample)
        if term.role == "year":  # told by the text itself: a law's title names the year of its version
            return sum(term.text in text for text in self._bodies) >= HOME * len(self._bodies)
        return term.role == "place" and self.frequency(term) >= HOME * len(self._sample)

    def read(self, query: Query, ask: Ask, passages: Sequence[Passage], named: Sequence[Figure] = ()) -> list[Evidence]:
        """Return every sentence of the passages as scored evidence, best first.

        `named` are figures that the ledger has for the question, best first.
        """
        top = max((passage.score for passage in passages), default=0.0)
        found = []
        for index, passage in enumerate(passages):
            similarities = self._similarity(query, passage.chunk)
            for place, unit in enumerate(self.units(passage.chunk)):
                if _POINTER.match(unit.sentence.text):
                    continue
                features, unmet = self._features(query, ask, passage, unit)
                features["similarity"] = min(1.0, max(0.0, (similarities[place] - 0.80) / 0.12))
                features["figure"] = _holds(unit, passage.chunk, named)
                features["passage"] = max(0.0, passage.score / top) if top > 0 else 0.0
                score = sum(WEIGHTS[name] * value for name, value in features.items() if name in WEIGHTS)
                found.append(Evidence(index, place, unit, features, unmet, score))
        return sorted(found, key=lambda e: (-e.score, e.passage, e.unit))

    def _features(
        self, query: Query, ask: Ask, passage: Passage, unit: Unit
    ) -> tuple[dict[str, float], tuple[Term, ...]]:
        total = own_sum = met_sum = 0.0
        unmet = []
        heaviest = 0.0
        for term in query.terms:
            weight = self.weight(term)
            own, met = term_match(term, unit)
            met = max(met, 0.9 * self.understood(term))
            if max(own, met) < IN_BEFORE and self._in_section(term, passage.chunk):
                met = IN_BEFORE
            total += weight
            own_sum += weight * own
            met_sum += weight * max(own, met)
            if max(own, met) < IN_BEFORE:
                unmet.append(term)
                heaviest = max(heaviest, weight)
        schools = [term for term in query.terms if term.role == "school"]
        features = {
            "coverage": met_sum / total if total else 0.0,
            "own_coverage": own_sum / total if total else 0.0,
            "kind": kind_match(ask, unit, query, passage.chunk.kind),
            "unmet": heaviest / math.log(1 + 2 * len(self._sample)) if self._sample else 0.0,
            "unmet_names": float(sum(term.role != "word" for term in unmet)),
            "register": register(query.text, self._kinds.get(passage.chunk.document_id, ""), school=bool(schools)),
            "other_subject": float(bool(schools) and any(_other_school(term, unit) for term in schools)),
        }
        return features, tuple(unmet)


@lru_cache(maxsize=8192)
def folded(form: str) -> str:
    """Return a form of a term as units hold their texts; a question compares each form with hundreds of sentences."""
    return fold(form).text


def term_match(term: Term, unit: Unit) -> tuple[float, float]:
    """Return how far the sentence itself and how far its context meets the term, each 0 to 1."""
    forms = [folded(form) for form in (term.text, *term.variants)]
    if term.role == "school":
        own = float(any(form in unit.folded for form in forms))
        inherited = any(mention in forms for mention in unit.inherited)
        if inherited or any(form in unit.heading for form in forms):
            return own, 0.9
        return own, IN_BEFORE * any(form in unit.around for form in forms)
    own = max(_presence(form, unit.bare if term.role == "place" else unit.folded) for form in forms)
    if term.role == "level":
        return own, 0.0  # a sentence speaks of its own level only; the title's is the corpus's
    if term.role == "place" and term.text in WIDE:
        return own, 0.0  # a figure of the city is none of the province, whatever stands beside it
    if term.role == "place":
        return own, 0.9 * any(form in unit.heading or form in unit.around_bare for form in forms)
    context = max(
        (IN_CAPTION if unit.row else IN_HEADING) * max(_presence(form, unit.heading) for form in forms),
        IN_BEFORE * max(_presence(form, unit.before) for form in forms),
        IN_CHUNK * max(_presence(form, unit.around) for form in forms),
    )
    if term.role == "word":
        if term.near and own < LOOSELY:
            own_near, context_near = term_match(Term(text=term.near[0], variants=term.near[1:]), unit)
            return max(own, LOOSELY * own_near), max(context, LOOSELY * context_near)
        return own, context
    return own, max(
        context,
        0.9 * any(form in unit.heading for form in forms),
        IN_BEFORE * any(form in unit.around for form in forms),
    )


def _holds(unit: Unit, chunk: Chunk, named: Sequence[Figure]) -> float:
    """Return 1 when the sentence holds the figure that the question names, less for the ones after it."""
    for place, figure in enumerate(named):
        inside = unit.sentence.start <= figure.start < unit.sentence.end
        if inside and figure.document_id == chunk.document_id and figure.indicator in unit.sentence.text:
            return 1.0 / (1 + place)
    return 0.0


def _presence(form: str, text: str) -> float:
    if form in text:
        return 1.0
    if len(form) < 3 or any(sign.isdigit() for sign in form):
        return 0.0  # 2025 is no part of 2023
    pairs = [form[i : i + 2] for i in range(len(form) - 1)]
    return IN_PART * sum(pair in text for pair in pairs) / len(pairs)


def _other_school(term: Term, unit: Unit) -> bool:
    """Tell whether the sentence is about schools, but not about the one that is asked for."""
    forms = {folded(form) for form in (term.text, *term.variants)}
    if any(form in unit.folded for form in forms):
        return False
    return bool(unit.schools) or (bool(unit.inherited) and not forms & set(unit.inherited))
