"""Prizes that a text tells by their grades are added up where all of them are asked for."""

import pytest

from assistant.facts.accountant import Accountant
from tests.facts.desk import SEGMENTER, WORDS, query, report

PRIZES = report(
    "获奖情况为：合唱类获一等奖2个、三等奖3个；舞蹈类获二等奖4个、三等奖1个。",
    "在青云杯比赛中，共获奖项9个：一等奖2个，二等奖7个。",
    "合唱类作品12件，舞蹈类作品15件。",
    "5所学校提交作品66个，获得合唱类一等奖2个、三等奖3个，舞蹈类二等奖4个、三等奖1个。",
)


def graded(question, place=0):
    books = Accountant(PRIZES, tagger=SEGMENTER, words=WORDS)
    return books.graded(query(PRIZES, question), PRIZES[place], PRIZES[place].sentences[0])


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("合唱这一类拿了几个奖？", "5个"),
        ("舞蹈类一共得了多少奖项", "5个"),
        ("文艺比赛总共拿下多少个奖", "10个"),
        ("获奖总数是多少", "10个"),
    ],
)
def test_the_grades_are_added(question, result):
    done = graded(question)
    assert done is not None
    assert (done.result, done.text.startswith(f"合计{result}")) == (result, True)


@pytest.mark.parametrize("question", ["合唱类一等奖几个？", "舞蹈类有多少作品？", "三等奖一共多少个奖？"])
def test_one_grade_or_something_else_is_no_sum_of_grades(question):
    assert graded(question) is None


OTHERS = report(
    "2024年获一等奖2个、三等奖3个，2025年获一等奖4个、二等奖1个。",
    "教师参赛获一等奖2个、二等奖1个，学生参赛获一等奖3个、二等奖4个。",
    "设一等奖5000元、二等奖3000元。",
    "青云杯比赛共获奖12个。其中一等奖2个，二等奖7个。",
)


@pytest.mark.parametrize(
    ("question", "place", "sentence", "result"),
    [
        ("2025年一共拿了几个奖", 0, 0, None),
        ("学生一共拿了几个奖", 1, 0, "7个"),
        ("书法类拿了几个奖", 1, 0, None),
        ("发放了多少奖金", 2, 0, None),
        ("一共发了多少个奖", 2, 0, None),
        ("青云杯拿了几个奖", 3, 1, None),
    ],
)
def test_only_prizes_that_the_question_means_are_added(question, place, sentence, result):
    books = Accountant(OTHERS, tagger=SEGMENTER, words=WORDS)
    done = books.graded(query(OTHERS, question), OTHERS[place], OTHERS[place].sentences[sentence])
    assert (done.result if done else None) == result


def test_a_total_that_the_text_gives_is_not_worked_out():
    assert graded("青云杯拿了几个奖？", 1) is None


def test_the_part_is_found_where_the_verb_stands_once():
    done = graded("舞蹈这一类拿了几个奖？", 3)
    assert done is not None
    assert done.result == "5个"


def test_a_sentence_without_grades_has_nothing_to_add():
    assert graded("合唱拿了几个奖？", 2) is None


def test_a_total_is_not_added_to_what_it_is_the_total_of():
    chunks = report("我市获一等奖9项、二等奖21项、三等奖34项，合计64项，居全省第5位。")
    books = Accountant(chunks, tagger=SEGMENTER, words=WORDS)
    assert books.graded(query(chunks, "我市一共获奖多少项"), chunks[0], chunks[0].sentences[0]) is None
