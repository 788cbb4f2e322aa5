"""Which chunk stands in which row of a version's matrices, and the best rows as hits.

In: chunks, later one score a row. Out: `rows.json`, and hits in the order that every searcher promises. It holds no
text, no vectors and no opinion on what a score means.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from assistant.index.storage import damaged
from assistant.types import Chunk, Hit

ROWS = "rows.json"


class Row(NamedTuple):
    """One chunk; `sentences` is how many rows of the sentence matrix are its own."""

    chunk_id: str
    document_id: str
    sentences: int


class Ranking:
    """Turns the scores of all rows into hits."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._ids = [row.chunk_id for row in rows]
        self._documents = np.array([row.document_id for row in rows])
        self._place = np.argsort(np.argsort(np.array(self._ids)))  # of each id among the sorted ids

    def best(
        self, scores: NDArray[np.float32], *, limit: int, documents: Iterable[str] = (), above: float = -np.inf
    ) -> list[Hit]:
        """Return at most `limit` hits that score more than `above`, best first, equal scores by chunk id.

        `documents` restricts to their chunks before anything is cut; empty: all.
        """
        if limit < 1:
            return []
        allowed = scores > above
        if wanted := list(documents):
            allowed &= np.isin(self._documents, wanted)
        found = np.flatnonzero(allowed)
        if len(found) > limit:  # sort only what can be among the first, ties at the cut included
            cut = np.partition(scores[found], -limit)[-limit]
            found = found[scores[found] >= cut]
        first = found[np.lexsort((self._place[found], -scores[found]))][:limit]
        return [
            Hit(chunk_id=self._ids[row], score=score)
            for row, score in zip(first.tolist(), scores[first].tolist(), strict=True)
        ]


def save_rows(directory: Path, chunks: Sequence[Chunk]) -> list[Row]:
    """Write and return the rows of the chunks, in their order."""
    rows = [Row(chunk.id, chunk.document_id, len(chunk.sentences)) for chunk in chunks]
    (directory / ROWS).write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    return rows


def load_rows(directory: Path) -> list[Row]:
    """Return the rows of a version. Raises IndexDamaged."""
    try:
        return [Row(*values) for values in json.loads((directory / ROWS).read_text(encoding="utf-8"))]
    except (FileNotFoundError, ValueError, TypeError):
        raise damaged(ROWS) from None
