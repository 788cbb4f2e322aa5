"""Questions to begin with, made from whatever is in the index.

In: the assistant. Out: a few questions that it has answered, citing the very section that each was made from. The
forms are general; no question is written for one corpus.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, zip_longest

from assistant.text import quantities
from assistant.types import Answer, Document, Kind, Section, Status, Table
from ui.reference import titled

WANTED = 4
TRIED = 24  # questions asked at most: about a second on two cores
LONGEST = 34  # characters; a longer question does not fit on a button
_NUMBER = re.compile(r"^(?:[图表]|典型案例|案例)?\s*[\d一二三四五六七八九十]+(?:[-－—.][\d]+)*[.．、]?\s*")
_LIST_NAME = re.compile(r"(?:统计|汇总|一览|明细|情况)?(?:表|图|目录|名单)$")
_BARE = frozenset({"总则", "附则", "前言", "目录", "序言", "结语", "附录"})


@dataclass(frozen=True)
class Candidate:
    """A question and where its answer must come from."""

    question: str
    document_id: str
    path: tuple[str, ...]


def suggestions(documents: Mapping[str, Document], ask: Callable[[str], Answer], *, wanted: int = WANTED) -> list[str]:
    """Return questions that `ask` answers from the section they were made from, of as many kinds as there are."""
    chosen: list[str] = []
    for _, candidate in zip(range(TRIED), candidates(documents), strict=False):
        if len(chosen) == wanted:
            break
        if candidate.question not in chosen and _answers(ask(candidate.question), candidate):
            chosen.append(candidate.question)
    return chosen


def candidates(documents: Mapping[str, Document]) -> Iterator[Candidate]:
    """Yield questions, the kinds taking turns, each kind spread over the corpus."""
    made = [(c, kind) for document in documents.values() for c, kind in _of_document(document)]
    kinds = dict.fromkeys(kind for _, kind in made)
    piles = [_spread([c for c, k in made if k == kind]) for kind in kinds]
    return (c for c in chain.from_iterable(zip_longest(*piles)) if c is not None)


def _of_document(document: Document) -> Iterator[tuple[Candidate, str]]:
    tables = {block.section: block.table for block in document.blocks if block.table is not None}
    for section in document.sections:
        title = _NUMBER.sub("", section.title).strip()
        if len(title) < 4 or title in _BARE:
            continue
        kind, question = _question(document, section, title, tables.get(section.index))
        if question and len(question) <= LONGEST:
            yield Candidate(question, document.id, section.path), kind


def _question(document: Document, section: Section, title: str, table: Table | None) -> tuple[str, str]:
    """Return the kind of question and its words, "" for a section that none fits."""
    if section.kind is Kind.TABLE:
        core = _LIST_NAME.sub("", title)
        return "table", f"{core}{'各是多少' if _numeric(table) else '有哪些'}？" if table else ""
    if section.kind is Kind.CASE:
        return "case", f"典型案例“{title}”是怎么做的？"
    if section.kind is not Kind.PROSE:
        return "figure", ""
    if document.profile.kind in ("law", "policy"):
        return "law", f"{titled(document.title)}对{title}有哪些规定？"
    if "，" in title:
        return "measures", f"在{title.replace('，', '、')}方面做了哪些工作？"
    return "state", f"{title.removesuffix('情况')}情况怎么样？"


def _numeric(table: Table | None) -> bool:
    """Tell whether most cells beside the first column are figures."""
    cells = [cell.text for row in table.rows for cell in row.cells[1:] if cell.text] if table else []
    return sum(bool(quantities(cell)) for cell in cells) * 2 > len(cells)


def _spread(pile: list[Candidate]) -> list[Candidate]:
    """Reorder a pile so that its first few come from all over it (golden-ratio steps)."""
    order = sorted(range(len(pile)), key=lambda place: (place * 0.618034) % 1)
    return [pile[place] for place in order]


def _answers(answer: Answer, candidate: Candidate) -> bool:
    return answer.status is Status.ANSWERED and any(
        item.document_id == candidate.document_id and item.section_path[: len(candidate.path)] == candidate.path
        for item in answer.citations
    )
