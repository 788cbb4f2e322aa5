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
        ("建了多少个工作室,有多少学员", "建成5个工作室。[1]", ("有多少学员",)),  # 5个 of the other part
        ("有多少学校参加,办了多少天", "12家学校参加。[1]", ("办了多少天",)),
        ("有多少学生,占地多少平方米", "在校生3000人。[1]", ("占地多少平方米",)),
        ("得了几块奖牌,花了多少钱", "获金牌3枚。[1]", ("花了多少钱",)),
        ("参加的有多少人,提高多少个百分点", "共300人参加。[1]", ("提高多少个百分点",)),
        ("花了多少钱,来了多少人", "1. 共投入3万元。[1]", ("来了多少人",)),  # the number of an item is no amount
        ("在哪年办的,请了几位老师", "2024年举办。[1]", ("请了几位老师",)),
        ("有多少学校参加,来了多少人", "一所学校参加，花费3万元。[1]", ("来了多少人",)),
        ("路有多少公里,花了多少钱", "全长3公里。[1]", ("花了多少钱",)),
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
        ("工作室挂在哪所学校,有几个学员", "工作室在云河县职业中学挂牌，共有12个学员。[1]"),
        ("办了多少天,有多少学校", "办了5天，12家学校参加。[1]"),
        ("有多少人参加,提高多少个百分点", "300人参加，合格率提高3%。[1]"),
        ("有多少人参加,得了几块奖牌", "300人参加，获金牌3枚。[1]"),
        ("有多少学生,占地多少平方米", "在校生3000人，占地100亩。[1]"),
        ("来了多少人,花了多少钱", "300人参加，投入300多万。[1]"),
        ("来了多少人,花了多少钱", "300人参加，全部免费。[1]"),
        ("来了多少人,花了多少钱", "300人参加，培训免费。[1]"),
        ("来了多少人,办了多少天", "3月1日至3月5日举办，300人参加。[1]"),
        ("有多少学生,办学多少年", "学校始建于1985年，在校生3000人。[1]"),
        ("有多少学生,办学多少年", "1985年建校，在校生3000人。[1]"),
        ("跑了几趟,来了多少人", "送书3趟，300人参加。[1]"),  # a measure that no list of units has
        ("跑了几趟,来了多少人", "送书三趟，300人参加。[1]"),
        ("花了多少钱,考了多少分", "花费3万元，平均8.2分。[1]"),
        ("有多少学校参加,花了多少钱", "一所学校参加，花费3万元。[1]"),  # an article counts too
        ("有多少学校参加,学员几岁", "12所学校参加，学员生于2005年。[1]"),
        ("花了多少钱,有多少老师", "花费3万元，没有专职老师。[1]"),
        ("花了多少钱,有多少老师", "花费3万元，请来张三和李四。[1]"),
        ("有多少老师,平均工资多少元", "专任教师96人，月薪五千左右。[1]"),
        ("谁办的,有几家企业", "市教育局举办，企业12户。[1]"),
        ("谁办的,上了几节课", "市教育局举办，共16课时。[1]"),
        ("谁办的,办了几期", "市教育局举办，共12场。[1]"),
        ("谁办的,持续了几天", "市教育局举办，为期一周。[1]"),
        ("谁办的,几点开始", "市教育局举办，上午9:30开始。[1]"),
        ("有多少人,女生占几分之几", "共300人，女生占30%。[1]"),
        ("有多少人,扩大了几倍", "共300人，扩大200%。[1]"),
        ("花了多少钱,办了多少天", "花费3万元，全年开放。[1]"),
        ("来了多少人,增幅是多少", "300人参加，比上年增加50人。[1]"),
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
