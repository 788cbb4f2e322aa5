"""The word index: what counts, and how much."""

import pytest

from assistant.index import lexical
from assistant.index.lexical import LexicalIndex
from assistant.index.rows import save_rows
from assistant.types import Query
from tests.fakes import FakeWords, chunk


@pytest.fixture
def opened(tmp_path):
    def build(*chunks, heading_repeats=1, **options):
        save_rows(tmp_path, chunks)
        lexical.build(tmp_path, chunks, FakeWords(), lambda n: None, heading_repeats=heading_repeats)
        return LexicalIndex(tmp_path, FakeWords(), **options)

    return build


def scores(searcher, text, expansions=()):
    query = Query(question=text, text=text, terms=(), expansions=tuple(expansions))
    return {hit.chunk_id: hit.score for hit in searcher.search(query, limit=10)}


def test_a_chunk_that_shares_no_word_is_no_hit(opened):
    searcher = opened(chunk("a", "甲乙。"), chunk("b", "丙丁。"), chunk("c", "甲丙。"))

    assert scores(searcher, "甲").keys() == {"a", "c"}
    assert scores(searcher, "无关") == {}


def test_rare_words_count_more(opened):
    searcher = opened(chunk("a", "甲乙。"), chunk("b", "甲丙。"), chunk("c", "甲丁。"))

    found = scores(searcher, "甲乙")
    assert found["a"] > 2 * found["b"]


def test_a_word_asked_twice_counts_once(opened):
    searcher = opened(chunk("a", "甲乙。"), chunk("b", "丙丁。"))

    assert scores(searcher, "甲甲甲") == scores(searcher, "甲")


def test_expansions_find_but_weigh_less_and_never_count_twice(opened):
    searcher = opened(chunk("a", "甲乙。"), chunk("b", "丙丁。"), chunk("c", "戊己。"))

    found = scores(searcher, "甲", ["丙"])
    assert found["a"] == pytest.approx(2 * found["b"])
    assert scores(searcher, "甲", ["甲"]) == scores(searcher, "甲")


def test_the_weight_of_expansions_can_be_chosen(opened):
    searcher = opened(chunk("a", "甲乙。"), chunk("b", "丙丁。"), expansion_weight=0.0)

    assert scores(searcher, "甲", ["丙"]).keys() == {"a"}


def test_headings_count_as_often_as_told(opened):
    chunks = (chunk("a", "子丑寅卯。", heading="甲"), chunk("b", "子丑寅甲。", heading="辰"))

    assert scores(opened(*chunks, heading_repeats=0), "甲").keys() == {"b"}
    often = scores(opened(*chunks, heading_repeats=3), "甲")
    assert often["a"] > often["b"]


def test_chunks_without_a_single_word(opened):
    assert scores(opened(chunk("a", "？！", heading="")), "甲") == {}
