"""The foremost sentences are read with the question, and no more of them than could come first."""

import math

import pytest

from assistant.answer.evidence import EvidenceReader
from assistant.answer.reread import GAP, LIMIT, SURE, WEIGHT, reread
from assistant.types import Table
from tests.answer.passages import SEGMENTER, evidence, passage

TABLE = Table(caption="表1", header=("名称",), rows=())


class Encoder:
    """Gives each sentence the probability that it is told, and remembers what it was asked."""

    def __init__(self, **probabilities):
        self.probabilities = probabilities
        self.read = []

    def __call__(self, question, candidates):
        self.read += candidates
        found = [self.probabilities.get(candidate.sentence.rstrip("。"), 0.01) for candidate in candidates]
        return [math.log(value / (1 - value)) for value in found]


def ordered(encoder, *sentences, scores=(), several=False, deeper=None, as_rows=False):
    passages = [passage(1, *(f"{sentence}。" for sentence in sentences))]
    if as_rows:
        passages = [p.model_copy(update={"chunk": p.chunk.model_copy(update={"table": TABLE})}) for p in passages]
    found = evidence(passages)
    if scores:
        found = [item._replace(score=score) for item, score in zip(found, scores, strict=True)]
    reader = EvidenceReader([p.chunk for p in passages], tagger=SEGMENTER, similarity=lambda *_: [])
    again = reread("护士有多少", passages, found, reader=reader, encoder=encoder, deeper=deeper, several=several)
    return again, [item.sentence.sentence.text.rstrip("。") for item in again]


def test_a_sentence_that_answers_passes_one_that_shares_its_words():
    again, order = ordered(Encoder(乙=0.95, 甲=0.05), "甲", "乙", scores=(1.7, 1.5))
    assert order == ["乙", "甲"]
    assert again[0].features["answers"] == pytest.approx(0.95)
    assert again[0].score == pytest.approx(1.5 + WEIGHT * math.log(0.95 / 0.05))


def test_a_sure_answer_ends_the_search():
    encoder = Encoder(甲=0.99)
    again, order = ordered(encoder, "甲", "乙", "丙", scores=(1.0, 0.9, 0.8))
    assert [c.sentence for c in encoder.read] == ["甲。"]
    assert order == ["甲", "乙", "丙"]
    assert max(item.features["answers"] for item in again[1:]) < 0.1


def test_a_sentence_far_behind_is_not_read():
    encoder = Encoder(甲=0.6, 乙=0.99)
    _, order = ordered(encoder, "甲", "乙", scores=(2.0, 2.0 - GAP - 0.01))
    assert [c.sentence for c in encoder.read] == ["甲。"]
    assert order == ["甲", "乙"]


def test_a_sentence_behind_is_read_where_those_before_it_are_denied():
    encoder = Encoder(甲=0.002, 乙=0.99)
    _, order = ordered(encoder, "甲", "乙", scores=(2.0, 2.0 - GAP - 0.01))
    assert order == ["乙", "甲"]


def test_all_foremost_sentences_are_read_where_several_may_answer():
    encoder = Encoder(甲=0.99)
    ordered(encoder, *"甲乙丙丁", scores=[1.0 - GAP * step / 3 for step in range(4)], several=True)
    assert len(encoder.read) == min(4, LIMIT)


def test_odds_beyond_doubt_count_no_more():
    again, _ = ordered(Encoder(甲=1 - 1e-9), "甲", scores=(1.0,))
    assert again[0].score == pytest.approx(1.0 + WEIGHT * SURE)


def test_no_more_than_the_limit_is_read():
    encoder = Encoder()
    ordered(encoder, *(f"句{number}" for number in range(LIMIT + 4)), scores=[1.0] * (LIMIT + 4))
    assert len(encoder.read) == LIMIT


def test_a_sentence_is_read_with_its_heading_and_the_one_before():
    encoder = Encoder()
    ordered(encoder, "甲", "乙")
    assert [(c.before, c.sentence) for c in encoder.read] == [("", "甲。"), ("甲。", "乙。")]


def test_between_two_sentences_that_come_out_alike_the_deeper_network_decides():
    deeper = Encoder(甲=0.1, 乙=0.95)
    again, order = ordered(Encoder(甲=0.6, 乙=0.6), "甲", "乙", scores=(1.05, 1.0), deeper=deeper)
    assert order == ["乙", "甲"]
    assert [c.sentence for c in deeper.read] == ["甲。", "乙。"]
    both = (math.log(0.6 / 0.4) + math.log(0.95 / 0.05)) / 2
    assert again[0].features["answers"] == pytest.approx(1 / (1 + math.exp(-both)))


def test_an_unread_sentence_is_judged_by_the_deeper_network_alone():
    again, order = ordered(Encoder(甲=0.8), "甲", "乙", scores=(1.0, 1.3 - 0.01), deeper=Encoder(甲=0.1, 乙=0.9))
    assert order == ["乙", "甲"]
    assert again[0].features["answers"] == pytest.approx(0.9)


def test_the_third_sentence_gains_nothing_by_the_others_being_denied():
    denied = {"甲": 0.05, "乙": 0.05, "丙": 0.07}
    again, order = ordered(Encoder(**denied), "甲", "乙", "丙", scores=(1.0, 0.99, 0.94), deeper=Encoder(**denied))
    assert order == ["甲", "乙", "丙"]
    assert [item.score for item in again] == sorted((item.score for item in again), reverse=True)


def test_where_one_sentence_is_ahead_the_deeper_network_reads_nothing():
    deeper = Encoder(乙=0.99)
    ordered(Encoder(甲=0.95, 乙=0.3), "甲", "乙", scores=(1.1, 1.0), deeper=deeper)
    assert deeper.read == []


def test_among_several_rows_of_a_table_none_is_chosen():
    deeper = Encoder(乙=0.99)
    options = {"scores": (1.05, 1.0), "deeper": deeper, "several": True}
    ordered(Encoder(甲=0.6, 乙=0.6), "甲", "乙", as_rows=True, **options)
    assert deeper.read == []
    ordered(Encoder(甲=0.6, 乙=0.6), "甲", "乙", **options)
    assert len(deeper.read) == 2


def test_nothing_is_read_where_there_is_no_evidence():
    reader = EvidenceReader([], tagger=SEGMENTER, similarity=lambda *_: [])
    assert reread("护士有多少", [], [], reader=reader, encoder=Encoder()) == []
