"""Cells of a named row that are found by what their figures mean; the reader of figures is told what it thinks."""

import pytest

from assistant.answer.grid import read_grid
from assistant.answer.question import read_ask
from assistant.pipeline.cellreading import cell_meant, column_reader
from assistant.types import Passage
from tests.facts.desk import query, table

TOWNS = table(
    ("乡镇", "学校（所）", "学生（人）", "寄宿生（人）", "校车（辆）"),
    ("柳溪镇", "5", "3610", "960", "9"),
    ("石门镇", "4", "2145", "875", "11"),
    ("大坪乡", "2", "684", "391", "7"),
    caption="表3 各乡镇学校情况",
)


def reading(**odds):
    """Return a reader that gives each figure the odds of its column, others hardly any."""

    def read(_phrase, figures):
        return [next((o for name, o in odds.items() if name in one.sentence), -6.0) for one in figures]

    return read


def meant(question, read):
    asked = query([TOWNS], question)
    return cell_meant(asked, read_ask(asked.text), [Passage(chunk=TOWNS, document_title="报告", score=1.0)], read)


def test_a_cell_is_found_in_words_that_its_heading_does_not_use():
    assert meant("石门镇住校的有多少人", reading(寄宿生=0.8)) == ("石门镇，寄宿生（人）：875。[1]\n",)


@pytest.mark.parametrize(
    ("question", "odds"),
    [
        ("石门镇住校的有多少人", {"寄宿生": -1.6}),  # not surely
        ("石门镇住校的有多少人", {"寄宿生": 0.8, "学生（人）": 0.5}),  # another one nearly as surely
        ("石门镇和大坪乡住校的有多少人", {"寄宿生": 0.8}),  # two rows
        ("住校的有多少人", {"寄宿生": 0.8}),  # no row
        ("石门镇2019年以下住校的有多少人", {"寄宿生": 0.8}),  # a bound
    ],
)
def test_what_is_not_surely_meant_is_not_given(question, odds):
    assert meant(question, reading(**odds)) == ()


def test_figures_of_another_unit_are_not_read():
    assert meant("石门镇住校的有多少人", reading(校车=3.0, 寄宿生=0.8)) == ("石门镇，寄宿生（人）：875。[1]\n",)


@pytest.mark.parametrize(("odds", "found"), [({"寄宿生": 0.2}, "寄宿生"), ({"寄宿生": 0.2, "学校": -0.5}, None)])
def test_a_column_is_computed_with_only_where_it_is_far_ahead(odds, found):
    grid = read_grid(TOWNS.table)
    assert grid is not None
    column = column_reader(query([TOWNS], "石门镇住校的"), TOWNS, reading(**odds))(grid.rows[1], grid.columns)
    assert (column.name if column else None) == found
