"""Write one version of the index into its directory: content, vectors, engines, manifest.

In: content, what embeds and segments, vectors known from an earlier version. Out: a complete version. It neither locks
nor puts the version into service; snapshot.py does.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from langchain_core.embeddings import Embeddings

from assistant.errors import IndexDamaged
from assistant.index import chroma, lexical
from assistant.index.content import Content
from assistant.index.manifest import VECTORS_VERSION, BuildKey, read_any_manifest, seal, verify
from assistant.index.rows import load_rows, save_rows
from assistant.index.storage import storage_faults
from assistant.index.vectors import (
    Vector,
    embed,
    keyed,
    load_sentences,
    missing,
    save_keys,
    save_sentences,
    stack,
)


class Progress(Protocol):
    """Shows how far a task is. Totals are characters where texts are embedded, else items."""

    def start(self, task: str, total: int) -> None:
        """Begin a task; its name is Chinese, for people."""

    def advance(self, n: int = 1) -> None:
        """Count `n` more as done."""

    def done(self) -> None:
        """End the task."""


@dataclass(frozen=True)
class Known:
    """Vectors by text key that need not be computed again."""

    passages: Mapping[str, Vector] = field(default_factory=dict)
    sentences: Mapping[str, Vector] = field(default_factory=dict)


@dataclass(frozen=True)
class Builder:
    """What turns content into a version. `data_dir` is named in the messages of storage faults."""

    data_dir: Path
    key: BuildKey
    embeddings: Embeddings
    segmenter: lexical.Words
    progress: Progress

    def build(self, directory: Path, content: Content, known: Known) -> None:
        """Write a complete version, the manifest last. Raises StorageFault, and whatever the embedding raises."""
        with storage_faults(self.data_dir):  # before the slow part: a disk that refuses is found at once
            directory.mkdir(parents=True)
            content.write(directory)
        vectors = self._embed(content, known)
        with storage_faults(self.data_dir):
            self._write(directory, content, vectors)

    def _embed(self, content: Content, known: Known) -> Known:
        passages = missing(_passages(content), known.passages)
        sentences = missing(_sentences(content), known.sentences)
        self.progress.start("计算向量", sum(map(len, passages.values())) + sum(map(len, sentences.values())))
        vectors = Known(
            {**known.passages, **embed(passages, self.embeddings, self.progress.advance)},
            {**known.sentences, **embed(sentences, self.embeddings, self.progress.advance)},
        )
        self.progress.done()
        return vectors

    def _write(self, directory: Path, content: Content, vectors: Known) -> None:
        rows = save_rows(directory, content.chunks)
        sentences, passages = _sentences(content), _passages(content)
        save_keys(directory, "sentences", sentences)
        save_keys(directory, "passages", passages)
        save_sentences(directory, stack(sentences, vectors.sentences))
        self.progress.start("写入向量库", len(rows))
        chroma.build(directory, rows, stack(passages, vectors.passages), self.progress.advance)
        self.progress.done()
        self.progress.start("建立词语索引", len(rows))
        lexical.build(directory, content.chunks, self.segmenter, self.progress.advance)
        self.progress.done()
        seal(
            directory,
            key=self.key,
            fingerprint=content.fingerprint(self.key),
            documents=len(content.documents),
            chunks=len(rows),
            sentences=len(sentences),
        )


def known_vectors(directory: Path, model: str) -> Known:
    """Return the vectors of an earlier version; none when its files are not sound or another model made them."""
    try:
        manifest = read_any_manifest(directory)
        if (manifest.key.model, manifest.vectors_version) != (model, VECTORS_VERSION):
            return Known()
        verify(directory, manifest)
        passages = chroma.read(directory, load_rows(directory))
        return Known(keyed(directory, "passages", passages), keyed(directory, "sentences", load_sentences(directory)))
    except IndexDamaged:
        return Known()


def _passages(content: Content) -> list[str]:
    return [chunk.reading for chunk in content.chunks]


def _sentences(content: Content) -> list[str]:
    return [sentence.text for chunk in content.chunks for sentence in chunk.sentences]
