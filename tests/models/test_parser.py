"""The shipped parser tells which arithmetic a question asks for, in words that no rule knows."""

import numpy as np
import pytest

from assistant.facts.meant import PARSED
from assistant.models.parser import INSIDE, NOTHING, OPENING, QuestionParser, likeliest, spans


@pytest.fixture(scope="module")
def parser():
    return QuestionParser()


@pytest.mark.parametrize(
    ("question", "operation"),
    [
        ("当护士的在全院职工里占几成", "share"),
        ("男护士比女护士少几个", "difference"),
        ("医师、药师凑一块儿多少人", "sum"),
        ("平摊下来一个护士要照看几张床", "average"),
        ("床位是护士的几倍", "times"),
        ("刨去临时工，职工还剩多少", "remainder"),
        ("门诊量涨了百分之几", "growth"),
        ("护士长是谁", "none"),
        ("护理部在哪栋楼办公", "none"),
    ],
)
def test_an_operation_is_told_in_any_words(parser, question, operation):
    parse = parser(question)
    assert parse.operation == operation
    assert parse.probability > PARSED


def test_the_operands_are_words_of_the_question(parser):
    parse = parser("男护士比女护士少几个")
    assert (parse.first, parse.second) == (("男护士",), ("女护士",))


@pytest.mark.parametrize("question", ["", "？", "\ud800 多少", "多少" * 400])
def test_any_text_is_parsed(parser, question):
    assert parser(question).probability > 0


def test_tags_make_whole_phrases():
    odds = np.full((4, 5), -9.0, dtype=np.float32)
    for token, tag in enumerate((OPENING[0], INSIDE[0], INSIDE[1], NOTHING)):
        odds[token, tag] = 1.0
    odds[2, INSIDE[0]] = 0.5  # the other side's inside cannot follow: the phrase goes on
    assert likeliest(odds) == [OPENING[0], INSIDE[0], INSIDE[0], NOTHING]


def test_phrases_are_told_by_their_places():
    offsets = [(0, 2), (2, 3), (3, 5), (5, 6)]
    assert spans(offsets, [OPENING[0], INSIDE[0], OPENING[1], NOTHING]) == ([(0, 3)], [(3, 5)])
    assert spans(offsets, [OPENING[0], OPENING[0], NOTHING, OPENING[1]]) == ([(0, 2), (2, 3)], [(5, 6)])


def test_the_next_best_operation_is_less_probable(parser):
    parse = parser("当护士的在全院职工里占几成")
    assert parse.second_best[0] != parse.operation
    assert 0 < parse.second_best[1] < parse.probability
