"""Change the published index by a few documents, without reading the others again.

In: the snapshot in service, documents to add, ids to leave out. Out: the new snapshot; what the added documents gave.
"""

from collections.abc import Collection, Sequence
from pathlib import Path

from langchain_core.embeddings import Embeddings
from pydantic import Field

from assistant.census import corpus_names
from assistant.facts.ledger import ledger
from assistant.index.snapshot import Progress, Snapshot, publish
from assistant.ingest.chunks import chunk
from assistant.lexicon import Tagger
from assistant.types import Chunk, Document, Frozen


class Quality(Frozen):
    """What was read from a document, counted, so that its owner can tell whether it was read well."""

    document_id: str = Field(description="文档编号", examples=["upload-5d2f0c9ab714"])
    title: str = Field(description="读出的标题；没有标题时为文件名", examples=["学生资助实施办法"])
    pages: int = Field(description="页数；没有分页的格式为 0", examples=[6])
    sections: int = Field(description="章节数", examples=[14])
    tables: int = Field(description="读成行列的表格数", examples=[2])
    chunks: int = Field(description="片段数", examples=[21])
    figures: int = Field(description="读出的数字个数", examples=[37])
    characters: int = Field(description="字数", examples=[5300])
    warnings: tuple[str, ...] = Field(default=(), description="没有读好的地方", examples=[[]])


def amend_index(
    snapshot: Snapshot,
    *,
    added: Sequence[Document] = (),
    removed: Collection[str] = (),
    data_dir: Path,
    embeddings: Embeddings,
    tagger: Tagger,
    max_chars: int,
    progress: Progress,
) -> Snapshot:
    """Publish the documents of a snapshot with others added (in the place of those of the same id) and removed.

    Raises what `index.snapshot.publish` does; the version in service stays in service then.
    """
    gone = {*removed, *(document.id for document in added)}
    documents = [document for document in snapshot.documents.values() if document.id not in gone]
    chunks = [piece for piece in snapshot.chunks.values() if piece.document_id not in gone]
    chunks += [piece for document in added for piece in chunk(document, max_chars=max_chars)]
    return publish(
        data_dir,
        documents=[*documents, *added],
        chunks=chunks,
        key=snapshot.key,
        embeddings=embeddings,
        names=corpus_names(chunks, tagger),
        progress=progress,
    )


def quality(document: Document, snapshot: Snapshot, tagger: Tagger) -> Quality:
    """Count what a document gave."""
    chunks: list[Chunk] = [piece for piece in snapshot.chunks.values() if piece.document_id == document.id]
    return Quality(
        document_id=document.id,
        title=document.title,
        pages=len(document.pages),
        sections=len(document.sections),
        tables=sum(block.table is not None for block in document.blocks),
        chunks=len(chunks),
        figures=len(ledger(chunks, tagger)),
        characters=len(document.text),
        warnings=document.warnings,
    )
