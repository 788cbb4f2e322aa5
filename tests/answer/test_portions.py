"""What is missing of a thing, a body's members and other things' amounts are not its number."""

import pytest

from assistant.answer.evidence import Evidence
from assistant.answer.portions import apart, conditionless, portion
from assistant.answer.question import read_ask
from assistant.answer.units import read_units
from assistant.types import Query, Term
from tests.answer.passages import SEGMENTER
from tests.fakes import chunk


def asked(question, terms=""):
    return Query(question=question, text=question, terms=tuple(Term(text=term) for term in terms.split()))


def said(question, sentence):
    return portion(asked(question), read_ask(question), read_units(chunk("c", sentence, heading=""), SEGMENTER))


def item(sentence, kind, own=0.5, unmet="", answers=0.0):
    unit = read_units(chunk("c", sentence, heading=""), SEGMENTER)[0]
    features = {"kind": kind, "own_coverage": own, "answers": answers}
    return Evidence(0, 0, unit, features, tuple(Term(text=term) for term in unmet.split()))


@pytest.mark.parametrize(
    ("question", "sentence", "told"),
    [
        ("医院有多少张床位", "住院床位缺口约600张。", "缺口"),
        ("全市民营医院有几所", "联盟成员包括5所县医院、3所民营医院。", "成员包括"),
    ],
)
def test_it_is_another_portion(question, sentence, told):
    assert told in said(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("医院还缺多少张床位", "住院床位缺口约600张。"),
        ("医院有多少张床位", "住院床位2000张，缺口600张。"),
        ("联盟成员包括几所民营医院", "联盟成员包括5所县医院、3所民营医院。"),
        ("联盟有几所民营医院", "联盟成员包括5所县医院、3所民营医院。"),
        ("全市民营医院有几所", "全市有民营医院3所。"),
    ],
)
def test_it_is_the_whole_or_the_portion_is_asked_for(question, sentence):
    assert said(question, sentence) == ""


def test_what_is_told_in_words_has_no_amount_in_the_sentence_beside_it():
    query = asked("护士平均工资是多少元", "护士 平均工资")
    named, other = item("护士平均工资不低于医生。", 0.0, 1.0), item("护士补助每人每月300元。", 0.92, 0.4)
    assert apart(query, read_ask(query.text), [named, other])
    assert not apart(query, read_ask(query.text), [named, item("平均工资为5300元。", 0.92, 0.4)])


def test_the_only_amounts_are_of_other_things():
    query = asked("市级名医有多少人", "市级 名医")
    named = item("内科主任何晓入选市级“名医”。", 0.0, 1.0)
    other = item("全年746人参加培训，其中市级培训238人。", 1.0, 0.1)
    assert apart(query, read_ask(query.text), [named, other])
    assert not apart(query, read_ask(query.text), [named, item("该院名医共12人。", 1.0, 0.1)])  # what is counted
    assert not apart(query, read_ask(query.text), [named, item("通过该评选，12人入选。", 1.0, 0.1)])  # refers back
    assert not apart(query, read_ask(query.text), [named, item("市级医生12人。", 1.0, 0.6)])
    assert not apart(query, read_ask(query.text), [item("市级名医12人。", 1.0), other])
    assert not apart(query, read_ask(query.text), [named._replace(features={**named.features, "answers": 0.9}), other])


def test_a_condition_that_nothing_is_said_of():
    query = asked("全市有几所医院没有达到国家建设标准", "全市 医院 达到 国家 建设 标准")
    ask = read_ask(query.text)
    assert conditionless(query, ask, [item("全市医院共35所。", 1.0, unmet="达到 国家 建设 标准")])
    assert not conditionless(query, ask, [item("未达到国家标准的医院4所。", 1.0, unmet="建设")])
    assert not conditionless(query, ask, [item("不合格的医院4所。", 1.0, unmet="达到 国家 建设 标准", answers=0.9)])


def test_an_amount_of_others_is_none_of_the_institution_that_is_named():
    text = "青松中医医院有多少患者"
    query = Query(question=text, text=text, terms=(Term(text="青松中医医院", role="school"), Term(text="患者")))
    best = item("检查结果为优秀11所，不合格的青松中医医院被责令整改。", 0.5)
    assert apart(query, read_ask(text), [best, item("补助惠及患者5362人。", 1.0)])
    assert not apart(query, read_ask(text), [best, item("青松中医医院患者5362人。", 1.0)])
