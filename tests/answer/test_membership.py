"""Whether a name stands in a column of names: yes and no are said of the table only."""

import pytest

from assistant.answer.membership import member_of
from assistant.answer.overlap import overlap_of
from assistant.answer.question import read_ask
from tests.facts.desk import query, table

NAMES = table(
    ("省级示范校名称", "省级高水平学校名称"),
    ("云河县职业中学", "东湖市卫生学校"),
    ("东湖市卫生学校", "西山市职业教育中心"),
    ("南坪县高级职业中学", ""),
    caption="表1 省级示范校、省级高水平校名单",
)
AMOUNTS = table(
    ("学校", "高水平专业（个）"), ("云河县职业中学", "3"), ("东湖市卫生学校", "5"), caption="表2 高水平专业"
)


def found(chunk, question):
    asked = query([chunk], question)
    return member_of(asked, read_ask(asked.text), chunk, weight=lambda t: 3 * t.weight, understood=lambda _: False)


def test_a_name_in_the_column_is_said_to_be_listed():
    (line,) = found(NAMES, "东湖市卫生学校是不是省级高水平学校")
    assert line.startswith("东湖市卫生学校列入“省级高水平学校名称”")


@pytest.mark.parametrize("question", ["云河县职业中学算不算高水平", "云河县职业中学在不在高水平名单里"])
def test_a_name_in_another_column_only_is_said_not_to_be_listed(question):
    (line,) = found(NAMES, question)
    assert line == "云河县职业中学未列入“省级高水平学校名称”，其中所列为：东湖市卫生学校、西山市职业教育中心"


def test_both_columns_are_answered_where_both_are_asked_for():
    first, second = found(NAMES, "云河县职业中学是示范还是高水平，两个都有吗")
    assert "列入“省级示范校名称”" in first
    assert "未列入“省级高水平学校名称”" in second


def test_the_column_of_the_part_that_asks_is_answered():
    (line,) = found(NAMES, "云河县职业中学算不算省级高水平？我只记得它上过示范校名单")
    assert "未列入“省级高水平学校名称”" in line


@pytest.mark.parametrize(
    ("chunk", "question"),
    [
        (NAMES, "北塔县职业中学是不是省级高水平学校"),  # unknown to the table: it may go by another name
        (NAMES, "云河县职业中学是不是国家级重点学校"),  # no such column
        (NAMES, "云河县职业中学食堂是不是省级高水平"),  # something else of the school
        (NAMES, "省级高水平学校有哪些"),
        (NAMES, "我听说云河县职业中学食堂卫生不好，它是不是省级高水平"),  # what was heard is content, not talk
        (NAMES, "云河县职业中学是不是省级高水平，我记得招生八百人"),
        (AMOUNTS, "云河县职业中学是不是高水平"),  # no table of names
    ],
)
def test_nothing_is_said_of_what_the_table_does_not_tell(chunk, question):
    assert found(chunk, question) == ()


def shared(chunk, question):
    asked = query([chunk], question)
    return overlap_of(asked, read_ask(asked.text), chunk, weight=lambda t: 3 * t.weight, understood=lambda _: False)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("哪些学校是示范校但不是高水平学校", "云河县职业中学、南坪县高级职业中学"),
        ("哪些学校不是示范校而是高水平", "西山市职业教育中心"),
        ("既是示范校又是高水平的有哪些学校", "东湖市卫生学校"),
        ("只是示范校的有哪些", "云河县职业中学、南坪县高级职业中学"),
    ],
)
def test_names_of_one_column_and_not_the_other_or_of_both(question, names):
    (line,) = shared(NAMES, question)
    assert line.rpartition("：")[2] == names


@pytest.mark.parametrize(
    "question",
    [
        "高水平学校有哪些",
        "哪些学校是示范校",
        "东湖市卫生学校是示范校但不是高水平吗",  # one name, not a list
        "哪些学校是示范校但没有食堂",  # no such column
        "有几所学校是示范校但不是高水平",
    ],
)
def test_a_question_of_one_column_or_of_more_than_the_columns_is_left_alone(question):
    assert shared(NAMES, question) == ()
