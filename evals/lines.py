"""Files of JSON lines as checked records.

In: a folder and a model. Out: the records, in the order of the files' names.
"""

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

Record = TypeVar("Record", bound=BaseModel)


def read_lines(folder: Path, record: type[Record]) -> list[Record]:
    """Read all `*.jsonl` files of a folder. Raises ValidationError for a malformed line."""
    return [
        record.model_validate_json(line)
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
