"""Retrieval metrics, against values worked out by hand."""

from math import log2

import pytest

from evals.ranking import Ranked, ranking
from evals.run import ranked
from tests.fakes import CHUNK, PASSAGE


def at(rank, of=10):
    return Ranked(tuple("g" if i == rank else None for i in range(1, of + 1)), ("g",))


def test_means_over_questions():
    found = ranking([at(1), at(3), at(0), at(4)])
    assert found is not None
    assert found.hit_at_1 == pytest.approx(1 / 4)
    assert found.hit_at_3 == pytest.approx(2 / 4)
    assert found.hit_at_10 == pytest.approx(3 / 4)
    assert found.mrr == pytest.approx((1 + 1 / 3 + 0 + 1 / 4) / 4)
    assert found.ndcg == pytest.approx((1 + 1 / log2(4) + 0 + 1 / log2(5)) / 4)


def test_a_question_without_any_result_counts():
    found = ranking([Ranked((), ("g",)), at(1)])
    assert found is not None
    assert found.mrr == pytest.approx(0.5)


def test_two_golds_need_two_passages_for_a_full_ndcg():
    both = ranking([Ranked(("a", "b"), ("a", "b"))])
    twice = ranking([Ranked(("a", "a"), ("a", "b"))])
    assert both is not None
    assert twice is not None
    assert both.ndcg == pytest.approx(1.0)
    assert twice.ndcg == pytest.approx(1 / (1 + 1 / log2(3)))


def test_no_question_no_mean():
    assert ranking([]) is None


def test_the_first_right_rank():
    assert (at(3).first, at(0).first) == (3, 0)


def test_one_of_several_gold_sections_will_do_unless_the_kind_needs_all(case):
    gold = {"gold_sections": ("1", "9")}
    assert ranked(case("3", **gold), [PASSAGE], {}) == Ranked(("any",), ("any",))
    assert ranked(case("3", kind="conflict", **gold), [PASSAGE], {}) == Ranked(("1",), ("1", "9"))


def test_a_copy_that_was_folded_into_a_passage_counts_for_it(case):
    copy = CHUNK.model_copy(update={"id": "c2", "number": "7.1"})
    passage = PASSAGE.model_copy(update={"duplicates": ("c2", "gone")})
    asked = case("3", gold_sections=("7.1",))
    assert ranked(asked, [PASSAGE], {"c2": copy}).first == 0
    assert ranked(asked, [passage], {"c2": copy}).first == 1


def test_a_case_that_concerns_no_document_has_no_gold(case):
    assert ranked(case(gold_document="", gold_sections=()), [PASSAGE], {}).gold == ()
