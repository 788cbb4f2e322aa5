"""A model's text becomes one sentence a line with its own marks, however the model writes them."""

import pytest

from assistant.answer.tidy import Line, tidy, without_thoughts


@pytest.mark.parametrize(
    "written",
    [
        "公办5所[1][3]。",
        "公办5所。[1][3]",
        "公办5所。[1, 3]",
        "公办5所。【1】【3】",
        "公办5所。[1、3]",
        "公办5所。［1］［3］",
        "公办5所。[^1][^3]",
        "公办5所。[资料1][资料 3]",
        "公办5所（[1][3]）。",
        "- **公办5所**。[1][3]",
        "1. 公办5所。[1][3]",
        "## 公办5所。[1][3]",
    ],
)
def test_marks_and_markdown_are_read_whatever_their_form(written):
    assert tidy(written) == [Line("公办5所", (1, 3))]


def test_a_range_of_marks_names_each_passage_in_it():
    assert tidy("公办5所。[2-4]") == [Line("公办5所", (2, 3, 4))]


def test_one_mark_at_the_end_of_a_paragraph_holds_for_its_sentences():
    assert tidy("公办5所。民办2所。[2]\n教师96人。") == [
        Line("公办5所", (2,)),
        Line("民办2所", (2,)),
        Line("教师96人", ()),
    ]


def test_marks_within_a_sentence_part_it():
    assert tidy("公办5所[1]，民办2所[2]。") == [Line("公办5所", (1,)), Line("民办2所", (2,))]


def test_the_number_of_a_document_is_no_mark():
    assert tidy("依据国发〔2019〕4号文件。[1]") == [Line("依据国发〔2019〕4号文件", (1,))]


@pytest.mark.parametrize(
    "written", ["主要有以下几项：", "<", "。", "<|im_end|>", "<资料 1>", "</资料 1>", "出处：《报告》 › 1", "- ", "---"]
)
def test_what_claims_nothing_is_left_out(written):
    assert tidy(written + "\n公办5所。[1]") == [Line("公办5所", (1,))]


def test_a_sentence_written_twice_counts_once():
    assert tidy("公办5所。[1]\n公办5所。[1]\n") == [Line("公办5所", (1,))]


@pytest.mark.parametrize("size", [1, 3, 100])
@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("公办5所。[1]", "公办5所。[1]"),
        ("<think>先想一想。</think>\n公办5所。[1]", "公办5所。[1]"),
        ("\n<think>\n想不完", ""),
        ("<thinking aloud", "<thinking aloud"),
        ("<th", "<th"),
        ("", ""),
    ],
)
def test_thoughts_before_the_answer_are_left_out(written, left, size):
    pieces = [written[at : at + size] for at in range(0, len(written), size)]
    assert "".join(without_thoughts(pieces)) == left
