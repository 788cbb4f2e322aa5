"""A cell that is an amount names its row only by its own number."""

import pytest

from assistant.answer.cells import Asked, named_rows
from tests.facts.desk import query, table

SHARES = table(("类别", "占比"), ("儿童读者", "20.0%"), ("成人读者", "80.0%"), caption="表1 读者")
SIZES = table(("", "", ""), ("刺绣班", "第一期", "45人"), ("木工班", "第二期", "60人"), caption="图1 课程")


@pytest.mark.parametrize(
    ("chunk", "question", "names"),
    [
        (SHARES, "2020年多少人", []),  # 20 of the year is no 20.0%
        (SIZES, "正好60个人的是什么班", ["木工班"]),
    ],
)
def test_a_row_is_named_by_a_whole_number_only(chunk, question, names):
    rows, condition = named_rows(chunk.table, Asked.of(query([chunk], question)))
    assert ([row.cells[0].text for row in rows] if condition else []) == names
