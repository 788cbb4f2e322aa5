"""Words are counted in the texts that hold them, whether found by their pairs of characters or not."""

import pytest

from assistant.answer.haystack import Haystack

TEXTS = ("全院护士756人", "护理部培训18期", "士护全院", "", "人")


@pytest.mark.parametrize(
    ("forms", "count"),
    [
        (["护士"], 1),
        (["护"], 3),
        (["护士756人"], 1),
        (["全院"], 2),
        (["全院", "护理"], 3),
        (["护士", "全院护士"], 1),
        (["医师"], 0),
        ([""], 5),
        ([], 0),
    ],
)
def test_a_text_counts_once_however_many_forms_it_holds(forms, count):
    assert Haystack(TEXTS).holding(forms) == count


def test_no_text_holds_anything():
    assert Haystack([]).holding(["护士", "护"]) == len(Haystack([])) == 0
