"""Yes/no questions that claim amounts, on reports of other kinds than ours."""

from decimal import Decimal

import pytest

from assistant.facts.asked.claim import claim, claims_in, declared
from assistant.facts.bounds import judged
from assistant.facts.pieces import measures
from assistant.prompts import AGREES, DIFFERS
from tests.facts.desk import ask, report

HOSPITAL = report(
    "全院开放床位1050张，其中重症床位42张、感染床位60张。卫生技术人员1344人，其中医师420人、护士756人、药师84人。",
    "在岗职工1680人，较上年增加80人。全年门诊36.5万人次，出院患者超4000人次。",
    "新建门诊楼投入资金3200余万元，联合5家企业建设。",
)
LIBRARY = report(
    "全市公共图书馆14个，其中市级2个、县级12个。馆藏图书86万册，较上年减少3万册。",
    "全年举办讲座120余场。阅读推广人58名，其中专职21名。",
)


@pytest.mark.parametrize(
    ("report", "question", "shown"),
    [
        (HOSPITAL, "护士有756人,对吗?", "护士756人"),
        (HOSPITAL, "护士超过700人了吧", "护士756人"),
        (HOSPITAL, "医师不到500人,是不是", "医师420人"),
        (HOSPITAL, "药师有80多人,没错吧", "药师84人"),
        (HOSPITAL, "在岗职工比上年多了80人,是吗", "较上年增加80人"),
        (HOSPITAL, "去年在岗职工是1600人,对吗", "1600人"),
        (HOSPITAL, "护士占卫生技术人员的56.3%,准确吗", "56.3%"),
        (HOSPITAL, "医师420人、护士756人,对不对", "医师420人"),
        (LIBRARY, "县级公共图书馆12个吧", "县级12个"),
        (LIBRARY, "馆藏图书86万册,属实吗", "图书86万册"),
    ],
)
def test_a_right_claim_is_confirmed_with_the_figure(report, question, shown):
    done = ask(report, question)
    assert done is not None
    assert done.lines[0].text.startswith(AGREES)
    assert any(shown in line.text for line in done.lines)


@pytest.mark.parametrize(
    ("report", "question", "shown"),
    [
        (HOSPITAL, "医师有756人,是真的吗?", "医师420人"),  # the figure of another thing in the same sentence
        (HOSPITAL, "护士有1344人,对吗", "护士756人"),
        (HOSPITAL, "药师有400多人,没错吧", "药师84人"),
        (HOSPITAL, "在岗职工比上年少了80人,是吗", "较上年增加80人"),
        (HOSPITAL, "去年在岗职工是1680人,对吗", "1600人"),
        (HOSPITAL, "护士756万人,这个单位没错吧", "护士756人"),
        (HOSPITAL, "护士占卫生技术人员的30%,准确吗", "56.3%"),
        (HOSPITAL, "医师420人、护士765人,对不对", "护士756人"),
        (HOSPITAL, "重症床位是60张吧", "重症床位42张"),
        (HOSPITAL, "门诊楼是联合8家企业建设的,对不对", "5家企业"),
        (LIBRARY, "市级公共图书馆12个吧", "市级2个"),
        (LIBRARY, "馆藏图书86万册,比上年增加了3万册,属实吗", "较上年减少3万册"),
    ],
)
def test_a_wrong_claim_gets_the_right_figure(report, question, shown):
    done = ask(report, question)
    assert done is not None
    assert done.lines[0].text.startswith(DIFFERS)
    assert shown in done.lines[0].text


@pytest.mark.parametrize(
    ("report", "question"),
    [
        (HOSPITAL, "女护士有756人,对吗"),  # 女 is not in the text
        (HOSPITAL, "只有护士是756人,对吗"),  # true of the number, not of 只有
        (HOSPITAL, "护士不是756人吧"),
        (HOSPITAL, "2019年护士756人,对吗"),  # another year
        (HOSPITAL, "厨师有20人,是真的吗"),
        (HOSPITAL, "护士756人,全部有硕士学位,对吗"),  # more than the amount is claimed
        (LIBRARY, "志愿者有58名,对吗"),
        (LIBRARY, "馆员讲座拿了12个奖,没错吧"),
    ],
)
def test_no_verdict_on_what_the_figures_do_not_say(report, question):
    assert ask(report, question) is None


