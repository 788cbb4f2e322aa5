"""A fact is met by a text that holds one of its alternatives, and by no text that only seems to."""

import pytest

from evals.matching import holds, squeeze, stated, unmet_facts


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("共35 所", "35所"),
        ("在校生２４２０６人", "24206人"),
        ("在校生24,206人", "24206人"),
        ("拨款80837万元", "80837"),
        ("占18.3％。", "18.3%"),
        ("“双师型”教师", '"双师型"教师'),
        ("晋教职成函〔2025〕\n78号", "晋教职成函〔2025〕78号"),
        ("共三所", "三所"),
        ("2024—2035年", "2024-2035年"),
    ],
)
def test_layout_and_width_do_not_matter(text, fact):
    assert holds(squeeze(text), fact)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("15个", "5个"),
        ("1.5个", "5个"),
        ("3950人", "395"),
        ("395.5万元", "395"),
        ("十三所", "三所"),
        ("二十三所", "三所"),
        ("教师", "教师节"),
        ("什么都有", ""),
    ],
)
def test_a_figure_that_is_part_of_another_is_not_met(text, fact):
    assert not holds(squeeze(text), fact)


def test_a_figure_at_the_end_of_a_sentence_is_met():
    assert holds(squeeze("共395。"), "395")
    assert holds(squeeze("共395.另有2人"), "395")


def test_one_alternative_of_a_group_is_enough_and_every_group_counts():
    facts = [("35所", "三十五所"), ("12所",)]
    assert unmet_facts("共三十五所，民办12所", facts) == []
    assert unmet_facts("共三十五所", facts) == [("12所",)]


def test_citation_marks_are_no_figures():
    assert unmet_facts("学校[35]很多", [("35",)]) == [("35",)]


def test_what_is_stated_is_listed():
    assert stated("在校生24206人[1]", ["24206", "2420"]) == ["24206"]
