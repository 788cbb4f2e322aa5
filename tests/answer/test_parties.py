"""A provision is about the party of the question, and its roles are the question's."""

import pytest

from assistant.answer.parties import is_of_another, of_the_party
from tests.answer.passages import evidence, passage


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("学徒有哪些权利", "企业享有下列权利："),
        ("老师辱骂学徒怎么处理", "侮辱、殴打教师的，给予处分。"),
        ("私立医院由谁监管", "公办医院由卫生部门监管。"),
        ("小学图书室由谁检查", "高等学校图书馆由省里检查。"),
        ("企业可以办医院吗", "境外的组织在境内举办医院，适用本法。"),
    ],
)
def test_another_party_is_told(question, sentence):
    assert is_of_another(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("学徒有哪些权利", "受教育者享有下列权利："),
        ("学徒打老师怎么处理", "侮辱、殴打教师的，给予处分。"),
        ("老师辱骂学徒怎么处理", "体罚学徒，经教育不改的，予以解聘。"),
        ("私立医院由谁监管", "民办医院由卫生部门监管，公办医院由市里监管。"),
        ("境外的组织可以办医院吗", "境外的组织在境内举办医院，适用本法。"),
        ("医院有多少床位", "全市有医院3家。"),
    ],
)
def test_the_same_party_is_told(question, sentence):
    assert not is_of_another(question, sentence)


def found(question, *sentences, number="第八条"):
    one = passage(1, *sentences)
    passages = [one.model_copy(update={"chunk": one.chunk.model_copy(update={"number": number})})]
    ordered = of_the_party(question, evidence(passages), passages)
    return ordered[0].sentence.sentence.text


def test_the_provision_of_the_asked_party_comes_first():
    told = "公办医院由市里监管。", "医院应当开放。", "民办医院由卫生部门监管。"
    assert found("私立医院由谁监管", *told) == told[2]
    assert found("公办医院由谁监管", *told) == told[0]


def test_a_report_is_not_put_in_order():
    told = "公办医院由市里监管。", "民办医院由卫生部门监管。"
    assert found("私立医院由谁监管", *told, number="8.1") == told[0]
