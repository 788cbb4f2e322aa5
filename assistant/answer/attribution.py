"""A question that says of one school what the corpus says of another.

In: the query, the corpus. Out: an `Owned`: the thing that is asked for, the school that it belongs to, and the sentence
that says so. A wrong correction costs more than a refusal, so there is none unless everything is certain: the question
ascribes one named thing (a title, a long proper name) to one school of the corpus; every sentence that names the thing
links it to the same other school, and one says that this school made it; no document of the corpus or official text is
meant; and both schools are named after a place, for two names that are not may be one school's.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.answer.evidence import EvidenceReader
from assistant.answer.owning import is_label, leaves_out, links, makes, owner
from assistant.answer.units import Unit
from assistant.lexicon import Lexicon, SchoolMention, Tagger
from assistant.text import fold, folded
from assistant.types import Chunk, Query, Sentence, Term

_TITLED = re.compile(r"《[^《》]{2,40}》")
_PROPER = re.compile(r"[\u4e00-\u9fff]{4,18}?(?:产业学院|工作室|中心|基地|联盟|共同体)")
_LEAD = re.compile(r"^.*的")
LEAST = 7  # characters of a proper name: 实训基地 names nothing
# Texts of an authority, which everybody carries out, and what is written to others: no school's own.
_OFFICIAL = re.compile(
    r"(?:法|条例|规定|办法|意见|细则|决定|通知|通告|公告|标准|准则|方案|纲要|规划|计划|大纲|目录|指南|章程|制度|守则|公约|协议"
    r"|备忘录|函|报告|合同|宣言|倡议书?)(?:[(\[].*)?$"
)


@dataclass(frozen=True)
class Owned:
    """A thing as the text writes it, the school whose it is, and the one of the question, which it is not.

    `anchor` is the folded thing; `sentence` links thing and owner and stands in the chunk.
    """

    anchor: str
    thing: str
    owner: str
    asked: str
    chunk: Chunk
    sentence: Sentence


class Attribution:
    """Finds whose a thing is that a question names. Safe to use from several threads."""

    def __init__(
        self,
        chunks: Iterable[Chunk],
        *,
        reader: EvidenceReader,
        lexicon: Lexicon,
        tagger: Tagger,
        titles: Iterable[str] = (),
    ) -> None:
        """Take the corpus and the titles of its documents."""
        self._chunks = tuple(chunks)
        self._reader = reader
        self._tagger = tagger
        self._titles = tuple(folded(title) for title in titles)
        self._known: dict[str, SchoolMention] = {folded(k.text): k for k in lexicon.schools if k.is_school}
        own = lexicon.homes.get("市", ())  # a school that bears the city's name may have its district's too
        named = {k.stem for k in self._known.values() if re.search(rf"{re.escape(k.stem)}[市县区]", folded(k.text))}
        self._placed = named.difference(own)

    @cached_property
    def _texts(self) -> tuple[tuple[Chunk, str], ...]:
        """The chunks with their folded texts: folded once, when first needed."""
        return tuple((chunk, folded(chunk.text)) for chunk in self._chunks)

    def owned(self, query: Query) -> Owned | None:
        """Return whose the thing is that the question ascribes to another school; None where that is not certain."""
        schools = [term for term in query.terms if term.role == "school"]
        if len(schools) != 1 or not self._is_certain(schools[0]):
            return None
        wrong, text = folded(schools[0].text), folded(query.text)
        things = list(dict.fromkeys(self._things(text.replace(wrong, ";"))))
        if len(things) != 1 or text.count(wrong) != 1 or not links(text, wrong, things[0]):
            return None
        return self._found(things[0], schools[0], query.documents)

    def _is_certain(self, asked: Term) -> bool:
        """Tell whether it is a school that the corpus knows, named after a place."""
        known = [self._known[form] for form in _forms(asked) if form in self._known]
        return bool(known) and all(k.stem in self._placed and k.group == known[0].group for k in known)

    def _things(self, text: str) -> Iterator[str]:
        """Yield what in the folded question names one thing only."""
        yield from (title for title in _TITLED.findall(text) if not self._is_official(title[1:-1]))
        for run in _PROPER.findall(_TITLED.sub(";", text)):
            name = _LEAD.sub("", run)
            if len(name) >= LEAST and self._is_named(name):
                yield name

    def _is_official(self, title: str) -> bool:
        return bool(_OFFICIAL.search(title)) or any(title in held for held in self._titles)

    def _is_named(self, name: str) -> bool:
        """Tell a name from a sort of thing: it begins with a place or person, or is one that the corpus quotes."""
        word, tag = self._tagger.tagged(name)[0]
        return tag in ("ns", "nr") or word == name

    def _found(self, thing: str, asked: Term, documents: Sequence[str]) -> Owned | None:
        """Return the only owner in all sentences that tell of the thing, with the first that says who made it."""
        own = _forms(asked)
        known = [self._known[form] for form in own if form in self._known]
        stems: set[str] = set()
        made: list[Owned] = []
        for chunk, unit in self._told(thing, documents):
            name = self._owner(unit, thing, known[0].group)
            if not name or own.intersection(unit.schools):
                return None
            stems.add(self._known[name].stem)
            if makes(unit.folded, name, thing):
                said = (_written(unit.sentence.text, thing), _written(unit.sentence.text, name))
                made.append(Owned(thing, said[0], said[1], asked.text, chunk, unit.sentence))
        others = self._placed.difference(k.stem for k in known)
        return made[0] if made and len(stems) == 1 and stems <= others else None

    def _owner(self, unit: Unit, thing: str, group: str) -> str:
        """Return the school of the group to which a sentence links the thing; "" where it may be another's as well."""
        schools = [name for name in unit.schools if name in self._known]
        name = owner(unit.folded, schools, thing)
        alike = [one for one in schools if self._known[one].group == group]
        others = [one for one in alike if one != name]
        once = unit.folded.count(thing.strip("《》")) == 1
        return name if name in alike and once and leaves_out(unit.folded, others, thing) else ""

    def _told(self, thing: str, documents: Sequence[str]) -> Iterator[tuple[Chunk, Unit]]:
        """Yield the sentences that name the thing, with its brackets or without them."""
        bare = thing.strip("《》")
        for chunk, text in self._texts:
            if bare in text and (not documents or chunk.document_id in documents):
                for unit in self._reader.units(chunk):
                    if bare in unit.folded and not is_label(unit.folded, thing):
                        yield chunk, unit


def _forms(asked: Term) -> set[str]:
    return {folded(form) for form in (asked.text, *asked.variants)}


def _written(text: str, part: str) -> str:
    """Return a part of a folded sentence as the sentence writes it."""
    plain = fold(text)
    at = plain.text.find(part)
    span = plain.span(at, at + len(part))
    return text[span.start : span.end]
