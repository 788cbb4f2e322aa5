"""Dense search is exact: it finds what comparing with every vector finds."""

import shutil
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from assistant.errors import IndexDamaged
from assistant.index import chroma
from assistant.index.chroma import DenseIndex
from assistant.index.rows import Row, save_rows
from assistant.types import Query
from tests.fakes import FakeEmbeddings, chunk

DIMENSIONS = 384


class Given(FakeEmbeddings):
    """Takes the question's text for the number of a vector."""

    def __init__(self, vectors):
        super().__init__()
        self.vectors = vectors

    def embed_query(self, text):
        return self.vectors[int(text)].tolist()


def unit(matrix):
    return (matrix / np.linalg.norm(matrix, axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture(scope="module", params=[50, 1500])
def case(request, tmp_path_factory):
    """Vectors crowded into one direction, as those of the real model are (similarities from 0.8 to 0.95)."""
    random = np.random.default_rng(5)
    common = random.normal(size=DIMENSIONS) * 2.5
    vectors = unit(random.normal(size=(request.param, DIMENSIONS)) + common)
    questions = unit(random.normal(size=(30, DIMENSIONS)) + common)
    directory = tmp_path_factory.mktemp("version")
    rows = save_rows(directory, [chunk(f"c{i:05}", document_id=f"d{i % 9}") for i in range(len(vectors))])
    chroma.build(directory, rows, vectors, lambda n: None)
    return DenseIndex(directory, Given(questions)), rows, vectors, questions, directory


@pytest.mark.parametrize("documents", [(), ("d4",), ("d0", "d7", "d8")])
def test_search_finds_what_comparing_with_every_vector_finds(case, documents):
    index, rows, vectors, questions, _ = case
    allowed = [i for i, row in enumerate(rows) if not documents or row.document_id in documents]

    for number, question in enumerate(questions):
        hits = index.search(Query(question="", text=str(number), terms=(), documents=documents), limit=60)
        similarity = vectors[allowed] @ question
        best = [rows[allowed[i]].chunk_id for i in np.argsort(-similarity)[:60]]
        assert {hit.chunk_id for hit in hits} == set(best)
        assert [hit.score for hit in hits] == pytest.approx(sorted(similarity, reverse=True)[:60], abs=1e-5)


def test_more_is_asked_for_than_there_is(case):
    index, rows, *_ = case
    hits = index.search(Query(question="", text="0", terms=()), limit=10 * len(rows))
    assert {hit.chunk_id for hit in hits} == {row.chunk_id for row in rows}


def test_equal_vectors_score_the_same_and_are_ordered_by_id(tmp_path):
    vectors = np.tile(unit(np.random.default_rng(1).normal(size=(1, DIMENSIONS))), (303, 1))
    rows = save_rows(tmp_path, [chunk(f"c{(i * 7) % 303:05}") for i in range(303)])
    chroma.build(tmp_path, rows, vectors, lambda n: None)

    hits = DenseIndex(tmp_path, Given(vectors)).search(Query(question="", text="0", terms=()), limit=303)

    assert [hit.chunk_id for hit in hits] == [f"c{i:05}" for i in range(303)]


def test_vectors_come_back_exactly_as_they_were_given(case):
    _, rows, vectors, _, directory = case
    assert np.array_equal(chroma.read(directory, rows), vectors)


def test_a_collection_with_other_ids_is_damage(case):
    _, rows, _, _, directory = case
    with pytest.raises(IndexDamaged):
        chroma.read(directory, rows[1:])
    with pytest.raises(IndexDamaged):
        chroma.read(directory, [*rows, Row("more", "d1", 0)])


def test_an_open_index_needs_its_files_no_more(tmp_path):
    vectors = unit(np.eye(3, 8))
    chroma.build(tmp_path, save_rows(tmp_path, [chunk(f"c{i}") for i in range(3)]), vectors, lambda n: None)
    index = DenseIndex(tmp_path, Given(vectors))

    shutil.rmtree(tmp_path)

    assert index.search(Query(question="", text="1", terms=()), limit=1)[0].chunk_id == "c1"


def test_several_threads_may_open_the_same_version(case):
    _, rows, vectors, _, directory = case
    with ThreadPoolExecutor(8) as threads:
        for matrix in threads.map(lambda _: chroma.read(directory, rows), range(16)):
            assert np.array_equal(matrix, vectors)
