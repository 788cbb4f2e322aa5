"""Who asks how many and which is told how many, and that the names are not written."""

import pytest

from assistant.bootstrap import open_assistant
from tests.pipeline.corpus import indexed

REPORT = """云河县职业教育报告（2025年）

1.1 规模

全县有职业学校35所，其中29所具备招生资质，5所限期整改。在校生11846人。

1.2 协作

年内结对的有东湖、西山、南河3所学校。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory):
    return open_assistant(settings=indexed(tmp_path_factory.mktemp("count"), {"report.txt": REPORT}))


@pytest.mark.parametrize("asked", ["名单给我", "分别是哪几所？", "都叫什么名字？"])
def test_the_count_is_told_and_that_the_names_are_not(assistant, asked):
    answer = assistant.ask(f"限期整改的学校有几所，{asked}")
    assert answer.status == "partial"
    assert "5所" in answer.text
    assert "没有说明" in answer.text


def test_what_is_listed_is_no_half(assistant):
    answer = assistant.ask("结对的学校有几所，分别是哪几所？")
    assert answer.status == "answered"
    assert "西山" in answer.text


def test_what_is_not_counted_stays_refused(assistant):
    assert assistant.ask("停办的医院有几家，名单给我").status == "refused"
