"""Publishing: what is kept, what is embedded again, what a reader sees."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant.errors import IndexMissing
from assistant.index.chroma import DenseIndex
from assistant.index.lexical import LexicalIndex
from assistant.index.snapshot import FORMAT_VERSION, BuildKey, Snapshot, current, current_version, publish
from assistant.text import Segmenter
from assistant.types import Profile, Query
from tests.fakes import FakeEmbeddings, FakeProgress, FakeWords, chunk, document
from tests.index.conftest import CHUNKS, DOCUMENTS, KEY


def query(text):
    return Query(question=text, text=text, terms=())


def versions(data_dir):
    return {path.name for path in (data_dir / "index" / "versions").iterdir()}


def test_nothing_is_published_at_first(tmp_path):
    assert current_version(tmp_path) is None
    assert current_version(tmp_path / "not made yet") is None
    with pytest.raises(IndexMissing, match="assistant index"):
        current(tmp_path, KEY)


def test_what_is_published_is_read_back_unchanged(put, tmp_path):
    published = put()

    opened = current(tmp_path, KEY)

    assert opened == published
    assert opened.documents == {d.id: d for d in DOCUMENTS}
    assert opened.chunks == {c.id: c for c in CHUNKS}
    assert opened.names == ("示范学校",)
    assert opened.version == current_version(tmp_path)


def test_passages_are_embedded_as_they_read_and_sentences_alone(put):
    embeddings = FakeEmbeddings()

    put(CHUNKS[:1], embeddings=embeddings)

    assert embeddings.documents == [
        "标题\n全市有三所示范学校。\n其中一所在山区。",
        "全市有三所示范学校。",
        "其中一所在山区。",
    ]


def test_the_same_content_is_not_written_again(put, tmp_path):
    first = put()
    embeddings = FakeEmbeddings()

    second = put(embeddings=embeddings)

    assert second == first
    assert embeddings.documents == []
    assert versions(tmp_path) == {first.version}


def test_only_what_changed_is_embedded_again(put):
    put()
    embeddings = FakeEmbeddings()
    changed = chunk("c3b", "食堂每天供应早餐。", "午餐免费。")

    put((*CHUNKS[:2], changed, *CHUNKS[3:]), embeddings=embeddings)

    assert embeddings.documents == ["标题\n食堂每天供应早餐。\n午餐免费。", "午餐免费。"]


def test_vectors_carried_over_find_the_same(put):
    fresh = put(CHUNKS[1:])
    carried = put(CHUNKS)

    def scores(snapshot, allowed):
        hits = DenseIndex(snapshot.directory, FakeEmbeddings()).search(query("学校教师"), limit=9)
        return [hit for hit in hits if hit.chunk_id in allowed]

    common = {c.id for c in CHUNKS[1:]}
    assert scores(carried, common) == scores(fresh, common)


def test_a_text_that_occurs_twice_is_embedded_once(put):
    embeddings = FakeEmbeddings()

    put([chunk("a", "同一句话。"), chunk("b", "同一句话。")], embeddings=embeddings)

    assert embeddings.documents == ["标题\n同一句话。", "同一句话。"]


def test_other_settings_keep_the_vectors_another_model_does_not(put):
    put()
    same_model, other_model = FakeEmbeddings(), FakeEmbeddings()

    put(key=BuildKey(model="fake", settings_hash="s2"), embeddings=same_model)
    put(key=BuildKey(model="other", settings_hash="s2"), embeddings=other_model)

    assert same_model.documents == []
    assert len(other_model.documents) == len(CHUNKS) + sum(len(c.sentences) for c in CHUNKS)


def test_another_format_keeps_the_vectors(put):
    put(key=BuildKey(format_version=FORMAT_VERSION - 1, model="fake", settings_hash="s1"))
    embeddings = FakeEmbeddings()

    put(embeddings=embeddings)

    assert embeddings.documents == []


def test_two_versions_are_kept_and_rubbish_is_removed(put, tmp_path):
    first = put(CHUNKS[:2])
    rubbish = tmp_path / "index" / "versions" / "0123456789ab-01234567"
    rubbish.mkdir()
    (rubbish / "documents.jsonl").touch()

    second = put(CHUNKS[:3])
    assert versions(tmp_path) == {first.version, second.version}

    third = put(CHUNKS[:4])
    assert versions(tmp_path) == {second.version, third.version}


def test_a_reader_keeps_its_version_while_the_next_is_published(put, tmp_path):
    before = put(CHUNKS[:2])
    dense = DenseIndex(before.directory, FakeEmbeddings())
    lexical = LexicalIndex(before.directory, FakeWords())

    after = put(CHUNKS)

    assert current_version(tmp_path) == after.version != before.version
    for searcher in (dense, lexical):
        assert {hit.chunk_id for hit in searcher.search(query("教师学校"), limit=9)} == {"c1", "c2"}


def test_opening_again_in_the_same_process_sees_the_new_version(put):
    for count in (2, 3, 4, 5):
        snapshot = put(CHUNKS[:count])
        found = DenseIndex(snapshot.directory, FakeEmbeddings()).search(query("学校"), limit=9)
        assert {hit.chunk_id for hit in found} == {c.id for c in CHUNKS[:count]}


def test_readers_never_fail_while_versions_come_and_go(put, tmp_path):
    put(CHUNKS[:1])
    published: list[Snapshot] = []

    def write():
        published.extend(put((*CHUNKS, chunk(f"n{i}", f"第{i}次发布。"))) for i in range(8))

    read = set()
    with ThreadPoolExecutor(1) as writer:
        writing = writer.submit(write)
        while not writing.done():
            read.add(current(tmp_path, KEY).version)
        writing.result()

    assert current(tmp_path, KEY) == published[-1]
    assert len(read) > 1


def test_the_fingerprint_tells_content_not_order_place_or_time(put, tmp_path):
    moved = DOCUMENTS[0].model_copy(
        update={"source": DOCUMENTS[0].source.model_copy(update={"path": "elsewhere/report.txt"})}
    )

    first = put(data_dir=tmp_path / "a")
    other_order = put(CHUNKS[::-1], documents=DOCUMENTS[::-1], data_dir=tmp_path / "b")
    other_path = put(documents=(moved, DOCUMENTS[1]), data_dir=tmp_path / "c")

    assert first.fingerprint == other_order.fingerprint == other_path.fingerprint


@pytest.mark.parametrize(
    "change",
    [
        {"chunks": CHUNKS[:4]},
        {"documents": DOCUMENTS[:1]},
        {"documents": (document("report", "改过的内容。"), DOCUMENTS[1])},
        {"documents": (DOCUMENTS[0].model_copy(update={"profile": Profile(superseded_by="x")}), DOCUMENTS[1])},
        {"names": ("别的名称",)},
        {"key": BuildKey(model="fake", settings_hash="s2")},
    ],
    ids=["chunks", "documents", "text", "profile", "names", "settings"],
)
def test_any_change_is_published_under_another_fingerprint(put, change):
    first = put()
    second = put(**change)

    assert second.fingerprint != first.fingerprint
    assert second.version != first.version


def test_progress_counts_characters_and_passages_to_the_end(put):
    progress = FakeProgress()

    put(CHUNKS[:1], progress=progress)

    characters = len(CHUNKS[0].reading) + len(CHUNKS[0].text)
    assert progress.tasks == {
        "计算向量": (characters, characters),
        "写入向量库": (1, 1),
        "建立词语索引": (1, 1),
        "启用新索引": (1, 1),
    }
    assert progress.task == ""


def test_equal_ids_are_refused(put):
    with pytest.raises(ValueError, match="chunk ids"):
        put([CHUNKS[0], CHUNKS[0]])
    with pytest.raises(ValueError, match="document ids"):
        put(documents=[DOCUMENTS[0], DOCUMENTS[0]])


def test_by_default_words_are_cut_with_the_names_kept_whole(tmp_path):
    snapshot = publish(
        tmp_path,
        documents=DOCUMENTS,
        chunks=CHUNKS,
        key=KEY,
        embeddings=FakeEmbeddings(),
        names=["示范学校"],
        progress=FakeProgress(),
    )

    hits = LexicalIndex(snapshot.directory, Segmenter(snapshot.names)).search(query("示范学校"), limit=5)
    assert hits[0].chunk_id == "c1"


def test_a_republishing_server_does_not_leak(put):
    dense = None
    resources = []
    for i in range(12):
        snapshot = put((*CHUNKS, chunk(f"n{i}", f"第{i}次发布。")))
        dense = DenseIndex(snapshot.directory, FakeEmbeddings())  # the one before is no longer referenced
        dense.search(query("教师"), limit=3)
        resources.append(sum(len(list(Path("/proc/self", kind).iterdir())) for kind in ("fd", "task")))

    # An engine left open holds about 12 files and threads; how many an open one takes varies by as much.
    assert max(resources[1:]) < resources[0] + 3 * 12
