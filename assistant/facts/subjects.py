"""Whose figures a sentence gives, and of when.

In: the sentences of a document in order. Out: the school (or 全市) and the period that hold at a place of a sentence.
A school is the subject where it opens a clause; 与, 为, 除 before it or 等 after it make it something else. Both carry
over to the next sentences of the paragraph, in a case box to its end.
"""

import re
from dataclasses import dataclass, replace

from assistant.facts.wording import PERIOD, bare
from assistant.lexicon import SchoolMention, Tagger, school_mentions
from assistant.types import Chunk, Kind, Sentence

WHOLE = "全市"
_BORDER = re.compile(r"[，,；;：:。（(]|——")
AGAINST = ("较", "比")
_FROM = ("从", "由")
_AHEAD = re.compile(
    r"力争|争取|计划|预计|目标|打算|规划|[拟将](?=新|在|于|招|达|完|建|安|实|投|增)|(?<!截)(?<!截止)(?:到|至)20\d{2}年[末底]?"
)
_LISTED = ("、", "等", "/")
_EVERYWHERE = re.compile(
    r"(?P<named>全[省县区国])|全市|各(?:中等|中职|职业|类|县)?[\u4e00-\u9fff]{0,4}(?:学校|校)|各校"
    r"|其[余他](?:各)?(?:学校|校|中职)"
)
_OTHER_STEMS = "公办 民办 县域 县属 市直 市属 联合 综合 兄弟 一所 中等 高等"
OTHER_STEMS = tuple(_OTHER_STEMS.split())
"""What stands before a school type without naming a school: 公办职高."""


@dataclass(frozen=True, slots=True)
class Place:
    """A subject and where it begins to hold in its sentence; `stem` is shared by all names of one school."""

    start: int
    name: str
    stem: str


NOBODY = Place(0, "", "")


class Narrator:
    """Follows a document and remembers whom and when it speaks of."""

    def __init__(self, tagger: Tagger) -> None:
        self._tagger = tagger
        self._last: Chunk | None = None
        self._end = 0
        self._subject = NOBODY
        self._period = ""

    def open(self, chunk: Chunk) -> None:
        """Go on to the next chunk: a new section or paragraph starts without subject, a box with its own."""
        last = self._last
        goes_on = last is not None and last.document_id == chunk.document_id and last.section == chunk.section
        if not goes_on or (last is not None and chunk.kind is not Kind.CASE and chunk.start != last.end):
            self._subject, self._period = self._named(chunk), ""
        self._last, self._end = chunk, chunk.start

    def listen(self, sentence: Sentence) -> list[Place]:
        """Return the subjects of a sentence in order; the first holds from its beginning."""
        chunk = self._last
        if chunk is None:
            raise ValueError("open() comes first")
        between = chunk.text[self._end - chunk.start : sentence.start - chunk.start]
        if "\n" in between and chunk.kind is not Kind.CASE:
            self._subject, self._period = self._named(chunk), ""
        self._end = sentence.end
        places = [self._subject, *self._subjects(sentence.text)]
        self._subject = replace(places[-1], start=0)
        return places

    def period(self, sentence: str, end: int, clause: tuple[int, int]) -> str:
        """Return the period of a figure that ends at `end`: its clause's, else the last one named before it."""
        own = _periods(sentence, clause[0], end) or _periods(sentence, *clause) or _periods(sentence, 0, end)
        if own and _AHEAD.search(sentence):  # what is aimed at in a later year says nothing of when the rest was
            return own[-1]
        if own:
            self._period = own[-1]
        return self._period

    def school_in(self, text: str) -> Place | None:
        """Return the school that a short text names."""
        found = _schools(text, self._tagger)
        return Place(0, found[0].text, found[0].stem) if found else None

    @staticmethod
    def year_of(text: str) -> str:
        """Return the period that a heading names last, else ""."""
        found: list[str] = PERIOD.findall(text)
        return found[-1] if found else ""

    def _named(self, chunk: Chunk) -> Place:
        """Return the school that a caption names, or the first of a case box."""
        found = _schools(chunk.caption, self._tagger)
        if not found and chunk.kind is Kind.CASE:
            found = [m for s in chunk.sentences[:2] for m in _schools(s.text, self._tagger)]
        return Place(0, found[0].text, found[0].stem) if found else NOBODY

    def _subjects(self, text: str) -> list[Place]:
        places = [
            Place(mention.start, mention.text, mention.stem)
            for mention in _schools(text, self._tagger)
            if _opens_clause(text, mention, self._tagger) and not text[mention.end :].startswith(_LISTED)
        ]
        for match in _EVERYWHERE.finditer(text):
            begin = max((m.end() for m in _BORDER.finditer(text, 0, match.start())), default=0)
            if len(bare(text[begin : match.start()])) <= 4:
                name = match["named"] or WHOLE
                places.append(Place(match.start(), name, name))
        return sorted(places, key=lambda place: place.start)


def subject_at(places: list[Place], at: int) -> Place:
    """Return the subject that holds at an offset of the sentence."""
    return next((place for place in reversed(places) if place.start <= at), NOBODY)


def _schools(text: str, tagger: Tagger) -> list[SchoolMention]:
    return [m for m in school_mentions(text, tagger) if m.stem and m.stem not in OTHER_STEMS]


def _opens_clause(text: str, mention: SchoolMention, tagger: Tagger) -> bool:
    begin = max((m.end() for m in _BORDER.finditer(text, 0, mention.start)), default=0)
    rest = bare(text[begin : mention.start])
    return all(tag == "ns" for _, tag in tagger.tagged(rest)) if rest else True


def _periods(sentence: str, start: int, end: int) -> list[str]:
    """Return the periods that a stretch names, none that a change is only measured against: 较2023年净减650人.

    Nor what one starts from: 从2023年的430人缩减到365人 tells of no 365 in 2023.
    """
    found = PERIOD.finditer(sentence, start, end)
    return [match.group() for match in found if sentence[match.start() - 1 : match.start()] not in (*AGAINST, *_FROM)]
