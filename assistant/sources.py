"""Which files an index is made from, and whether they have changed since.

In: the paths a user named (none: the corpus folder), uploaded files, the data directory. Out: files with what is known
of them, and a record beside the index. So a later start indexes again what has changed, and never puts the corpus in
the place of files that a user chose. It reads no document and knows nothing of the index's own files.

    <data_dir>/sources.json     the paths named and each file's size, time and digest, replaced in one step
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ValidationError

from assistant.errors import StorageFault
from assistant.ingest.corpus import MANIFEST, Problem, discover, load_manifest
from assistant.types import Frozen, Profile

RECORD = "sources.json"
File = tuple[Path, Profile]


@dataclass(frozen=True)
class Sources:
    """What to index. `paths` is empty for the corpus folder; `problems` are manifest entries that cannot be used."""

    paths: tuple[Path, ...]
    files: tuple[tuple[Path, Profile], ...]
    problems: tuple[Problem, ...] = ()


class FileState(Frozen):
    """A file as it was indexed; `modified` in nanoseconds since 1970, `profile` a digest of what was known of it."""

    path: str
    size: int
    modified: int
    sha256: str
    profile: str


class Record(Frozen):
    """What the published index was made from."""

    paths: tuple[str, ...]
    files: tuple[FileState, ...]


def find(paths: Sequence[Path], corpus_dir: Path, uploaded: Sequence[File] = ()) -> Sources:
    """List the files to index, the `uploaded` ones last. Raises DocumentNotFound for a path that does not exist."""
    found = _chosen(paths, corpus_dir)
    return replace(found, files=(*found.files, *uploaded))


def _chosen(paths: Sequence[Path], corpus_dir: Path) -> Sources:
    if paths:
        chosen = tuple(path.absolute() for path in paths)
        return Sources(chosen, tuple((path, Profile()) for path in discover(chosen)))
    if not (corpus_dir / MANIFEST).exists():
        return Sources((), tuple((path, Profile()) for path in discover([corpus_dir])))
    manifest = load_manifest(corpus_dir)
    return Sources((), tuple((entry.path, entry.profile) for entry in manifest.entries), manifest.problems)


def remember(data_dir: Path, sources: Sources) -> None:
    """Write the record. Raises StorageFault."""
    files = tuple(_state(path, profile) for path, profile in sources.files)
    _write(data_dir, Record(paths=tuple(str(path) for path in sources.paths), files=files))


def amend(data_dir: Path, *, added: Sequence[File] = (), removed: Sequence[Path] = ()) -> None:
    """Bring the record in line with an index to which files were added, or from which they were removed.

    The states of the other files stay as they were indexed. Raises StorageFault.
    """
    record = remembered(data_dir)
    if record is None:
        return
    gone = {str(path) for path in (*removed, *(path for path, _ in added))}
    kept = [state for state in record.files if state.path not in gone]
    _write(data_dir, Record(paths=record.paths, files=(*kept, *(_state(path, profile) for path, profile in added))))


def _write(data_dir: Path, record: Record) -> None:
    fresh = data_dir / (RECORD + ".new")
    try:
        fresh.write_text(record.model_dump_json(indent=1), encoding="utf-8")
        fresh.replace(data_dir / RECORD)
    except OSError as error:
        raise StorageFault(f"无法写入 {data_dir}：{error.strerror}。请检查权限和磁盘空间。") from error


def remembered(data_dir: Path) -> Record | None:
    """Return the record, None where there is no readable one."""
    try:
        return Record.model_validate_json((data_dir / RECORD).read_bytes())
    except (FileNotFoundError, ValidationError):
        return None
    except OSError as error:
        raise StorageFault(f"无法读取 {data_dir}：{error.strerror}。请检查权限。") from error


def changed(record: Record, sources: Sources) -> bool:
    """Tell whether a file came, went or changed. A file of the same size and time is taken to be the same."""
    before = {state.path: state for state in record.files}
    if before.keys() != {str(path) for path, _ in sources.files}:
        return True
    return any(not _same(before[str(path)], path, profile) for path, profile in sources.files)


def _same(state: FileState, path: Path, profile: Profile) -> bool:
    if state.profile != _digest(profile.model_dump_json().encode()):
        return False
    try:
        now = path.stat()
    except FileNotFoundError:
        return False
    if (now.st_size, now.st_mtime_ns) == (state.size, state.modified):
        return True
    return now.st_size == state.size and _digest(path.read_bytes()) == state.sha256


def _state(path: Path, profile: Profile) -> FileState:
    status = path.stat()
    return FileState(
        path=str(path),
        size=status.st_size,
        modified=status.st_mtime_ns,
        sha256=_digest(path.read_bytes()),
        profile=_digest(profile.model_dump_json().encode()),
    )


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
