"""A count from a table names nothing."""

import pytest

from assistant.answer.barecounts import only_counted
from assistant.answer.question import read_ask
from assistant.types import Query


def bare(question, *lines):
    return only_counted(Query(question=question, text=question, terms=()), read_ask(question), lines)


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("东区的企业有哪几家", "东区，企业数（家）：4"),
        ("东区有哪些公司", "东区，公司数（家）：4，职工数（人）：1,200"),
    ],
)
def test_a_count_names_nobody(question, line):
    assert bare(question, line)


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("东区有多少家企业", "东区，企业数（家）：4"),
        ("列出东区各公司的企业数", "东区，企业数（家）：4"),
        ("东区有哪些公司", "东区，代表企业：海燕公司、青松公司"),
        ("东区有哪些公司", "海燕公司、青松公司"),
    ],
)
def test_names_and_amounts_that_are_asked_for_stay(question, line):
    assert not bare(question, line)
