"""Figures of the ledger as rows that tell where each stands.

In: figures, the documents and chunks that they are of. Out: rows with reference and verbatim sentence; those that a
filter lets through; contradictions with both of their rows.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pydantic import Field

from assistant.answer.cite import reference
from assistant.facts.results import Clash
from assistant.types import Chunk, Document, Figure, Frozen


class FigureRow(Frozen):
    """One figure of the corpus and the sentence that it stands in."""

    indicator: str = Field(description="指标：数的是什么", examples=["公办中职学校"])
    subject: str = Field(description="主体：是谁的，如某校、全市；不明时为空", examples=["吕梁全市"])
    text: str = Field(description="原文写法", examples=["23所"])
    value: float = Field(description="数值；万、亿已折算", examples=[23])
    unit: str = Field(description="单位", examples=["所"])
    qualifier: str = Field(description="约、余、以上等")
    period: str = Field(description="时间")
    change: str = Field(description="增加、减少；不是变动量时为空")
    document_id: str = Field(description="文档编号")
    document_title: str = Field(description="文档标题", examples=["《吕梁市中等职业教育质量年度报告（2025年）》"])
    section_number: str = Field(description="章节编号，与原文相同", examples=["1.1.1"])
    section_path: tuple[str, ...] = Field(description="章节路径")
    chunk_id: str = Field(description="片段编号")
    start: int = Field(description="数字在文档中的起点（字符）")
    end: int = Field(description="数字在文档中的终点")
    quote: str = Field(description="所在的句子，原文", examples=["吕梁全市共有中职学校35所：公办23所，民办12所。"])
    quote_start: int = Field(description="句子的起点")
    quote_end: int = Field(description="句子的终点")
    page_start: int | None = Field(description="起始页；没有分页的格式为空")
    page_end: int | None = Field(description="终止页")
    reference: str = Field(description="出处", examples=["《吕梁市中等职业教育质量年度报告（2025年）》1.1.1，第6页"])


class ConflictRow(Frozen):
    """Figures that contradict one another."""

    indicator: str = Field(description="指标")
    note: str = Field(description="说明")
    values: tuple[FigureRow, ...] = Field(description="互相矛盾的数，各有出处")
    whole: FigureRow | None = Field(description="各项之和超过它的总数；不是这种矛盾时为空")


@dataclass(frozen=True)
class Filter:
    """What to keep; an empty field keeps everything. `section` keeps the sections below it too."""

    documents: tuple[str, ...] = ()
    section: str = ""
    text: str = ""
    unit: str = ""
    school: str = ""


@dataclass(frozen=True)
class Sources:
    """What figures are taken from."""

    documents: Mapping[str, Document]
    chunks: Mapping[str, Chunk]


def select(figures: Iterable[Figure], chosen: Filter, sources: Sources) -> Iterator[Figure]:
    """Yield the figures that a filter lets through, in their order."""
    words = [_folded(word) for word in chosen.text.split()]
    school = _folded(chosen.school)
    for figure in figures:
        if chosen.documents and figure.document_id not in chosen.documents:
            continue
        if chosen.unit and figure.unit != chosen.unit:
            continue
        if chosen.section and not _below(figure, chosen.section, sources):
            continue
        if school and school not in _folded(figure.subject):
            continue
        if words and not _holds(figure, words, sources):
            continue
        yield figure


def row(figure: Figure, sources: Sources) -> FigureRow:
    """Return a figure with its place."""
    document, chunk = sources.documents[figure.document_id], sources.chunks[figure.chunk_id]
    first, last = figure.sentence.start, figure.sentence.end
    pages = [page.number for page in document.pages if page.start < last and page.end > first]
    return FigureRow(
        indicator=figure.indicator,
        subject=figure.subject,
        text=figure.text,
        value=float(figure.value),
        unit=figure.unit,
        qualifier=figure.qualifier,
        period=figure.period,
        change=figure.change,
        document_id=figure.document_id,
        document_title=document.title,
        section_number=figure.section_number,
        section_path=chunk.path,
        chunk_id=figure.chunk_id,
        start=figure.start,
        end=figure.end,
        quote=document.text[first:last],
        quote_start=first,
        quote_end=last,
        page_start=pages[0] if pages else None,
        page_end=pages[-1] if pages else None,
        reference=reference(document.title, chunk, pages),
    )


def conflict(clash: Clash, sources: Sources) -> ConflictRow:
    """Return a contradiction with the places of its figures."""
    return ConflictRow(
        indicator=clash.entries[0].figure.indicator,
        note=clash.note,
        values=tuple(row(entry.figure, sources) for entry in clash.entries),
        whole=row(clash.whole.figure, sources) if clash.whole else None,
    )


def _below(figure: Figure, section: str, sources: Sources) -> bool:
    number = figure.section_number
    if number == section or number.startswith(f"{section}."):
        return True
    return any(label.split(" ")[0] == section for label in sources.chunks[figure.chunk_id].path)


def _holds(figure: Figure, words: list[str], sources: Sources) -> bool:
    quote = sources.documents[figure.document_id].text[figure.sentence.start : figure.sentence.end]
    said = _folded(f"{figure.indicator}\n{figure.subject}\n{figure.period}\n{quote}")
    return all(word in said for word in words)


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
