"""Dense search with Chroma; the only file that imports it.

In: a version's directory, vectors, a query. Out: hits by cosine similarity. Chroma is used directly and not through
langchain-chroma: that embeds whatever it adds (vectors carried over from an earlier version would be computed again)
and drops results whose text it does not store (text lives once, in the snapshot).
"""

import errno
import logging
import shutil
import tempfile
import threading
import weakref
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from chromadb.api.client import Client
from chromadb.api.collection_configuration import CreateCollectionConfiguration
from chromadb.api.shared_system_client import SharedSystemClient
from chromadb.base_types import InclusionExclusionOperator, LiteralValue, Where
from chromadb.config import Settings
from chromadb.errors import ChromaError
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from assistant.errors import StorageFault
from assistant.index.rows import Row, load_rows
from assistant.index.storage import damaged
from assistant.index.vectors import Vector
from assistant.types import Hit, Query

FOLDER = "chroma"
DATABASE = "chroma.sqlite3"  # the engine adds a row to it whenever it is opened (table acquire_write)
COLLECTION = "passages"
# How many candidates the graph search keeps. It is exhaustive, so exact, while that holds the whole collection.
CANDIDATES = 1000
TIES = 16  # asked for beyond the limit, so that equal scores at the cut are decided by id and not by the graph
JOURNAL_BYTES = 65_536  # what the engine's first transaction needs to be able to write

_LOG = logging.getLogger(__name__)
_OPENING = threading.Lock()  # chromadb shares what belongs to a path between clients, and not all of that is locked


def build(directory: Path, rows: Sequence[Row], matrix: Vector, advance: Callable[[int], None]) -> None:
    """Write a collection of the vectors into the version's directory. Raises OSError."""
    size = max(2, len(rows))
    configuration: CreateCollectionConfiguration = {
        "hnsw": {
            "space": "cosine",
            "ef_construction": 200,
            "max_neighbors": 32,
            "ef_search": CANDIDATES,
            "sync_threshold": size,  # the graph is written once, complete; by default the last 1,000 rows are not
            "batch_size": min(size, 100),
        }
    }
    try:
        client = _connect(directory / FOLDER)
        try:
            collection = client.create_collection(COLLECTION, configuration=configuration, embedding_function=None)
            step = client.get_max_batch_size()
            for start in range(0, len(rows), step):
                part = rows[start : start + step]
                collection.add(
                    ids=[row.chunk_id for row in part],
                    embeddings=np.asarray(matrix[start : start + step], dtype=np.float32),
                    metadatas=[{"document": row.document_id} for row in part],
                )
                advance(len(part))
        finally:
            _disconnect(client)
    except ChromaError as error:  # while adding valid rows to an empty collection, that is the disk's fault
        raise OSError(errno.EIO, f"Chroma: {error}") from error


class DenseIndex:
    """Searches one published version. Safe in several threads; frees its files when closed or no longer referenced.

    Chroma writes even to search. Where the version cannot be written (read-only or full disk) a copy in the temporary
    folder is opened instead, and removed again with the index.
    """

    def __init__(self, directory: Path, embeddings: Embeddings) -> None:
        """Open a version. Raises IndexDamaged, and StorageFault when there is no room for a copy that is needed."""
        self._embeddings = embeddings
        rows = load_rows(directory)
        if not (directory / FOLDER / DATABASE).exists():  # or Chroma would make an empty one
            raise damaged(DATABASE)
        copy = None if _writable(directory / FOLDER) else _copied(directory / FOLDER)
        try:
            client = _connect(Path(copy.name) / FOLDER if copy else directory / FOLDER)
            self.close = weakref.finalize(self, _release, client, copy)
            self._collection = client.get_collection(COLLECTION, embedding_function=None)
            stored = self._collection.get(include=["metadatas"])
            held = {i: m["document"] for i, m in zip(stored["ids"], stored["metadatas"] or (), strict=True)}
        except ChromaError as error:
            raise damaged(DATABASE) from error
        self._count = len(rows)
        if held != {row.chunk_id: row.document_id for row in rows}:  # its digest is not kept, see DATABASE
            raise damaged(DATABASE)

    def search(self, query: Query, *, limit: int) -> list[Hit]:
        """Return the chunks nearest to `query.text` by cosine similarity, within `query.documents`."""
        if limit < 1 or not self._count:
            return []
        vector = np.array([self._embeddings.embed_query(query.text)], dtype=np.float32)
        within = _within(query.documents) if query.documents else None
        wanted = limit + TIES
        hits = self._nearest(vector, wanted, within)
        while wanted == len(hits) < self._count and hits[-1].score == hits[limit - 1].score:
            wanted *= 4  # texts that are equal beyond the slack: all of them must be seen to order them by id
            hits = self._nearest(vector, wanted, within)
        return sorted(hits, key=lambda hit: (-hit.score, hit.chunk_id))[:limit]

    def _nearest(self, vector: NDArray[np.float32], wanted: int, within: Where | None) -> list[Hit]:
        try:
            found = self._collection.query(
                query_embeddings=vector, n_results=min(wanted, self._count), where=within, include=["distances"]
            )
        except ChromaError as error:
            _LOG.warning("chroma cannot answer: %s", error)
            raise damaged(FOLDER) from error
        distances = found["distances"] or [[]]
        return [Hit(chunk_id=i, score=1.0 - float(d)) for i, d in zip(found["ids"][0], distances[0], strict=True)]


def _within(documents: Sequence[str]) -> Where:
    among: dict[InclusionExclusionOperator, list[LiteralValue]] = {"$in": [*documents]}
    return {"document": among}


def _writable(folder: Path) -> bool:
    try:
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(bytes(JOURNAL_BYTES))
            probe.flush()
    except OSError:
        return False
    return True


def _copied(folder: Path) -> "tempfile.TemporaryDirectory[str]":
    copy = tempfile.TemporaryDirectory(prefix="assistant-index-")
    try:
        for path in folder.rglob("*"):  # not copytree: that makes the copy as read-only as the original
            target = Path(copy.name) / FOLDER / path.relative_to(folder)
            if path.is_file():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)
    except OSError as error:
        copy.cleanup()
        raise StorageFault(
            f"{folder} 不可写，临时文件夹 {tempfile.gettempdir()} 也放不下它的副本。请腾出空间或检查权限后再试。"
        ) from error
    return copy


def _connect(folder: Path) -> Client:
    settings = Settings(is_persistent=True, persist_directory=str(folder), anonymized_telemetry=False)
    with _OPENING:
        try:
            return Client(settings=settings)
        except ChromaError:
            # A system that could not start stays in chromadb's table and would fail every later attempt otherwise.
            SharedSystemClient._identifier_to_system.pop(str(folder), None)  # noqa: SLF001 - there is no public way
            raise


def _release(client: Client, copy: "tempfile.TemporaryDirectory[str] | None") -> None:
    _disconnect(client)
    if copy is not None:
        copy.cleanup()


def _disconnect(client: Client) -> None:
    with _OPENING:
        client.close()
