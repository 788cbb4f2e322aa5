"""How many things there are where a column only lists them."""

import pytest

from tests.facts.desk import accountant, query, table

NAMED = table(
    ("省级示范校名称", "省级高水平学校名称"),
    ("青山学校", "河口学校"),
    ("河口学校", "东岭学校"),
    ("东岭学校", ""),
    caption="表2 全市省级示范校、省级高水平学校",
)


def listed(question, *tables):
    return accountant(tables).listed(query(tables, question), tables)


@pytest.mark.parametrize(
    ("question", "result", "names"),
    [
        ("省级示范校有几所？", "3所", "青山学校、河口学校、东岭学校"),
        ("全市有多少所省级高水平学校", "2所", "河口学校、东岭学校"),
        ("省级示范校 全市几所", "3所", "青山学校、河口学校、东岭学校"),
    ],
)
def test_the_names_of_the_column_that_is_asked_for_are_counted(question, result, names):
    done = listed(question, NAMED)
    assert done is not None
    assert done.result == result
    assert names in done.text


@pytest.mark.parametrize(
    "question",
    [
        "国家级示范校有几所？",  # of another sort
        "全市有几所学校？",  # both columns are of schools
        "省级示范校有哪些？",  # no number is asked for
        "省级示范校有多少学生？",
    ],
)
def test_what_no_one_column_lists_is_not_counted(question):
    assert listed(question, NAMED) is None


def test_a_column_of_numbers_lists_nothing():
    numbers = table(("年级", "省级示范校"), ("一", "30"), ("二", "40"))
    assert listed("省级示范校有几所？", numbers) is None
