"""The files that users uploaded: where they are kept and what is known of them.

In: streams of bytes with the name a user gave. Out: files under names that are generated here, as (path, profile) like
those of the corpus. What the user's name says is shown and never becomes a path. Nothing is read or indexed here.

    <data_dir>/uploads/<id><.ext>    the file; the id follows from its content
    <data_dir>/uploads/<id>.json     its name, digest, size and time; written last, so a file without it does not count
    <data_dir>/uploads/.incoming/    what is being received or waits; at a start, what has no ticket is deleted
"""

import hashlib
import re
import secrets
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from pydantic import ValidationError

from assistant.errors import DocumentTooLarge, StorageFault, UnsupportedFormat
from assistant.ingest.parse.signature import FORMATS
from assistant.types import Frozen, Profile

FOLDER = "uploads"
PIECE = 1024 * 1024  # bytes copied at once
NAME_LIMIT = 120  # characters of a name that are kept
_WITHDRAWN = ".withdrawn"
_SEPARATORS = re.compile(r"[/\\]")


class Known(Frozen):
    """What is kept beside an uploaded file; `size` in bytes, `uploaded_at` ISO 8601, UTC."""

    id: str
    name: str
    suffix: str
    sha256: str
    size: int
    uploaded_at: str


@dataclass(frozen=True)
class Incoming:
    """A file that was received and is not kept yet."""

    path: Path
    known: Known

    @property
    def profile(self) -> Profile:
        """What is known of the document in it."""
        return _profile(self.known)


class Uploads:
    """The folder of uploaded files. One thread writes at a time; raises StorageFault when the disk refuses."""

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir / FOLDER
        self.incoming = self._folder / ".incoming"

    def receive(self, stream: BinaryIO, name: str, *, limit: int) -> Incoming:
        """Copy a stream of at most `limit` bytes. Raises UnsupportedFormat (by the extension) and DocumentTooLarge."""
        name = shown_name(name)
        suffix = Path(name).suffix.lower()
        if suffix not in FORMATS:
            raise UnsupportedFormat(f"不支持“{name}”的格式。请转换为 .docx、.pdf、.txt 或 .md 后再上传。", path=name)
        path = self.incoming / (secrets.token_hex(8) + suffix)
        try:
            self.incoming.mkdir(parents=True, exist_ok=True)
            sha256, size = _copied(stream, path, limit)
        except OSError as error:
            with suppress(OSError):
                path.unlink()
            raise _fault(self._folder, error) from error
        if size > limit:
            path.unlink()
            raise DocumentTooLarge(f"“{name}”超过上传的上限（{limit / 1_000_000:g} MB）。请拆分后再上传。", path=name)
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        known = Known(id=f"upload-{sha256[:12]}", name=name, suffix=suffix, sha256=sha256, size=size, uploaded_at=at)
        return Incoming(path, known)

    def keep(self, incoming: Incoming) -> Path:
        """Put a received file among the others and return its path."""
        path = self._folder / (incoming.known.id + incoming.known.suffix)
        try:
            incoming.path.replace(path)
            fresh = self.incoming / (incoming.known.id + ".new")
            fresh.write_text(incoming.known.model_dump_json(indent=1), encoding="utf-8")
            fresh.replace(self._record(incoming.known.id))
        except OSError as error:
            with suppress(OSError):
                path.unlink()
            raise _fault(self._folder, error) from error
        return path

    def known(self) -> list[Known]:
        """Return what is kept, the earliest first; unreadable records and records without a file are passed over."""
        found = [_read(path) for path in self._folder.glob("*.json")]
        kept = [known for known in found if known is not None and self._path(known).is_file()]
        return sorted(kept, key=lambda known: (known.uploaded_at, known.id))

    def files(self) -> list[tuple[Path, Profile]]:
        """Return the files to index with what is known of them."""
        return [(self._path(known), _profile(known)) for known in self.known()]

    def path(self, document_id: str) -> Path | None:
        """Return where an uploaded document's file is, None for one that was not uploaded."""
        return next((self._path(known) for known in self.known() if known.id == document_id), None)

    def withdraw(self, document_id: str) -> None:
        """Let a file no longer count, without deleting it yet."""
        record = self._record(document_id)
        try:
            record.replace(record.with_suffix(_WITHDRAWN))
        except OSError as error:
            raise _fault(self._folder, error) from error

    def restore(self, document_id: str) -> None:
        """Undo `withdraw`."""
        record = self._record(document_id)
        record.with_suffix(_WITHDRAWN).replace(record)

    def drop(self, document_id: str) -> None:
        """Delete a file with what is known of it."""
        for path in self._folder.glob(f"{document_id}.*"):
            path.unlink(missing_ok=True)

    def again(self, received: str, known: Known) -> Incoming | None:
        """Return a file that was received before the process ended, wherever it had got to; None when it is gone."""
        places = (self.incoming / Path(received).name, self._path(known))
        return next((Incoming(place, known) for place in places if place.is_file()), None)

    def is_kept(self, incoming: Incoming) -> bool:
        """Tell whether the file already stands among the others."""
        return incoming.path.parent != self.incoming

    def discard(self, incoming: Incoming) -> None:
        """Delete a received file, unless it was kept."""
        if not self.is_kept(incoming):
            incoming.path.unlink(missing_ok=True)

    def sweep(self, waiting: Collection[str]) -> None:
        """Delete what was being received or deleted when the process ended; `waiting` are names that stay."""
        for path in self.incoming.glob("*"):
            if path.name not in waiting:
                path.unlink(missing_ok=True)
        for record in self._folder.glob(f"*{_WITHDRAWN}"):
            self.drop(record.stem)

    def _record(self, document_id: str) -> Path:
        return self._folder / f"{document_id}.json"

    def _path(self, known: Known) -> Path:
        return self._folder / (known.id + known.suffix)


def shown_name(name: str) -> str:
    """Return the last part of a user's file name without control characters, shortened: a text to show, not a path."""
    printable = "".join(c for c in _SEPARATORS.split(name)[-1] if c.isprintable()).strip(" .")
    stem, dot, suffix = printable.rpartition(".")
    if not dot:
        return printable[:NAME_LIMIT] or "未命名"
    return f"{stem[:NAME_LIMIT]}.{suffix[:10]}"


def uploaded_files(data_dir: Path) -> Sequence[tuple[Path, Profile]]:
    """Return the uploaded files below a data directory with what is known of them."""
    return Uploads(data_dir).files()


def _copied(stream: BinaryIO, path: Path, limit: int) -> tuple[str, int]:
    """Copy until the end or the limit; return the digest and the number of bytes, one too many past the limit."""
    digest, size = hashlib.sha256(), 0
    with path.open("xb") as target:
        while size <= limit and (piece := stream.read(min(PIECE, limit + 1 - size))):
            target.write(piece)
            digest.update(piece)
            size += len(piece)
    return digest.hexdigest(), size


def _profile(known: Known) -> Profile:
    return Profile(id=known.id, uploaded_as=known.name)


def _read(path: Path) -> Known | None:
    try:
        known = Known.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None
    return known if known.id == path.stem and known.suffix in FORMATS else None


def _fault(folder: Path, error: OSError) -> StorageFault:
    return StorageFault(f"无法写入 {folder}：{error.strerror}。请检查权限和磁盘空间。")
