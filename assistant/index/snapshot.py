"""Publish an index and open the published one.

In: documents and chunks, an embedding model, the data directory. Out: a `Snapshot`: what was indexed, and the directory
that the searchers open. A version is built in a directory of its own and put into service in one step, so readers see
the earlier version or the new one, never half of one, whenever the writer dies. It does not search.

    documents.jsonl chunks.jsonl names.json rows.json   what was indexed
    chroma/ passages.json sentences.*                   vectors and whose they are, carried over into the next version
    bm25/                                               the word index
    manifest.json                                       what built it and every file's digest, written last
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from langchain_core.embeddings import Embeddings

from assistant.errors import IndexDamaged, IndexMissing, IndexStale
from assistant.index.build import Builder, Known, Progress, known_vectors
from assistant.index.content import Content, content_of, read_content
from assistant.index.lexical import Words
from assistant.index.manifest import FORMAT_VERSION, BuildKey, read_manifest, verify
from assistant.index.storage import Store, storage_faults
from assistant.text import Segmenter
from assistant.types import Chunk, Document

__all__ = ["FORMAT_VERSION", "BuildKey", "Progress", "Snapshot", "current", "current_version", "publish"]


@dataclass(frozen=True)
class Snapshot:
    """One published version, checked. `names` are the dictionary words its word index was built with."""

    version: str
    fingerprint: str
    key: BuildKey
    directory: Path
    documents: Mapping[str, Document] = field(repr=False)
    chunks: Mapping[str, Chunk] = field(repr=False)
    names: tuple[str, ...] = field(repr=False)


def current_version(data_dir: Path) -> str | None:
    """Return the name of the version in service without opening it, None before the first publication.

    Raises IndexDamaged, StorageFault.
    """
    return Store(data_dir).published()


def current(data_dir: Path, key: BuildKey) -> Snapshot:
    """Open the version in service. Raises IndexMissing, IndexStale, IndexDamaged or StorageFault."""
    store = Store(data_dir)
    version = store.published()
    while True:
        if version is None:
            raise IndexMissing("还没有建立索引。请先运行 assistant index。")
        try:
            with storage_faults(data_dir, writing=False):
                return _open(store, version, key)
        except IndexDamaged:
            newer = store.published()  # two publications may have removed this version while it was being read
            if newer == version:
                raise
            version = newer


def publish(
    data_dir: Path,
    *,
    documents: Sequence[Document],
    chunks: Sequence[Chunk],
    key: BuildKey,
    embeddings: Embeddings,
    names: Sequence[str],
    progress: Progress,
    segmenter: Words | None = None,
) -> Snapshot:
    """Put an index of the chunks into service and return it; the same content as in service is not written again.

    Only texts without a vector in the version in service are embedded; `segmenter` cuts words for the word index (by
    default one that keeps the names whole). The version before is kept for readers that still use it, older and
    unfinished ones are removed.

    Raises IndexBusy when another process is writing, StorageFault when the directory is read-only, full or a file, and
    ValueError for ids that are not unique; whatever is raised, the version in service stays in service.
    """
    content = content_of(documents, chunks, names)
    store = Store(data_dir)
    if _published_already(store, key, content):
        return current(data_dir, key)
    with store.locked():
        before = store.published_before()
        known = known_vectors(store.directory(before), key.model) if before else Known()
        version = f"{content.fingerprint(key)[:12]}-{secrets.token_hex(4)}"
        try:
            builder = Builder(data_dir, key, embeddings, segmenter or Segmenter(content.names), progress)
            builder.build(store.directory(version), content, known)
            progress.start("启用新索引", 1)
            with storage_faults(data_dir):
                store.point_to(version)
            progress.advance()
            progress.done()
        except BaseException:
            store.discard(version)
            raise
        store.sweep(keep={version} if before is None else {version, before})
    return _snapshot(store, version, key, content)


def _open(store: Store, version: str, key: BuildKey) -> Snapshot:
    directory = store.directory(version)
    verify(directory, read_manifest(directory, key))
    return _snapshot(store, version, key, read_content(directory))


def _snapshot(store: Store, version: str, key: BuildKey, content: Content) -> Snapshot:
    return Snapshot(
        version=version,
        fingerprint=content.fingerprint(key),
        key=key,
        directory=store.directory(version),
        documents={document.id: document for document in content.documents},
        chunks={chunk.id: chunk for chunk in content.chunks},
        names=content.names,
    )


def _published_already(store: Store, key: BuildKey, content: Content) -> bool:
    version = store.published_before()
    if version is None:
        return False
    directory = store.directory(version)
    try:
        manifest = read_manifest(directory, key)
        if not content.is_recorded(manifest):
            return False
        verify(directory, manifest)
    except (IndexDamaged, IndexStale):
        return False
    return True
