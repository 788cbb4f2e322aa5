"""A bound, a code, a limit, an award: what nothing paraphrases must stand."""

import pytest

from assistant.answer.evidence import Evidence
from assistant.answer.marks import limited, unmarked
from assistant.answer.question import read_ask
from assistant.answer.units import read_units
from tests.answer.passages import SEGMENTER
from tests.fakes import chunk


def said(question, *sentences):
    units = read_units(chunk("c", *sentences, heading=""), SEGMENTER)
    return unmarked(question, question, read_ask(question), units)


@pytest.mark.parametrize(
    ("question", "sentence", "sign"),
    [
        ("考核90分以上的护士有几个人", "全院参加考核的护士3428人。", "90分以上"),
        ("考核已经超过90分的护士有几个人", "全院参加考核的护士3428人。", "超过90"),
        ("医生发了多少篇SCI论文？", "医生发表论文214篇。", "SCI"),
        ("一个县最多能有几所试点医院", "首批5家试点医院已挂牌，共5所。", "最多"),
        ("护理技能节一等奖的有多少人", "护理技能节参赛护士2870人。", "一等奖"),
        ("知识竞赛哪个科室得了第一名", "知识竞赛于12月举行，14个科室参加。", "名次"),
        ("省赛二等奖是哪些学校获得的", "全市获二等奖7项，云河卫生学校获三等奖。", "二等奖"),
        ("效率提升60%是怎么测算的", "干预效率提升60%。", "怎么算"),
    ],
)
def test_the_sign_is_not_told(question, sentence, sign):
    assert sign in said(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("考核90分以上的护士有几个人", "考核达90分的护士28人。"),
        ("授课占比不低于50%有多少人", "授课教师28人。"),
        ("医院收入已经超过8个亿了,具体是多少", "医院收入78620万元。"),
        ("医生发了多少篇SCI论文？", "医生发表sci论文14篇。"),
        ("用AI读片多少次", "人工智能读片600次。"),
        ("谁是医院的第一任院长", "首任院长是周闻。"),
        ("一个县最多能有几所试点医院", "试点医院每县不超过1所。"),
        ("参加最多的一期有多少人", "第三期85人。"),
        ("护理技能节一等奖的有多少人", "护理技能节一等奖28人。"),
        ("知识竞赛哪个科室得了第一名", "内科获知识竞赛一等奖。"),
        ("省赛二等奖是哪些学校获得的", "云河卫生学校获二等奖。"),
        ("效率提升60%是怎么测算的", "按问卷结果计，效率提升60%。"),
    ],
)
def test_it_is_told_or_no_such_sign_is_asked_for(question, sentence):
    assert said(question, sentence) == ""


def test_an_award_of_another_contest_is_none_of_this_one():
    event = "护理技能节参赛护士2870人。"
    assert "一等奖" in said("护理技能节一等奖的有多少人", event, "在全省急救大赛中获一等奖38人。")
    assert said("护理技能节一等奖的有多少人", event, "其中一等奖38人。") == ""


def test_a_sentence_that_tells_a_limit_comes_first_where_one_is_asked_for():
    texts = ("首批5所试点医院已挂牌。", "试点医院一个县最多1所。")
    units = [read_units(chunk("c", text, heading=""), SEGMENTER)[0] for text in texts]
    found = [Evidence(0, n, unit, {"kind": 0.92}, (), 2.0 - n / 2) for n, unit in enumerate(units)]
    assert limited("一个县最多能有几所试点医院", found)[0].unit == 1
    assert limited("有几所试点医院", found)[0].unit == 0
    assert limited("一个县最多能有几所试点医院", [found[0], found[1].scored(0.5, found[1].features)])[0].unit == 0
