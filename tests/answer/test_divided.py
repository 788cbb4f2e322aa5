"""A whole is divided by the property that the question names, in the sentence that says so."""

from assistant.answer.divided import divided, divides
from tests.answer.passages import evidence, passage

TOTAL, BY_AGE, BY_PLACE = "全年办证1263张。", "按年龄分：儿童412张，成人851张。", "按地区看，城区900张，乡镇363张。"


def first(question):
    return divided(question, evidence([passage(0, TOTAL, BY_AGE, BY_PLACE)]))[0].sentence.sentence.text


def test_the_sentence_that_divides_so_comes_first():
    assert first("办证按年龄分有几类，各多少张") == BY_AGE
    assert first("办证按地区划分各多少张") == BY_PLACE


def test_another_property_and_none_change_nothing():
    assert first("办证按性别分各多少张") == TOTAL
    assert first("按规定全年办证多少张") == TOTAL


def test_a_sentence_that_divides_so_is_known():
    units = evidence([passage(0, TOTAL, BY_AGE)])
    assert divides("办证按年龄分有几类", units[1])
    assert not divides("办证按年龄分有几类", units[0])
    assert not divides("办证有几类", units[1])
