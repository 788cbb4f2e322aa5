"""A writer that dies, and a second writer: the version in service stays in service."""

import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from assistant.errors import IndexBusy
from assistant.index.chroma import DenseIndex
from assistant.index.snapshot import current
from assistant.types import Query
from tests.fakes import FakeEmbeddings
from tests.index.conftest import CHUNKS, KEY

REPOSITORY = Path(__file__).resolve().parents[2]


@contextmanager
def writer_stopped_at(task, data_dir):
    command = [sys.executable, "-m", "tests.index.writer", str(data_dir), task]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=REPOSITORY) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "reached\n"
            yield
        finally:
            process.kill()


def versions(data_dir):
    return {path.name for path in (data_dir / "index" / "versions").iterdir()}


@pytest.mark.slow
@pytest.mark.parametrize("task", ["计算向量", "写入向量库", "建立词语索引", "启用新索引"])
def test_a_killed_writer_leaves_the_last_good_version_and_its_rubbish_goes(put, tmp_path, task):
    good = put()
    with writer_stopped_at(task, tmp_path):
        unfinished = versions(tmp_path) - {good.version}
    assert len(unfinished) == 1

    assert current(tmp_path, KEY) == good
    hits = DenseIndex(good.directory, FakeEmbeddings()).search(Query(question="", text="食堂", terms=()), limit=9)
    assert len(hits) == len(CHUNKS)

    after = put(CHUNKS[:4])
    assert versions(tmp_path) == {good.version, after.version}


@pytest.mark.slow
def test_a_killed_first_writer_leaves_nothing_that_could_be_served(put, tmp_path):
    with writer_stopped_at("启用新索引", tmp_path):
        pass

    after = put()
    assert current(tmp_path, KEY) == after
    assert versions(tmp_path) == {after.version}


@pytest.mark.slow
def test_a_second_writer_is_told_to_wait_and_readers_read_on(put, tmp_path):
    good = put()
    with writer_stopped_at("写入向量库", tmp_path):
        with pytest.raises(IndexBusy, match="另一个进程"):
            put(CHUNKS[:4])
        assert current(tmp_path, KEY) == good
        assert put() == good  # nothing to write, so nothing to wait for
