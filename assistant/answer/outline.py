"""Answer questions about the outline: which parts a document has, which sections a chapter has, what it deals with.

In: the question and the documents. Out: one passage per heading of the asked level, so that the ordinary citing and
verifying shows the heading itself as the quote; None when the question asks for something else. A chapter is named by
its number, by its title (国际合作一章) or by words of it (讲贡献的那一章, titles.py).
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.answer.lines import bare, unlike_marks
from assistant.answer.question import as_part
from assistant.answer.titles import part_named
from assistant.text import quantities
from assistant.text.numerals import HAN_NUMERAL, whole_number
from assistant.types import Chunk, Document, Kind, Passage, Query, Section, Sentence

_PARTS = r"(?:部分|章节?|小?节|板块|块|篇|层面|标题)"
_WHOLE = re.compile(
    rf"(?:报告|年报|全文|正文|全书|文件|法律?)[^，。]{{0,6}}(?:分|有|包括|包含|由|共|设)[^，。]{{0,6}}(?:几|哪|多少)[^，。]{{0,4}}{_PARTS}"
    rf"|(?:报告|年报|正文|全文)(?:的)?(?:目录|大纲|提纲|框架|结构|各章)"
    rf"|(?<![第\d{HAN_NUMERAL}])[{HAN_NUMERAL}\d]{{1,3}}大?章(?:的|都)?(?:标题|名称|名字|题目)"
)
_NUMBERED_ONLY = re.compile(r"章|主要内容")  # a preface without a number is none of these
_CASES = re.compile(r"案例(?!\s?\d).{0,10}(?:哪|什么|啥|列)")
_CHAPTER = re.compile(
    r"第(?P<chapter>[一二三四五六七八九十\d]+)(?P<unit>章|部分)(?:的?第(?P<section>[一二三四五六七八九十\d]+)小?节)?"
)
_DECIMAL = re.compile(r"(?<![\d.])(?P<number>\d+(?:\.\d+){1,2})(?![\d.])")
_DIVIDES = re.compile(
    r"(?:分|有|包括|包含|含|设|由|从|列|讲|写|说|谈|涉及)[^，,。]{0,4}(?:几|哪|多少|什么)[^，,。]{0,3}(?:块|方面|部分|节|标题|板块|层面|角度|内容)"
    r"|[小子]标题|二级标题|节标题|各节|目录|大纲|提[纲钢]|框架|讲[了些的]*(?:什么|啥)|写[了些的]*(?:什么|啥)|概括|概述"
)
_ABOUT = re.compile(
    rf"(?:分|有|包括|包含|下设|设)(?:成|为|了)?[^，。]{{0,6}}(?:几|哪|多少)[^，。]{{0,3}}{_PARTS}"
    rf"|{_PARTS}(?:都|各)?(?:是|叫|有|讲)(?:哪些|什么|啥)|讲(?:的|了)?(?:是)?(?:什么|啥|哪)|(?:主要)?内容(?:是|有)?|概括|概述|总结|目录|大纲"
    rf"|写了?(?:什么|啥|哪)"
)
SORTS = "报告|年报|总结|要点|计划|规划|方案|通知|意见|办法|规定|条例|细则|章程"
_SORT_SAID = re.compile(rf"(?P<sort>{SORTS})(?:[的里中]|里面)?(?=第?[{HAN_NUMERAL}\d])")  # 方案第三部分
_SORT = re.compile(SORTS)
_ISSUES = re.compile(r"印发|转发|公布")


def outline_passages(query: Query, documents: Mapping[str, Document]) -> list[Passage] | None:
    """Return the headings that answer, in reading order, or None when the question does not ask for an outline."""
    query = query.model_copy(update={"text": as_part(query.text)})
    known = [d for d in documents.values() if not query.documents or d.id in query.documents]
    if _WHOLE.search(query.text) and not _CHAPTER.search(query.text):
        found = headings(_largest_report(known), None)
        return _numbered(found) if found and _NUMBERED_ONLY.search(query.text) else found
    number = _asked_number(query.text)
    if number and _CASES.search(query.text):
        return _cases(by_likelihood(known, query.text), number)
    if not number and _DIVIDES.search(query.text):
        named = part_named(query.text, by_likelihood(known, query.text))
        return headings(*named) if named else None
    if not number or not _ABOUT.search(query.text):
        return None
    for document in by_likelihood(known, query.text):
        section = next((s for s in document.sections if number and s.number in number), None)
        if section is not None:
            return headings(document, section)
    return None


def _numbered(passages: list[Passage]) -> list[Passage]:
    """Return the headings with a number, all where none has one."""
    return [passage for passage in passages if re.search(rf"[\d{HAN_NUMERAL}]", passage.chunk.number)] or passages


def _cases(documents: Sequence[Document], number: Sequence[str]) -> list[Passage] | None:
    """Return the titles of the cases in the section of that number, of the likeliest document that has any."""
    for document in documents:
        top = next((s for s in document.sections if s.kind is Kind.PROSE and s.number in number), None)
        if top is None:
            continue
        inside = {top.index}
        for section in document.sections:  # a section stands behind the one that it is part of
            if section.parent in inside:
                inside.add(section.index)
        cases = [s for s in document.sections if s.index in inside and s.kind is Kind.CASE]
        if cases:
            return _headed(document, cases)
    return None


def listed(passages: Sequence[Passage], *, note: str = "") -> Iterator[str]:
    """Yield one marked line per passage, whole; `note` is added to the first."""
    for place, passage in enumerate(passages, start=1):
        text = "".join(" ".join(sentence.text.split()) for sentence in passage.chunk.sentences)
        yield f"{unlike_marks(bare(text))}{note if place == 1 else ''}。[{place}]\n"


def _asked_number(text: str) -> tuple[str, ...]:
    """Return the printed forms of the section number that the text names."""
    if match := _DECIMAL.search(text):
        return (match["number"],)
    if match := _CHAPTER.search(text):
        value = next((q.value for q in quantities(match.group()) if q.role == "ordinal"), None)
        plain = str(int(value)) if value is not None else match["chapter"]
        if section := whole_number(match["section"] or ""):
            return (f"{plain}.{section}",)
        return (plain, match.group(), f"第{match['chapter']}章", match["chapter"])
    return ()


def by_likelihood(documents: Sequence[Document], text: str) -> list[Document]:
    """Documents that the question names first, then those of the sort that it names, reports, the rest."""
    said = _SORT_SAID.search(text)

    def rank(document: Document) -> tuple[int, int, int]:
        core = re.sub(r"[（(].*|^中华人民共和国|[《》]", "", document.title)
        meant = said is None or said["sort"] == _sort_of(document.title)
        return (not (core and core in text), not meant, document.profile.kind not in ("report", ""))

    return sorted(documents, key=rank)


def _sort_of(title: str) -> str:
    """Return what sort of paper a title names: what a notice issues is more than the notice."""
    inner = _ISSUES.split(title, maxsplit=1)
    sorts = _SORT.findall(inner[1].removesuffix("通知") if len(inner) > 1 else title)
    return sorts[-1] if sorts else ""


def _largest_report(documents: Sequence[Document]) -> Document | None:
    reports = [d for d in documents if d.profile.kind in ("report", "")] or list(documents)
    return max(reports, key=lambda d: len(d.sections), default=None)


def headings(document: Document | None, parent: Section | None) -> list[Passage] | None:
    """Return the headings right below the parent (the top level without one); a section without any gives None."""
    if document is None:
        return None
    above = parent.index if parent else None
    below = [s for s in document.sections if s.kind is Kind.PROSE and s.parent == above]
    return _headed(document, below) if any(s.title for s in below) else None  # 第十五条 alone tells nothing


def _headed(document: Document, sections: Sequence[Section]) -> list[Passage] | None:
    """Return the headings of the sections as passages, None where no block is their heading."""
    blocks = {block.section: block for block in document.blocks if block.role == "heading"}
    passages = []
    for section in sections:
        block = blocks.get(section.index)
        if block is None:
            continue
        text = document.text[block.start : block.end]
        start = block.start + len(text) - len(text.lstrip())
        end = block.start + len(text.rstrip())
        chunk = Chunk(
            id=f"{document.id}#{section.index}",
            document_id=document.id,
            section=section.index,
            number=section.number,
            path=section.path,
            kind=section.kind,
            heading=document.title,
            text=document.text[start:end],
            start=start,
            end=end,
            page_start=section.page_start,
            page_end=section.page_start,
            sentences=(Sentence(text=document.text[start:end], start=start, end=end),),
        )
        passages.append(Passage(chunk=chunk, document_title=document.title, score=0.0))
    return passages or None
