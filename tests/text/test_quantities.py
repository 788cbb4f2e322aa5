"""What holds for the quantities of any text: exact offsets, no overlap, exact values, linear work."""

import string
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text import quantities, same_quantity
from assistant.text.units import known_units
from tests.text.spelling import spell

TEXTS = st.text(
    "0123456789２.,，、-—/:+%％零〇一二三两十百千万亿半几第个人所年月日元余多约近以上图表+XGS ()[]\n学校至到点分之",
    max_size=40,
)


def number(text):
    (found,) = quantities(text)
    return found


@given(TEXTS)
def test_offsets_are_exact_and_quantities_do_not_overlap(text):
    position = 0
    for found in quantities(text):
        assert text[found.start : found.end] == found.text
        assert position <= found.start < found.end
        position = found.end


@given(st.text("01234567890.,-:/年月日第一二三万亿百" + string.ascii_letters, max_size=200))
def test_no_text_breaks_the_reading(text):
    for found in quantities(text):
        assert found.value.is_finite()


COUNTERS = sorted(known_units() - {"年", "月", "日", "号", "届", "年级", "级", "年代"} - set("GMKTVWghmst大"))


@given(st.integers(0, 10**9), st.sampled_from(COUNTERS))
def test_a_number_with_a_unit_is_found_again(amount, unit):
    found = number(f"共{amount}{unit}。")
    assert found.text == f"{amount}{unit}"
    assert found.value == amount
    assert found.unit


@given(st.integers(3, 10**8), st.sampled_from(["人", "所", "名", "门", "元", "个", "人次", "平方米"]))
def test_chinese_numerals_say_the_same_as_digits(amount, unit):
    assert same_quantity(number(f"共{spell(amount)}{unit}。"), number(f"共{amount}{unit}。"))


@given(st.decimals(0, 10**6, places=2, allow_nan=False), st.sampled_from(["%", "万元", "亿元", "倍", "平方米"]))
def test_decimals_are_exact(amount, unit):
    scale = {"万元": 10**4, "亿元": 10**8}.get(unit, 1)
    assert number(f"占{amount}{unit}。").value == amount * scale


def calls(text):
    """Count the calls that reading a text takes: a measure of work that no clock disturbs."""
    count = 0

    def count_call(_frame, _event, _argument):
        nonlocal count
        count += 1

    sys.setprofile(count_call)
    try:
        quantities(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "piece", ["1,", "第1、", "a.", "A+", "一", "1-", "[1,", "1.", "0", "百", "2025年1", "(1", "约1", "图1"]
)
def test_the_work_is_linear_in_the_length(piece):
    assert calls(piece * 600) <= 2.2 * calls(piece * 300) + 100


def test_a_value_before_the_next_column_of_a_year_is_no_year():
    found = quantities("2024年在校生：1906，2025年在校生：1874")
    assert [(q.text, q.role) for q in found] == [
        ("2024年", "date"),
        ("1906", "measure"),
        ("2025年", "date"),
        ("1874", "measure"),
    ]


def test_a_school_year_behind_a_comma_is_a_date():
    assert [q.role for q in quantities("外聘教师，2023-2024学年：39")] == ["date", "date", "measure"]
