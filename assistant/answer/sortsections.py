"""Problems, measures and plans as a whole: the section that tells them, where nothing narrower is asked for.

In: a question (学院面临哪些问题, 下一步有什么打算), the passages. Out: the place of the passage with that section,
and the stretches to read out. Reports tell these in a section of their own, whose sentences have few words of the
question; what the question says besides must stand in the heading, so that it is the section of the document meant.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answer.choose import ITEM, STARTS
from assistant.answer.question import Ask
from assistant.answer.wholly import told_whole
from assistant.text import folded
from assistant.types import Chunk, Passage, Query, Term

_OPEN = r"(?:什么|哪些|哪几|啥|几)[^，。？?]{0,6}?"
_BEHIND = r"(?:都|主要|分别|具体|一共)*(?:[有是]|包括)(?:哪|什么|啥|几)"
_ALREADY = re.compile(r"^[^，。]{0,6}(?:已|完成|获)")


@dataclass(frozen=True)
class _Sort:
    """What is asked for: the words for it in a question, in a section's title, and in a sentence that tells it."""

    asked: re.Pattern[str]
    titled: re.Pattern[str]
    told: re.Pattern[str]


def _sort(words: str, titles: str, told: str) -> _Sort:
    asked = re.compile(rf"{_OPEN}(?:{words})|(?:{words}){_BEHIND}")
    return _Sort(asked, re.compile(titles), re.compile(told))


_SORTS = (
    _sort("问题|挑战|困难|不足|短板|难处|难题", "问题|挑战|困难|不足|短板", r"问题|困难|不足|[一二三四五六七八九]是"),
    _sort(
        "打算|计划|规划|安排|目标|设想",
        "打算|计划|展望|下一步|思路|对策|改进措施",
        r"计划|将|力争|拟|今后|下一步|打算|目标",
    ),
    _sort("(?:改进|应对|整改|解决)?(?:措施|举措|对策)", "改进措施|对策|应对|整改|下一步", r"将|措施|推进|加强"),
)
_SAYS_NOTHING = re.compile(
    r"(?:面临|存在|遇到|有待|当前|目前|主要|现在|突出|明显|方面|工作|发展|下一步|接下来|今后|未来|改进|应对|整改|解决|做|提出)+"
    r"|[全我本该各][省市县区校院国]"
)


def section_asked(query: Query, ask: Ask, passages: Sequence[Passage]) -> int | None:
    """Return the place of the passage with the section that the question asks for as a whole, None for others."""
    if ask.kind not in ("list", "explanation", "other", "which"):
        return None
    sort = next((one for one in _SORTS if one.asked.search(query.text)), None)
    if sort is None:
        return None
    for place, passage in enumerate(passages):
        chunk = passage.chunk
        title = chunk.path[-1] if chunk.path else ""
        if chunk.table is None and not chunk.caption and sort.titled.search(title) and _meets(query, chunk, sort):
            return place
    return None


def told_section(query: Query, passages: Sequence[Passage], place: int) -> Iterator[tuple[str, int]]:
    """Yield the stretches of the section: all of a list, else the sentences that tell what is asked for."""
    sort = next(one for one in _SORTS if one.asked.search(query.text))
    own = [one for one in told_whole(passages, place) if not _ALREADY.search(one[0])]
    if ITEM.match(own[0][0]) or len(own) < 2:
        yield from own
        return
    run = _list(own) if sort is _SORTS[0] else []
    yield from run or [one for one in own if sort.told.search(one[0]) and not ITEM.match(one[0])]


def _list(stretches: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """Return the list of the stretches, from the one that opens it (问题：一是…) to its last item."""
    first = next((at for at, (text, _) in enumerate(stretches) if STARTS.search(text)), None)
    if first is None:
        return []
    last = first
    while last + 1 < len(stretches) and ITEM.match(stretches[last + 1][0]):
        last += 1
    return list(stretches[first : last + 1])


def _meets(query: Query, chunk: Chunk, sort: _Sort) -> bool:
    """Tell whether the heading says all that the question speaks of besides, and the chunk tells several things."""
    heading = folded(chunk.heading)
    told = [sentence.text for sentence in chunk.sentences if sort.told.search(sentence.text)]
    return bool(told) and all(_said(term, heading, sort) for term in query.terms)


def _said(term: Term, heading: str, sort: _Sort) -> bool:
    if _SAYS_NOTHING.fullmatch(term.text) or sort.titled.search(term.text) or term.role == "year":
        return True
    return any(folded(form) in heading for form in (term.text, *term.variants, *term.near))
