"""Dense search with Chroma; the only file that imports it.

In: a version's directory, vectors, a query. Out: hits by cosine similarity, exact (see EXACT). Chroma is used directly
and not through langchain-chroma: that embeds whatever it adds (vectors carried over from an earlier version would be
computed again) and drops results whose text it does not store (text lives once, in the snapshot).
"""

import logging
import threading
import weakref
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from chromadb.api.client import Client
from chromadb.api.collection_configuration import CreateCollectionConfiguration
from chromadb.base_types import InclusionExclusionOperator, LiteralValue, Where
from chromadb.config import Settings
from chromadb.errors import ChromaError
from langchain_core.embeddings import Embeddings

from assistant.index.rows import Row
from assistant.index.storage import damaged
from assistant.index.vectors import Vector
from assistant.types import Hit, Query

FOLDER = "chroma"
COLLECTION = "passages"
# Graph search is exact as long as the list it searches with holds the whole collection. TODO measure
EXACT = 1000
TIES = 16  # asked for beyond the limit, so that equal scores at the cut are decided by id and not by the graph

_LOG = logging.getLogger(__name__)
_OPENING = threading.Lock()  # chromadb keeps its systems by path in a class variable without locking it throughout


def build(directory: Path, rows: Sequence[Row], matrix: Vector, advance: Callable[[int], None]) -> None:
    """Write a collection of the vectors into the version's directory. Raises OSError or ChromaError."""
    size = max(2, len(rows))
    configuration: CreateCollectionConfiguration = {
        "hnsw": {
            "space": "cosine",
            "ef_construction": 200,
            "max_neighbors": 32,
            "ef_search": max(EXACT, 100),
            "sync_threshold": size,  # the graph is written once, complete; by default the last 1,000 rows are not
            "batch_size": min(size, 100),
        }
    }
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


class DenseIndex:
    """Searches one published version. Safe in several threads; frees its files when closed or no longer referenced."""

    def __init__(self, directory: Path, embeddings: Embeddings) -> None:
        self._embeddings = embeddings
        try:
            client = _connect(directory / FOLDER)
            self.close = weakref.finalize(self, _disconnect, client)
            self._collection = client.get_collection(COLLECTION, embedding_function=None)
            self._count = self._collection.count()
        except ChromaError:
            raise damaged(FOLDER) from None

    def search(self, query: Query, *, limit: int) -> list[Hit]:
        """Return the chunks nearest to `query.text` by cosine similarity, within `query.documents`."""
        if limit < 1 or not self._count:
            return []
        try:
            found = self._collection.query(
                query_embeddings=np.array([self._embeddings.embed_query(query.text)], dtype=np.float32),
                n_results=min(limit + TIES, self._count),
                where=_within(query.documents) if query.documents else None,
                include=["distances"],
            )
        except ChromaError as error:
            _LOG.warning("chroma cannot answer: %s", error)
            raise damaged(FOLDER) from error
        distances = found["distances"] or [[]]
        hits = [Hit(chunk_id=i, score=1.0 - float(d)) for i, d in zip(found["ids"][0], distances[0], strict=True)]
        return sorted(hits, key=lambda hit: (-hit.score, hit.chunk_id))[:limit]


def _within(documents: Sequence[str]) -> Where:
    among: dict[InclusionExclusionOperator, list[LiteralValue]] = {"$in": [*documents]}
    return {"document": among}


def _connect(path: Path) -> Client:
    with _OPENING:
        return Client(settings=Settings(is_persistent=True, persist_directory=str(path), anonymized_telemetry=False))


def _disconnect(client: Client) -> None:
    with _OPENING:
        client.close()
