"""Problems, measures and plans as a whole: the section that tells them, where nothing narrower is asked for.

In: a question (学院面临哪些问题, 下一步有什么打算), the passages. Out: the place of the passage with that section,
and the stretches to read out. Reports tell these in a section of their own, whose sentences have few words of the
question, or in a list that says so before it (同时也要看到，…：一是…); what the question says besides must stand in the
heading, so that it is the section of the document meant, or else in the items that are told.
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
_BEHIND = r"(?:都|主要|分别|具体|一共)*(?:[有是在]|出在|包括)(?:哪|什么|啥|几)"
_ALREADY = re.compile(r"^[^，。]{0,6}(?:已|完成|获)|^(?:针?对|为)于?(?:上述|以上|这些|此)")
_ADMITTED = re.compile(
    r"(?:问题|困难|不足|短板|弱项|差距|瓶颈|挑战|也[要应]看到|清醒[地的]?看到|必须看到)[^。；]{0,50}?(?:一是|（一）|①|首先)"
)
_WIDE = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:队伍|工作|建设|情况|方面)$")  # 教师队伍: the item says 教师


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
    _sort(
        "问题|挑战|困难|不足|短板|弱项|薄弱|差距|瓶颈|难处|难题",
        "问题|挑战|困难|不足|短板|薄弱|差距",
        r"问题|困难|不足|[一二三四五六七八九]是",
    ),
    _sort(
        "打算|计划|规划|安排|目标|设想",
        "打算|计划|展望|下一步|思路|对策|改进措施",
        r"计划|将|力争|拟|今后|下一步|打算|目标",
    ),
    _sort("(?:改进|应对|整改|解决)?(?:措施|举措|对策)", "改进措施|对策|应对|整改|下一步", r"将|措施|推进|加强"),
)
_SAYS_NOTHING = re.compile(
    r"(?:面临|存在|遇到|碰到|碰上|有待|当前|目前|主要|现在|突出|明显|方面|工作|发展|下一步|接下来|今后|未来|改进|应对|整改|解决|做|提出"
    r"|自己|自身|承认|坦言|认为|指出|提到|总结|报告|年报|办学|环节)+"
    r"|[全我本该各][省市县区校院国]|[省市县区校院园]里"
)


def section_asked(query: Query, ask: Ask, passages: Sequence[Passage]) -> int | None:
    """Return the place of the passage with the section that the question asks for as a whole, None for others."""
    if ask.kind not in ("list", "explanation", "other", "which", "where"):
        return None
    sort = next((one for one in _SORTS if one.asked.search(query.text)), None)
    if sort is None:
        return None
    titled = [at for at, passage in enumerate(passages) if _is_titled(passage.chunk, sort)]
    whole = next((at for at in titled if _meets(query, passages[at].chunk, sort)), None)
    if whole is not None or sort is not _SORTS[0]:
        return whole
    admitted = (at for at, passage in enumerate(passages) if _admits(query, passage.chunk))
    narrower = (at for at in titled if _narrower(query, passages, at))
    return next(admitted, next(narrower, None))


def told_section(query: Query, passages: Sequence[Passage], place: int) -> Iterator[tuple[str, int]]:
    """Yield the stretches of the section: all of a list, else the sentences that tell what is asked for."""
    sort = next(one for one in _SORTS if one.asked.search(query.text))
    own = [one for one in told_whole(passages, place) if not _ALREADY.search(one[0])]
    if sort is _SORTS[0] and not _is_titled(passages[place].chunk, sort):
        yield from _list(own, _ADMITTED)
        return
    if sort is _SORTS[0] and (about := _narrower(query, passages, place)):
        yield from about
        return
    if ITEM.match(own[0][0]) or len(own) < 2:
        yield from own
        return
    run = _list(own) if sort is _SORTS[0] else []
    yield from run or [one for one in own if sort.told.search(one[0]) and not ITEM.match(one[0])]


def _list(stretches: Sequence[tuple[str, int]], opens: re.Pattern[str] = STARTS) -> list[tuple[str, int]]:
    """Return the list of the stretches, from the one that opens it (问题：一是…) to its last item."""
    first = next((at for at, (text, _) in enumerate(stretches) if opens.search(text)), None)
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


def _is_titled(chunk: Chunk, sort: _Sort) -> bool:
    """Tell whether the chunk is text of a section whose title says the sort."""
    return chunk.table is None and not chunk.caption and bool(chunk.path and sort.titled.search(chunk.path[-1]))


def _narrower(query: Query, passages: Sequence[Passage], place: int) -> list[tuple[str, int]]:
    """Return the items of a section on problems that speak of what its heading leaves out: 师资 of the whole school."""
    heading = folded(passages[place].chunk.heading)
    open_terms = [term for term in query.terms if not _said(term, heading, _SORTS[0])]
    if not open_terms:
        return []
    own = [one for one in told_whole(passages, place) if not _ALREADY.search(one[0])]
    found: list[tuple[str, int]] = []
    within = False  # what goes on behind an item belongs to it
    for text, at in own:
        within = all(_speaks(term, text) for term in open_terms) if ITEM.match(text) else within
        found += [(text, at)] if within else []
    return found


def _speaks(term: Term, text: str) -> bool:
    """Tell whether an item names the term in one of its forms."""
    plain = folded(text)
    return any(folded(form) in plain for form in (_WIDE.sub("", term.text), *term.variants, *term.near))


def _admits(query: Query, chunk: Chunk) -> bool:
    """Tell whether a sentence of a section with another title lists what is wrong with all that the question names."""
    admitted = chunk.path and chunk.table is None and any(_ADMITTED.search(one.text) for one in chunk.sentences)
    return bool(admitted) and all(_said(term, folded(chunk.heading), _SORTS[0]) for term in query.terms)


def _said(term: Term, heading: str, sort: _Sort) -> bool:
    if _SAYS_NOTHING.fullmatch(term.text) or sort.titled.search(term.text) or term.role == "year":
        return True
    return any(folded(form) in heading for form in (term.text, *term.variants, *term.near))
