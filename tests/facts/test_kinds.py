"""Kinds of one thing that stand side by side without a total make up the whole together."""

import pytest

from tests.facts.desk import report
from tests.facts.roles import compute, reader

FUNDS = report(
    "本年度，市本级供暖配套资金为72.5万元，对县供暖配套资金为27.5万元。",
    "本年度，市本级修路配套资金为40万元，对县修路配套资金为10万元。",
    "住院患者1200人，其中公费住院患者300人、自费住院患者900人。",
)


def share(question, **roles):
    return compute("share", reader(**roles), question=question, chunks=FUNDS)


@pytest.mark.parametrize(
    ("question", "first", "second", "expression", "result"),
    [
        ("供暖配套资金里对县的占几成", "27.5万元", "72.5万元", "27.5万元 ÷ （72.5万元 + 27.5万元）", "27.5%"),
        ("供暖配套资金中市本级占百分之几", "72.5万元", "27.5万元", "72.5万元 ÷ （72.5万元 + 27.5万元）", "72.5%"),
    ],
)
def test_the_named_kind_is_a_share_of_all_kinds(question, first, second, expression, result):
    done = share(question, first=first, second=second)
    assert done is not None
    assert (done.expression, done.result) == (expression, result)


def test_where_both_kinds_are_named_none_is_the_whole():
    assert share("对县供暖配套资金是市本级的百分之几", first="27.5万元", second="72.5万元") is None


def test_a_kind_is_no_part_of_another_kind_elsewhere():
    assert share("供暖配套资金占多少", first="27.5万元", second="40万元") is None


def test_a_whole_that_the_text_gives_is_divided_by():
    done = share("住院患者中公费的占几成", first="300人", second="1200人")
    assert done is not None
    assert done.expression == "300人 ÷ 1200人"


STAFF = report(
    "全县专任教师2000人。",
    "语文专任教师300人，体育专任教师150人。",
)


def test_kinds_of_a_thing_that_the_text_counts_itself_are_not_all_of_it():
    done = compute("share", reader(first="150人", second="300人"), question="体育老师占专任教师多少", chunks=STAFF)
    assert done is None


def test_kinds_that_may_overlap_make_no_whole():
    women = report("女性专任教师120人，高级职称专任教师50人。")
    assert compute("share", reader(first="120人", second="50人"), question="女性专任教师占几成", chunks=women) is None


def test_a_part_may_be_called_like_its_whole_in_another_sentence():
    pupils = report("我县在校学生5000人。", "城区在校学生1200人。")
    done = compute("share", reader(first="1200人", second="5000人"), question="城区的占几成", chunks=pupils)
    assert done is not None
    assert done.result == "24%"