@pytest.mark.parametrize(
    ("claimed", "given", "verdict"),
    [
        ("395人", "395人", "right"),
        ("1000多人", "395人", "wrong"),
        ("300余名", "395名", "right"),
        ("超过300人", "395人", "right"),
        ("不到400人", "395人", "right"),
        ("约400人", "395人", "right"),
        ("24206万人", "24206人", "wrong"),
        ("500多人", "超300人", "wrong"),
        ("320人", "300余人", "open"),
        ("至少2万人", "1.9万人", "wrong"),
        ("不低于3%", "不低于5%", "wrong"),  # another rule, though whatever keeps the one keeps the other
        ("不低于5%", "不低于5%", "right"),
    ],
)
def test_an_amount_bears_out_another(claimed, given, verdict):
    assert judged(measures(claimed)[0], measures(given)[0]) == verdict


CLASS = report("全校选出3-5名骨干教师。初三年级6名教师帮扶学生83名，人均13名。", "教务处有教师40名。")


@pytest.mark.parametrize(
    "question",
    [
        "6名教师帮扶83名学生,写人均13名准不准",
        "6个教师帮扶了83个学生,人均13名,对吗",
        "6名教师帮扶83名学生、人均13名,没问题吧",
    ],
)
def test_a_rounded_average_is_given_beside_the_one_that_its_figures_give(question):
    done = ask(CLASS, question)
    assert done is not None
    assert not done.lines[0].text.startswith(AGREES)
    assert done.result == "13.8名"


def test_a_part_is_not_taken_for_its_whole():
    chunks = report("考入高校512人（含一本130人），参军20人。")
    assert ask(chunks, "考入高校的一本有130人,对吗").lines[0].text.startswith(AGREES)
    assert ask(chunks, "考入高校的一本有512人,对吗").lines[0].text.startswith(DIFFERS)


def test_an_amount_for_each_is_not_that_of_all():
    chunks = report("东县办3所职业高中，其余12个县各办1所职业高中。")
    assert ask(chunks, "职业高中有15所吗") is None


def test_a_special_case_gives_no_verdict_on_the_general_one():
    chunks = report("综合高中招生2705人，报名3100人。")
    assert ask(chunks, "招生2705人,对吗") is None
    assert ask(chunks, "招生3100人,对吗") is None


def test_a_question_is_told_from_what_it_claims():
    assert claim("护士有756人吗") is not None
    assert claim("护士有多少人") is None
    assert claim("护士有756人") is None
    assert declared("护士有756人,是真的吗?") == "护士有756人"
    assert measures(declared("门诊楼花了三千多万吧"))[0].value == Decimal(30_000_000)


def test_each_amount_has_its_own_words():
    assert [claimed.words for claimed in claims_in("医师420人、护士756人")] == ["医师", "护士"]
    assert [claimed.words for claimed in claims_in("8名教师帮扶106名学生")] == ["教师帮扶", "学生"]


POINTS = report(
    "撤并村医室2所、接种点5个。现有接种点13个。",
    "门诊支出76960万元，同比增长4.7%，净增3480万元；医师4362人，净减45人。",
)


def test_what_there_is_bears_out_no_claim_of_what_went():
    done = ask(POINTS, "撤了13个接种点，是真的吗")
    assert done is None or not done.text.startswith("是的")
    done = ask(POINTS, "现有13个接种点，是真的吗")
    assert done is not None
    assert done.text.startswith("是的")


@pytest.mark.parametrize("question", ["门诊支出减少3480万元的原因是什么", "为什么医师增加了45人"])
def test_a_cause_is_not_looked_for_of_a_change_that_went_the_other_way(question):
    done = ask(POINTS, question)
    assert done is not None
    assert done.text.startswith("与资料不符")


@pytest.mark.parametrize("question", ["门诊支出增加3480万元的原因是什么", "住院支出减少3480万元的原因是什么"])
def test_a_cause_of_what_is_told_is_left_to_the_text(question):
    assert ask(POINTS, question) is None


def test_what_was_done_away_with_is_not_what_there_is():
    done = ask(LIBRARY, "撤销了县级公共图书馆12个,对吗?")
    assert done is None or not done.text.startswith(AGREES)


@pytest.mark.parametrize(
    ("question", "opening"),
    [("在岗职工今年又少了80人,对吗?", DIFFERS), ("在岗职工多了80人,是吧", AGREES)],
)
def test_a_change_said_in_one_sign_is_held_against_the_change(question, opening):
    done = ask(HOSPITAL, question)
    assert done is not None
    assert done.text.startswith(opening)
    assert "增加80人" in done.text
