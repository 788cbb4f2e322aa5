"""Every way in which a published index cannot be used: the right fault, a sentence that says what to do."""

import json
import shutil
from pathlib import Path

import pytest

from assistant.errors import IndexDamaged, IndexStale
from assistant.index.chroma import DenseIndex
from assistant.index.lexical import LexicalIndex
from assistant.index.manifest import seal
from assistant.index.snapshot import FORMAT_VERSION, BuildKey, current
from assistant.index.vectors import SentenceVectors
from assistant.types import Query
from tests.fakes import FakeEmbeddings, FakeWords
from tests.index.conftest import CHUNKS, KEY

NOBODY = 65534
QUERY = Query(question="", text="食堂", terms=())


def files(snapshot):
    return sorted(path for path in snapshot.directory.rglob("*") if path.is_file())


def rewrite(path, change):
    path.write_text(json.dumps(change(json.loads(path.read_text(encoding="utf-8")))), encoding="utf-8")


# --- stale ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        (BuildKey(model="other", settings_hash="s1"), "向量模型"),
        (BuildKey(model="fake", settings_hash="s2"), "设置"),
    ],
)
def test_another_model_or_other_settings_are_noticed(put, tmp_path, key, reason):
    put()

    with pytest.raises(IndexStale, match=f"{reason}.*请运行 assistant index"):
        current(tmp_path, key)


def test_another_format_is_noticed_even_when_its_manifest_has_other_fields(put, tmp_path):
    snapshot = put()
    rewrite(
        snapshot.directory / "manifest.json", lambda old: {"key": old["key"] | {"format_version": 99}, "anything": 1}
    )

    with pytest.raises(IndexStale, match="另一版本"):
        current(tmp_path, KEY)
    assert current(tmp_path, put().key)  # publishing replaces it


def test_records_of_other_types_are_another_programs_and_keep_their_vectors(put, tmp_path):
    snapshot = put()
    records = snapshot.directory / "chunks.jsonl"
    records.write_text(records.read_text(encoding="utf-8").replace('"caption":', '"subtitle":'), encoding="utf-8")
    (snapshot.directory / "manifest.json").unlink()
    seal(snapshot.directory, key=KEY, fingerprint=snapshot.fingerprint, documents=2, chunks=5, sentences=7)
    embeddings = FakeEmbeddings()

    with pytest.raises(IndexStale, match="另一版本"):
        current(tmp_path, KEY)
    assert put(embeddings=embeddings).chunks == snapshot.chunks
    assert embeddings.documents == []


# --- damaged -------------------------------------------------------------------------------------------------


def spoilt(path):
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize(
    "harm", [spoilt, Path.unlink, lambda path: path.write_bytes(b"")], ids=["bit", "gone", "empty"]
)
def test_no_file_can_be_altered_or_removed_unnoticed(put, tmp_path, harm):
    snapshot = put()
    for path in files(snapshot):
        sound = path.read_bytes()
        if path.name == "manifest.json" or not sound:
            continue
        harm(path)
        with pytest.raises(IndexDamaged, match="请运行 assistant index"):
            current(tmp_path, KEY)
        path.write_bytes(sound)
    assert current(tmp_path, KEY) == snapshot


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", f'{{"key": {{"format_version": {FORMAT_VERSION}}}}}'])
def test_a_manifest_that_cannot_be_read_is_damage(put, tmp_path, text):
    snapshot = put()
    (snapshot.directory / "manifest.json").write_text(text, encoding="utf-8")

    with pytest.raises(IndexDamaged):
        current(tmp_path, KEY)


@pytest.mark.parametrize("name", ["", "nothing", "../../../etc", "0123456789ab-01234567"])
def test_a_pointer_that_names_no_version_is_damage_and_is_replaced(put, tmp_path, name):
    put()
    (tmp_path / "index" / "CURRENT").write_text(name, encoding="utf-8")

    with pytest.raises(IndexDamaged):
        current(tmp_path, KEY)
    assert put() == current(tmp_path, KEY)


def test_a_damaged_index_is_built_again_without_its_vectors(put, tmp_path):
    spoilt(put().directory / "sentences.npy")
    embeddings = FakeEmbeddings()

    again = put(embeddings=embeddings)

    assert current(tmp_path, KEY) == again
    assert len(embeddings.documents) == len(CHUNKS) + sum(len(c.sentences) for c in CHUNKS)


def test_a_word_index_with_other_rows_or_without_a_file_is_damage(put, tmp_path):
    one, other = put(data_dir=tmp_path / "a"), put(CHUNKS[:4], data_dir=tmp_path / "b")
    shutil.rmtree(one.directory / "bm25")
    shutil.copytree(other.directory / "bm25", one.directory / "bm25")
    (other.directory / "bm25" / "vocab.index.json").unlink()

    for snapshot in (one, other):
        with pytest.raises(IndexDamaged, match="bm25"):
            LexicalIndex(snapshot.directory, FakeWords())


def test_a_vector_store_with_other_rows_is_damage(put, tmp_path):
    one, other = put(data_dir=tmp_path / "a"), put(CHUNKS[:4], data_dir=tmp_path / "b")
    shutil.rmtree(one.directory / "chroma")
    shutil.copytree(other.directory / "chroma", one.directory / "chroma")

    with pytest.raises(IndexDamaged):
        DenseIndex(one.directory, FakeEmbeddings())


def test_a_garbled_vector_store_is_damage_every_time_it_is_opened(put):
    snapshot = put()
    database = snapshot.directory / "chroma" / "chroma.sqlite3"
    sound = database.read_bytes()
    database.write_bytes(bytes(len(sound)))

    for _ in range(2):
        with pytest.raises(IndexDamaged):
            DenseIndex(snapshot.directory, FakeEmbeddings())
    database.write_bytes(sound)
    assert DenseIndex(snapshot.directory, FakeEmbeddings()).search(QUERY, limit=1)


@pytest.mark.parametrize(
    "open_it",
    [
        lambda directory: DenseIndex(directory, FakeEmbeddings()),
        lambda directory: LexicalIndex(directory, FakeWords()),
        SentenceVectors,
    ],
    ids=["dense", "lexical", "sentences"],
)
def test_a_version_removed_before_it_is_opened_is_damage(put, open_it):
    directory = put().directory
    shutil.rmtree(directory)

    with pytest.raises(IndexDamaged):
        open_it(directory)
    assert not directory.exists()
