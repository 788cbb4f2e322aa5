"""A figure of several together is that of none of them."""

import pytest

from assistant.answer.joint import joint
from assistant.answer.question import read_ask
from assistant.answer.units import read_units
from assistant.types import Query, Term
from tests.answer.passages import SEGMENTER
from tests.fakes import chunk

SCHOOL = Term(text="云河职中", role="school", variants=("云河县职业中学",))


def said(question, *sentences):
    terms = (SCHOOL,) if SCHOOL.text in question else (Term(text="南岭"),)
    query = Query(question=question, text=question, terms=terms)
    return joint(query, read_ask(question), read_units(chunk("c", *sentences, heading=""), SEGMENTER))


@pytest.mark.parametrize(
    ("question", "sentence", "figure"),
    [
        ("云河职中关停了几个专业", "云河县职业中学等12所学校的31个专业不再招生。", "31个"),
        ("云河职中新开了几个专业", "同意云河县职业中学等8所学校新开“康养”等21个专业。", "21个"),
        ("云河职中报送了多少件作品", "东山中学、云河县职业中学、南岭中学等4所学校报送作品52件。", "52件"),
        ("云河职中送课多少课时", "为河口小学、云河县职业中学等中小学送课186课时。", "186课时"),
        ("南岭送了几课时", "为河口小学、南岭高级中学等中小学送课186课时。", "186课时"),  # for short
        ("金川重工培训了多少人", "学校为北方药业集团、金川重工有限公司等9家企业开展培训，全年共830人。", "830人"),
        ("云河职中派了多少教师", "全市80名教师由东山中学、云河县职业中学、南岭中学派出。", "80名"),
    ],
)
def test_one_of_several_has_no_figure_of_its_own(question, sentence, figure):
    reason = said(question, sentence)
    assert f"合计{figure}" in reason
    assert "没有单独写" in reason


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("云河职中等4所学校报送了多少件作品", "东山中学、云河县职业中学等4所学校报送作品52件。"),
        ("云河职中招了多少人", "云河县职业中学与山城学院、云海学院等院校合作，招收137人。"),  # its own figure
        ("云河职中招了多少人", "东山中学招收90人、云河县职业中学招收137人、南岭中学招收60人。"),
        ("云河职中招了多少人", "东山中学、云河县职业中学等4所学校各招收50人。"),
        ("云河职中招了多少人", "东山中学、云河县职业中学分别招收50人和60人。"),
        ("云河职中招了多少人", "东山中学、云河县职业中学等4所学校招收200人，其中云河县职业中学60人。"),
        ("云河职中招了多少人", "云河县职业中学招收137人。"),
        ("除了云河职中还有几所学校报送了作品", "东山中学、云河县职业中学等4所学校报送作品。"),
        ("云河职中报送作品了吗", "东山中学、云河县职业中学等4所学校报送作品52件。"),
        ("各校报送了多少件作品", "东山中学、云河县职业中学等4所学校报送作品52件。"),
    ],
)
def test_a_figure_of_its_own_or_of_all_is_given(question, sentence):
    assert said(question, sentence) == ""


def test_the_next_sentence_may_tell_its_share():
    both = "东山中学、云河县职业中学等4所学校报送作品52件。", "云河县职业中学报送13件。"
    assert said("云河职中报送了多少件作品", *both) == ""


LISTED = "医院设2个院区：2022年在东山设立河东院区，2024年在南岭设立河西分院区，{}"


@pytest.mark.parametrize("told", ["累计收治病人1126人。", "共收治病人1126人。"])
def test_the_sum_of_what_is_listed_is_none_of_it(told):
    assert "1126人" in said("河西分院区收治了多少病人", LISTED.format(told))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("医院的院区收治了多少病人", "累计收治病人1126人。"),
        ("河西分院区收治了多少病人", "河西收治病人126人，累计收治1126人。"),
        ("河西分院区收治了多少病人", "收治病人1126人。"),
    ],
)
def test_the_listed_may_have_its_own_figure(question, told):
    assert said(question, LISTED.format(told)) == ""


def test_the_number_of_all_tiers_is_not_that_of_one():
    told = "补助分三档，每月分别为300元、500元、800元，1486人受益。"
    assert "800元这一档" in said("补助拿800块那档的有多少人", told)
    assert said("拿补助的有多少人", told) == ""
    assert said("补助拿800元的有多少人", "补助分别为300元、800元，惠及90人和40人。") == ""
