"""Operands that stand in different rows and columns of one table belong to different things."""

import pytest

from assistant.facts.crossing import crosses
from assistant.facts.results import computed
from tests.facts.desk import accountant, table

SCHOOLS = table(
    ("学校", "在校生（人）", "专任教师（人）"),
    ("甲校", "648", "36"),
    ("乙校", "820", "41"),
    ("合计", "1468", "77"),
    caption="表1 各校规模",
)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("648人", "77人", True), ("648人", "36人", False), ("648人", "820人", False), ("36人", "1468人", True)],
)
def test_operands_of_a_table_stand_in_one_row_or_column(one, other, expected):
    entries = accountant([SCHOOLS])._book("report").shelf.entries
    operands = [next(entry for entry in entries if entry.figure.text == text) for text in (one, other)]
    assert crosses(computed("", f"{one} ÷ {other}", "", operands), entries) is expected
