"""The foremost sentences are read with the question, and no more of them than could come first."""

import math

import pytest

from assistant.answer.evidence import EvidenceReader
from assistant.answer.reread import CHOSEN_FROM, CLOSE, LIMIT, SURE, WEIGHT, reread
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


def test_the_foremost_sentence_is_read_for_how_far_it_answers():
    encoder = Encoder(甲=0.05, 乙=0.95)
    again, order = ordered(encoder, "甲", "乙", scores=(1.7, 1.4))
    assert [c.sentence for c in encoder.read] == ["甲。"]
    assert order == ["甲", "乙"]
    assert again[0].features["answers"] == pytest.approx(0.05)
    assert "answers" not in again[1].features


@pytest.mark.parametrize(("probability", "read"), [(0.99, 1), (0.6, 3)])
def test_where_several_may_answer_those_about_as_near_are_read_up_to_a_sure_one(probability, read):
    encoder = Encoder(甲=probability)
    ordered(encoder, *"甲乙丙丁", scores=(1.0, 0.99, 1.0 - CLOSE + 0.01, 1.0 - CLOSE - 0.01), several=True)
    assert len(encoder.read) == read


def test_no_more_than_the_limit_is_read():
    encoder, deeper = Encoder(), Encoder()
    sentences = [f"句{number}" for number in range(LIMIT + 4)]
    ordered(encoder, *sentences, scores=[1.0] * len(sentences), several=True)
    assert len(encoder.read) == LIMIT
    ordered(Encoder(), *sentences, scores=[1.0] * len(sentences), several=True, deeper=deeper)
    assert len(deeper.read) == CHOSEN_FROM


def test_where_the_deeper_network_chooses_the_short_one_reads_the_foremost_alone():
    encoder = Encoder(甲=0.6, 乙=0.9)
    ordered(encoder, "甲", "乙", scores=(1.0, 0.99), several=True, deeper=Encoder(甲=0.9))
    assert [c.sentence for c in encoder.read] == ["甲。"]


def test_a_sentence_is_read_with_its_heading_and_the_one_before():
    encoder = Encoder()
    ordered(encoder, "甲", "乙", several=True)
    assert [(c.before, c.sentence) for c in encoder.read] == [("", "甲。"), ("甲。", "乙。")]


def test_between_sentences_that_come_out_alike_the_deeper_network_decides():
    deeper = Encoder(甲=0.1, 乙=0.95, 丙=0.1)
    again, order = ordered(Encoder(甲=0.6), "甲", "乙", "丙", "丁", scores=(1.1, 1.05, 1.0, 0.5), deeper=deeper)
    assert order == ["乙", "甲", "丙", "丁"]
    assert [c.sentence for c in deeper.read] == ["甲。", "乙。", "丙。"]
    assert again[0].features["answers"] == pytest.approx(0.95)
    both = (math.log(0.6 / 0.4) + math.log(0.1 / 0.9)) / 2
    assert again[1].features["answers"] == pytest.approx(1 / (1 + math.exp(-both)))
    assert [item.score for item in again] == [1.1, 1.05, 1.0, 0.5]  # those of the places


@pytest.mark.parametrize("several", [True, False])
def test_of_a_foremost_sentence_that_surely_answers_no_other_one_is_heard(several):
    deeper = Encoder(乙=0.99)
    _, order = ordered(Encoder(甲=0.96), "甲", "乙", scores=(1.1, 1.05), deeper=deeper, several=several)
    assert (order, deeper.read) == (["甲", "乙"], [])


def test_first_scores_weigh_beside_the_deeper_network_s_word():
    deeper = Encoder(甲=0.5, 乙=0.7)
    assert WEIGHT * math.log(0.7 / 0.3) < 0.1
    _, order = ordered(Encoder(), "甲", "乙", scores=(1.1, 1.0), deeper=deeper)
    assert order == ["甲", "乙"]


def test_odds_beyond_doubt_count_no_more():
    deeper = Encoder(甲=1 / (1 + math.exp(-SURE)), 乙=1 - 1e-12)
    _, order = ordered(Encoder(), "甲", "乙", scores=(1.01, 1.0), deeper=deeper)
    assert order == ["甲", "乙"]


def test_where_one_sentence_is_ahead_and_answers_the_deeper_network_reads_nothing():
    deeper = Encoder(乙=0.99)
    ordered(Encoder(甲=0.7), "甲", "乙", scores=(1.0 + CLOSE + 0.01, 1.0), deeper=deeper)
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
