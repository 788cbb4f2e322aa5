"""The manifest as the builder sees it.

In: `manifest.toml`. Out: the documents to build, and the manifest with fresh sha256 lines. Judges no entry: that is
done where the manifest is read for indexing (`assistant.ingest.corpus`).
"""

import hashlib
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of ours: what the builder needs of its manifest entry. `file` is relative to the corpus folder."""

    id: str
    title: str
    kind: Literal["report", "law", "policy"]
    file: str


def entries(manifest: Path) -> list[Entry]:
    """Read the entries that are built from a source: the digests."""
    documents = tomllib.loads(manifest.read_text(encoding="utf-8"))["document"]
    return [Entry(d["id"], d["title"], d["kind"], d["file"]) for d in documents if d["edition"] == "digest"]


def sources(corpus: Path, entry: Entry) -> list[Path]:
    """Give the source files of a document in reading order: a folder named after its id, or one policy file."""
    folder = corpus / "sources" / entry.id
    return sorted(folder.glob("*.md")) if folder.is_dir() else [corpus / "sources" / "policies" / f"{entry.id}.md"]


def sealed(manifest: str, corpus: Path) -> str:
    """Write the hash of each file into the line below its `file = …`, leaving everything else as it is."""

    def seal(match: re.Match[str]) -> str:
        return f'{match.group(1)}sha256 = "{hashlib.sha256((corpus / match.group(2)).read_bytes()).hexdigest()}"'

    return re.sub(r'(file = "([^"]+)"\n)sha256 = "[^"]*"', seal, manifest)
