"""Questions to begin with, made from whatever is in the index.

In: the documents and a way to ask. Out: a few questions whose answers are known to cite the very section that each was
made from. The forms are general; no question is written for one corpus.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, zip_longest

from assistant.answer.holdings import titled
from assistant.text import clauses, quantities
from assistant.text.reading import reads
from assistant.types import Answer, Document, Kind, Section, Status, Table

WANTED = 4
TRIED = 24  # questions asked at most: about a second on two cores
LONGEST = 34  # characters; a longer question does not fit on a button
SUBJECT = range(4, 13)  # characters of what is counted
_YEAR = re.compile(r"^\d{4}年?度?")
_LIST_NAME = re.compile(r"(?:情况)?(?:统计|汇总|一览|明细)?(?:表|图|目录|名单)$")
_CHAPTER = re.compile(r"第[一二三四五六七八九十百]+[编章节]")
_LISTED = ("挑战", "问题", "对策", "措施", "举措", "任务", "目标")
_BEFORE = re.compile(r"^(?:其中|目前|现有|共有|共|有)+")
_BEHIND = re.compile(r"(?:总数|总计|合计|累计|共有|共|现有|有|达到|达|为|约|近)+$")
_CHANGE = re.compile(r"比|增|减|升|降|提高|扩大")
_WORDS = re.compile(r"[\u4e00-\u9fff]+")
_BARE = frozenset({"总则", "附则", "前言", "目录", "序言", "结语", "附录"})


@dataclass(frozen=True)
class Candidate:
    """A question, and what its answer must cite and say for it to be suggested."""

    question: str
    document_id: str
    path: tuple[str, ...]
    says: str = ""


def suggestions(documents: Mapping[str, Document], ask: Callable[[str], Answer], *, wanted: int = WANTED) -> list[str]:
    """Return questions that `ask` answers from the section they were made from, of as many kinds as there are."""
    chosen: list[str] = []
    for _, candidate in zip(range(TRIED), candidates(documents), strict=False):
        if len(chosen) == wanted:
            break
        if candidate.question not in chosen and answers(ask(candidate.question), candidate):
            chosen.append(candidate.question)
    return chosen


def candidates(documents: Mapping[str, Document]) -> Iterator[Candidate]:
    """Yield questions, the kinds taking turns, each kind spread over the corpus."""
    piles = [
        _spread([found for document in documents.values() for found in make(document) if _fits(found)])
        for make in (_numbers, _lists, _titles, _rules, _cases)
    ]
    return (found for found in chain.from_iterable(zip_longest(*piles)) if found is not None)


def _numbers(document: Document) -> Iterator[Candidate]:
    """How many: from a clause that ends with a count, one a section."""
    done = set()
    for block in document.blocks:
        if block.role != "paragraph" or block.section in done or document.profile.kind in ("law", "policy"):
            continue
        text = reads(document.text[block.start : block.end], joined=document.is_typed)
        for clause in clauses(text):
            words = text[clause.start : clause.end].rstrip("，。；、！ \n")
            if (found := _counted(words)) is not None:
                done.add(block.section)
                yield Candidate(found[0], document.id, document.sections[block.section].path, found[1])
                break


def _counted(clause: str) -> tuple[str, str] | None:
    """Return the question about a clause like 专任教师876人, and the count itself; None for any other clause."""
    found = [quantity for quantity in quantities(clause) if quantity.role == "measure"]
    if len(found) != 1 or found[0].end != len(clause) or found[0].qualifier or found[0].unit in ("", "%"):
        return None
    subject = _BEFORE.sub("", _BEHIND.sub("", clause[: found[0].start]))
    unit = found[0].text.lstrip("0123456789.,，")
    if len(subject) not in SUBJECT or _CHANGE.search(subject):
        return None
    if not _WORDS.fullmatch(subject) or not _WORDS.fullmatch(unit):
        return None
    return f"{subject}有多少{unit}？", found[0].text


def _lists(document: Document) -> Iterator[Candidate]:
    """What is listed: from a table's caption."""
    tables = {block.section: block.table for block in document.blocks if block.table is not None}
    for section in document.sections:
        table = tables.get(section.index)
        if section.kind is Kind.TABLE and table is not None and not _numeric(table):
            yield _about(document, section, f"{_YEAR.sub('', _LIST_NAME.sub('', section.title))}有哪些？")


def _titles(document: Document) -> Iterator[Candidate]:
    """What was done, or how things are: from a section's title."""
    if document.profile.kind in ("law", "policy"):
        return
    for section in document.sections:
        title = section.title
        if section.kind is not Kind.PROSE or section.parent is None or title in _BARE or not section.number:
            continue
        if "，" in title:
            yield _about(document, section, f"在{title.replace('，', '、')}方面做了哪些工作？")
        elif title.endswith(_LISTED):
            yield _about(document, section, f"{title}有哪些？")
        else:
            yield _about(document, section, f"{title.removesuffix('情况')}情况怎么样？")


def _rules(document: Document) -> Iterator[Candidate]:
    """What is laid down: from the chapters of a law."""
    for section in document.sections:
        if _CHAPTER.match(section.number) and document.profile.kind == "law" and section.title not in _BARE:
            yield _about(document, section, f"{titled(document.title)}对{section.title}有哪些规定？")


def _cases(document: Document) -> Iterator[Candidate]:
    """How it was done: from the title of a case box."""
    for section in document.sections:
        if section.kind is Kind.CASE:
            title = section.title.replace("“", "‘").replace("”", "’")
            yield _about(document, section, f"典型案例“{title}”是怎么做的？")


def _about(document: Document, section: Section, question: str) -> Candidate:
    return Candidate(question, document.id, section.path)


def _fits(candidate: Candidate) -> bool:
    return len(candidate.question) <= LONGEST and bool(candidate.path[-1])


def _numeric(table: Table) -> bool:
    """Tell whether most cells beside the first column are figures."""
    cells = [cell.text for row in table.rows for cell in row.cells[1:] if cell.text]
    return sum(bool(quantities(cell)) for cell in cells) * 2 > len(cells)


def _spread(pile: list[Candidate]) -> list[Candidate]:
    """Reorder a pile so that its first few come from all over it (golden-ratio steps)."""
    order = sorted(range(len(pile)), key=lambda place: (place * 0.618034) % 1)
    return [pile[place] for place in order]


def answers(answer: Answer, candidate: Candidate) -> bool:
    """Tell whether an answer says what a candidate was made from, and cites the place."""
    return (
        answer.status is Status.ANSWERED
        and candidate.says in answer.text
        and any(
            item.document_id == candidate.document_id and item.section_path[: len(candidate.path)] == candidate.path
            for item in answer.citations
        )
    )
