"""Which chunk stands in which row of a version's matrices.

In: chunks. Out: `rows.json`, one row a chunk in the order they were published. It holds no text and no vectors.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from assistant.index.storage import damaged
from assistant.types import Chunk

ROWS = "rows.json"


class Row(NamedTuple):
    """One chunk; `sentences` is how many rows of the sentence matrix are its own."""

    chunk_id: str
    document_id: str
    sentences: int


def save_rows(directory: Path, chunks: Sequence[Chunk]) -> list[Row]:
    """Write and return the rows of the chunks."""
    rows = [Row(chunk.id, chunk.document_id, len(chunk.sentences)) for chunk in chunks]
    (directory / ROWS).write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    return rows


def load_rows(directory: Path) -> list[Row]:
    """Return the rows of a version. Raises IndexDamaged."""
    try:
        return [Row(*values) for values in json.loads((directory / ROWS).read_text(encoding="utf-8"))]
    except (FileNotFoundError, ValueError, TypeError):
        raise damaged(ROWS) from None
