"""How many a school has is told by that number, not by a number of something it did."""

from decimal import Decimal

import pytest

from assistant.answer.question import read_ask
from assistant.answer.stock import untold
from assistant.types import Figure, Query, Span, Term

SCHOOL = Term(text="云河职中", role="school", variants=("云河县职业中学",))


def figure(indicator, text="106名"):
    return Figure(
        indicator=indicator,
        subject="",
        text=text,
        value=Decimal(106),
        unit="名",
        document_id="d",
        chunk_id="c",
        section_number="1",
        start=0,
        end=1,
        sentence=Span(start=0, end=1),
    )


def said(question, thing, *indicators, others=()):
    query = Query(question=question, text=question, terms=(SCHOOL, Term(text=thing), *others))
    return untold(query, read_ask(question), [figure(indicator) for indicator in indicators])


@pytest.mark.parametrize(
    ("thing", "indicators"),
    [
        ("在校生", ("累计帮扶学生", "高三年级教师")),
        ("教师", ("推选优秀教师",)),
        ("学生", ("学生获得国家奖学金",)),
        ("实训室", ("投入",)),
        ("学生", ()),
    ],
)
def test_some_of_them_are_not_how_many_there_are(thing, indicators):
    assert said(f"云河职中有多少{thing}", thing, *indicators) == f"资料中没有找到云河职中有多少{thing}。"


@pytest.mark.parametrize(
    ("thing", "indicator"),
    [
        ("在校生", "在校学生"),
        ("学生", "云河县职业中学现有在校生总数"),
        ("教师", "全校教师"),
        ("教师", "2025年教师人数"),
        ("毕业生", "云河职中公办毕业生"),  # a column that tells what the school is
    ],
)
def test_the_number_of_all_of_them_answers(thing, indicator):
    assert said(f"云河职中有多少{thing}", thing, "累计帮扶学生", indicator) == ""


def test_what_is_more_than_a_stock_is_left_alone():
    assert said("云河职中培训了多少人", "培训") == ""
    assert said("云河职中帮扶了多少学生", "学生", others=(Term(text="帮扶"),)) == ""
    assert said("云河职中平均每个教师带多少学生", "学生") == ""
    assert said("云河职中的教师是谁", "教师") == ""


def test_the_country_of_a_school_is_no_other_thing():
    query = Query(
        question="泰国云河职中有多少学生",
        text="泰国云河职中有多少学生",
        terms=(Term(text="泰国"), SCHOOL, Term(text="学生")),
    )
    assert "多少学生" in untold(query, read_ask(query.text), [figure("培训当地学员")])
