"""Verbs and word orders of change: 从…缩减到, 高出上年N, 分别增加A和B, 2023年为; what is none of them."""

import pytest

from tests.facts.desk import ask, report

PORT = report(
    "2024年全港在岗引航员64人。编外用工从2023年的430人缩减到365人。旅客218万人次，2023年为196万人次。",
    "泊位利用率由上年的81.5%攀升到84.6%。平均修船费用3960元，高出上年175元。咨询接待732人次，比上一年多58人次。",
    "航线达73条，远洋航线28条，较上年分别增加9条和4条。授权专利212项，转让收入1.34亿元，而上一年分别是176项和1.08亿元。",
    "奖牌总数比2023年的48枚增加8枚。仓储面积2024年为90万平方米，2020年为60万平方米。",
)


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("编外用工少了多少人", "65人"),
        ("编外用工比上年缩减了几个人", "65人"),
        ("旅客同比增加了多少万人次", "22万人次"),
        ("泊位利用率上升了多少个百分点", "3.1个百分点"),
        ("去年平均修船费用是多少", "3785元"),
        ("2023年咨询接待了多少人次", "674人次"),
        ("上年航线多少条", "64条"),
        ("上年远洋航线多少条", "24条"),
        ("转让收入增幅多大", "24.1%"),
        ("奖牌总数增长了百分之几", "16.7%"),
    ],
)
def test_a_change_is_read_in_whichever_words(question, result):
    done = ask(PORT, question)
    assert done is not None
    assert done.result == result


def test_the_earlier_value_may_be_told_by_its_year():
    done = ask(PORT, "2023年旅客多少人次")
    assert done is not None
    assert done.text.startswith("2023年为196万人次")


@pytest.mark.parametrize("question", ["仓储面积同比增加了百分之几", "去年仓储面积多少", "至少几个引航员"])
def test_what_is_of_no_year_before_is_no_change(question):
    assert ask(PORT, question) is None


def test_a_change_is_not_of_whom_the_question_does_not_name():
    chunks = report("2024年招收内科规培生120人。外科规培生62人，比上年多12人。")
    assert ask(chunks, "上年内科规培生多少人") is None


def test_a_year_told_beside_it_makes_no_figure_of_another_thing_nearer():
    chunks = report(
        "2024年全港完成货物吞吐量9860万吨，较上年净增640万吨。全年旅客吞吐量218万人次，2023年为196万人次。",
        heading="报告（2024年）\n货物与旅客",
    )
    done = ask(chunks, "2023年货物吞吐量是多少")
    assert done is not None
    assert done.result == "9220万吨"
