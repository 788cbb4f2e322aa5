"""How one document gets into the published index and out of it again.

In: a data directory and what builds its index. Out: new versions of the index, and the record of its files in line with
them. The other documents are neither read nor embedded again.
"""

from collections.abc import Callable
from pathlib import Path

from langchain_core.embeddings import Embeddings

from assistant import sources
from assistant.errors import DocumentConflict
from assistant.index.snapshot import BuildKey, Progress, current
from assistant.ingest.apart import parse_apart
from assistant.ingest.uploads import Incoming
from assistant.lexicon import Tagger
from assistant.pipeline import Quality, amend_index, quality
from assistant.types import Document


class IndexShelf:
    """The published index below a data directory (see `shelving.Shelving`)."""

    def __init__(
        self, data_dir: Path, *, key: BuildKey, embeddings: Embeddings, tagger: Callable[[], Tagger], max_chars: int
    ) -> None:
        self._data_dir = data_dir
        self._key = key
        self._embeddings = embeddings
        self._tagger = tagger
        self._max_chars = max_chars

    def read(self, incoming: Incoming) -> Document:
        """Read a received file in a process of its own. Raises DocumentError."""
        return parse_apart(incoming.path, incoming.profile)

    def put(self, document: Document, progress: Progress) -> Quality:
        """Publish an index with the document in it. Raises IndexFault."""
        tagger = self._tagger()
        snapshot = amend_index(
            current(self._data_dir, self._key),
            added=[document],
            data_dir=self._data_dir,
            embeddings=self._embeddings,
            tagger=tagger,
            max_chars=self._max_chars,
            progress=progress,
        )
        sources.amend(self._data_dir, added=[(Path(document.source.path), document.profile)])
        return quality(document, snapshot, tagger)

    def take(self, document_id: str) -> None:
        """Publish an index without the document. Raises IndexFault, DocumentConflict for the last one."""
        before = current(self._data_dir, self._key)
        document = before.documents.get(document_id)
        if document is None:
            return
        if len(before.documents) == 1:
            raise DocumentConflict("这是唯一的文档，删除后将没有资料可查。请先上传或建立其他文档的索引。")
        amend_index(
            before,
            removed=[document_id],
            data_dir=self._data_dir,
            embeddings=self._embeddings,
            tagger=self._tagger(),
            max_chars=self._max_chars,
            progress=_Silent(),
        )
        sources.amend(self._data_dir, removed=[Path(document.source.path)])


class _Silent:
    """Progress that nobody watches."""

    def start(self, task: str, total: int) -> None:
        pass

    def advance(self, n: int = 1) -> None:
        pass

    def done(self) -> None:
        pass
