"""`GET /api/v1/documents…`: what is indexed, a document's outline, the text of one section.

In: ids. Out: summaries, outlines, sections. Not here: adding and removing documents.
"""

from pathlib import PurePath
from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import BaseModel, Field

from assistant.api.current import Answering
from assistant.api.dependencies import READER, AssistantDep
from assistant.errors import DocumentNotFound
from assistant.types import Document, Profile, Section, Source, Table

router = APIRouter(prefix="/documents", tags=["文档"])

DocumentId = Annotated[str, Path(max_length=200, description="文档编号", examples=["report-2025"])]
SectionIndex = Annotated[int, Path(ge=0, le=1_000_000, description="章节在提纲中的序号（从 0 起）", examples=[5])]


class DocumentSummary(BaseModel):
    """One indexed document."""

    id: str = Field(description="文档编号，用于 documents 参数")
    title: str = Field(description="标题")
    profile: Profile = Field(description="资料目录中登记的信息；未登记的文件各项为空")
    source: Source = Field(description="文件")
    pages: int = Field(description="页数；没有分页的格式为 0")
    sections: int = Field(description="章节数，含表、图、案例框")
    characters: int = Field(description="字数")
    warnings: tuple[str, ...] = Field(description="没有读好的地方")


class DocumentList(BaseModel):
    """All indexed documents."""

    index_fingerprint: str = Field(description="索引指纹，与回答中的相同")
    documents: tuple[DocumentSummary, ...]


class DocumentOutline(BaseModel):
    """A document with its sections."""

    document: DocumentSummary
    sections: tuple[Section, ...] = Field(description="提纲，按原文次序；表、图、案例框也是章节")


class SectionText(BaseModel):
    """One section as it stands in the document."""

    document_id: str
    section: Section
    text: str = Field(description="本节自己的原文，不含下级章节")
    tables: tuple[Table, ...] = Field(description="能够读成行列的表格")


@router.get(
    "",
    dependencies=READER,
    summary="文档列表",
    description="列出已建立索引的文档。",
    response_description="已建立索引的文档",
)
def list_documents(assistant: AssistantDep) -> DocumentList:
    """List the indexed documents."""
    snapshot = assistant.snapshot
    summaries = tuple(_summary(document) for document in snapshot.documents.values())
    return DocumentList(index_fingerprint=snapshot.fingerprint, documents=summaries)


@router.get(
    "/{document_id}",
    dependencies=READER,
    summary="文档提纲",
    description="给出一个文档的信息和提纲。",
    response_description="文档信息和各章节",
)
def read_document(document_id: DocumentId, assistant: AssistantDep) -> DocumentOutline:
    """Describe one document with its outline."""
    document = _find(assistant, document_id)
    return DocumentOutline(document=_summary(document), sections=document.sections)


@router.get(
    "/{document_id}/sections/{index}",
    dependencies=READER,
    summary="章节原文",
    description="给出一个章节自己的原文。",
    response_description="该章节的原文",
)
def read_section(document_id: DocumentId, index: SectionIndex, assistant: AssistantDep) -> SectionText:
    """Give the text of one section."""
    document = _find(assistant, document_id)
    if index >= len(document.sections):
        raise DocumentNotFound(f"这个文档只有 {len(document.sections)} 个章节，序号从 0 起。")
    section = document.sections[index]
    blocks = [block for block in document.blocks if block.section == index]
    return SectionText(
        document_id=document.id,
        section=section,
        text="\n".join(document.text[span.start : span.end].strip("\n") for span in section.spans),
        tables=tuple(block.table for block in blocks if block.table is not None),
    )


def _find(assistant: Answering, document_id: str) -> Document:
    document = assistant.snapshot.documents.get(document_id)
    if document is None:
        raise DocumentNotFound("没有这个编号的文档，可用 GET /api/v1/documents 查看全部。")
    return document


def _summary(document: Document) -> DocumentSummary:
    return DocumentSummary(
        id=document.id,
        title=document.title,
        profile=document.profile,
        source=document.source.model_copy(update={"path": PurePath(document.source.path).name}),
        pages=len(document.pages),
        sections=len(document.sections),
        characters=len(document.text),
        warnings=document.warnings,
    )
