"""What is required is told before what follows from it, where conditions are asked for."""

import pytest

from assistant.answer.conditions import conditioned
from tests.answer.passages import evidence, passage

RIGHTS, RULE = "持骨干读者证的可以同时享受免费复印。", "申请骨干读者证须同时具备两项。"


def first(question, *sentences):
    return conditioned(question, evidence([passage(0, *sentences)]))[0].sentence.sentence.text


@pytest.mark.parametrize("question", ["申请骨干读者证要什么条件", "骨干读者证的条件有哪些", "哪些条件能申请骨干读者证"])
def test_the_conditions_come_first(question):
    assert first(question, RIGHTS, RULE) == RULE


@pytest.mark.parametrize("question", ["骨干读者证有什么用", "办学条件怎么样"])
def test_where_none_are_asked_for_nothing_moves(question):
    assert first(question, RIGHTS, RULE) == RIGHTS


def test_where_the_best_sentence_has_them_nothing_moves():
    assert first("申请要什么条件", "限报应届生。", RULE) == "限报应届生。"
