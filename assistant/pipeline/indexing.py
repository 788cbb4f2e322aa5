"""The journey of a document: file -> parsed -> chunks -> published index.

In: paths with what the manifest knows of them. Out: an `IndexReport`. A document that cannot be read is left out and
reported; the rest goes on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from langchain_core.embeddings import Embeddings

from assistant.census import corpus_names
from assistant.errors import DocumentError
from assistant.index.snapshot import BuildKey, Progress, Snapshot, publish
from assistant.ingest.chunks import chunk
from assistant.ingest.parse import parse
from assistant.lexicon import Tagger
from assistant.types import (
    Document,
    Profile,
)


@dataclass(frozen=True)
class Problem:
    """A document that could not be indexed; `message` is a Chinese sentence."""

    path: str
    message: str


@dataclass(frozen=True)
class IndexReport:
    """What an indexing run did: the published snapshot and the documents that had to be left out."""

    snapshot: Snapshot
    problems: tuple[Problem, ...] = ()


def index_corpus(
    sources: Sequence[tuple[Path, Profile]],
    *,
    data_dir: Path,
    key: BuildKey,
    embeddings: Embeddings,
    tagger: Tagger,
    max_chars: int,
    progress: Progress,
) -> IndexReport:
    """Parse, chunk and publish the sources. A document that cannot be read is left out and reported.

    Raises IndexFault when nothing can be published, and the first DocumentError when no document could be read.
    """
    documents: list[Document] = []
    problems: list[Problem] = []
    faults: list[DocumentError] = []
    progress.start("读取文件", len(sources))
    for path, profile in sources:
        try:
            documents.append(parse(path, profile=profile))
        except DocumentError as fault:
            faults.append(fault)
            problems.append(Problem(str(path), fault.message))
        progress.advance()
    progress.done()
    if faults and not documents:
        raise faults[0]
    chunks = [piece for document in documents for piece in chunk(document, max_chars=max_chars)]
    snapshot = publish(
        data_dir,
        documents=documents,
        chunks=chunks,
        key=key,
        embeddings=embeddings,
        names=corpus_names(chunks, tagger),
        progress=progress,
    )
    return IndexReport(snapshot, tuple(problems))
