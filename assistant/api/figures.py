"""`GET /api/v1/figures` and `/figures/conflicts`: the ledger of the corpus, with the sentence of each figure.

In: filters. Out: rows as JSON by pages, or all of them as CSV or Excel; the contradictions within each document.
"""

from itertools import islice
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from assistant.api.current import Answering
from assistant.api.dependencies import READER, AssistantDep
from assistant.api.stored import attachment
from assistant.errors import DocumentNotFound
from assistant.export.rows import ConflictRow, FigureRow, Filter, Sources, conflict, row, select
from assistant.export.sheets import to_csv, to_excel

router = APIRouter(prefix="/figures", tags=["数字"], dependencies=READER)

FILES = {
    "csv": ("text/csv; charset=utf-8", to_csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", to_excel),
}
DocumentIds = Annotated[
    tuple[str, ...], Query(max_length=100, description="文档编号；可以重复", examples=[["report-2025"]])
]


class Figures(BaseModel):
    """One page of the ledger."""

    index_fingerprint: str = Field(description="索引指纹，与回答中的相同")
    total: int = Field(description="符合条件的数字个数", examples=[1])
    page: int = Field(description="第几页，从 1 起", examples=[1])
    limit: int = Field(description="每页个数", examples=[100])
    figures: tuple[FigureRow, ...] = Field(description="这一页的数字，按原文次序")


class Conflicts(BaseModel):
    """The contradictions of the corpus."""

    index_fingerprint: str = Field(description="索引指纹，与回答中的相同")
    conflicts: tuple[ConflictRow, ...] = Field(description="同一指标的不同数值，或各项之和超过总数")


@router.get(
    "",
    summary="资料中的数字",
    description="列出资料中的数字：指标、主体、数值、单位、时间和所在的句子。"
    "format 为 csv 或 xlsx 时返回全部符合条件的行。",
    response_description="符合条件的数字",
    response_model=Figures,
    responses={200: {"content": {kind.split(";")[0]: {} for kind, _ in FILES.values()}}},
)
def read_figures(
    assistant: AssistantDep,
    document: DocumentIds = (),
    section: Annotated[str, Query(max_length=100, description="章节编号，含下级章节", examples=["1.3"])] = "",
    text: Annotated[
        str, Query(max_length=200, description="指标、主体或原句中的词，空格分开", examples=["在校生"])
    ] = "",
    unit: Annotated[str, Query(max_length=20, description="单位", examples=["人"])] = "",
    school: Annotated[str, Query(max_length=100, description="主体中的学校名", examples=["吕梁市卫生学校"])] = "",
    page: Annotated[int, Query(ge=1, le=1_000_000, description="第几页")] = 1,
    limit: Annotated[int, Query(ge=1, le=1000, description="每页个数")] = 100,
    format_: Annotated[Literal["json", "csv", "xlsx"], Query(alias="format", description="返回的格式")] = "json",
) -> Figures | Response:
    """List the figures that fit."""
    sources = _sources(assistant, document)
    chosen = Filter(documents=document, section=section, text=text, unit=unit, school=school)
    found = select(assistant.accountant.figures, chosen, sources)
    if format_ != "json":
        kind, write = FILES[format_]
        return Response(write(row(figure, sources) for figure in found), 200, attachment("资料中的数字", format_), kind)
    fitting = list(found)
    shown = islice(fitting, (page - 1) * limit, page * limit)
    return Figures(
        index_fingerprint=assistant.snapshot.fingerprint,
        total=len(fitting),
        page=page,
        limit=limit,
        figures=tuple(row(figure, sources) for figure in shown),
    )


@router.get(
    "/conflicts",
    summary="互相矛盾的数字",
    description="列出资料中互相矛盾的数字，各附出处。",
    response_description="矛盾",
)
def read_conflicts(assistant: AssistantDep, document: DocumentIds = ()) -> Conflicts:
    """List the contradictions within each document."""
    sources = _sources(assistant, document)
    clashes = (clash for one in document or sources.documents for clash in assistant.accountant.clashes(one))
    return Conflicts(
        index_fingerprint=assistant.snapshot.fingerprint,
        conflicts=tuple(conflict(clash, sources) for clash in clashes),
    )


def _sources(assistant: Answering, documents: tuple[str, ...]) -> Sources:
    snapshot = assistant.snapshot
    if set(documents) - snapshot.documents.keys():
        raise DocumentNotFound("没有这个编号的文档，可用 GET /api/v1/documents 查看全部。")
    return Sources(snapshot.documents, snapshot.chunks)
