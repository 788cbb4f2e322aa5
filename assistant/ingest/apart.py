"""Read one file in a process of its own, so that a hostile or broken one cannot take the service down with it.

In: a path and what is known of it. Out: the `Document`, or the `DocumentError` that reading it raised. The process may
use so much memory and time; a file that needs more is too large. As a program (`python -m assistant.ingest.apart`) this
is that process: request on stdin, outcome on stdout, both JSON.
"""

import logging
import os
import resource
import subprocess
import sys
from pathlib import Path

from assistant.errors import (
    DamagedDocument,
    DocumentError,
    DocumentTooLarge,
    EmptyDocument,
    EncryptedDocument,
    NoTextLayer,
    UnsupportedFormat,
)
from assistant.ingest.parse import parse
from assistant.types import Document, Frozen, Profile

logger = logging.getLogger(__name__)

SECONDS = 120  # of processor time; an ordinary report takes a few
MEMORY = 3 * 1024**3  # bytes of address space; an ordinary report takes a few hundred megabytes beside the libraries
ROOT = Path(__file__).resolve().parents[2]
FAULTS: dict[str, type[DocumentError]] = {
    kind.__name__: kind
    for kind in (
        DocumentError,
        UnsupportedFormat,
        EmptyDocument,
        EncryptedDocument,
        DamagedDocument,
        NoTextLayer,
        DocumentTooLarge,
    )
}


class Request(Frozen):
    """What the process is asked to read, and with how much."""

    path: Path
    profile: Profile
    seconds: int
    memory: int


class Outcome(Frozen):
    """A document, or the name of a `DocumentError` with its message."""

    document: Document | None = None
    fault: str = ""
    message: str = ""


def parse_apart(path: Path, profile: Profile, *, seconds: int = SECONDS, memory: int = MEMORY) -> Document:
    """Read one file like `parse`, within so many seconds of processor time and bytes of memory."""
    name = profile.uploaded_as or path.name
    request = Request(path=path, profile=profile, seconds=seconds, memory=memory)
    try:
        done = subprocess.run(  # noqa: S603  # our own interpreter and module
            [sys.executable, "-m", __name__],
            input=request.model_dump_json().encode(),
            capture_output=True,
            cwd=ROOT,  # the module that runs is this very one
            timeout=4 * seconds,  # by the clock: a busy machine gives it only a part
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _too_much(name) from None
    # Ended by a signal: out of processor time, or by the system for its memory. Or it had too little to say so.
    if done.returncode < 0 or b"MemoryError" in done.stderr:
        raise _too_much(name)
    if done.returncode > 0:
        logger.error("reader failed", extra={"fields": {"error": done.stderr.decode(errors="replace")[-2000:]}})
        raise DamagedDocument(f"“{name}”无法读取。请用原来的软件打开后另存，再重新上传。", path=name)
    outcome = Outcome.model_validate_json(done.stdout)
    if outcome.document is None:
        raise FAULTS[outcome.fault](outcome.message, path=name)
    return outcome.document


def _too_much(name: str) -> DocumentTooLarge:
    return DocumentTooLarge(f"读取“{name}”用时过长或占用的内存过多，可能不是正常的文档。请拆分后再上传。", path=name)


def _read(request: Request) -> bytes:
    """Return the outcome as JSON."""
    resource.setrlimit(resource.RLIMIT_AS, (request.memory, request.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (request.seconds, request.seconds))
    os.nice(5)  # questions come first
    try:
        return Outcome(document=parse(request.path, profile=request.profile)).model_dump_json().encode()
    except DocumentError as fault:
        return Outcome(fault=type(fault).__name__, message=fault.message).model_dump_json().encode()
    except MemoryError:
        large = _too_much(request.profile.uploaded_as or request.path.name)
        return Outcome(fault=type(large).__name__, message=large.message).model_dump_json().encode()


if __name__ == "__main__":
    sys.stdout.buffer.write(_read(Request.model_validate_json(sys.stdin.buffer.read())))
