"""Lexical search: BM25 over segmented words; the only file that imports bm25s.

In: chunks and a word segmenter, later a query. Out: hits by BM25 score. The segmenter that searches must know the same
names as the one that indexed (`Snapshot.names`), or words are cut differently and do not meet.
"""

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import bm25s
import numpy as np
from numpy.typing import NDArray

from assistant.index.rows import Ranking, load_rows
from assistant.index.storage import damaged
from assistant.types import Chunk, Hit, Query

FOLDER = "bm25"
# The usual weights. 0.9 and 0.4 find more on the report when BM25 is alone (right passage first 0.87 instead of 0.83),
# but no more once answers are fused and reranked (0.87 and 0.865), and less on articles of law (0.40 instead of 0.42).
K1 = 1.5
B = 0.75
HEADING_REPEATS = 1  # how often a heading's words count: 0, 2 and 3 find the right passage less often
EXPANSION_WEIGHT = 0.5  # of a word that the question does not hold itself

logging.getLogger("bm25s").setLevel(logging.WARNING)  # it sets itself to DEBUG on import


class Words(Protocol):
    """Splits text into words for search."""

    def words(self, text: str) -> list[str]:
        """Return the words of `text` in order."""


def build(
    directory: Path,
    chunks: Sequence[Chunk],
    segmenter: Words,
    advance: Callable[[int], None],
    *,
    heading_repeats: int = HEADING_REPEATS,
) -> None:
    """Write the word index of the chunks; no files when there is not one word."""
    vocabulary: dict[str, int] = {}
    documents: list[list[int]] = []
    for chunk in chunks:
        words = segmenter.words(chunk.heading) * heading_repeats
        for sentence in chunk.sentences:
            words += segmenter.words(sentence.text)
        # Numbered in order of appearance: bm25s would number a set, in another order in every process.
        documents.append([vocabulary.setdefault(word, len(vocabulary)) for word in words])
        advance(1)
    if vocabulary:
        engine = bm25s.BM25(k1=K1, b=B)
        engine.index((documents, vocabulary), create_empty_token=False, show_progress=False)
        engine.save(directory / FOLDER, show_progress=False)


class LexicalIndex:
    """Searches one published version. Safe in several threads: it only reads."""

    def __init__(self, directory: Path, segmenter: Words, *, expansion_weight: float = EXPANSION_WEIGHT) -> None:
        self._segmenter = segmenter
        self._expansion_weight = expansion_weight
        rows = load_rows(directory)
        self._ranking = Ranking(rows)
        self._engine = _load(directory / FOLDER)
        if self._engine is not None and self._engine.scores["num_docs"] != len(rows):
            raise damaged(FOLDER)

    def search(self, query: Query, *, limit: int) -> list[Hit]:
        """Return the chunks that share words with the query, best first; a chunk sharing none is no hit."""
        if self._engine is None:
            return []
        return self._ranking.best(self._scores(self._engine, query), limit=limit, documents=query.documents, above=0.0)

    def _scores(self, engine: bm25s.BM25, query: Query) -> NDArray[np.float32]:
        asked = dict.fromkeys(self._segmenter.words(query.text))
        added = dict.fromkeys(word for text in query.expansions for word in self._segmenter.words(text))
        extra = [word for word in added if word not in asked]
        scores: NDArray[np.float32] = engine.get_scores_from_ids(engine.get_tokens_ids(list(asked)))
        scores += np.float32(self._expansion_weight) * engine.get_scores_from_ids(engine.get_tokens_ids(extra))
        return scores


def _load(folder: Path) -> bm25s.BM25 | None:
    if not folder.exists():
        return None
    try:
        return bm25s.BM25.load(folder, show_progress=False)
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        raise damaged(FOLDER) from None
