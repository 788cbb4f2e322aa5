"""Ages, what is not so, rates by what was done, plans: the operand must be the one that is asked for."""

import pytest

from tests.facts.desk import ask, report

STAFF = report(
    "2024年全院医务人员8320人。医务人员中女性6240人，占75.0%。",
    "按年龄划分，35岁及以下2912人，36至49岁3744人，50岁及以上1664人。",
    "规培学员1386人，其中考入三甲957人，留院388人，暂未就业41人。",
    "组织证书考核1126人次，1043人次通过，其中“急救”报考286人次，通过271人次。排查隐患26处，年内销号24处。",
    "床护比为1:0.6。床位300张，护士180人。",
)


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("35岁及以下的医务人员占多大比例", "35%"),
        ("36到49岁的医务人员占比是多少", "45%"),
        ("男医务人员有多少", "2080人"),
        ("还没就业的规培学员占比", "3%"),
        ("急救证书的通过率是多少", "94.8%"),
        ("证书考核的总体通过率", "92.6%"),
        ("隐患整改率是多少", "92.3%"),
    ],
)
def test_what_is_asked_for_is_divided(question, result):
    done = ask(STAFF, question)
    assert done is not None
    assert done.result == result


@pytest.mark.parametrize("question", ["40岁及以下的医务人员占多大比例", "床护比是多少", "少数民族医务人员占比多少"])
def test_nothing_else_is_divided_in_its_place(question):
    assert ask(STAFF, question) is None


def test_a_plan_is_held_against_the_year_before_it():
    chunks = report("2024年投入培训经费1460万元。", "拟招聘护士360名，安排培训经费1600万元，不再新建病区。")
    done = ask(chunks, "2025年培训经费比2024年打算增加多少")
    assert done is not None
    assert done.result == "140万元"
    assert ask(chunks, "2025年病区比2024年打算增加多少") is None
