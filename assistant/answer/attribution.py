"""A refused question that says of one school or place what the corpus says of another.

In: the query, the corpus. Out: an `Elsewhere`: the question with the right school or place, and a sentence that says
whose it is. Only where the rest of the question names the thing uniquely (a title, a person's full name, a long proper
name) and the corpus says of nobody else that it is theirs: else the question stays refused.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.answer.evidence import Evidence, EvidenceReader
from assistant.answer.units import TITLES, Unit
from assistant.lexicon import Lexicon, SchoolMention, Tagger, school_mentions
from assistant.text import folded
from assistant.types import Chunk, Passage, Query, Term

_TITLED = re.compile(r"[《“\"]([^《》“”\"]{2,40})[》”\"]")
_PROPER = re.compile(
    r"[\u4e00-\u9fff+\dA-Za-z]{3,18}?(?:产业学院|学院|大学|工作室|中心|基地|平台|社团|社区|馆|联盟|共同体)"
)
_PERSON = re.compile(rf"(?=([\u4e00-\u9fff]{{3}})副?(?:{'|'.join(t for t in TITLES if len(t) > 1)}))")
LEAST = 7  # characters of a proper name that the corpus must write just so: 实训基地 names nothing
_LEVELS = "省市县区镇乡村"
_CLAUSES = re.compile(r"[;。]")


@dataclass(frozen=True)
class Elsewhere:
    """A question as the corpus can answer it, what it is about, and what has to be said of the school or place.

    `query` is the question without what is wrong, `text` has what is right in its place.
    """

    query: Query
    text: str
    anchor: str
    note: str

    def answered_by(self, passages: Sequence[Passage], evidence: Sequence[Evidence]) -> bool:
        """Tell whether the best evidence stands where the text speaks of the thing."""
        return bool(evidence) and self.anchor in folded(passages[evidence[0].passage].chunk.reading)


class Attribution:
    """Finds whose a thing is that a question names. Safe to use from several threads."""

    def __init__(self, chunks: Iterable[Chunk], *, reader: EvidenceReader, lexicon: Lexicon, tagger: Tagger) -> None:
        self._chunks = tuple(chunks)
        self._reader = reader
        self._tagger = tagger
        self._known: dict[str, SchoolMention] = {folded(known.text): known for known in lexicon.schools}

    def elsewhere(self, query: Query) -> Elsewhere | None:
        """Return the question with the school or place that the text gives; None where it contradicts none."""
        schools = [term for term in query.terms if term.role == "school"]
        places = [t for t in query.terms if t.role == "place" and not self._reader.understood(t)]
        for term in schools or places:
            for anchor in self._anchors(query.text, term):
                owner = self._school(term, anchor) if schools else self._place(term, anchor)
                if owner:
                    rest = query.model_copy(update={"terms": tuple(t for t in query.terms if t is not term)})
                    note = f"资料中，“{_as_asked(anchor, query.text)}”说的是{owner}，不是{term.text}。"
                    return Elsewhere(rest, query.text.replace(term.text, owner), anchor, note)
        return None

    def _anchors(self, text: str, wrong: Term) -> Iterator[str]:
        """Yield what in the question names one thing only, surest first."""
        rest = text.replace(wrong.text, " ")
        persons = [name for name in _PERSON.findall(rest) if self._is_person(name)]
        proper = [self._written_end(folded(run)) for run in _PROPER.findall(rest)]
        found = dict.fromkeys((*map(folded, _TITLED.findall(rest)), *persons, *filter(None, proper)))
        yield from (name for name in found if name not in wrong.text)

    def _is_person(self, run: str) -> bool:
        """Tell a surname and two more characters from a subject or office before a title (英语教师)."""
        words = self._tagger.tagged(run)
        return len(words[0][0]) == 1 or words[0][1].startswith("nr")

    def _written_end(self, run: str) -> str:
        """Return the longest end of the run that the corpus writes: 打造的杏花村白酒产业学院 begins too early."""
        ends = (run[start:] for start in range(len(run) - LEAST + 1))
        return next((end for end in ends if any(end in folded(chunk.text) for chunk in self._chunks)), "")

    def _told(self, anchor: str) -> Iterator[Unit]:
        """Yield the sentences that name the thing."""
        for chunk in self._chunks:
            if anchor in folded(chunk.text):
                yield from (unit for unit in self._reader.units(chunk) if anchor in unit.folded)

    def _school(self, wrong: Term, anchor: str) -> str:
        """Return the only school whose thing it is, as the text writes it; "" where it may be the one asked for."""
        own = {folded(form) for form in (wrong.text, *wrong.variants)}
        group = next((m.group for m in school_mentions(wrong.text, self._tagger)), "vocational")
        owners: dict[str, str] = {}
        for unit in self._told(anchor):
            if own & {*unit.schools, *unit.inherited}:
                return ""
            like = [
                name for name in unit.schools or unit.inherited if self._group(name) == group and name not in anchor
            ]
            owners.update({self._known[name].stem: name for name in _nearest(like, unit.folded, anchor)})
        return next(iter(owners.values())) if len(owners) == 1 else ""

    def _group(self, name: str) -> str:
        return self._known[name].group if name in self._known else ""

    def _place(self, wrong: Term, anchor: str) -> str:
        """Return the only place of the same level where the sentences about the thing, or those before, put it."""
        forms = (wrong.text, *wrong.variants)
        level = next((form[-1] for form in forms if form[-1] in _LEVELS), "")
        found: dict[str, None] = {}
        for unit in self._told(anchor):
            if any(folded(form) in unit.around for form in forms):
                return ""
            near = ({*self._at(text, level)} for text in (unit.folded, unit.before, unit.around, unit.heading))
            found.update(dict.fromkeys(next(filter(None, near), ())))
        return next(iter(found)) if level and len(found) == 1 else ""

    def _at(self, text: str, level: str) -> Iterator[str]:
        """Yield the places of the level that a text names, by themselves (方山县) or in a name (高坪乡中心幼儿园)."""
        for word, tag in self._tagger.tagged(text):
            if len(word) > 2 - (level == "村") and word[-1] == level and tag in ("ns", "nr", "nz"):
                yield word
        for mention in school_mentions(text, self._tagger):
            if mention.place and mention.level == level:
                yield mention.place + level


def _as_asked(anchor: str, text: str) -> str:
    return next((title for title in _TITLED.findall(text) if folded(title) == anchor), anchor)


def _nearest(names: Sequence[str], text: str, anchor: str) -> Sequence[str]:
    """Return the last of the names before the thing in its clause, else all: A的《甲》和B的《乙》 is two schools'."""
    before = _CLAUSES.split(text[: text.find(anchor)])[-1]
    ahead = [name for name in names if name in before]
    return [max(ahead, key=before.rfind)] if ahead else names
