"""Square brackets of a source are words, not marks: document numbers, footnotes, notes of an editor."""

import pytest

from assistant.bootstrap import open_assistant
from assistant.types import Verdict
from tests.pipeline.corpus import indexed

REPORT = """云河市职业教育情况

第一章 试点

1.1 依据

根据《关于开展试点工作的意见》（云教职[2024]6号）和云政发[2023]18号文件，首批3所学校开展试点，招生120人。

第二章 教师

2.1 教师

全市专任教师210人[注1]，其中双师型教师90人[2]，名师工作室4个【见附表】。

2.2 经费

| 学校 | 经费（万元） |
| --- | --- |
| 东河职中[1] | 320 |
| 西河职中[2] | 410 |
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory):
    return open_assistant(settings=indexed(tmp_path_factory.mktemp("brackets"), {"report.md": REPORT}))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("试点依据的是哪个文件？", "〔2024〕6号"),
        ("首批有几所学校试点？", "3所"),
        ("专任教师有多少人？", "210人"),
        ("双师型教师有多少人？", "90人"),
        ("名师工作室有几个？", "4个"),
        ("西河职中的经费是多少？", "410"),
        ("东河职中和西河职中的经费一共多少万元？", "730"),
    ],
)
def test_a_sentence_with_square_brackets_is_quoted_whole(assistant, question, told):
    answer = assistant.ask(question)
    assert told in answer.text
    assert all(statement.verdict is Verdict.SUPPORTED for statement in answer.statements)
    assert {c.quote for c in answer.citations}


def test_no_mark_of_an_answer_comes_from_the_source(assistant):
    answer = assistant.ask("双师型教师有多少人？")
    assert answer.text.count("[1]") == 1
    assert "[2]" not in answer.text
