"""Dense search; passages' vectors are kept in Chroma, and this is the only file that imports it.

In: a version's directory, vectors, a query. Out: hits by cosine similarity.

Chroma keeps the vectors; they are compared one by one in memory, which is exact. Its own search walks a graph that is
laid out anew with every build and may leave out a passage (1 of 1,500 crowded vectors was out of reach for any list
length), and here it is the slower way too: 1.5 ms against 0.05 ms with 1,000 passages, 4 ms against 0.4 ms with 8,000.

Chroma is not used through langchain-chroma: that embeds whatever it adds (vectors carried over from an earlier version
would be computed again) and drops results whose text it does not store (text lives once, in the snapshot).
"""

import errno
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import numpy as np
from chromadb.api.client import Client
from chromadb.api.collection_configuration import CreateCollectionConfiguration
from chromadb.api.shared_system_client import SharedSystemClient
from chromadb.config import Settings
from chromadb.errors import ChromaError
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from assistant.errors import StorageFault
from assistant.index.rows import Ranking, Row, load_rows
from assistant.index.storage import damaged
from assistant.types import Hit, Query

FOLDER = "chroma"
COLLECTION = "passages"
STEP = 500  # rows read at once: the engine hands them over as Python objects, many times their size

_ENGINE = threading.Lock()  # chromadb shares what belongs to a path between clients, and not all of that is locked


def build(directory: Path, rows: Sequence[Row], matrix: NDArray[np.float32], advance: Callable[[int], None]) -> None:
    """Write the rows' unit vectors into a new collection in the version's directory. Raises OSError."""
    # Inner product, because for "cosine" Chroma would divide by the length once more, every time they are carried over.
    # The graph is made whether it is used or not: this is a small one, written once, when all rows are there.
    graph: CreateCollectionConfiguration = {
        "hnsw": {"space": "ip", "max_neighbors": 4, "ef_construction": 8, "sync_threshold": max(2, len(rows))}
    }
    try:
        with _client(directory / FOLDER) as client:
            collection = client.create_collection(COLLECTION, configuration=graph, embedding_function=None)
            for start in range(0, len(rows), STEP):
                ids = [row.chunk_id for row in rows[start : start + STEP]]
                collection.add(ids=ids, embeddings=matrix[start : start + STEP])
                advance(len(ids))
    except ChromaError as error:  # while adding valid rows to an empty collection, that is the disk's fault
        raise OSError(errno.EIO, f"Chroma: {error}") from error


def read(directory: Path, rows: Sequence[Row]) -> NDArray[np.float32]:
    """Return the vectors of the rows, shape (rows, dimensions).

    Raises IndexDamaged when they are not all there or something else is, and StorageFault when there is no room for a
    copy: Chroma writes even to read (a row in its database, sometimes the graph), and a published version must not
    change, may be on a read-only or full disk, and may be read by several processes at once.
    """
    vectors: dict[str, NDArray[np.float32]] = {}
    try:
        with _copy(directory / FOLDER) as folder, _client(folder) as client:
            collection = client.get_collection(COLLECTION, embedding_function=None)
            for start in range(0, collection.count(), STEP):
                found = collection.get(limit=STEP, offset=start, include=["embeddings"])
                vectors.update(zip(found["ids"], np.asarray(found["embeddings"], dtype=np.float32), strict=True))
    except ChromaError as error:
        raise damaged(FOLDER) from error
    if vectors.keys() != {row.chunk_id for row in rows}:
        raise damaged(FOLDER)
    return np.stack([vectors[row.chunk_id] for row in rows]) if rows else np.zeros((0, 0), dtype=np.float32)


class DenseIndex:
    """Searches one published version. Safe in several threads; its files may be removed once it is open."""

    def __init__(self, directory: Path, embeddings: Embeddings) -> None:
        """Open a version. Raises what `read` raises."""
        rows = load_rows(directory)
        self._embeddings = embeddings
        self._ranking = Ranking(rows)
        self._matrix = read(directory, rows)

    def search(self, query: Query, *, limit: int) -> list[Hit]:
        """Return the chunks nearest to `query.text` by cosine similarity, within `query.documents`."""
        if limit < 1 or not len(self._matrix):
            return []
        vector = np.asarray(self._embeddings.embed_query(query.text), dtype=np.float32)
        vector /= np.linalg.norm(vector)
        # Row by row: a product of matrix and vector gives equal rows unequal scores, by their place in its blocks.
        scores = np.vecdot(self._matrix, vector)
        return self._ranking.best(scores, limit=limit, documents=query.documents)


@contextmanager
def _client(folder: Path) -> Iterator[Client]:
    settings = Settings(is_persistent=True, persist_directory=str(folder), anonymized_telemetry=False)
    with _ENGINE:
        try:
            client = Client(settings=settings)
        except ChromaError:
            # A system that could not start stays in chromadb's table and would fail every later attempt otherwise.
            SharedSystemClient._identifier_to_system.pop(str(folder), None)  # noqa: SLF001 - there is no public way
            raise
    try:
        yield client
    finally:
        with _ENGINE:
            client.close()


@contextmanager
def _copy(folder: Path) -> Iterator[Path]:
    with ExitStack() as stack:
        try:
            copy = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="assistant-index-")))
            for path in folder.rglob("*"):  # not copytree: that makes the copy as read-only as the original
                if path.is_file():
                    target = copy / path.relative_to(folder)
                    target.parent.mkdir(exist_ok=True)
                    shutil.copyfile(path, target)
        except OSError as error:
            if not folder.exists():  # two later publications removed it meanwhile
                raise damaged(FOLDER) from None
            raise StorageFault(
                "系统的临时文件夹放不下向量库的副本。请腾出空间，或用环境变量 TMPDIR 换一处。"
            ) from error
        yield copy
