"""Uploaded documents outlive the process and `assistant index`: over the real program with a corpus of one file."""

import io

import pytest

from assistant.bootstrap import build_index, open_assistant, open_library, published_version, refresh_index
from assistant.settings import Settings
from tests.fakes import FakeProgress
from tests.library.shelves import TEXT, finished

pytestmark = pytest.mark.slow


@pytest.fixture
def settings(tmp_path):
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.txt").write_text("学校简介\n全市有三所示范学校。\n", encoding="utf-8")
    settings = Settings(data_dir=tmp_path / "data", corpus_dir=corpus)
    build_index(settings, progress=FakeProgress())
    return settings


def test_an_upload_is_asked_about_outlives_a_restart_a_new_index_and_a_change_of_the_corpus(settings):
    changes = []
    library = open_library(settings, lambda: changes.append(published_version(settings)))
    uploaded = library.submit(io.BytesIO(TEXT.format(5, 50).encode()), "补助办法.txt")
    identity = finished(library, uploaded).file.id
    assert changes == [published_version(settings)]
    assert "50万元" in open_assistant(settings=settings).ask("每校补助多少万元？").text

    before = published_version(settings)
    assert refresh_index(settings, progress=FakeProgress()) == ()
    assert published_version(settings) == before

    build_index(settings, progress=FakeProgress())
    assert identity in open_assistant(settings=settings).documents

    (settings.corpus_dir / "b.txt").write_text("又一份\n全市有四所学校。\n", encoding="utf-8")
    refresh_index(settings, progress=FakeProgress())
    assert len(open_assistant(settings=settings).documents) == 3

    again = open_library(settings, lambda: None)
    again.remove(identity, open_assistant(settings=settings).documents)
    assert refresh_index(settings, progress=FakeProgress()) == ()
    assert identity not in open_assistant(settings=settings).documents


def test_an_upload_that_is_kept_but_not_indexed_is_indexed_at_the_next_start(settings):
    library = open_library(settings, lambda: None)
    identity = finished(library, library.submit(io.BytesIO(TEXT.format(5, 50).encode()), "办法.txt")).file.id
    record = settings.data_dir / "uploads" / f"{identity}.json"
    hidden = record.rename(settings.data_dir / "hidden")
    refresh_index(settings, progress=FakeProgress())
    assert identity not in open_assistant(settings=settings).documents
    hidden.rename(record)
    refresh_index(settings, progress=FakeProgress())
    assert identity in open_assistant(settings=settings).documents
