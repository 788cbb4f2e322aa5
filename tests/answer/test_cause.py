"""That something came about is no reason."""

import pytest

from assistant.answer.cause import causeless, reasoned
from assistant.answer.units import read_units
from assistant.types import Query, Term
from tests.answer.passages import SEGMENTER, evidence, passage
from tests.fakes import chunk


def said(question, *sentences):
    words = dict.fromkeys(SEGMENTER.content_words(question))
    query = Query(question=question, text=question, terms=tuple(Term(text=word) for word in words))
    return causeless(query, read_units(chunk("c", *sentences, heading=""), SEGMENTER))


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("西门站为啥被取消", "今年取消西门站等4个站点。"),
        ("读者为什么少了3000人", "读者2.4万人，较上年减少3000人。"),
        ("图书馆读者为什么减少了", "图书馆读者较上年减少3000人；为方便市民，新建站点4个。"),  # the other part's reason
        ("为什么停办夜间门诊", "夜间门诊9月停办，服务升级为全天候服务，病人满意。"),
    ],
)
def test_an_event_without_a_cause(question, sentence):
    assert "原因" in said(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("西门站为啥被取消", "由于客流不足，取消西门站等4个站点。"),
        ("为什么停办夜间门诊", "为破解人手不足难题，停办夜间门诊。"),
        ("为什么停办夜间门诊", "夜间门诊停办，促使医院重排班次。"),
        ("医院为什么办义诊", "医院举办义诊12场，提升居民健康素养。"),  # an aim may be told in any words
        ("护士为什么减少了", "病人减少300人；护士756人，较上年增加20人。"),  # the contrary is told
        ("护士有多少", "护士756人。"),
        ("为什么要增加夜间门诊", "医院大量增加夜间门诊。"),  # an act that is intended
        ("为何要减少床位", "床位减少20张。"),
        ("为啥推进增值服务", "医院办增值服务12场。"),
        ("医院为什么办线上升级培训", "医院办线上升级培训。"),
        ("被子为什么送病人", "医院送病人被子20床。"),
        ("药价为什么上升了", "减少开支，床位下降。"),  # no word of it found: read from the start
    ],
)
def test_a_cause_is_told_or_need_not_be(question, sentence):
    assert said(question, sentence) == ""


def test_of_two_sentences_about_a_thing_the_one_that_says_why_comes_first():
    found = evidence([passage(1, "西门站9月停运。"), passage(2, "由于客流不足，西门站停运。")])
    assert reasoned("西门站为什么停运", found)[0].sentence.sentence.text.startswith("由于")
    assert reasoned("西门站哪天停运", found) is found
    apart = evidence([passage(1, "西门站9月停运。"), passage(2, "甲。"), passage(3, "由于下雨，活动改期。")])
    assert reasoned("西门站为什么停运", apart) is apart
