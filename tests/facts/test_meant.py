"""Arithmetic whose operands are told in other words than the text's: what a parser names and a reader finds."""

import pytest

from assistant.facts.accountant import Accountant
from assistant.facts.asked.parse import Parse, tasks_of
from assistant.facts.results import Computed, Line
from assistant.text.marks import BEFORE, marked
from tests.facts.desk import SEGMENTER, WORDS, query, report, table

HOSPITAL = report(
    "卫生技术人员1344人，其中医师420人、护士756人、药师84人。全院开放床位1050张。",
    "新入院患者41200人，比上年减少1300人。手术机器人的手术成功率92%。",
)
MEANT = {
    "看病": "医师【420人",
    "打针": "护士【756人",
    "全体穿白大褂": "卫生技术人员【1344人",
    "住进来": "患者【41200人",
}


def reader(phrase, figures):
    """Tell the figure that a phrase means by a list, as the cross-encoder does by what it has learnt."""
    return [3.0 if MEANT.get(phrase, "∅") in one.sentence else -4.0 for one in figures]


def compute(parse, question, *, answered=False, chunks=HOSPITAL):
    books = Accountant(chunks, tagger=SEGMENTER, words=WORDS, parser=lambda _: parse, reader=reader)
    return books.compute_meant(query(chunks, question), chunks, answered=answered)


@pytest.mark.parametrize(
    ("parse", "result"),
    [
        (Parse("share", 0.9, ("打针的",), ("全体穿白大褂的",)), "56.3%"),
        (Parse("difference", 0.9, ("打针的",), ("看病的",)), "336人"),
        (Parse("times", 0.9, ("打针的",), ("看病的",)), "1.8倍"),
        (Parse("sum", 0.9, ("打针的", "看病的")), "1176人"),
        (Parse("remainder", 0.9, ("全体穿白大褂的",), ("看病的",)), "924人"),
        (Parse("previous", 0.9, ("住进来的",)), "42500人"),
        (Parse("growth", 0.9, ("住进来的",)), "3.1%"),
    ],
)
def test_operands_in_other_words_are_computed_with(parse, result):
    done = compute(parse, "打针的和看病的怎么样，要算一算")
    assert done is not None
    assert done.result == result


def test_an_operand_that_the_text_does_not_have_is_not_replaced():
    assert compute(Parse("share", 0.9, ("扫地的",), ("全体穿白大褂的",)), "扫地的占几成") is None


def test_a_doubtful_parse_computes_nothing():
    assert compute(Parse("share", 0.4, ("打针的",), ("全体穿白大褂的",)), "打针的占几成") is None


def test_where_a_sentence_answers_only_two_named_operands_are_computed_with():
    assert compute(Parse("previous", 0.9, ("住进来的",)), "原先住进来的有多少", answered=True) is None
    assert (
        compute(Parse("difference", 0.9, ("打针的",), ("看病的",)), "打针的比看病的多几个", answered=True) is not None
    )


def test_without_networks_nothing_is_computed():
    books = Accountant(HOSPITAL, tagger=SEGMENTER, words=WORDS)
    assert books.compute_meant(query(HOSPITAL, "打针的占几成"), HOSPITAL, answered=False) is None


def test_a_row_of_a_table_is_read_with_its_headings():
    seen: list[str] = []

    def watch(phrase, figures):
        seen.extend(one.sentence for one in figures)
        return [-9.0] * len(figures)

    rows = [table(("期次", "人数（人）"), ("剪纸", "85"), ("厨师", "122"))]
    books = Accountant(
        rows, tagger=SEGMENTER, words=WORDS, parser=lambda _: Parse("sum", 0.9, ("剪纸", "做饭的")), reader=watch
    )
    books.compute_meant(query(rows, "剪纸和做饭的一共多少人"), rows, answered=False)
    assert any("剪纸" in text and "【85" in text for text in seen)


def test_a_long_sentence_is_cut_around_the_figure():
    text = "甲" * 200 + "85人" + "乙" * 200
    assert marked(text, 200, 203).startswith("甲" * BEFORE + "【85人】乙")
    assert len(marked(text, 200, 203)) < 130


@pytest.mark.parametrize(
    ("parse", "text", "phrases"),
    [
        (Parse("average", 0.9, ("学生",), ("每校",)), "学生每校多少", ("学生", "学生")),
        (Parse("share", 0.9, ("临时工", "职工"), ()), "临时工在职工里占多少", ("临时工", "职工")),
        (Parse("sum", 0.9, ("医师", "护士"), ()), "医师护士一共", ("医师", "护士")),
    ],
)
def test_a_parse_becomes_a_task(parse, text, phrases):
    assert next(tasks_of(parse, text)).phrases == phrases


@pytest.mark.parametrize("operation", ["none", "most", "least", "range", "count", "conflict"])
def test_what_rules_read_is_left_to_them(operation):
    assert list(tasks_of(Parse(operation, 0.9, ("甲",), ("乙",)), "甲乙")) == []


@pytest.mark.parametrize(("result", "given"), [("56.3%", True), ("40%", False)])
def test_a_share_that_rules_and_networks_read_differently_is_not_given(result, given):
    books = Accountant(
        HOSPITAL,
        tagger=SEGMENTER,
        words=WORDS,
        parser=lambda _: Parse("share", 0.9, ("打针的",), ("全体穿白大褂的",)),
        reader=reader,
    )
    by_rule = Computed((Line(f"约{result}", ()),), "", result)
    done = books.settled(query(HOSPITAL, "打针的占几成"), HOSPITAL, by_rule)
    assert done is (by_rule if given else None)


def test_what_is_read_far_behind_is_not_meant():
    def near(phrase, figures):
        return [2.0 if "护士【" in one.sentence else -0.5 for one in figures]

    parse = Parse("difference", 0.9, ("打针的",), ("看病的",))
    books = Accountant(HOSPITAL, tagger=SEGMENTER, words=WORDS, parser=lambda _: parse, reader=near)
    assert books.compute_meant(query(HOSPITAL, "打针的比看病的多几个"), HOSPITAL, answered=False) is None
