"""A numbered series is told whole, not announced or summed up."""

import pytest

from assistant.answer.question import read_ask
from assistant.answer.series import series_asked
from assistant.answer.units import read_units
from assistant.types import Query
from tests.answer.passages import SEGMENTER
from tests.fakes import chunk

WARDS = (
    "医院以“三送”推进延伸护理。",
    "一是送药上门。",
    "药师随车。",
    "二是送医到村。",
    "三是送教入户。",
    "“三送”保障了护理质量。",
)


def run(question, *sentences, best=0):
    query = Query(question=question, text=question, terms=())
    units = read_units(chunk("c", *(sentences or WARDS), heading=""), SEGMENTER)
    return series_asked(query, read_ask(question), units, best)


@pytest.mark.parametrize("question", ["“三送”分别送什么", "“三送”具体是哪三个方面", "医院的三送具体是什么"])
def test_all_parts_are_told(question):
    assert run(question, best=5) == [1, 3, 4]


@pytest.mark.parametrize(
    "question", ["“四送”分别送什么", "“三送”取得了什么效果", "三病区有多少护士", "“三进”分别是什么"]
)
def test_another_number_name_or_matter_is_not(question):
    assert run(question) == []


def test_a_series_that_begins_elsewhere_is_not_whole():
    assert run("“三送”分别送什么", "医院以“三送”推进护理。", "二是送医。", "三是送教。") == []
