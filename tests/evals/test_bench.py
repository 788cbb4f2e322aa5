"""The bench: where time goes, and how the compared recipe's chunks are judged."""

import pytest
from langchain_core.embeddings import Embeddings

from assistant.types import Block, Kind, Section, Span
from evals.bench import EMBEDDING, Laps, lap_grid, told
from evals.recipe import Recipe, sections_in
from tests.fakes import DOCUMENT, FakeContents


def section(index, number, parent=None):
    span = Span(start=0, end=1)
    return Section(
        index=index, parent=parent, number=number, title="", path=(number,), kind=Kind.PROSE, level=1, spans=(span,)
    )


def block(start, end, own):
    return Block(start=start, end=end, section=own, role="paragraph")


@pytest.fixture
def document():
    """Three sections of 100, 20 and 100 characters; the second stands below the first."""
    sections = (section(0, "1"), section(1, "1.1", 0), section(2, "2"))
    blocks = (block(0, 100, 0), block(100, 120, 1), block(120, 220, 2))
    return DOCUMENT.model_copy(update={"text": "字" * 220, "sections": sections, "blocks": blocks})


@pytest.mark.parametrize(
    ("start", "end", "numbers"),
    [
        (0, 100, {"1"}),
        (0, 49, set()),
        (40, 180, {"1", "1.1", "2"}),
        (60, 169, {"1", "1.1"}),
        (100, 116, {"1", "1.1"}),
        (105, 160, set()),
    ],
)
def test_a_chunk_counts_for_the_sections_of_which_it_holds_enough(document, start, end, numbers):
    assert sections_in(document, start, end) == numbers


def test_times_are_told_beyond_the_embedding_and_as_a_ratio():
    laps = [
        Laps({EMBEDDING: 10.0, "retrieve": 2.0, "read": 4.0}),
        Laps({EMBEDDING: 10.0, "retrieve": 4.0, "read": 10.0}),
    ]
    rows = {row[0]: row[1:] for row in lap_grid(laps).rows}
    assert rows[EMBEDDING] == ("10.0", "10.0", "—")
    assert rows["retrieve"][::2] == ("3.0", "30%")
    assert rows["向量之外合计"][0] == "10.0"
    assert rows["总计"][0] == "20.0"
    assert told(laps) == ["回答一个问题，向量之外中位数 10.0 毫秒，是计算问题向量用时（10.0 毫秒）的 1.00 倍。"]


class Lengths(Embeddings):
    """Embeds by length, so that a test needs no model; counts what it embeds."""

    def __init__(self):
        self.texts = 0

    def embed_documents(self, texts):
        self.texts += len(texts)
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text):
        return [float(len(text)), 1.0]


def test_the_recipe_finds_sections_and_keeps_its_index(case, tmp_path):
    first, second = Lengths(), Lengths()
    asked = case("三所", gold_sections=("1",))
    assert Recipe(FakeContents(), first, tmp_path).ranked(asked).first == 1
    assert Recipe(FakeContents(), second, tmp_path).ranked(case("三所", gold_sections=("9",))).first == 0
    assert (first.texts, second.texts) == (1, 0)
