"""Who knows how many there are wants to know which: a count that the question knows already is no answer."""

import pytest

from assistant.answer.units import read_units
from assistant.answer.unlisted import unlisted
from tests.answer.passages import SEGMENTER
from tests.fakes import chunk


def said(question, *sentences):
    return unlisted(question, read_units(chunk("c", *sentences, heading=""), SEGMENTER))


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("联盟里5个行业协会的名单", "联盟有成员单位93家，其中企业71家、医院14家、行业协会5个、研究所3家。"),
        ("自己创业的那52个人主要干哪一行", "签订合同就业2410人，参军96人，自主创业52人。"),
        ("获三等奖的6个项目叫什么", "全院获奖13项，其中一等奖2项、二等奖5项、三等奖6项。"),
    ],
)
def test_a_count_is_no_list(question, sentence):
    assert said(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("三个分馆是哪三个", "图书馆设有东湖、西山、南河3个分馆。"),
        ("合作的7家企业都有谁", "与云杉餐饮、河东药业、山城重工等7家企业合作。"),
        ("五大行动是什么", "实施强基、提质、扩容、融合、开放五大行动。"),
        ("分馆有哪些", "图书馆有分馆3个。"),  # the question knows no number: another check's
        ("有几个分馆", "图书馆有分馆3个。"),
    ],
)
def test_what_is_listed_or_not_counted_by_the_question_stays(question, sentence):
    assert said(question, sentence) == ""


def test_who_the_others_are_is_not_told_by_the_name_of_one():
    assert "队员" in said("工作队另外两名队员叫什么名字", "医院派驻工作队员，由王建国带领。")
