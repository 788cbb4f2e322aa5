"""How many things there are where a column only lists them."""

import pytest

from tests.facts.desk import accountant, ask, query, table

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


@pytest.mark.parametrize(
    ("question", "result", "names"),
    [
        ("既是省级示范校又是高水平学校的有几所？", "2所", "河口学校、东岭学校"),
        ("哪些学校同时是省级示范校和省级高水平学校？", "2个", "河口学校、东岭学校"),
        ("拿了省级示范校牌子却没进高水平名单的有几所？", "1所", "青山学校"),
        ("是省级示范校但不是高水平学校的有哪几所", "1所", "青山学校"),
    ],
)
def test_two_columns_are_held_against_each_other(question, result, names):
    done = ask([NAMED], question)
    assert done is not None
    assert (done.result, done.text.split("：")[1].split("（")[0]) == (result, names)


@pytest.mark.parametrize(
    "question", ["既是省级示范校又是国家级示范校的有几所？", "没有住校的学生有几个", "既有公办又有民办的县有几个"]
)
def test_without_two_columns_none_is(question):
    assert ask([NAMED], question) is None


def test_the_columns_must_list_what_is_asked_for():
    counties = table(
        ("县区", "公办学校名称", "民办学校名称"), ("甲县", "河口学校", "东岭学校"), ("乙县", "青山学校", "河口学校")
    )
    assert ask([counties], "哪些县既有公办学校又有民办学校？") is None
    assert ask([counties], "既是公办学校又是民办学校的有哪些学校？") is not None


@pytest.mark.parametrize(
    ("question", "result", "expression"),
    [
        ("省级示范校比省级高水平学校多几所？", "1所", "3所 - 2所"),
        ("省级示范校是省级高水平学校的几倍？", "1.5倍", "3个 ÷ 2个"),
        ("省级高水平学校占省级示范校的几成？", "66.7%", "2个 ÷ 3个"),
    ],
)
def test_the_numbers_of_names_in_two_columns_are_computed_with(question, result, expression):
    done = ask([NAMED], question)
    assert done is not None
    assert (done.result, done.expression) == (result, expression)


@pytest.mark.parametrize(
    "question",
    ["省级示范校比国家级示范校多几所？", "省级示范校比高水平学校多多少学生？", "省级示范校占高水平学校的几成？"],
)
def test_names_in_columns_that_do_not_compare_are_not_computed_with(question):
    assert ask([NAMED], question) is None
