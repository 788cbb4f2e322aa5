"""Questions about the content of a chapter or section that they name by its number: 第八章提出了哪些办法.

In: the question, the documents, their chunks. Out: the `Part` that is meant, and what answers outright: the section of
it whose title says what is asked for in whatever word, or its headings where anything will do (做了哪些工作). What is
looked for inside the part is for the evidence to say.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from assistant.answer.grounds import narrowed
from assistant.answer.outline import SORTS, by_likelihood, headings
from assistant.answer.question import as_part
from assistant.text import fold
from assistant.text.numerals import HAN_NUMERAL, whole_number
from assistant.types import Chunk, Document, Kind, Passage, Section

LONG = 1200  # characters of a section that is read out whole where it is what is asked for
SHORT = 500  # … and where anything that it says would do
_HAN = rf"(?:[{HAN_NUMERAL}]+|\d+)"
_CHAPTER = re.compile(rf"第(?P<chapter>{_HAN})(?:章|大?部分)(?:的?第(?P<section>{_HAN})小?节)?")
_PRINTED = re.compile(rf"第?({_HAN})(?:章|大?部分)?")
_DECIMAL = re.compile(
    r"(?<![\d.])第?(?P<number>\d+(?:\.\d+){1,2})(?:小?节|部分|这[一个]?[小]?节)?(?=[里中的写讲提说列介有谈给做,，]|都|主要|包)"
)
_NAMED = re.compile(rf"[^，,。？?；;]*(?:{SORTS})[的里中]?$")  # 资助办法第三章: which paper is meant is known by now
_FRAME = re.compile(
    r"请问|请|帮我|告诉我|说说|列[出举一]下?|(?:这|那|本|该)?[份个部]?(?:报告|年报|文件)的?|[里中]面?的?|(?:都|主要|一共|分别|具体)"
    r"|(?:提出|提到|提|给出|列出|列举|列|说到|说|写到|写|讲到|讲|谈到|谈|介绍|指出|总结|归纳|规定|包括|有|做(?=[过了])|开展)[过了的]*|是"
    r"|哪(?:几[个条项点]?|些|[两二三四五六七八九十][个条项点])|什么|啥|如何|怎[么样]|[?？。,，、呢啊吗的]"
)
_WHICH = re.compile(r"哪|什么|啥|如何|怎[么样]|列[出举一]|介绍|概括|内容")
_AMOUNT = re.compile(r"多少|(?<!哪)几|谁|哪[一个]?(?:年|天|月|所|家|位)")
ANY = frozenset(
    "内容 工作 做法 方面 经验 成绩 成效 成果 亮点 事 事情 东西 情况 要点 重点 部分 举措 主题 特色".split()  # noqa: SIM905
)
_ALIKE = (
    "挑战 问题 困难 不足 短板 难题 难处 难点 瓶颈 制约",
    "对策 应对 措施 举措 办法 方法 建议 改进 解决 思路 打算 下一步 化解 破解",
)
FAMILIES = tuple(re.compile("|".join(words.split())) for words in _ALIKE)


@dataclass(frozen=True)
class Part:
    """A part of a document: its section, the indices of all sections in it, the question without the number."""

    document: Document
    top: Section
    inside: frozenset[int]
    rest: str

    def holds(self, chunk: Chunk) -> bool:
        """Tell whether a chunk stands in the part."""
        return chunk.document_id == self.document.id and chunk.section in self.inside


def part_numbered(text: str, documents: Mapping[str, Document]) -> Part | None:
    """Return the part that the (normalised) question names by its number, of the likeliest document that has it."""
    text = as_part(text)
    match = _CHAPTER.search(text) or _DECIMAL.search(text)
    if match is None:
        return None
    meant = _meant(match)
    for document in by_likelihood(list(documents.values()), text):
        top = next((s for s in document.sections if s.kind is Kind.PROSE and meant == _value(s.number)), None)
        if top is not None:
            rest = _NAMED.sub("", text[: match.start()]) + text[match.end() :]
            return Part(document, top, _inside(document, top), rest)
    return None


def told_outright(part: Part, chunks: Collection[Chunk]) -> list[Passage]:
    """Return the sentences of the section that has what is asked for, or the headings; [] where neither answers."""
    if not _WHICH.search(part.rest) or _AMOUNT.search(part.rest):
        return []
    asked = _FRAME.sub("", part.rest)
    below = [s for s in part.document.sections if s.parent == part.top.index and s.kind is Kind.PROSE and s.title]
    named = [section for section in (below or [part.top]) if _about(asked, section)]
    if len(named) == 1 and (whole := _read_out(part.document, named[0], chunks, LONG)):
        return whole
    if asked and asked not in ANY and asked not in fold(part.top.title).text:
        return []
    found = headings(part.document, part.top) or _read_out(part.document, part.top, chunks, SHORT)
    return found or _openings(part.document, part.top, chunks)


def _openings(document: Document, top: Section, chunks: Collection[Chunk]) -> list[Passage]:
    """Return the first sentence of each article of a chapter: what it says in short, where articles have no titles."""
    articles = {s.index for s in document.sections if s.parent == top.index and s.number.endswith("条")}
    own = [c for c in chunks if c.document_id == document.id and c.section in articles and c.kind is Kind.PROSE]
    first = {chunk.section: chunk for chunk in sorted(own, key=lambda chunk: -chunk.start)}
    return [narrowed(first[at], first[at].sentences[0], document.title) for at in sorted(first)]


def _read_out(document: Document, section: Section, chunks: Collection[Chunk], limit: int) -> list[Passage]:
    """Return the sentences of a section, [] where there are more than `limit` characters of them."""
    inside = _inside(document, section)
    own = [c for c in chunks if c.document_id == document.id and c.section in inside and c.kind is Kind.PROSE]
    if sum(len(chunk.text) for chunk in own) > limit:
        return []
    in_order = sorted(own, key=lambda chunk: chunk.start)
    return [narrowed(chunk, said, document.title) for chunk in in_order for said in chunk.sentences]


def _meant(match: re.Match[str]) -> str:
    """Return the number that the question names, in digits."""
    groups = match.groupdict()
    if number := groups.get("number"):
        return number
    chapter, section = whole_number(groups["chapter"]), groups.get("section")
    return f"{chapter}.{whole_number(section)}" if section else str(chapter)


def _value(printed: str) -> str:
    """Return a section's number in digits: 8 for 第八章, 8.2 as it is."""
    chapter = _PRINTED.fullmatch(printed)
    return str(whole_number(chapter[1])) if chapter else printed


def _inside(document: Document, top: Section) -> frozenset[int]:
    """Return the indices of a section and of all below it."""
    found = {top.index}
    for section in document.sections:  # a section stands behind the one that it is part of
        if section.parent in found:
            found.add(section.index)
    return frozenset(found)


def _about(asked: str, section: Section) -> bool:
    """Tell whether the title says what is asked for: in a word of its own, or in another of the same meaning."""
    title = fold(section.title).text
    if any(family.search(asked) and family.search(title) for family in FAMILIES):
        return True
    return any(title[i : i + 2] in asked for i in range(len(title) - 1)) and asked not in ANY


def within(part: Part, found: Sequence[Passage], chunks: Collection[Chunk], least: int) -> list[Passage]:
    """Return the passages that stand in the part, and others of it where these are fewer than `least`."""
    kept = [passage for passage in found if part.holds(passage.chunk)]
    seen = {passage.chunk.id for passage in kept}
    rest = sorted((c for c in chunks if part.holds(c) and c.id not in seen), key=lambda chunk: chunk.start)
    more = [Passage(chunk=chunk, document_title=part.document.title, score=0.0) for chunk in rest]
    return [*kept, *more[: max(0, least - len(kept))]]
