"""Find the chapter or section that a question names by words of its title.

In: a question and documents, likeliest first. Out: the document and the section, None when no title, or more than one,
is meant. Only parts that have headings of their own below them are looked at: 国际合作一章, 讲贡献的那一大章,
师资队伍这一节.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.text import fold
from assistant.types import Document, Kind, Section

FULL = 0.6  # share of a title's character pairs that name it
PART = 0.3  # … where nothing else comes near: a description shares a word with the title
WORDS = 0.5  # what it counts that all of the question's words stand in the title: 问题那一章
BELOW = 0.3  # what a pair counts that only the headings below the title have
SHORT = 3  # characters of an abbreviated title: 保教质量 for 保育教育质量
MARGIN = 0.1  # by which a description must fit better than the next title
_NAMED = re.compile(
    r"(?P<words>[^，,。？?哪几什多]{2,24}?)[”》]?的?(?P<which>[那这该]一?|一)?(?P<size>大|小|个)?"
    r"(?P<unit>章|部分|篇|板块|小?节|大?块)(?!\d)"
)
_FRAME = re.compile(
    r"^.*(?:报告|年报|文件|全文|正文)(?:里面?|中)?的?|^(?:请问?|帮我|把|给我)|讲(?:的是|到|述)?|关于|有关|谈到?|说(?:的是)?|写"
)
_PUNCTUATION = re.compile(r"[\W_]+")


def part_named(text: str, documents: Sequence[Document]) -> tuple[Document, Section] | None:
    """Return the part of a document that the question is about."""
    named = _NAMED.search(text)
    if not named:
        return None
    words = fold(_FRAME.sub("", named["words"])).text
    chapter = named["unit"] == "章" or named["size"] == "大"
    options = [
        (_fit(words, document, section), document, section)
        for document in documents
        for section in _parents(document, top=chapter)
    ]
    options.sort(key=lambda option: -option[0])  # stable: of two that fit alike, the likelier document's
    if not options or options[0][0] < (PART if named["which"] else FULL):
        return None
    best = options[0]
    rivals = [fit for fit, document, _ in options[1:] if document is best[1]]
    if best[0] < FULL and rivals and best[0] - rivals[0] < MARGIN:
        return None
    return best[1], best[2]


def _parents(document: Document, *, top: bool) -> Iterator[Section]:
    """Yield the sections that have titled sections below them; `top`: chapters only."""
    titled = {s.parent for s in document.sections if s.kind is Kind.PROSE and s.title}
    for section in document.sections:
        if section.index in titled and section.title and (not top or section.parent is None):
            yield section


def _fit(words: str, document: Document, section: Section) -> float:
    """Return how well the words name the section: the share of its title in them, a little for the titles below."""
    said, title = _pairs(words), _pairs(section.title)
    if len(words) >= SHORT and _abbreviates(words, fold(section.title).text):
        return 1.0
    shared = len(said & title)
    if not shared:
        return 0.0
    below = frozenset(
        pair
        for s in document.sections
        if s.parent == section.index and s.kind is Kind.PROSE
        for pair in _pairs(s.title)
    )
    fit = max(shared / len(title), WORDS * shared / len(said))
    return fit + BELOW * len(said & (below - title)) / len(said)


def _abbreviates(short: str, title: str) -> bool:
    """Tell whether the characters stand in the title in this order."""
    place = 0
    for sign in title:
        if place < len(short) and sign == short[place]:
            place += 1
    return place == len(short)


def _pairs(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters, without punctuation and numbers."""
    return frozenset(
        run[i : i + 2]
        for run in _PUNCTUATION.split(fold(text).text)
        for i in range(len(run) - 1)
        if not run[i].isdigit()
    )
