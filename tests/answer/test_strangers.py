"""A name that shares its beginning with another one, or stands beside another one, is somebody else's."""

import pytest

from assistant.answer.question import read_ask
from assistant.answer.strangers import stranger
from assistant.answer.units import read_units
from assistant.types import Query, Term
from tests.answer.passages import SEGMENTER
from tests.fakes import chunk


def said(question, terms, sentence):
    query = Query(question=question, text=question, terms=tuple(Term(text=term) for term in terms.split()))
    return stranger(query, read_ask(question), read_units(chunk("c", sentence, heading=""), SEGMENTER))


@pytest.mark.parametrize(
    ("question", "terms", "sentence", "name"),
    [
        ("柳泉财经医学院有多少病床", "柳泉 财经 医学院 病床", "柳泉护理医学院有病床768张。", "柳泉财经医学院"),
        ("青河县骨科专科医院有多少病床", "青河县 骨科 专科医院 病床", "全市医院病床2846张。", "青河县骨科专科医院"),
        ("速康药业集团捐了多少钱", "速康药业集团 捐", "恒安公司捐赠960万元的设备。", "速康药业集团"),
    ],
)
def test_it_is_another_one(question, terms, sentence, name):
    assert f"“{name}”" in said(question, terms, sentence)


@pytest.mark.parametrize(
    ("question", "terms", "sentence"),
    [
        ("柳泉护理医学院有多少病床", "柳泉 护理 医学院 病床", "柳泉护理医学院有病床768张。"),
        ("柳泉护理医学院有哪些科室", "柳泉 财经 医学院 科室", "柳泉护理医学院有科室12个。"),
        ("公办医院有多少病床", "公办 医院 病床", "全市有病床768张。"),
        ("速康药业集团捐了多少钱", "速康药业集团 捐", "速康公司捐赠960万元的设备。"),
        ("速康药业集团捐了多少钱", "速康药业集团 捐", "收到捐赠960万元的设备。"),
        ("速康药业集团捐了多少钱", "速康药业集团 捐", "恒安公司和速康药业集团捐赠960万元。"),
    ],
)
def test_it_is_the_one_or_nobody_else_is_named(question, terms, sentence):
    assert said(question, terms, sentence) == ""


@pytest.mark.parametrize(
    ("sentence", "refused"),
    [
        ("全市医院手术3742台。", True),
        ("实施医院建设项目9个，总投资11.6亿元。", True),
        ("云河市第三人民医院手术3742台，占全市的三成。", False),
        ("手术3742台。", False),
    ],
)
def test_the_sum_of_many_is_none_of_one(sentence, refused):
    text = "云河市第三人民医院手术多少台"
    query = Query(question=text, text=text, terms=(Term(text="云河市第三人民医院", role="school"), Term(text="手术")))
    (unit,) = read_units(chunk("c", sentence, heading=""), SEGMENTER)
    assert bool(stranger(query, read_ask(text), (unit,))) == refused


def test_a_stretch_of_words_with_verbs_is_no_name():
    question, verbs = "放学后看护班小学收多少", ("放学", "后", "看护")
    terms = tuple(
        Term(text=text, weight=0.4 if text in verbs else 1.0) for text in ("放学", "后", "看护", "班", "小学")
    )
    units = read_units(chunk("c", "小学每人260元。", heading=""), SEGMENTER)
    assert stranger(Query(question=question, text=question, terms=terms), read_ask(question), units) == ""
