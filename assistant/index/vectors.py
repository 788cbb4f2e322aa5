"""Vectors of texts: computed once for each text and carried from version to version.

In: texts and LangChain `Embeddings`. Out: matrices of unit vectors, a row a text; those of sentences are kept here,
those of passages in Chroma (chroma.py). It does not search. A vector is known by the text it stands for, so that an
unchanged passage of a changed document is not embedded again.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from assistant.index.rows import load_rows
from assistant.index.storage import damaged

SENTENCES = "sentences.npy"
BATCH = 32  # texts between two steps of a progress bar; the model's own rate does not depend on it

Vector = NDArray[np.floating]


def text_key(text: str) -> str:
    """Return the name under which a text's vector is kept."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def missing(texts: Iterable[str], known: Mapping[str, Vector]) -> dict[str, str]:
    """Return the texts without a known vector by key, each once."""
    keyed = {text_key(text): text for text in texts}
    return {key: text for key, text in keyed.items() if key not in known}


def embed(texts: Mapping[str, str], embeddings: Embeddings, advance: Callable[[int], None]) -> dict[str, Vector]:
    """Return the unit vectors of the texts by key; `advance` is told the characters done."""
    vectors: dict[str, Vector] = {}
    items = list(texts.items())
    for start in range(0, len(items), BATCH):
        keys, batch = zip(*items[start : start + BATCH], strict=True)
        matrix = np.asarray(embeddings.embed_documents(list(batch)), dtype=np.float32)
        matrix /= np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), np.finfo(np.float32).tiny)
        vectors.update(zip(keys, matrix, strict=True))
        advance(sum(map(len, batch)))
    return vectors


def stack(texts: Sequence[str], vectors: Mapping[str, Vector]) -> NDArray[np.float32]:
    """Return the vectors of the texts, shape (texts, dimensions)."""
    if not texts:
        return np.zeros((0, 0), dtype=np.float32)
    return np.stack([vectors[text_key(text)] for text in texts]).astype(np.float32)


def save_sentences(directory: Path, matrix: NDArray[np.float32]) -> None:
    """Write the sentences' matrix: 16 bits, which change no order that matters within a passage and halve the file."""
    np.save(directory / SENTENCES, matrix.astype(np.float16), allow_pickle=False)


def load_sentences(directory: Path) -> Vector:
    """Return the sentences' matrix, left on the disk until it is used. Raises IndexDamaged."""
    try:
        matrix: Vector = np.load(directory / SENTENCES, mmap_mode="r", allow_pickle=False)
    except (FileNotFoundError, ValueError):
        raise damaged(SENTENCES) from None
    return matrix


def save_keys(directory: Path, name: str, texts: Sequence[str]) -> None:
    """Write which texts the rows of a matrix stand for."""
    (directory / f"{name}.json").write_text(json.dumps([text_key(text) for text in texts]), encoding="ascii")


def keyed(directory: Path, name: str, matrix: Vector) -> dict[str, Vector]:
    """Return the rows of a matrix by the key of their text. Raises IndexDamaged."""
    try:
        return dict(zip(json.loads((directory / f"{name}.json").read_bytes()), matrix, strict=True))
    except (FileNotFoundError, ValueError):
        raise damaged(f"{name}.json") from None


class SentenceVectors:
    """The vectors of every chunk's sentences, read from the disk as they are needed. Safe in several threads."""

    def __init__(self, directory: Path) -> None:
        rows = load_rows(directory)
        ends = np.cumsum([row.sentences for row in rows], dtype=np.int64).tolist()
        self._spans = {row.chunk_id: (end - row.sentences, end) for row, end in zip(rows, ends, strict=True)}
        # A plain view of the mapped file: slicing takes a third of the time, and is done for every passage.
        self._matrix = load_sentences(directory).view(np.ndarray)
        if len(self._matrix) != (ends[-1] if ends else 0):
            raise damaged(SENTENCES)

    def of(self, chunk_id: str) -> NDArray[np.float32]:
        """Return unit vectors of the chunk's sentences in order, shape (sentences, dimensions). Raises KeyError."""
        start, end = self._spans[chunk_id]
        return np.asarray(self._matrix[start:end], dtype=np.float32)
