"""Passages go in the order of their best sentences."""

from assistant.answer.rerank import rerank
from tests.answer.passages import evidence, passage


def test_the_passage_with_the_best_sentence_comes_first():
    passages = [passage(1, "甲。"), passage(2, "乙。"), passage(3, "丙。")]
    found = sorted(evidence(passages), key=lambda item: item.passage != 2)  # the third passage's sentence is the best
    best = [item.scored(9.0 if item.passage == 2 else item.score, item.features) for item in found]
    ordered, kept = rerank(passages, best, limit=2)
    assert [p.chunk.id for p in ordered] == ["c3", "c1"]
    assert kept[0].passage == 0
    assert kept[0].sentence.sentence.text == "丙。"


def test_evidence_of_passages_that_are_not_kept_goes_with_them():
    passages = [passage(1, "甲。"), passage(2, "乙。")]
    ordered, kept = rerank(passages, evidence(passages), limit=1)
    assert len(ordered) == 1
    assert {item.passage for item in kept} == {0}


def test_a_passage_without_evidence_keeps_its_place_behind():
    passages = [passage(1, "甲。"), passage(2, "乙。")]
    ordered, _ = rerank(passages, [item for item in evidence(passages) if item.passage == 1], limit=2)
    assert [p.chunk.id for p in ordered] == ["c2", "c1"]
