"""Vectors of texts: computed once for each text, carried from version to version, kept beside the engine.

In: texts and LangChain `Embeddings`. Out: matrices of unit vectors, a row a text. It does not search; chroma.py does.
A vector is known by the text it stands for, so an unchanged passage of a changed document is not embedded again.
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

PASSAGES = "passages"
SENTENCES = "sentences"
# Sentence vectors only rank sentences within a passage: half the bits change no order that matters and halve the file.
PRECISION: Mapping[str, type[np.floating]] = {PASSAGES: np.float32, SENTENCES: np.float16}
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


def save_vectors(directory: Path, name: str, texts: Sequence[str], vectors: Mapping[str, Vector]) -> Vector:
    """Write the matrix of the texts and their keys, and return the matrix, shape (texts, dimensions)."""
    keys = [text_key(text) for text in texts]
    matrix: Vector = np.zeros((0, 0), dtype=PRECISION[name])
    if keys:
        matrix = np.stack([vectors[key] for key in keys]).astype(PRECISION[name])
    np.save(directory / f"{name}.npy", matrix, allow_pickle=False)
    (directory / f"{name}.json").write_text(json.dumps(keys), encoding="ascii")
    return matrix


def load_vectors(directory: Path, name: str) -> dict[str, Vector]:
    """Return the vectors of a version by key. Raises IndexDamaged."""
    try:
        keys = json.loads((directory / f"{name}.json").read_bytes())
        return dict(zip(keys, _matrix(directory, name), strict=True))
    except (FileNotFoundError, ValueError):
        raise damaged(f"{name}.json") from None


class SentenceVectors:
    """The vectors of every chunk's sentences, read from the disk as they are needed. Safe in several threads."""

    def __init__(self, directory: Path) -> None:
        rows = load_rows(directory)
        ends = np.cumsum([row.sentences for row in rows], dtype=np.int64).tolist()
        self._spans = {row.chunk_id: (end - row.sentences, end) for row, end in zip(rows, ends, strict=True)}
        self._matrix = _matrix(directory, SENTENCES)
        if len(self._matrix) != (ends[-1] if ends else 0):
            raise damaged(f"{SENTENCES}.npy")

    def of(self, chunk_id: str) -> NDArray[np.float32]:
        """Return unit vectors of the chunk's sentences in order, shape (sentences, dimensions). Raises KeyError."""
        start, end = self._spans[chunk_id]
        return np.asarray(self._matrix[start:end], dtype=np.float32)


def _matrix(directory: Path, name: str) -> Vector:
    try:
        matrix: Vector = np.load(directory / f"{name}.npy", mmap_mode="r", allow_pickle=False)
    except (FileNotFoundError, ValueError):
        raise damaged(f"{name}.npy") from None
    return matrix
