"""Dense and lexical search, fused into passages.

In: a `Query`, any number of searchers. Out: passages, best first, copies of one text folded. Indexes give ids and
scores only; the chunks come from the snapshot.

Fusion is the sum of z-scores: each searcher's scores over the union of candidates are standardised (a candidate that a
searcher did not return takes that searcher's lowest score) and added. Measured on report questions it puts the right
passage first more often than reciprocal rank fusion (design, section 5).
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.text import fold
from assistant.types import Chunk, Document, Hit, Passage, Query

CANDIDATES = 60  # per searcher; more changes nothing on 14,000 passages and costs time
SHINGLE = 6  # characters; shorter ones are shared by unrelated official texts
SAME_TEXT = 0.8  # share of the shorter text's shingles


class Searcher(Protocol):
    """One index: ids and scores, best first."""

    def search(self, query: Query, *, limit: int) -> list[Hit]:
        """Return at most `limit` hits within `query.documents`."""


class HybridRetriever:
    """Finds passages with a dense and a lexical searcher."""

    def __init__(
        self, *, dense: Searcher, lexical: Searcher, chunks: Mapping[str, Chunk], documents: Mapping[str, Document]
    ) -> None:
        self._dense = dense
        self._lexical = lexical
        self._chunks = chunks
        self._documents = documents

    def retrieve(self, query: Query, *, limit: int) -> list[Passage]:
        """Return at most `limit` passages, best first."""
        wanted = max(CANDIDATES, limit)
        dense = {hit.chunk_id: hit.score for hit in self._dense.search(query, limit=wanted)}
        lexical = {hit.chunk_id: hit.score for hit in self._lexical.search(query, limit=wanted)}
        ids = list(dict.fromkeys((*dense, *lexical)))
        if not ids:
            return []
        fused = standardised(ids, dense) + standardised(ids, lexical)
        order = sorted(range(len(ids)), key=lambda i: (-fused[i], ids[i]))
        passages = [
            Passage(
                chunk=(chunk := self._chunks[ids[i]]),
                document_title=self._documents[chunk.document_id].title,
                score=float(fused[i]),
                dense=dense.get(ids[i]),
                lexical=lexical.get(ids[i]),
            )
            for i in order
        ]
        return fold_duplicates(passages, limit=limit)


def standardised(ids: Sequence[str], scores: Mapping[str, float]) -> NDArray[np.float64]:
    """Return the z-score of each id; ids without a score take the lowest one. All zero when nothing varies."""
    if not scores:
        return np.zeros(len(ids))
    lowest = min(scores.values())
    values = np.array([scores.get(i, lowest) for i in ids])
    spread = float(values.std())
    return (values - values.mean()) / spread if spread > 0 else np.zeros(len(ids))


@lru_cache(maxsize=4096)
def shingles(text: str) -> frozenset[str]:
    """Return all runs of SHINGLE folded characters."""
    folded = fold(text).text
    return frozenset(folded[i : i + SHINGLE] for i in range(max(1, len(folded) - SHINGLE + 1)))


def fold_duplicates(passages: Sequence[Passage], *, limit: int) -> list[Passage]:
    """Keep the first of passages that tell the same; it names the others in `duplicates`."""
    kept: list[tuple[Passage, frozenset[str], list[str]]] = []
    for passage in passages:
        own = shingles(passage.chunk.text)
        for _, other, copies in kept:
            if len(own & other) >= SAME_TEXT * min(len(own), len(other)):
                copies.append(passage.chunk.id)
                break
        else:
            if len(kept) == limit:
                break
            kept.append((passage, own, []))
    return [p.model_copy(update={"duplicates": tuple(copies)}) if copies else p for p, _, copies in kept]
