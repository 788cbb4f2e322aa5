"""The index folder on disk: its layout, the pointer to the version in service, the write lock, storage faults.

In: the data directory. Out: paths, and OS errors told as Chinese sentences. It knows nothing of what a version holds.

    <data_dir>/index/CURRENT           name of the version in service, replaced in one step
    <data_dir>/index/LOCK              held while a process writes
    <data_dir>/index/versions/<name>/  one version each; one without a manifest was never finished
"""

import errno
import os
import re
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from assistant.errors import IndexBusy, IndexDamaged, StorageFault

LOCK_SECONDS = 1.0  # long enough for a writer that is just finishing, short enough for a person at a terminal
VERSION_NAME = re.compile(r"[0-9a-f]{12}-[0-9a-f]{8}")
# EFBIG is what a file-size limit (ulimit -f) gives: to the person in front of it the same fault as a full disk.
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_FOLDER = {errno.ENOTDIR, errno.EEXIST, errno.EISDIR}


class Store:
    """The index folder below one data directory."""

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir
        self.root = data_dir / "index"
        self._pointer = self.root / "CURRENT"

    def published(self) -> str | None:
        """Return the name of the version in service, None before the first publication.

        Raises IndexDamaged when the pointer holds anything but a name, StorageFault when it cannot be read.
        """
        try:
            with storage_faults(self.data_dir, writing=False):
                name = self._pointer.read_text(encoding="ascii", errors="replace").strip()
        except FileNotFoundError:
            return None
        if not VERSION_NAME.fullmatch(name):
            raise damaged(self._pointer.name)
        return name

    def published_before(self) -> str | None:
        """Return what `published` does, for a writer: a pointer that names nothing is no obstacle, it is replaced."""
        try:
            return self.published()
        except IndexDamaged:
            return None

    def directory(self, version: str) -> Path:
        """Return where a version's files are."""
        return self.root / "versions" / version

    def point_to(self, version: str) -> None:
        """Put a finished version into service: readers see the old or the new one, also after a power cut."""
        sync_tree(self.directory(version))
        sync(self.directory(version).parent)
        fresh = self._pointer.with_suffix(".new")
        fresh.write_text(version + "\n", encoding="ascii")
        sync(fresh)
        fresh.replace(self._pointer)
        sync(self.root)

    def sweep(self, keep: Collection[str]) -> None:
        """Remove all versions but `keep`, finished or not. What cannot be removed now is tried again next time."""
        for directory in (self.root / "versions").iterdir():
            if directory.name not in keep:
                shutil.rmtree(directory, ignore_errors=True)

    def discard(self, version: str) -> None:
        """Remove a version that could not be finished, unless it got into service all the same."""
        if self.published_before() != version:
            shutil.rmtree(self.directory(version), ignore_errors=True)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the write lock; the operating system frees it when the process dies. Raises IndexBusy, StorageFault."""
        lock = FileLock(self.root / "LOCK", timeout=LOCK_SECONDS)
        with storage_faults(self.data_dir):
            self.root.mkdir(parents=True, exist_ok=True)
            try:
                lock.acquire()
            except Timeout:  # an OSError too
                raise IndexBusy("另一个进程正在写入索引。现有索引照常可用，请等它结束后再试。") from None
        try:
            yield
        finally:
            lock.release()


def sync(path: Path) -> None:
    """Force a file or folder to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_tree(directory: Path) -> None:
    """Force a folder and everything below it to the disk."""
    for path in directory.rglob("*"):
        sync(path)
    sync(directory)


def damaged(what: str) -> IndexDamaged:
    """Tell that a file of the index is missing or altered."""
    return IndexDamaged(f"索引文件不完整或已被改动（{what}）。请运行 assistant index 重新建立索引。")


def not_a_folder(data_dir: Path) -> StorageFault:
    """Tell that the data directory, or one inside it, is a file."""
    return StorageFault(f"{data_dir} 或其下的 index 不是文件夹。请移走同名文件，或用 --data-dir 指定其他文件夹。")


@contextmanager
def storage_faults(data_dir: Path, *, writing: bool = True) -> Iterator[None]:
    """Raise StorageFault for an OSError inside. A file that is missing when reading is no such fault and passes."""
    try:
        yield
    except OSError as error:
        if isinstance(error, FileNotFoundError) and not writing:
            raise
        raise told(error, data_dir, writing=writing) from error


def told(error: OSError, data_dir: Path, *, writing: bool) -> StorageFault:
    """Turn an OS error into a sentence that says what to do next."""
    if error.errno in _NO_FOLDER:
        return not_a_folder(data_dir)
    if error.errno in _FORBIDDEN:
        action = "写入" if writing else "读取"
        return StorageFault(
            f"无法{action} {data_dir}：没有权限或磁盘只读。请检查权限，或用 --data-dir 指定其他文件夹。"
        )
    if error.errno in _FULL:
        return disk_full(data_dir)
    return StorageFault(f"读写 {data_dir} 时出错（{error.strerror}）。请检查磁盘和剩余空间后再试。")


def disk_full(data_dir: Path) -> StorageFault:
    """Tell that there is no space left."""
    return StorageFault(f"数据目录 {data_dir} 所在的磁盘空间不足，新索引没有写成，原有索引不受影响。请腾出空间后再试。")
