"""What a version of the index was made from: documents, chunks, names, as files and as one fingerprint.

In: the values, or a version's directory. Out: JSON lines, or the values. Text lives here once; the engines keep ids.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from assistant.index.manifest import BuildKey, Manifest, stale
from assistant.index.storage import damaged
from assistant.types import Chunk, Document, Frozen

DOCUMENTS = "documents.jsonl"
CHUNKS = "chunks.jsonl"
NAMES = "names.json"


@dataclass(frozen=True)
class Content:
    """Everything that is indexed, in the order it was given; `names` are dictionary words for the segmenter."""

    documents: tuple[Document, ...]
    chunks: tuple[Chunk, ...]
    names: tuple[str, ...]

    def files(self) -> dict[str, bytes]:
        """Return the content as files by name; equal content gives equal bytes."""
        return {
            DOCUMENTS: _lines(self.documents),
            CHUNKS: _lines(self.chunks),
            NAMES: json.dumps(self.names, ensure_ascii=False).encode(),
        }

    def is_recorded(self, manifest: Manifest) -> bool:
        """Tell whether a version was made from exactly this content."""
        return all(hashlib.sha256(data).hexdigest() == manifest.digest(name) for name, data in self.files().items())

    def write(self, directory: Path) -> None:
        """Write the files into a version's directory."""
        for name, data in self.files().items():
            (directory / name).write_bytes(data)

    def fingerprint(self, key: BuildKey) -> str:
        """Return a SHA-256 of what answers can depend on: the key, the documents and the chunks.

        The order they were given in and the path a document was read from do not count, so that another machine
        gets the same value.
        """
        digest = hashlib.sha256(key.model_dump_json().encode())
        for document in sorted(self.documents, key=lambda document: document.id):
            digest.update(document.model_dump_json(exclude={"source": {"path"}}).encode())
        for chunk_id in sorted(chunk.id for chunk in self.chunks):
            digest.update(chunk_id.encode() + b"\n")
        digest.update(json.dumps(sorted(self.names)).encode())
        return digest.hexdigest()


def read_content(directory: Path) -> Content:
    """Return the content of a version whose files were verified. Raises IndexDamaged or IndexStale.

    Sound files that do not fit the types were written before the types changed.
    """
    try:
        documents = tuple(map(Document.model_validate_json, _records(directory / DOCUMENTS)))
        chunks = tuple(map(Chunk.model_validate_json, _records(directory / CHUNKS)))
        names = tuple(json.loads((directory / NAMES).read_bytes()))
    except FileNotFoundError:
        raise damaged("documents") from None
    except ValidationError:
        raise stale("由另一版本的程序建立") from None
    return Content(documents, chunks, names)


def content_of(documents: Sequence[Document], chunks: Sequence[Chunk], names: Iterable[str]) -> Content:
    """Return the content with names sorted and each once. Raises ValueError when ids are not unique."""
    for kind, ids in (("document", [d.id for d in documents]), ("chunk", [c.id for c in chunks])):
        if len(set(ids)) < len(ids):
            msg = f"{kind} ids must be unique"
            raise ValueError(msg)
    return Content(tuple(documents), tuple(chunks), tuple(sorted(set(names))))


def _lines(values: Sequence[Frozen]) -> bytes:
    return "".join(value.model_dump_json() + "\n" for value in values).encode()


def _records(path: Path) -> list[bytes]:
    return path.read_bytes().splitlines()
