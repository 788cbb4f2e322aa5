"""What is left of a whole, and what is missing to a goal."""

import pytest

from tests.facts.desk import ask, report

CLUB = report(
    "俱乐部有注册会员640人，其中取得教练证书583人。",
    "截至2025年底，在册学员1846人，其中初级班762人、高级班958人；女学员502人。",
    "持证救生员比例为57.5%，比上年提高4.1个百分点。",
    "规划明确到2027年持证救生员比例达到65%、泳池达到8座。",
)


@pytest.mark.parametrize(
    "question",
    ["没有拿到教练证的会员有多少", "还有多少会员没拿到教练证", "会员没拿到教练证的有多少人"],
)
def test_those_of_whom_it_is_not_so(question):
    done = ask(CLUB, question)
    assert done is not None
    assert done.result == "57人"


def test_what_the_text_counts_itself_is_not_worked_out():
    chunks = report("全县18所医院中达标的医院有14所，尚有3所医院不达标。")
    assert ask(chunks, "没有达标的医院有几所") is None


def test_two_sentences_make_no_rest():
    chunks = report("注册会员640人。", "游泳比赛取得证书83人。")
    assert ask(chunks, "没有拿到证书的会员有多少") is None


@pytest.mark.parametrize(
    ("question", "result"),
    [("男学员有多少人", "1344人"), ("男学员比女学员多多少", "842人"), ("男学员占多少", "72.8%")],
)
def test_those_of_the_other_sex(question, result):
    done = ask(CLUB, question)
    assert done is not None
    assert done.result == result


@pytest.mark.parametrize("question", ["女学员有多少人", "男教练有多少人", "初级班男学员有多少人"])
def test_the_sex_that_is_told_or_of_nobody_told_is_not_worked_out(question):
    done = ask(CLUB, question)
    assert done is None or " - " not in done.expression


def test_what_is_missing_to_a_goal():
    done = ask(CLUB, "离2027年持证救生员65%的目标还差几个百分点")
    assert done is not None
    assert done.result == "7.5个百分点"


def test_no_goal_of_another_year_or_without_a_level():
    assert ask(CLUB, "离2028年持证救生员65%的目标还差几个百分点") is None
    assert ask(CLUB, "离2027年泳池8座的目标还差几座") is None
