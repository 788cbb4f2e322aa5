"""Asking words as people say them mean what the plain ones mean."""

import pytest

from assistant.retrieve.colloquial import plainly


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("新馆是啥时候开放的", "新馆是什么时候开放的"),
        ("新馆何时开放", "新馆什么时候开放"),
        ("延时借阅到底是什么意思", "延时借阅是什么意思"),
        ("馆员究竟有多少", "馆员有多少"),
        ("每个学生平均要有多少册图书", "生均多少册图书"),
        ("平均每人应有几平方米", "人均几平方米"),
    ],
)
def test_the_plain_form(said, plain):
    assert plainly(said) == plain


@pytest.mark.parametrize(
    "said",
    [
        "新馆到底建成了没有",  # an outcome
        "每个学生平均借了多少册图书",  # may have to be worked out
        "任何时期都开放吗",
        "几时段预约",
        "什么时间段人最多",
    ],
)
def test_other_words_stay(said):
    assert plainly(said) == said


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("35岁以下(含35)的教师", "35岁及以下的教师"),
        ("涨了百份之多少", "涨了百分之多少"),
    ],
)
def test_bounds_and_shares_are_written_one_way(said, plain):
    assert plainly(said) == plain
