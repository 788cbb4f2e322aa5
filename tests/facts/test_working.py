"""Arithmetic over figures whose roles a trained reader tells: whatever words question and text use."""

import pytest

from assistant.facts.roles import Roles
from tests.facts.desk import report, table
from tests.facts.roles import HOSPITAL, NOTHING, compute, reader


@pytest.mark.parametrize(
    ("operation", "roles", "result", "expression"),
    [
        ("share", {"first": "756人", "second": "1344人"}, "56.3%", "756人 ÷ 1344人"),
        ("share", {"first": "756人 420人", "second": "1344人"}, "87.5%", "（420人 + 756人） ÷ 1344人"),
        ("share", {"first": "420人"}, "31.3%", "420人 ÷ 1344人"),  # the text divides 1344 into it
        ("difference", {"first": "756人", "second": "420人"}, "336人", "756人 - 420人"),
        ("times", {"first": "756人", "second": "420人"}, "1.8倍", "756人 ÷ 420人"),
        ("sum", {"first": "756人 420人"}, "1176人", "420人 + 756人"),
        ("previous", {"first": "41200人", "second": "1300人"}, "42500人", "41200人 + 1300人"),
        ("growth", {"first": "41200人", "second": "1300人"}, "3.1%", "1300人 ÷ (41200人 + 1300人) = 1300人 ÷ 42500人"),
        ("average", {"first": "1344人", "second": "1050张"}, "1.3人", "1344人 ÷ 1050张"),
        ("compare", {"first": "756人", "second": "420人"}, "336人", "756人 - 420人"),
        ("range", {"first": "756人 420人 84人"}, "672人", "756人 - 84人"),
        ("conflict", {"first": "420人 756人", "second": "1344人"}, "168人", "1344人 - （420人 + 756人）"),
    ],
)
def test_the_operation_is_carried_out_over_the_roles(operation, roles, result, expression):
    done = compute(operation, reader(**roles))
    assert done is not None
    assert (done.result, done.expression) == (result, expression)


def test_a_remainder_is_what_several_leave():
    read = reader(first="1344人", second="420人 756人")
    done = compute("remainder", read, question="不打针也不看病的还有几个")
    assert done is not None
    assert (done.result, done.expression) == ("168人", "1344人 - 420人 - 756人")


@pytest.mark.parametrize(
    ("operation", "roles"),
    [
        ("share", {"second": "1344人"}),
        ("share", {"first": "1050张", "second": "1344人"}),
        ("sum", {"first": "756人"}),
        ("sum", {"first": "756人 1050张"}),
        ("sum", {"first": "1344人 756人"}),  # one holds the other
        ("difference", {"first": "756人 1344人", "second": "420人"}),
        ("previous", {"first": "41200人", "second": "420人"}),
        ("growth", {"first": "92%", "second": "1300人"}),
        ("most", {"first": "756人"}),
        ("none", {"first": "756人", "second": "420人"}),
    ],
)
def test_without_its_operands_nothing_is_computed(operation, roles):
    assert compute(operation, reader(**roles)) is None


def test_what_the_text_itself_tells_is_not_computed():
    read = reader(first="756人", second="1344人", asked="92%")
    assert compute("share", read) is None


def test_where_the_roles_leave_open_which_is_the_part_it_is_the_smaller_one():
    def read(_question, sentences):
        told = {"756人": Roles(0.45, 0.5, 0.0), "1344人": Roles(0.5, 0.45, 0.0)}
        return [[told.get(one.sentence[a:b], NOTHING) for a, b in one.figures] for one in sentences]

    done = compute("share", read)
    assert done is not None
    assert done.result == "56.3%"


def test_where_another_figure_may_be_meant_as_well_none_is_taken():
    assert compute("share", reader(first="756人#60 420人#45", second="1344人")) is None


def test_one_fact_told_twice_is_counted_once_and_two_equal_facts_twice():
    tables = [table(("期次", "人数（人）"), ("剪纸", "85"), ("厨师", "85"))]
    done = compute("sum", reader(first="85"), chunks=tables, question="剪纸和做饭的一共多少人")
    assert done is not None
    assert done.result == "170人"
    twice = report("护士756人，医师420人。", "全院护士756人。")
    done = compute("sum", reader(first="756人 420人"), chunks=twice)
    assert done is not None
    assert done.result == "1176人"


