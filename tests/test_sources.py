"""What an index was made from is remembered, and a change is noticed."""

import hashlib
import os

import pytest

from assistant import sources
from assistant.errors import DocumentNotFound, StorageFault

MANIFEST = """
[[document]]
id = "a"
title = "甲"
edition = "digest"
file = "a.txt"
sha256 = "{digest}"
"""


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.txt").write_text("甲。", encoding="utf-8")
    (folder / "b.md").write_text("乙。", encoding="utf-8")
    digest = hashlib.sha256((folder / "a.txt").read_bytes()).hexdigest()
    (folder / "manifest.toml").write_text(MANIFEST.format(digest=digest), encoding="utf-8")
    return folder


@pytest.fixture
def data(tmp_path):
    (tmp_path / "data").mkdir()
    return tmp_path / "data"


def recorded(data):
    """The record, which must be there."""
    record = sources.remembered(data)
    assert record is not None
    return record


def names(found):
    return [path.name for path, _ in found.files]


def test_without_paths_the_manifest_decides(corpus):
    found = sources.find([], corpus)
    assert (names(found), found.paths, found.problems) == (["a.txt"], (), ())
    assert found.files[0][1].id == "a"


def test_a_corpus_without_a_manifest_is_all_its_files(corpus):
    (corpus / "manifest.toml").unlink()
    assert names(sources.find([], corpus)) == ["a.txt", "b.md"]


def test_named_paths_are_walked_and_kept_absolute(corpus, monkeypatch):
    monkeypatch.chdir(corpus.parent)
    found = sources.find([corpus.relative_to(corpus.parent)], corpus)
    assert found.paths == (corpus,)
    assert names(found) == ["a.txt", "b.md"]
    with pytest.raises(DocumentNotFound):
        sources.find([corpus / "none"], corpus)


def test_what_was_remembered_is_unchanged_until_a_file_changes(corpus, data):
    found = sources.find([corpus], corpus)
    sources.remember(data, found)
    record = recorded(data)
    assert record.paths == (str(corpus),)
    assert not sources.changed(record, found)
    (corpus / "b.md").write_text("丙。", encoding="utf-8")
    assert sources.changed(record, found)


def test_a_file_that_was_only_touched_is_unchanged(corpus, data):
    found = sources.find([corpus], corpus)
    sources.remember(data, found)
    os.utime(corpus / "b.md", (1, 1))
    assert not sources.changed(recorded(data), found)


@pytest.mark.parametrize("change", ["new", "gone", "vanished"])
def test_files_that_come_or_go_are_a_change(corpus, data, change):
    found = sources.find([corpus], corpus)
    sources.remember(data, found)
    if change == "new":
        (corpus / "c.txt").write_text("丙。", encoding="utf-8")
    else:
        (corpus / "b.md").unlink()
    now = found if change == "vanished" else sources.find([corpus], corpus)
    assert sources.changed(recorded(data), now)


def test_a_change_in_the_manifest_is_a_change(corpus, data):
    found = sources.find([], corpus)
    sources.remember(data, found)
    manifest = corpus / "manifest.toml"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace("甲", "甲（修订）"), encoding="utf-8")
    assert sources.changed(recorded(data), sources.find([], corpus))


@pytest.mark.parametrize("content", ["", "{", '{"paths": 1}', '{"paths": [], "files": [], "more": 1}'])
def test_an_unreadable_record_counts_as_none(data, content):
    (data / sources.RECORD).write_text(content, encoding="utf-8")
    assert sources.remembered(data) is None


def test_a_record_that_cannot_be_written_is_a_storage_fault(corpus, data):
    (data / (sources.RECORD + ".new")).mkdir()
    with pytest.raises(StorageFault, match="无法写入"):
        sources.remember(data, sources.find([], corpus))
