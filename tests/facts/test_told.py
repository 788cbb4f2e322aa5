"""The sentence that answers a yes/no question decides it, on a hospital's report."""

import pytest

from assistant.facts.told import opening
from assistant.prompts import AGREES, DIFFERS
from assistant.types import Term


def told(question, sentence, *words, around=""):
    return opening(question, [Term(text=word) for word in words], sentence, around or sentence)


@pytest.mark.parametrize(
    ("question", "sentence", "words", "verdict"),
    [
        ("门诊量是增加的,没错吧", "门诊量214万人次,较上年下降3.2%", ["门诊量"], DIFFERS),
        ("平均住院日是不是缩短了", "平均住院日由上年的7.4天缩短到6.8天", ["平均", "住院日"], AGREES),
        ("药占比升高了,真的吗", "药占比24.3%,比上年降低1.9个百分点", ["药占比"], DIFFERS),
        (
            "外科合格率比上年上升了吗",
            "内科、外科合格率依次为92%、71%,内科上升4个百分点,外科则下滑1个百分点",
            ["外科", "合格率"],
            DIFFERS,
        ),
        ("留院比重提高了吗", "留院比重为68.0%,上年为65.2%", ["留院", "比重"], AGREES),
        ("满意度是不是超过了80%", "患者满意度为83.0%", ["满意度"], AGREES),
        ("床位已经达到2000张了吗", "现有床位1860张", ["床位"], DIFFERS),
        ("护士低于医师?", "其中医师862人、护士1308人", ["护士", "医师"], DIFFERS),
        ("内科的床护比高于外科?", "床护比儿科为0.9:1,外科为0.5:1,内科为0.6:1", ["内科", "床护比", "外科"], AGREES),
        ("医院获得过国家级课题吗", "发表论文318篇,未获得国家级课题", ["医院", "国家级", "课题"], DIFFERS),
    ],
)
def test_the_sentence_decides(question, sentence, words, verdict):
    assert told(question, sentence, *words) == verdict


@pytest.mark.parametrize(
    ("question", "sentence", "words"),
    [
        ("满意度已经达到95%了吗", "2025年计划满意度达到95%", ["满意度"]),  # planned
        ("药品收入增加了吗", "药品收入占医疗收入的24.3%,比上年降低1.9个百分点", ["药品", "收入"]),  # of its share
        ("急诊满意度上升了吗", "患者满意度上升2个百分点", ["急诊", "满意度"]),  # of all
        ("2022年门诊量增加了吗", "2024年门诊量比2023年下降3%", ["门诊量"]),  # another year
        ("护士超过1000人,对吗", "病房护士800人,门诊护士300人,护士长20人,医师900人", ["注册", "护士"]),
        ("去年门诊量上升了吗", "门诊量较上年下降3.2%", ["门诊量"]),  # of the year before
        ("床护比内科高于外科?", "床护比儿科为0.9:1,外科为0.5:1", ["床护比", "内科", "外科"]),
    ],
)
def test_what_may_be_of_another_thing_is_left_open(question, sentence, words):
    assert told(question, sentence, *words) == ""
