import numpy as np
import pytest

from assistant.retrieve.hybrid import HybridRetriever, fold_duplicates, standardised
from assistant.types import Hit, Passage, Query
from tests.fakes import chunk, document

QUERY = Query(question="问", text="问", terms=())


class Fixed:
    """Returns the same hits for every query."""

    def __init__(self, **scores):
        self.hits = [Hit(chunk_id=name, score=score) for name, score in scores.items()]

    def search(self, query, *, limit):
        return self.hits[:limit]


CHUNKS = {
    "a": chunk("a", "全市中职学校共有教师二千余人。"),
    "b": chunk("b", "春季运动会在操场举行，各班踊跃参加。"),
    "c": chunk("c", "图书馆新购图书，学生可以借阅。"),
}
DOCUMENTS = {"report": document("report")}


def retriever(dense, lexical):
    return HybridRetriever(dense=dense, lexical=lexical, chunks=CHUNKS, documents=DOCUMENTS)


def test_what_both_searchers_like_comes_first():
    found = retriever(Fixed(a=0.9, b=0.8, c=0.7), Fixed(a=9.0, c=1.0)).retrieve(QUERY, limit=3)
    assert found[0].chunk.id == "a"
    assert found[0].dense == 0.9
    assert found[0].lexical == 9.0


def test_a_passage_of_one_searcher_keeps_none_for_the_other():
    found = retriever(Fixed(a=0.9), Fixed(b=3.0)).retrieve(QUERY, limit=3)
    assert {(p.chunk.id, p.dense, p.lexical) for p in found} == {("a", 0.9, None), ("b", None, 3.0)}


def test_no_hits_give_no_passages():
    assert retriever(Fixed(), Fixed()).retrieve(QUERY, limit=3) == []


def test_the_limit_holds():
    assert len(retriever(Fixed(a=1.0, b=0.9, c=0.8), Fixed()).retrieve(QUERY, limit=2)) == 2


def test_scores_are_standardised_and_gaps_take_the_lowest():
    values = standardised(["a", "b", "c"], {"a": 3.0, "b": 1.0})
    assert values.mean() == pytest.approx(0)
    assert values[1] == values[2] < values[0]


def test_equal_scores_say_nothing():
    assert np.all(standardised(["a", "b"], {"a": 1.0, "b": 1.0}) == 0)


def test_the_same_text_elsewhere_is_folded_into_the_first():
    text = "班主任能力比赛共获得三十六个奖项，其中一等奖五个、二等奖九个。"
    passages = [
        Passage(chunk=chunk(name, text), document_title="报告", score=score) for name, score in (("x", 2.0), ("y", 1.0))
    ]
    folded = fold_duplicates(passages, limit=5)
    assert [passage.chunk.id for passage in folded] == ["x"]
    assert folded[0].duplicates == ("y",)
