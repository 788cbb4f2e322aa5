"""Contradictions: those that a reader must be shown, and what only looks like one."""

import pytest

from tests.facts.desk import accountant, ask, query, report

TWO_VALUES = report("全市中职在校生24206人。", "全市中职学生28053人，生均拨款28816元。")
TWICE = report(
    "汾阳市职业中学组织300余名学生赴田村开展研学活动。",
    "汾阳市职业中学与田村共建研学课堂，此次研学覆盖400余名学生。",
)


def clashes(chunks):
    return accountant(chunks).clashes("report")


def texts(chunks):
    return [[entry.figure.text for entry in clash.entries] for clash in clashes(chunks)]


def test_one_indicator_with_two_values_is_a_conflict():
    assert texts(TWO_VALUES) == [["24206人", "28053人"]]


def test_one_event_told_twice_with_two_numbers_is_a_conflict():
    assert texts(TWICE) == [["300余名", "400余名"]]


def test_parts_beyond_their_total_are_a_conflict():
    chunks = report("毕业生100人，其中升学60人、就业70人。")
    (clash,) = clashes(chunks)
    assert clash.whole is not None
    assert clash.whole.figure.text == "100人"


def test_groups_beyond_the_only_total_are_a_conflict():
    chunks = report("全市学校共35所。全市29所学校达标，5所学校整改，3所学校停办。")
    (clash,) = clashes(chunks)
    assert clash.whole is not None
    assert len(clash.entries) == 3


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("毕业生100人，其中升学60人、就业30人。",),
        ("2024年中职在校生30000人。", "2025年中职在校生24206人。"),
        ("交城县职业中学有中职在校生300人。", "柳林县职业中学有中职在校生400人。"),
        ("文艺比赛获得奖项36个。", "技能比赛获得奖项17个。"),
        ("中职在校生24206人，较上年减少4100人。", "中职在校生24206人。"),
        ("全市中职在校生300余人。", "全市中职在校生320人。"),
        ("民办中职学校12所。", "公办中职学校23所。"),
    ],
)
def test_what_only_looks_like_a_contradiction_is_none(paragraphs):
    assert texts(report(*paragraphs)) == []


def test_a_question_about_two_values_gets_both():
    done = ask(TWO_VALUES, "中职学生到底多少人?怎么有两个数?")
    assert done is not None
    assert [line.figures[0].text for line in done.lines] == ["24206人", "28053人"]
    assert done.clash is not None


def test_an_answer_gets_the_rival_of_the_figure_that_was_asked_for():
    book = accountant(TWO_VALUES)
    remark = book.remark(query(TWO_VALUES, "全市中职在校生有多少人"), "全市中职在校生24206人。", TWO_VALUES)
    assert remark is not None
    assert "28053人" in remark.lines[0].text


@pytest.mark.parametrize(
    ("question", "answer"), [("生均拨款是多少", "生均拨款28816元。"), ("中职学校有多少", "35所。")]
)
def test_an_answer_without_a_disputed_figure_gets_no_remark(question, answer):
    assert accountant(TWO_VALUES).remark(query(TWO_VALUES, question), answer, TWO_VALUES) is None


APART = report(
    "汾阳市职业中学组织300余名学生赴田村开展研学活动。",
    "汾阳市职业中学与田村共建研学课堂，聘请校外导师。专题讲座邀请专家到校。此次研学覆盖400余名学生。",
    "全市中职班主任906人。",
)


@pytest.mark.parametrize("question", ["田村研学到底去了三百人还是四百人", "田村研学去了300人还是400人？"])
def test_two_values_that_a_question_offers_are_both_shown(question):
    done = ask(APART, question)
    assert done is not None
    assert [line.figures[0].text for line in done.lines] == ["300余名", "400余名"]


@pytest.mark.parametrize("question", ["田村研学去了300人还是500人", "田村研学去了300人还是906人"])
def test_a_value_that_is_not_told_of_the_thing_is_not_put_beside_it(question):
    done = ask(APART, question)
    assert done is None or len(done.operands) < 2 or done.clash is None
