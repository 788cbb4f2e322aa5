"""How a stretch of a document reads, and where its characters stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.reading import reading, reads, spoken, stands


@pytest.mark.parametrize(
    ("stands_there", "read"),
    [
        ("全市共 35 所学校。", "全市共35所学校。"),
        ("全市共 ３５ 所学校，占 56.3 % 。", "全市共35所学校，占56.3%。"),
        ("晋教〔2024〕 6 号", "晋教〔2024〕6号"),
        ("3.1 经费", "3.1 经费"),
        ("表1-1 各校人数 120 人", "表1-1 各校人数120人"),
        ("2 推进 5 项改革", "2 推进5项改革"),
        ("2024 年在校生", "2024年在校生"),
        ("2024 届毕业生 9640 人", "2024届毕业生9640人"),
        ("张三 李四 王五", "张三 李四 王五"),
        ("Python 3 和 AI", "Python 3和 AI"),
    ],
)
def test_gaps_beside_numbers_and_full_width_digits_are_not_read(stands_there, read):
    assert reads(stands_there) == read


def test_lines_of_a_fixed_width_read_as_one():
    assert reads("专任教\n师 210 人，English\nword。", joined=True) == "专任教师210人，English word。"
    assert reads("专任教\n师 210 人") == "专任教\n师210人"


def test_what_is_read_stands_somewhere():
    text = "其中专\n任教师 1800 人"
    said = reads(text, joined=True)
    start = said.index("1800人")
    place = stands(text, said, start, start + 5)
    assert place is not None
    assert text[slice(*place)] == "1800 人"
    assert spoken(text, said, *place) == (start, start + 5)
    assert stands(text, "教师：1800", 0, 2) is None


@given(st.text("共 35所，\n３%学ab.", max_size=40), st.booleans())
def test_every_character_of_a_reading_knows_its_place(text, joined):
    read = reading(text, joined=joined)
    assert read.text == reads(text, joined=joined)
    assert list(read.offsets) == sorted(set(read.offsets))
    assert reads(read.text, joined=joined) in (read.text, reads(read.text))
