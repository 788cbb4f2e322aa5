"""The shipped reader of operands tells which figures a question computes with, in words that the text does not use."""

import pytest

from assistant.facts.roles import Shown, pleaded
from assistant.models.operands import SENTENCE, FigureRoleReader
from assistant.text import quantities

WARDS = "全院有卫生技术人员1344人，其中医师420人、护士756人、药师84人。"
BUILDINGS = "新建病房楼2栋，投入资金3600万元。"


@pytest.fixture(scope="module")
def reader():
    return FigureRoleReader()


def shown(sentence, before=""):
    spans = tuple((quantity.start, quantity.end) for quantity in quantities(sentence))
    return Shown("一、人员", before, sentence, spans)


def read(reader, question, operation, *sentences):
    """Return the roles of all figures by their text."""
    told = reader(pleaded(question, operation), [shown(sentence) for sentence in sentences])
    return {
        sentence[start:end]: roles
        for sentence, row in zip(sentences, told, strict=True)
        for (start, end), roles in zip(shown(sentence).figures, row, strict=True)
    }


@pytest.mark.parametrize(
    ("question", "operation", "operands"),
    [
        ("护士占卫生技术人员的几成", "share", {"756人", "1344人"}),
        ("护士比医师多几个", "difference", {"756人", "420人"}),
        ("医师和药师一共多少人", "sum", {"420人", "84人"}),
    ],
)
def test_the_operands_matter_most(reader, question, operation, operands):
    told = read(reader, question, operation, WARDS, BUILDINGS)
    ranked = sorted(told, key=lambda figure: -(told[figure].first + told[figure].second))
    assert set(ranked[:2]) == operands


def test_figures_of_something_else_play_no_part(reader):
    told = read(reader, "护士占卫生技术人员的几成", "share", WARDS, BUILDINGS)
    assert all(told[figure].first + told[figure].second < 0.1 for figure in ("2栋", "3600万元"))


def test_roles_are_probabilities(reader):
    for roles in read(reader, "护士有多少人", "none", WARDS).values():
        assert 0 <= roles.first + roles.second + roles.asked <= 1.001


def test_sentences_are_read_alike_alone_and_beside_others(reader):
    question = pleaded("护士占几成", "share")
    alone = [reader(question, [shown(sentence)])[0] for sentence in (WARDS, BUILDINGS)]
    assert reader(question, [shown(WARDS), shown(BUILDINGS)]) == alone


@pytest.mark.parametrize("text", ["", "\ud800", "护" * 5000])
def test_any_text_is_read(reader, text):
    assert reader(text, [Shown("", text, "护士756人。", ((2, 6),))])
    assert reader("多少", [Shown("", "", text + "756人", ((0, 1),))])


def test_a_figure_behind_the_end_of_what_is_read_plays_no_part(reader):
    long = "门" * (4 * SENTENCE) + "756人"
    (row,) = reader("护士有多少人", [Shown("", "", long, ((len(long) - 4, len(long)),))])
    assert (row[0].first, row[0].second, row[0].asked) == (0.0, 0.0, 0.0)


def test_nothing_is_read_for_no_sentences(reader):
    assert reader("多少", []) == []
