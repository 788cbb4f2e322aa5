"""A whole of which a part and its share are told."""

import pytest

from tests.facts.desk import ask, report

LEVY = report(
    "水费用于灌渠的部分为4180万元，占当年全市水费总额的30.5%。",
    "机手541人，占农工的61.8%，农工共876人。",
    "果园1200亩，占12.5%。",
)


@pytest.mark.parametrize(
    "question", ["根据灌渠所占份额推算，全市水费总额大约有多少？", "估算一下全市水费总额有多少万元"]
)
def test_the_whole_is_estimated_from_a_part_and_its_share(question):
    done = ask(LEVY, question)
    assert done is not None
    assert done.result == "13704.92万元"


@pytest.mark.parametrize(
    "question",
    [
        "全市水费总额有多少",  # nobody asks for an estimate
        "大约有多少农工",  # told
        "大约有多少亩果园",  # of nothing that is named
        "全市电费总额大约有多少",
    ],
)
def test_no_whole_is_estimated_that_is_told_or_not_named(question):
    done = ask(LEVY, question)
    assert done is None or "÷" not in done.expression
