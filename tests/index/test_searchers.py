"""What every searcher promises, whichever engine it uses."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from assistant.index.chroma import DenseIndex
from assistant.index.lexical import LexicalIndex
from assistant.types import Query
from tests.fakes import FakeEmbeddings, FakeWords, chunk, document

SEARCHERS = {
    "chroma": lambda directory: DenseIndex(directory, FakeEmbeddings()),
    "bm25": lambda directory: LexicalIndex(directory, FakeWords()),
}
PLENTY = 1000


@pytest.fixture(params=SEARCHERS)
def opened(request):
    """Open the searcher under test on a snapshot."""
    return lambda snapshot: SEARCHERS[request.param](snapshot.directory)


def query(text, **changes):
    return Query(question=text, text=text, terms=(), **changes)


def many(count):
    """Chunks over five documents; every seventh text occurs again and again."""
    subjects = ["教师", "学生", "食堂", "经费", "宿舍", "实训", "就业"]
    return [
        chunk(
            f"c{i:04}", f"{subjects[i % 7]}情况" + (f"第{i}项" if i % 7 else "") + "如下。", document_id=f"d{i * 7 % 5}"
        )
        for i in range(count)
    ]


def five_documents():
    return [document(f"d{i}") for i in range(5)]


def ids(hits):
    return [hit.chunk_id for hit in hits]


def test_the_chunk_that_tells_it_comes_first(opened, put):
    searcher = opened(put())

    assert ids(searcher.search(query("学校公开收费标准"), limit=3))[0] == "c4"
    assert ids(searcher.search(query("食堂供应早餐"), limit=3))[0] == "c3"


def test_hits_are_sorted_by_score_then_id_without_duplicates(opened, put):
    searcher = opened(put(many(200), documents=five_documents()))

    hits = searcher.search(query("教师情况"), limit=PLENTY)

    assert hits == sorted(hits, key=lambda hit: (-hit.score, hit.chunk_id))
    assert len(set(ids(hits))) == len(hits) > 20
    assert len({hit.score for hit in hits}) < len(hits)  # there are ties


def test_a_limit_cuts_the_same_list(opened, put):
    searcher = opened(put(many(200), documents=five_documents()))
    everything = searcher.search(query("教师情况"), limit=PLENTY)

    for limit in (1, 2, 5, 17, 60):
        assert searcher.search(query("教师情况"), limit=limit) == everything[:limit]


@pytest.mark.parametrize("limit", [0, -1])
def test_no_hits_are_asked_for(opened, put, limit):
    assert opened(put()).search(query("教师"), limit=limit) == []


@pytest.mark.parametrize("documents", [("d3",), ("d1", "d4"), ("d2", "unknown")])
def test_a_filter_gives_the_best_of_the_allowed_documents(opened, put, documents):
    chunks = many(200)
    searcher = opened(put(chunks, documents=five_documents()))
    allowed = {c.id for c in chunks if c.document_id in documents}
    everything = searcher.search(query("教师情况"), limit=PLENTY)

    found = searcher.search(query("教师情况", documents=documents), limit=10)

    assert found == [hit for hit in everything if hit.chunk_id in allowed][:10]
    assert len(found) == 10


def test_an_unknown_document_holds_nothing(opened, put):
    assert opened(put()).search(query("教师", documents=("unknown",)), limit=5) == []


def test_an_empty_index_has_no_hits(opened, put):
    searcher = opened(put((), documents=()))

    assert searcher.search(query("教师"), limit=5) == []
    assert searcher.search(query("教师", documents=("report",)), limit=5) == []


def test_one_chunk_is_an_index_too(opened, put):
    assert ids(opened(put([chunk("c1", "教师五百人。")])).search(query("教师"), limit=5)) == ["c1"]


@pytest.mark.parametrize("text", ["", "？！", "zzz"])
def test_odd_questions_raise_nothing(opened, put, text):
    assert len(opened(put()).search(query(text), limit=2)) <= 2


def test_eight_threads_get_what_one_gets(opened, put):
    searcher = opened(put(many(200), documents=five_documents()))
    queries = [query(f"{subject}第{i}项") for i in range(10) for subject in ("教师", "学生", "食堂")] * 4
    alone = [searcher.search(q, limit=20) for q in queries]

    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda q: searcher.search(q, limit=20), queries))

    assert together == alone


def test_an_index_built_again_from_the_same_texts_answers_the_same(opened, put, tmp_path):
    first = opened(put(many(200), documents=five_documents(), data_dir=tmp_path / "a"))
    second = opened(put(many(200), documents=five_documents(), data_dir=tmp_path / "b"))

    for text in ("教师情况", "第41项", "宿舍经费"):
        assert first.search(query(text), limit=30) == second.search(query(text), limit=30)
