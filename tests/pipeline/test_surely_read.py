"""A row that is surely read to answer is no near miss, unless something is to be worked out from it."""

import pytest

from assistant.pipeline.settling import _surely_read
from assistant.types import Query
from tests.answer.passages import evidence, passage


@pytest.mark.parametrize(
    ("question", "answers", "sure"),
    [
        ("外科病人下转了多少", 0.95, True),
        ("外科病人下转了多少", 0.5, False),
        ("外科病人一共有多少", 0.95, False),
        ("外科男性病人有多少", 0.95, False),
    ],
)
def test_the_reader_is_heard_where_one_cell_is_asked_for(question, answers, sure):
    best = evidence([passage(1, "外科下转病人8200人。")])[0]
    best = best.scored(best.score, {**best.features, "answers": answers})
    assert _surely_read(Query(question=question, text=question, terms=()), best) is sure
