"""A change is no level, a total no price."""

import pytest

from assistant.answer.levels import level_untold
from assistant.answer.question import read_ask
from assistant.answer.units import read_units
from tests.answer.passages import SEGMENTER
from tests.fakes import chunk


def said(question, sentence):
    return level_untold(question, read_ask(question), read_units(chunk("c", sentence, heading=""), SEGMENTER))


@pytest.mark.parametrize(
    ("question", "sentence", "told"),
    [
        ("治愈率是多少", "床位使用率达92%，治愈率较上年提升6%。", "较上年提升6%"),
        ("满意率达到百分之几", "患者满意率比去年增长了3.5个百分点。", "增长了3.5"),
        ("补贴每人多少钱", "全年发放补贴12万元，惠及40人。", "每人"),
        ("补贴每人每年的标准是多少", "全年发放补贴12万元，惠及40人。", "每人"),
        ("血压计一台多少钱", "投入3万元购置血压计60台。", "一台"),
    ],
)
def test_the_level_or_the_price_is_not_told(question, sentence, told):
    if "每" in told or "台" in told:
        assert told in said(question, sentence)
    else:
        assert told in said(question, sentence.replace("个百分点", "%"))


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("治愈率是多少", "治愈率提升至96%。"),
        ("治愈率是多少", "治愈率达96%，较上年提升6%。"),
        ("治愈率提升了多少", "治愈率较上年提升6%。"),
        ("治愈率比去年高多少", "治愈率较上年提升6%。"),
        ("补贴每人多少钱", "按每人300元发放补贴。"),
        ("补贴每人多少钱", "补贴标准为300元。"),
        ("补贴一共多少钱", "全年发放补贴12万元。"),
        ("一个月补贴多少钱", "每月300元。"),
    ],
)
def test_it_is_told_or_another_thing_is_asked_for(question, sentence):
    assert said(question, sentence) == ""
