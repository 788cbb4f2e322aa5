"""The value of written numbers."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.numerals import arabic_value, decimal_han_value, han_value
from tests.text.spelling import spell


@given(st.integers(0, 10**12 - 1))
def test_every_numeral_that_is_written_by_the_rules_is_read_back(number):
    assert han_value(spell(number)) == number


@pytest.mark.parametrize(
    ("numeral", "expected"),
    [
        ("十", 10),
        ("十九", 19),
        ("二十", 20),
        ("一百零五", 105),
        ("两千三", 2300),
        ("一万五", 15000),
        ("三百五", 350),
        ("一一二", 112),
        ("二〇二五", 2025),
        ("两万", 20000),
        ("一亿二千万", 120_000_000),
        ("百", 100),
        ("千万", 10_000_000),
    ],
)
def test_spoken_and_digit_by_digit_numerals_are_read(numeral, expected):
    assert han_value(numeral) == expected


@pytest.mark.parametrize("numeral", ["", "十五五", "三二", "十十", "百千", "万千", "一万二万", "两两两", "十二十"])
def test_what_is_no_numeral_has_no_value(numeral):
    assert han_value(numeral) is None


def test_decimals_and_separators_are_exact():
    assert decimal_han_value("三点零五") == Decimal("3.05")
    assert arabic_value("1,803,200") == 1_803_200
    assert arabic_value("724.48", "万") == Decimal(7_244_800)
    assert arabic_value("0.1", "亿") == 10_000_000
