"""Whether a sentence is of the year that is asked about, and what a refusal says of that year."""

from assistant.answer.dated import of_no_figure, told_otherwise, undated
from assistant.answer.evidence import Evidence
from assistant.answer.units import read_units
from assistant.types import Passage, Term
from tests.answer.passages import SEGMENTER
from tests.fakes import chunk

YEAR = Term(text="2024年", variants=("2024",), role="year")


def evidence(sentence):
    (unit,) = read_units(chunk("c", sentence), SEGMENTER)
    return [Evidence(0, 0, unit, {}, (), 1.0)]


def test_a_year_in_the_very_sentence_is_told():
    assert undated([YEAR], evidence("2024年门诊8200人次。")) == []
    assert undated([YEAR], evidence("2025年门诊8200人次。")) == [YEAR]
    assert undated([], evidence("2025年门诊8200人次。")) == []


def test_a_year_that_a_change_is_measured_against_is_not_told():
    assert undated([YEAR], evidence("门诊8200人次，较2024年净减300人次。")) == [YEAR]


def test_a_refusal_does_not_deny_a_year_that_the_documents_hold():
    held = [Passage(chunk=chunk("c", "门诊较2024年净减300人次。"), document_title="报告", score=1.0)]
    other = [Passage(chunk=chunk("c", "门诊8200人次。"), document_title="报告", score=1.0)]
    assert of_no_figure([YEAR], held) == "资料中没有找到2024年的所问内容。"
    assert of_no_figure([YEAR], other) == "资料中没有2024年的相关数据。"


def told(question, sentence, coverage=0.7):
    (item,) = evidence(sentence)
    return told_otherwise(question, item.scored(1.0, {"coverage": coverage}))


def test_a_claimed_date_is_answered_by_the_sentence_with_another_one():
    assert told("中心是2023年揭牌的吗?", "2024年11月21日，中心揭牌。")
    assert told("中心是2023年揭的牌吧,设在东区?", "2024年11月21日，中心揭牌。")
    assert not told("中心2023年有门诊8200人次吗?", "2024年中心有门诊8200人次。")
    assert not told("中心是2023年揭牌的吗?", "中心揭牌。")
    assert not told("分院是2023年揭牌的吗?", "2024年11月21日，中心揭牌。", coverage=0.3)
