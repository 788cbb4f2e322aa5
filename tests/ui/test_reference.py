"""References as official texts write them."""

import pytest

from assistant.types import Calculation, Conflict, Operand
from tests.ui.samples import LISTED, NOTICE, answer, citation
from ui.reference import answer_text, official, page_range, quotation, section_name


@pytest.mark.parametrize(
    ("number", "name"),
    [
        ("1.3.1", "第1.3.1节"),
        ("1.3", "第1.3节"),
        ("1", "第1章"),
        ("第十四条", "第十四条"),
        ("前言", "前言"),
        ("", ""),
        ("典型案例2-1", "典型案例2-1"),
    ],
)
def test_section_numbers_are_named(number, name):
    assert section_name(number) == name


@pytest.mark.parametrize(
    ("first", "last", "words"), [(None, None, ""), (5, None, "第5页"), (5, 5, "第5页"), (5, 6, "第5—6页")]
)
def test_pages(first, last, words):
    assert page_range(first, last) == words


def test_an_official_reference_has_section_and_page():
    cited = citation(1, "甲市有学校三所。", page_start=5, page_end=5)
    assert official(cited) == "《甲市报告》第1.1节，第5页"


def test_a_table_is_named_once():
    own = citation(1, "乙校\t镇上", LISTED)
    below = citation(1, "乙校\t镇上", LISTED, section_number="1.1")
    assert official(own) == "《甲市报告》表1-1"
    assert official(below) == "《甲市报告》第1.1节表1-1"


def test_a_title_in_book_title_marks_keeps_its_own():
    assert official(citation(1, "甲市有学校三所。", document_title="《办法》")).startswith("《办法》第")


def test_a_copied_quote_is_one_line_with_its_reference():
    assert quotation(citation(1, "乙校\t镇上", LISTED)) == "乙校 镇上（《甲市报告》表1-1）"
    assert quotation(citation(1, "乙校\t镇上", LISTED), "校名：乙校") == "校名：乙校（《甲市报告》表1-1）"


def test_a_copied_answer_carries_figures_citations_and_the_label():
    made = answer(
        calculations=(Calculation(expression="1 ÷ 3", result="33.3%", operands=()),),
        conflicts=(Conflict(indicator="学校数", values=(Operand(text="3所", label=1), Operand(text="4所", label=2))),),
    )
    assert answer_text(made).splitlines() == [
        "有学校三所。[1]",
        "乙校在镇上。[2]",
        "1 ÷ 3 = 33.3%",
        "学校数：3所；4所",
        "依据：",
        "[1] 甲市有学校三所。（《甲市报告》第1.1节）",
        "[2] 乙校 镇上（《甲市报告》表1-1）",
        "",
        NOTICE,
    ]
