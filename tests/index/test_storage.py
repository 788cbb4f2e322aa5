"""Every way in which the data directory cannot be read or written: the version in service stays in service."""

import os
import resource
import shutil
import tempfile
from pathlib import Path

import pytest

from assistant.errors import IndexBusy, IndexFault, IndexMissing, StorageFault
from assistant.index.chroma import DenseIndex
from assistant.index.lexical import LexicalIndex
from assistant.index.snapshot import current, current_version
from assistant.index.storage import Store
from assistant.index.vectors import SentenceVectors
from assistant.types import Query
from tests.fakes import FakeEmbeddings, FakeWords, chunk
from tests.index.conftest import CHUNKS, KEY

NOBODY = 65534
QUERY = Query(question="", text="食堂", terms=())


@pytest.mark.parametrize("name", [".", "index", "index/versions"])
def test_a_file_where_a_folder_should_be(put, tmp_path, name):
    data_dir = tmp_path / "data"
    place = data_dir / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("a file", encoding="utf-8")

    with pytest.raises(StorageFault, match="不是文件夹"):
        put(data_dir=data_dir)
    with pytest.raises((StorageFault, IndexMissing)):
        current(data_dir, KEY)
    assert place.read_text(encoding="utf-8") == "a file"


@pytest.fixture
def open_folder():
    """A folder that every user may reach (pytest's own is private to the one that runs the tests)."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def read_only(open_folder):
    """Make the folder read-only, for root too: the test goes on as a user without rights."""

    def lock():
        for path in (open_folder, *open_folder.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)
        if os.geteuid() == 0:
            os.seteuid(NOBODY)

    user = os.geteuid()
    yield lock
    os.seteuid(user)
    for path in (open_folder, *(path for path in open_folder.rglob("*") if path.is_dir())):
        path.chmod(0o755)


def test_a_read_only_index_is_served_and_cannot_be_written(put, open_folder, read_only):
    snapshot = put(data_dir=open_folder)
    read_only()

    with pytest.raises(StorageFault, match="没有权限或磁盘只读"):
        put(CHUNKS[:4], data_dir=open_folder)

    assert put(data_dir=open_folder) == snapshot == current(open_folder, KEY)
    dense = DenseIndex(snapshot.directory, FakeEmbeddings())
    assert dense.search(QUERY, limit=1)[0].chunk_id == "c3"
    assert LexicalIndex(snapshot.directory, FakeWords()).search(QUERY, limit=1)[0].chunk_id == "c3"
    assert SentenceVectors(snapshot.directory).of("c1").shape[0] == 2


def test_opening_changes_no_file_and_leaves_nothing_in_the_temporary_folder(put, tmp_path, monkeypatch):
    snapshot = put(
        [chunk("c3", "食堂每天供应早餐。")]
    )  # of a collection of one row Chroma writes the graph anew each time
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))

    for _ in range(3):
        assert DenseIndex(snapshot.directory, FakeEmbeddings()).search(QUERY, limit=1)

    assert list(scratch.iterdir()) == []
    assert current(tmp_path, KEY) == snapshot


def test_without_a_temporary_folder_there_is_a_sentence(put, tmp_path, monkeypatch):
    snapshot = put()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))

    with pytest.raises(StorageFault, match="TMPDIR"):
        DenseIndex(snapshot.directory, FakeEmbeddings())


def test_a_folder_that_may_not_be_read(put, open_folder, read_only):
    put(data_dir=open_folder)
    (open_folder / "index").chmod(0o700)
    read_only()
    os.seteuid(os.getuid())
    (open_folder / "index").chmod(0)
    if os.geteuid() == 0:
        os.seteuid(NOBODY)

    for read in (lambda: current(open_folder, KEY), lambda: current_version(open_folder)):
        with pytest.raises(StorageFault, match="无法读取"):
            read()


def test_a_full_disk_at_the_last_moment_leaves_the_version_in_service(put, tmp_path):
    good = put()
    (tmp_path / "index" / "CURRENT.new").symlink_to("/dev/full")

    with pytest.raises(StorageFault, match="空间不足"):
        put(CHUNKS[:4])

    assert current(tmp_path, KEY) == good
    assert [path.name for path in (tmp_path / "index" / "versions").iterdir()] == [good.version]


@pytest.mark.parametrize("limit", [500, 5_000, 50_000, 300_000])
def test_no_room_at_any_stage_leaves_the_version_in_service_and_frees_what_was_taken(put, tmp_path, limit):
    good = put()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))  # the system refuses to let any file grow further
    try:
        with pytest.raises(StorageFault, match="空间"):
            put([chunk(f"c{i}", f"第{i}段的内容。") for i in range(300)])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert current(tmp_path, KEY) == good
    assert [path.name for path in (tmp_path / "index" / "versions").iterdir()] == [good.version]
    assert put(CHUNKS[:4]).version == current_version(tmp_path)


def test_a_second_writer_in_the_same_process_is_told_to_wait(put, tmp_path):
    with Store(tmp_path).locked(), pytest.raises(IndexBusy, match="另一个进程"):
        put()
    assert put()


def test_a_fault_of_the_model_is_not_taken_for_one_of_the_disk(put):
    class Broken(FakeEmbeddings):
        def embed_documents(self, texts):
            raise OSError(2, "the model's own trouble")

    with pytest.raises(OSError, match="own trouble") as caught:
        put(embeddings=Broken())
    assert not isinstance(caught.value, IndexFault)
