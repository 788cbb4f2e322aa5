"""Questions of fact go with reports, questions of rule with laws."""

import pytest

from assistant.answer.register import register


@pytest.mark.parametrize("question", ["全市有多少名护士", "我市去年建成几个图书馆", "年报里说取得了哪些成效"])
def test_questions_of_fact_prefer_reports(question):
    assert register(question, "report", school=False) == 1.0
    assert register(question, "law", school=False) == 0.0


@pytest.mark.parametrize(
    "question", ["医院收红包怎么处罚", "护士法第三条讲什么", "公立图书馆应当向谁开放", "违反规定由谁责令改正"]
)
def test_questions_of_rule_prefer_laws_and_policies(question):
    assert register(question, "law", school=False) == 1.0
    assert register(question, "report", school=False) == 0.0


def test_a_school_is_spoken_of_in_reports():
    assert register("育才中学在哪里", "report", school=True) == 1.0


@pytest.mark.parametrize(("question", "kind"), [("护士", "law"), ("全市护士", "")])
def test_nothing_is_preferred_where_nothing_tells(question, kind):
    assert register(question, kind, school=False) == 0.5
