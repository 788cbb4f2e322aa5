"""What a question of two parts leaves open: only what is surely not told is said to be missing."""

import pytest

from assistant.answer.halves import untold
from assistant.answer.question import read_ask
from assistant.answer.trim import trim
from assistant.types import Query


def asked(question):
    return Query(question=question, text=question, terms=())


@pytest.mark.parametrize(
    ("question", "written", "missing"),
    [
        ("有多少志愿者参加,花了多少钱", "共300名志愿者参加。[1]", ("花了多少钱",)),
        ("工作室挂在哪所学校,有几个学员", "工作室在云河县职业中学挂牌。[1]", ("有几个学员",)),
        ("打造了多少门课,投入多少经费", "打造木工、陶艺等60门课。[1]", ("投入多少经费",)),
    ],
)
def test_a_part_of_which_nothing_is_told_is_named(question, written, missing):
    assert untold(asked(question), written) == missing


@pytest.mark.parametrize(
    ("question", "written"),
    [
        ("开了几场,多少人听", "开讲2场，120人听讲。[1]"),
        ("有几栋楼,花了多少钱", "匠思楼、匠成楼等耗资300万元。[1]"),  # counted by naming them
        ("排在第几期,来了多少人", "第六期（陶艺课程）：110人。[1]"),
        ("花了多少钱", "共300名志愿者参加。[1]"),  # one part only: that is for the refusal to judge
        ("花了多少钱,来了多少人", "活动很热闹。[1]"),  # nothing is answered at all
    ],
)
def test_nothing_is_said_to_be_missing_that_may_be_told(question, written):
    assert untold(asked(question), written) == ()


def test_the_unit_of_the_first_part_is_asked_for_first():
    assert read_ask("培训了几个人,花了多少钱").units == ("人", "名", "位", "人次")
    assert read_ask("花了多少钱,培训了几个人").units == ("元",)


def test_calls_are_counted_and_no_contact_asked_for():
    assert read_ask("热线接了多少电话").thing != "contact"
    assert read_ask("热线的电话是多少").thing == "contact"


def test_the_amounts_of_each_stay_behind_their_total():
    text = (
        "在全省图书馆业务技能大赛的基层组比赛和综合组的各项比赛当中，我市各馆选送的选手以及团队"
        "共获得奖项36个：一等奖5个，二等奖9个，三等奖22个。"
    )
    query = asked("三个等次的奖各拿了几个")
    kept = trim(text, query, read_ask(query.text), weight=lambda clause: float("奖项" in clause), schools=())
    assert "三等奖22个" in kept
