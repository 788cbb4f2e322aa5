"""Men and women where the text counts both: shares and the gap, in everyday words."""

import pytest

from tests.facts.desk import ask, report

BOTH = report("全院在岗职工中，男职工480人、女职工720人。合同工95人。")
SHARE = report("全院患者3846人，其中男患者1200人、女患者2646人，女患者占68.8%。")


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("女职工占几成", "60%"),
        ("全院女职工大概占百分之几", "60%"),
        ("男职工能占到多大比例", "40%"),
        ("职工里男的多还是女的多", "240人"),
        ("男职工和女职工哪个多", "240人"),
    ],
)
def test_both_together_are_all(question, result):
    done = ask(BOTH, question)
    assert done is not None
    assert done.result == result


def test_a_share_that_the_text_gives_is_not_worked_out():
    done = ask(SHARE, "女患者占几成")
    assert done is None or "÷ （" not in done.text
