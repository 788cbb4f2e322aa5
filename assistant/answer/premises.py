"""Whether a text bears out what a yes/no question says something to be.

In: the question with its passages, the corpus. Out: a `Judged`: a line that opens with 是的 or 与资料不符, and the
sentence that it stands on; None where nothing surely tells. A claim is wrong only where a sentence about the very
thing fills the slot with another name of the same sort, and no sentence fills it with the claimed one; where a list is
complete, as many names as it counts, and the name is not in it; or where all that is said of a thing is another's.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.answer.evidence import EvidenceReader
from assistant.answer.matching import term_match
from assistant.answer.premise import Premise, alike, comparable, premises
from assistant.answer.question import Ask
from assistant.answer.units import Unit
from assistant.prompts import AGREES, DIFFERS
from assistant.text import folded
from assistant.text.numerals import whole_number
from assistant.types import Chunk, Passage, Query, Sentence, Term

MET = 0.3  # how far a sentence or what stands around it must meet each word for what the question speaks of
FEW = 6  # sentences that may tell of one thing
GAP = 4  # characters between the words of a thing's name: 剪纸技能大师工作室
LONG = 160  # characters of a sentence that is given whole
_CLAUSE = re.compile(r"[^，,。；;]+")
_LISTED = re.compile(
    r"(?P<of>[^，,。；;：:、]{2,30}?)(?P<n>\d+|[一二两三四五六七八九十]+)[所个家名项门位种支本]，?"
    r"(?:分别(?:为|是)|即|为|是|包括|有)[:：]?(?P<names>[^，。；]+)"
)
_LEAD = re.compile(r"^(?:组建|建有|设有|拥有|共建|成立|全[省市县区校院]|我[省市县区校院]|现有|共有|其中|有|,)+")
_BODY = re.compile(r"(?:学校|院校|单位|机构|医院|企业)$")
_CLASS = re.compile(
    r"[国省市县校]级|公办|民办|市属|县属|示范|优质|重点|新|所有|全|各|有的|一些|这些"
)  # no name of a member
_OPPOSITE = (("公办", "民办"), ("民办", "公办"))
MORE = 3  # characters that a list's name may have beside those of the question
_ANNOUNCED = re.compile(
    r"(?P<n>\d+|[一二两三四五六七八九十]+)[所个家名项门位种支本](?P<of>[^，,。；;：:、]{2,14}?)"
    r"(?:[:：]|，?(?:分别(?:为|是)|即|为))(?P<names>[^，。；：]+)"
)
_JOINT = re.compile(r"[、和与及]")
_LAST = re.compile(r"以及|[和与及]")
_MARK = re.compile(r"^(?P<mark>[\u4e00-\u9fff]{2,6})的(?P<name>[^的]{3,})$")


@dataclass(frozen=True)
class Judged:
    """A line of the answer without its mark, and the sentence that it is taken from."""

    text: str
    chunk: Chunk
    sentence: Sentence


@dataclass(frozen=True)
class _Told:
    """A name with which a sentence fills the slot, and the clause that does."""

    name: str
    clause: str
    chunk: Chunk
    sentence: Sentence


class Premises:
    """Judges claims over one corpus. Safe to use from several threads."""

    def __init__(self, chunks: Iterable[Chunk], *, reader: EvidenceReader) -> None:
        self._chunks = tuple(chunks)
        self._reader = reader

    def judged(self, query: Query, ask: Ask, passages: Sequence[Passage]) -> Judged | None:
        """Return the verdict on what the question claims, None where the documents do not surely tell."""
        if ask.kind != "yesno" or not passages:
            return None
        chunks = [passage.chunk for passage in passages if passage.chunk.table is None]
        own = [chunk for chunk in self._chunks if chunk.document_id == passages[0].chunk.document_id]
        for premise in premises(query.text):
            if premise.kind == "among":
                found = _among(premise, own)
            else:
                found = self._filled(premise, query, chunks) or self._of_another(premise, query, own)
            if found:
                return found
        return None

    def _filled(self, premise: Premise, query: Query, chunks: Sequence[Chunk]) -> Judged | None:
        """Compare the claimed name with those that fill its slot in sentences about the same thing."""
        told = [one for chunk in chunks for one in self._fillers(premise, query, chunk)]
        same = [one for one in told if alike(folded(premise.value), folded(one.name))]
        if same:
            return _judged(AGREES, same[0]) if len(same) == len(told) and _is_whole(premise.value, same[0]) else None
        if len({one.name for one in told}) != 1 or not comparable(premise, told[0].name):
            return None
        return _judged(DIFFERS, told[0])

    def _fillers(self, premise: Premise, query: Query, chunk: Chunk) -> Iterator[_Told]:
        subject = [t for t in query.terms if t.text in premise.of and t.text not in premise.role]
        for unit in self._reader.units(chunk):
            for match in premise.slot.finditer(unit.sentence.text):
                if all(self._meets(term, unit) for term in subject):
                    yield _Told(match["value"], _clause(unit.sentence.text, match.start()), chunk, unit.sentence)

    def _meets(self, term: Term, unit: Unit) -> bool:
        return self._reader.understood(term) or max(term_match(term, unit)) >= MET

    def _of_another(self, premise: Premise, query: Query, chunks: Sequence[Chunk]) -> Judged | None:
        """Return what is said of the one thing where every sentence of it is about another school than the claimed."""
        claimed = [t for t in query.terms if t.role == "school" and t.text in premise.value]
        words = [t for t in query.terms if t.role == "word" and t.text in premise.of]
        if premise.kind == "among" or len(claimed) != 1 or len(words) < 2:
            return None
        name = re.compile(f"[\\u4e00-\\u9fff]{{0,{GAP}}}".join(re.escape(folded(t.text)) for t in words))
        forms = [folded(form) for form in (claimed[0].text, *claimed[0].variants)]
        told = []
        for chunk in chunks:
            for unit in self._reader.units(chunk):
                if not name.search(unit.folded):
                    continue
                if any(form in unit.around for form in forms):
                    return None
                told.append((chunk, unit))
        named = [(chunk, unit) for chunk, unit in told if unit.schools and len(unit.folded) <= LONG]
        if not named or len(told) > FEW or len({s for _, unit in told for s in unit.schools}) != 1:
            return None
        chunk, unit = named[0]
        return Judged(DIFFERS + unit.sentence.text, chunk, unit.sentence)


def _judged(opening: str, told: _Told) -> Judged:
    return Judged(opening + told.clause, told.chunk, told.sentence)


def _is_whole(value: str, told: _Told) -> bool:
    """Tell whether the text has the claimed name as it is said, and no more than what describes it before."""
    return folded(told.name).endswith(folded(value))


def _clause(text: str, at: int) -> str:
    """Return the clause around a place."""
    return next(match.group() for match in _CLAUSE.finditer(text) if match.end() > at)


def _among(premise: Premise, chunks: Sequence[Chunk]) -> Judged | None:
    """Tell whether a complete list has the name; or whether it calls another of its members so, and not the named."""
    for chunk in chunks:
        for sentence in chunk.sentences if chunk.table is None else ():
            for match in (*_LISTED.finditer(sentence.text), *_ANNOUNCED.finditer(sentence.text)):
                names = _names(match["names"], whole_number(match["n"]))
                if names and (opening := _in_list(premise, match["of"], names)):
                    return Judged(opening + match.group().strip("，"), chunk, sentence)
    return None


def _names(told: str, count: int | None) -> list[str]:
    """Return the names of a list where they are as many as it counts; in all readings of 甲技术和乙与丙技术."""
    *first, last = told.split("、")
    joints = [match.span() for match in _LAST.finditer(last)]
    readings = [[*first, last], _JOINT.split(told), *([*first, last[:a], last[b:]] for a, b in joints)]
    return [name for names in readings if len(names) == count and min(map(len, names)) > 1 for name in names]


def _in_list(premise: Premise, of: str, names: Sequence[str]) -> str:
    """Return the verdict of one list, "" where it is another one."""
    held = list(dict.fromkeys(name for name in names if alike(folded(premise.value), folded(name))))
    if _is_asked_for(premise.of, of):
        return AGREES if held else DIFFERS if not _CLASS.match(premise.value) else ""
    if held and any(_is_asked_for(premise.of.replace(*pair), of) for pair in _OPPOSITE if pair[0] in premise.of):
        return DIFFERS
    marked = {match["name"]: match["mark"] for name in names if (match := _MARK.match(name))}
    if len(held) != 1 or not any(premise.of.startswith(mark) for mark in marked.values()):
        return ""
    own = _MARK.match(held[0])
    return AGREES if own and premise.of.startswith(own["mark"]) else "" if own else DIFFERS


def _is_asked_for(asked: str, of: str) -> bool:
    """Tell whether a list is the one that is asked for: 省级示范医院 is 省级示范综合医院, not 国家级."""
    said, told = (_BODY.sub("", _LEAD.sub("", folded(text))) for text in (asked, of))
    return len(said) > 1 and told.startswith(said[:2]) and alike(said, told) and 0 <= len(told) - len(said) <= MORE