@pytest.mark.parametrize(
    ("question", "operation", "told"),
    [
        ("哪种人最多", "most", "最多的是护士756人，其次是医师420人"),
        ("人数第二多的是哪种", "most", "最多的是护士756人，其次是医师420人"),
        ("人数倒数第二的是哪种", "most", "最少的是药师84人，其次是医师420人"),
    ],
)
def test_the_asked_place_of_an_order_is_told(question, operation, told):
    done = compute(operation, reader(first="756人 420人 84人"), question=question, chunks=HOSPITAL[:1])
    assert done is not None
    assert done.text == told


def test_equal_figures_are_told_to_be_equal():
    chunks = report("甲队队员84人，乙队队员84人。")
    marked = iter([Roles(0.9, 0.0, 0.0), Roles(0.0, 0.9, 0.0)])
    done = compute(
        "compare",
        lambda _, sentences: [[next(marked) for _ in one.figures] for one in sentences],
        chunks=chunks,
        question="甲队和乙队谁的队员多",
    )
    assert done is not None
    assert done.text == "甲队队员84人，乙队队员84人，两者相同"


def test_people_of_two_sorts_are_divided_one_by_the_other():
    chunks = report("在校学生2400人，班主任60人。")
    done = compute("average", reader(first="2400人", second="60人"), chunks=chunks, question="每个班主任带几个学生")
    assert done is not None
    assert done.result == "40人"


def test_people_of_one_sort_are_not():
    chunks = report("在校学生2400人，毕业学生600人。")
    assert compute("average", reader(first="2400人", second="600人"), chunks=chunks) is None


def test_figures_of_two_schools_are_told_with_their_school():
    chunks = report("青山县职业中学培训农民900人。", "河口县职业中学培训农民640人。")
    done = compute("compare", reader(first="900人", second="640人"), chunks=chunks, question="青山和河口哪所培训多")
    assert done is not None
    assert "青山县职业中学" in done.text
    assert "河口县职业中学" in done.text


@pytest.mark.parametrize("question", ["打针、看病、配药的一共多少人", "打针和看病的这三批合计多少人"])
def test_fewer_addends_than_the_question_names_make_no_sum(question):
    assert compute("sum", reader(first="756人 420人"), question=question) is None
    assert compute("sum", reader(first="756人 420人"), question="打针、看病的这两批一共多少人") is not None


@pytest.mark.parametrize(("question", "result"), [("护士大赛的头奖占几成", "13.9%"), ("药师大赛的头奖占几成", None)])
def test_operands_of_another_event_than_the_question_s_are_not_computed_with(question, result):
    contests = report("护士大赛获得36个奖项，其中一等奖5个。", "药师大赛获得17个奖项，其中一等奖1个。")
    done = compute("share", reader(first="5个", second="36个"), chunks=contests, question=question)
    assert (done.result if done else None) == result


@pytest.mark.parametrize(("question", "result"), [("三个牌子带动多少人", "5565人"), ("四个牌子带动多少人", None)])
def test_a_list_is_added_up_whole_when_the_question_counts_its_members(question, result):
    chunks = report("“竹匠”“茶师”“月嫂”三个牌子当年分别带动就业2160人、1480人和1925人。")
    done = compute("sum", reader(first="2160人#56 1480人#26 1925人#54"), question=question, chunks=chunks)
    assert (done and done.result) == result


def test_a_total_and_something_else_are_not_added_up_for_a_question_that_names_one_thing():
    chunks = report("全院职工2368人，其中护士1200人。保洁员158人。")
    assert compute("sum", reader(first="2368人 158人"), question="保结员总共有几个人", chunks=chunks) is None
    done = compute("sum", reader(first="2368人 158人"), question="职工和保洁员总共有几个人", chunks=chunks)
    assert done is not None
    assert done.result == "2526人"
