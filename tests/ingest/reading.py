"""What the tests of this folder share: a text read as if it were a file, and its outline as short lines."""

from itertools import pairwise
from pathlib import Path

import pytest

from assistant.ingest.parse import parse
from assistant.types import Block, Document, Dropped, Profile

SHARED = Path(__file__).resolve().parents[3] / "shared"
REPORT = SHARED / "corpus" / "report-2025.txt"
POLICIES = SHARED / "corpus" / "policies"
FILES = SHARED / "data" / "files"


def shared(path: Path) -> Path:
    """The path, or a visible skip where the original documents are absent."""
    if not path.exists():
        pytest.skip(f"the original documents are not beside the repository: {path.name}")
    return path


def read(folder: Path, text: str, name: str = "text.txt", **profile: str) -> Document:
    """Write a text into a file and parse it."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return parse(path, profile=Profile(**profile))


def outline(document: Document) -> list[str]:
    """One line a section: indent by level, kind's first letter unless prose, number and title."""
    return [
        "  " * (s.level - 1) + ("" if s.kind == "prose" else s.kind[0] + ":") + f"{s.number} {s.title}".strip()
        for s in document.sections
    ]


def words(document: Document, number: str) -> list[str]:
    """What belongs to the sections with a number itself: its blocks, headings and captions left out."""
    return [
        document.text[b.start : b.end].strip()
        for b in document.blocks
        if document.sections[b.section].number == number and b.role not in ("heading", "caption")
    ]


def assert_partition(document: Document) -> None:
    """Blocks and dropped runs cover every character once; what is dropped as blank is white space."""
    position = 0
    runs: list[Block | Dropped] = [*document.blocks, *document.dropped]
    for run in sorted(runs, key=lambda run: run.start):
        assert run.start == position, document.text[position : run.start]
        assert run.end > run.start
        position = run.end
    assert position == len(document.text)
    blank = [document.text[d.start : d.end] for d in document.dropped if d.reason == "blank"]
    assert not any(run.strip() for run in blank)
    spans = sorted((s.start, s.end) for section in document.sections for s in section.spans)
    assert sum(end - start for start, end in spans) == sum(b.end - b.start for b in document.blocks)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
