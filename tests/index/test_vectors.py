"""Vectors on the disk: unit length, right rows, half precision for sentences."""

import numpy as np
import pytest

from assistant.errors import IndexDamaged
from assistant.index.rows import save_rows
from assistant.index.vectors import (
    SentenceVectors,
    embed,
    keyed,
    load_sentences,
    missing,
    save_keys,
    save_sentences,
    stack,
    text_key,
)
from tests.fakes import FakeEmbeddings, chunk


class Long(FakeEmbeddings):
    """Gives vectors that are not of unit length, one of them zero."""

    def embed_documents(self, texts):
        return [[0.0, 0.0] if text == "零" else [3.0, 4.0] for text in texts]


def test_vectors_are_made_unit_length_and_zero_stays_zero():
    vectors = embed(missing(["零", "一"], {}), Long(), lambda n: None)

    assert vectors[text_key("一")] == pytest.approx([0.6, 0.8])
    assert vectors[text_key("零")] == pytest.approx([0.0, 0.0])


def test_progress_is_told_in_characters_and_in_steps():
    steps: list[int] = []
    embed(missing([f"第{i:03}句。" for i in range(70)], {}), FakeEmbeddings(), steps.append)

    assert sum(steps) == 70 * 6
    assert len(steps) == 3


def test_what_is_saved_is_loaded_by_text(tmp_path):
    texts = ["甲句。", "乙句。", "甲句。"]
    vectors = embed(missing(texts, {}), FakeEmbeddings(), lambda n: None)

    save_keys(tmp_path, "sentences", texts)
    save_sentences(tmp_path, stack(texts, vectors))
    matrix = load_sentences(tmp_path)
    loaded = keyed(tmp_path, "sentences", matrix)

    assert (matrix.shape, str(matrix.dtype)) == ((3, 32), "float16")
    assert loaded.keys() == vectors.keys()
    for key, vector in vectors.items():
        assert loaded[key] == pytest.approx(vector, abs=1e-3)


def test_fewer_keys_than_vectors_are_damage(tmp_path):
    save_keys(tmp_path, "passages", ["甲"])

    with pytest.raises(IndexDamaged):
        keyed(tmp_path, "passages", np.ones((2, 4)))


def test_sentence_vectors_are_those_of_the_chunk_in_order(put):
    snapshot = put()
    vectors = SentenceVectors(snapshot.directory)
    fake = FakeEmbeddings()

    for chunk_ in snapshot.chunks.values():
        found = vectors.of(chunk_.id)
        assert found.dtype == np.float32
        assert found == pytest.approx(np.array(fake.embed_documents([s.text for s in chunk_.sentences])), abs=1e-3)
    with pytest.raises(KeyError):
        vectors.of("unknown")


def test_a_chunk_without_sentences_has_no_vectors(put):
    snapshot = put([chunk("a"), chunk("b", "一句。")])
    assert SentenceVectors(snapshot.directory).of("a").shape == (0, 32)


def test_a_matrix_of_another_length_is_damage(tmp_path):
    save_rows(tmp_path, [chunk("a", "一句。", "两句。")])
    save_sentences(tmp_path, np.ones((1, 4), dtype=np.float32))

    with pytest.raises(IndexDamaged):
        SentenceVectors(tmp_path)
