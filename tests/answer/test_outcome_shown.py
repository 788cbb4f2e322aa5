"""Calculations and contradictions leave the system only with their citations."""

from assistant.answer.outcome import calculations_shown, conflicts_shown
from assistant.types import Calculation, Conflict, Operand

OPERANDS = (Operand(text="医师420人", label=1), Operand(text="护士756人", label=2))
DONE = Calculation(expression="420人 + 756人", result="1176人", operands=OPERANDS)
CLASH = Conflict(indicator="医师", values=OPERANDS)


def test_what_is_cited_whole_is_shown():
    assert calculations_shown([DONE], {1, 2, 3}) == (DONE,)
    assert conflicts_shown([CLASH], {1, 2}) == (CLASH,)


def test_what_has_lost_a_citation_is_left_out():
    assert calculations_shown([DONE], {1}) == ()
    assert conflicts_shown([CLASH], set()) == ()
