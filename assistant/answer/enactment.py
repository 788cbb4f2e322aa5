"""When a law was passed and when it was amended: the note under its title, read event by event.

In: the rest of a question that names a law, the law's chunks. Out: the passage with the stretch of the note that tells
the very event, none where another is told only. 通过, 修订, 修正 and 施行 are events of their own, each with its date.
"""

import re
from collections.abc import Iterable

from assistant.answer.articles import passage_of, stretch
from assistant.answer.holdings import Work
from assistant.text.numerals import whole_number
from assistant.types import Chunk, Passage, Sentence

_DATE = r"(?:什么时候|何时|哪一?[年天日月]|几[年月号]|多会儿|日期|时间)"
_ASKED = re.compile(rf"(?:通过|修[正订改]).{{0,8}}{_DATE}|{_DATE}.{{0,8}}(?:通过|修[正订改])")
# 修订后的 only says which text is meant, and what is still to come stands in no note.
_ELSE = re.compile(r"修[正订改][后前过版]|生效|施行|实施|执行|起用|下一?次|再|将来|计划|打算|准备")
_AMENDED = re.compile(r"修[正订改]")
_WHICH = re.compile(r"第(?P<number>[一二三四五六七八九十\d]+)次")
_STRETCH = re.compile(r"\d{4}年[^）]*?(?:通过|(?:第[一二三四五六七八九十]+次)?修[正订](?!案))")
_ALL = re.compile(r"几次|哪几|都|历次|各次|分别")


def enacted(work: Work, rest: str, chunks: Iterable[Chunk]) -> list[Passage]:
    """Return what the note under the title says of the event whose date the question asks for."""
    if not _ASKED.search(rest) or _ELSE.search(rest):
        return []
    for chunk, sentence in _notes(work, chunks):
        stretches = [match for match in _STRETCH.finditer(sentence.text) if _is_event(match.group(), rest)]
        chosen = stretches if _ALL.search(rest) else stretches[-1:]
        if chosen:
            return [passage_of(work, chunk, [stretch(sentence, chunk, *match.span()) for match in chosen])]
    return []


def _notes(work: Work, chunks: Iterable[Chunk]) -> list[tuple[Chunk, Sentence]]:
    """Return the sentences in brackets before the first article."""
    own = [c for c in chunks if work.document and c.document_id == work.document.id and not c.number.endswith("条")]
    return [(c, s) for c in sorted(own, key=lambda c: c.start) for s in c.sentences if s.text.lstrip()[:1] in "（("]


def _is_event(told: str, rest: str) -> bool:
    """Tell whether a stretch of the note tells the event that is asked for: its sort, and which time it was."""
    amended = bool(_AMENDED.search(rest))
    if amended != (not told.endswith("通过")):
        return False
    asked, said = _WHICH.search(rest), _WHICH.search(told[-8:])
    return asked is None or (said is not None and whole_number(asked["number"]) == whole_number(said["number"]))
