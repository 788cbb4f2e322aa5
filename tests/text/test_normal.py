"""Normal forms: what becomes equal, and that offsets survive folding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text import fold, normalise
from assistant.text.normal import flatten

# Characters that real documents and questions mix, and everything that Unicode allows besides.
TEXTS = st.one_of(
    st.text(), st.text("呂梁市吕梁２2５5ＡaＸx　 \u200b\ufeff\n\t“”「」—－…①㎡％%（(《㈠後乾坤著\ud800İßΣ", max_size=40)
)


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("２０２５年　在校生", "2025年在校生"),
        ("呂梁市中等職業學校", "吕梁市中等职业学校"),
        ("60 多门", "60多门"),
        ("Supaphorn  Akkapin", "supaphorn akkapin"),
        ("\ufeff教\u200b师\xad队伍\n", "教师队伍"),
        ("８７％", "87%"),
        ("  ", ""),
        ("学校\x00人数", "学校人数"),
        ("⺠办⾼校⻓⼀⼈", "民办高校长一人"),
        ("⽤⼾⼾籍", "用户户籍"),
        ("乾坤", "乾坤"),
    ],
)
def test_normalise_gives_one_spelling(given_text, expected):
    assert normalise(given_text) == expected


def test_a_lone_surrogate_in_a_question_does_not_break_it():
    assert normalise("多少\ud800人") == "多少人"
    assert fold("多少\ud800人").text == "多少人"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("“三全育人”", "「三全育人」"),
        ("2024—2035 年", "２０２４－2035年"),
        ("晋教职成函〔2025〕78号", "晋教职成函[2025] 78 号"),
        ("沁园春・长沙", "沁园春·长沙"),
        ("1+X", "１＋x"),
        ("教學", "教学"),
    ],
)
def test_fold_makes_spellings_equal(left, right):
    assert fold(left).text == fold(right).text


@pytest.mark.parametrize(("left", "right"), [("10²", "102"), ("①", "1"), ("（2）", "[2]"), ("½", "12"), ("‘a’", "“a”")])
def test_fold_keeps_different_things_apart(left, right):
    assert fold(left).text != fold(right).text


def test_a_folded_span_covers_the_original_characters_and_the_white_space_between():
    original = "共 2 4206\n人，占８７％"
    folded = fold(original)
    start = folded.text.index("24206人")
    span = folded.span(start, start + len("24206人"))
    assert original[span.start : span.end] == "2 4206\n人"
    percent = folded.text.index("87%")
    span = folded.span(percent, percent + 3)
    assert original[span.start : span.end] == "８７％"


def test_an_empty_folded_span_stands_where_it_was_asked_for():
    folded = fold("甲 乙")
    assert (folded.span(1, 1).start, folded.span(1, 1).end) == (2, 2)
    assert folded.span(2, 2).start == 3
    assert fold("").span(0, 0).start == 0


@given(TEXTS)
def test_normalising_twice_changes_nothing(text):
    assert normalise(normalise(text)) == normalise(text)


@given(TEXTS)
def test_folding_twice_changes_nothing(text):
    once = fold(text).text
    assert fold(once).text == once


@given(TEXTS)
def test_every_folded_character_stems_from_its_offset(text):
    folded = fold(text)
    assert len(folded.offsets) == len(folded.text)
    assert list(folded.offsets) == sorted(folded.offsets)
    for at, char in zip(folded.offsets, folded.text, strict=True):
        assert char in fold(text[at]).text


@given(TEXTS)
def test_folding_leaves_no_white_space_and_flattening_keeps_the_length(text):
    assert not any(c.isspace() for c in fold(text).text)
    assert len(flatten(text)) == len(text)
