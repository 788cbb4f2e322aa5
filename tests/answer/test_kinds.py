"""Whether a sentence holds the sort of thing that is asked for."""

import pytest

from assistant.answer.kinds import kind_match
from assistant.answer.question import read_ask
from assistant.answer.units import read_units
from assistant.types import Kind, Query
from tests.answer.passages import SEGMENTER
from tests.fakes import chunk


def degree(question, sentence):
    (unit,) = read_units(chunk("c", sentence), SEGMENTER)
    return kind_match(read_ask(question), unit, Query(question=question, text=question, terms=()), Kind.PROSE)


@pytest.mark.parametrize(
    ("question", "names", "counts"),
    [
        ("医院和哪几家公司合作", "医院与云河制药有限公司合作。", "医院与3家公司合作。"),
        ("哪几所大学参加了", "山城大学、云河学院参加了活动。", "20余所学校参加了活动。"),
        ("新增的4个专业列个清单", "新增“护理”专业、“康复”专业。", "今年新增4个专业。"),
        ("图书馆的电话是多少", "联系电话：0351-1234567。", "图书馆每天开放8小时。"),
        ("院长是谁", "院长王建国主持会议。", "院长负责全院工作。"),
    ],
)
def test_a_count_names_nobody(question, names, counts):
    assert degree(question, names) > 0
    assert degree(question, counts) == 0


def test_an_amount_in_the_asked_unit_fits_best():
    assert degree("占地面积多大", "院区占地120亩。") > 0.9
    assert degree("占地面积多大", "全院职工120人。") < 0.5
