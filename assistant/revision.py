"""Which version of the program's own reading an index was made with.

In: the code of the packages that turn a file into chunks, the versions of the libraries they use. Out: one digest. An
index made by other code is stale even if its files and settings are the same; without this, whoever improves a parser
goes on asking the index of the old one.
"""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

CODE = ("ingest", "text", "census.py", "schools.py", "institutions.py", "types/documents.py", "types/chunks.py")
LIBRARIES = ("bm25s", "opencc", "pdfplumber", "pypdf", "python-docx", "rjieba")


@cache
def revision() -> str:
    """Return the digest, 12 hexadecimal digits."""
    found = hashlib.sha256()
    here = Path(__file__).parent
    for name in CODE:
        path = here / name
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            found.update(file.relative_to(here).as_posix().encode() + b"\0" + file.read_bytes())
    for library in LIBRARIES:
        found.update(f"{library} {version(library)}\n".encode())
    return found.hexdigest()[:12]
