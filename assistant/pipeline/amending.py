"""Change the published index by a few documents, without reading the others again.

In: the snapshot in service, documents to add, ids to leave out. Out: the new snapshot; what the added documents gave.
"""

from collections.abc import Collection, Sequence
from pathlib import Path

from langchain_core.embeddings import Embeddings

from assistant.facts.ledger import ledger
from assistant.index.snapshot import Progress, Snapshot, publish
from assistant.ingest.chunks import chunk
from assistant.lexicon import Tagger, corpus_names
from assistant.types import Chunk, Document, Frozen


class Quality(Frozen):
    """What was read from a document, counted, so that its owner can tell whether it was read well."""

    document_id: str
    title: str
    pages: int
    sections: int
    tables: int
    chunks: int
    figures: int
    characters: int
    warnings: tuple[str, ...] = ()


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
