"""A report that writes 较上年 names the year before nowhere; who compares with it by its number is answered."""

import pytest

from assistant.bootstrap import open_assistant
from tests.pipeline.corpus import indexed

REPORT = """云河县职业教育报告（2025年）

1.1 规模

2025年全县有职业学校7所。2025年在校生11846人，较上年减少364人；专任教师318人。

1.2 经费

2025年投入经费4200万元，比上年增加210万元。2025年新建实训楼2栋。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory):
    return open_assistant(settings=indexed(tmp_path_factory.mktemp("back"), {"report.txt": REPORT}))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("2025年在校生比2024年少了多少？", "364"),
        ("和2024年相比，经费多了多少？", "210"),
    ],
)
def test_the_year_before_has_a_name(assistant, question, told):
    answer = assistant.ask(question)
    assert answer.status == "answered"
    assert told in answer.text
    assert answer.question == question


@pytest.mark.parametrize("question", ["2025年在校生比2022年少了多少？", "2024年新建了几栋实训楼？"])
def test_no_other_year_is(assistant, question):
    assert assistant.ask(question).status == "refused"
