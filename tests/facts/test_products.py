"""A number times an amount for each."""

import pytest

from tests.facts.desk import ask, report

GRANTS = report(
    "农机奖励每年奖励1200名社员，每人6000元，一次性发给。",
    "修渠补助惠及300户，每户200元，全年支出6万元。",
    "护林津贴发给50人，每人每月300元。",
)


@pytest.mark.parametrize("question", ["农机奖励一年全发下去总共要花多少钱", "农机奖励一共发多少元"])
def test_a_number_times_what_each_gets(question):
    done = ask(GRANTS, question)
    assert done is not None
    assert done.result == "720万元"
    assert done.expression == "1200名 × 6000元"


@pytest.mark.parametrize("question", ["修渠补助一共多少元", "护林津贴总共多少钱", "育苗奖励总共要花多少钱"])
def test_no_total_is_multiplied_that_is_told_or_of_unknown_length(question):
    done = ask(GRANTS, question)
    assert done is None or "×" not in done.expression


def test_what_is_paid_for_each_is_not_added_to_what_is_paid_for_others():
    chunks = report("农场每接收1名徒工满一年的，给予6000元培养补贴，其中涉及紧缺工种的提高到8000元。")
    done = ask(chunks, "徒工培养补贴一共多少元")
    assert done is None or "14000" not in done.result
