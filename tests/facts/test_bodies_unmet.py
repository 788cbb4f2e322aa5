"""What a question limits its amount to by a short name, or asks for as a number, is what is computed."""

import pytest

from tests.facts.desk import ask, report

CITY = report(
    "全市毕业生6982人，其中直接就业2486人，对口就业1954人。",
    "市卫校、工贸学校列入省级建设名单。",
    "督导反馈问题37项，截至11月底已整改33项。",
)


@pytest.mark.parametrize(
    ("question", "computed"),
    [("对口就业的占毕业生的比例是多少", True), ("市卫校对口就业的占毕业生的比例是多少", False)],
)
def test_figures_of_all_are_not_those_of_one_school(question, computed):
    assert (ask(CITY, question) is not None) is computed


@pytest.mark.parametrize(
    ("question", "computed"), [("直接就业的占毕业生几成", True), ("直接就业的占毕业生几项", False)]
)
def test_a_number_that_is_asked_for_is_no_share(question, computed):
    assert (ask(CITY, question) is not None) is computed
