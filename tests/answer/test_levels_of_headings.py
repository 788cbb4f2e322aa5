"""Headings of two levels: what their columns hold, of which year, and which of them a question names."""

import pytest

from assistant.answer.grid import read_grid, years_of
from assistant.answer.lookup import lacks, look_up
from assistant.answer.question import read_ask
from assistant.columnunits import levels_of, own_unit
from tests.facts.desk import query, table

ADMITTED = table(
    ("地区", "2023年·初中毕业生", "2023年·升入普高", "2024年·初中毕业生", "2024年·升入普高"),
    ("东湖县", "3912", "2268", "4035", "2372"),
    ("西山县", "1688", "991", "1715", "1014"),
    ("全市", "5600", "3259", "5750", "3386"),
    caption="表2 初中毕业生升学情况（单位：人）",
)
PASSED = table(
    ("学校", "考生", "特控线上线·物理类", "特控线上线·历史类", "特控线上线·小计", "本科上线·人数"),
    ("东湖一中", "1186", "318", "94", "412", "968"),
    ("东湖二中", "794", "26", "11", "37", "441"),
    ("西山中学", "452", "5", "1", "6", "158"),
    caption="表4 高考上线情况（单位：人）",
)
SCHOOL_YEARS = table(
    ("指标", "2022-2023学年", "2023-2024学年"),
    ("专任教师", "228", "237"),
    ("外聘教师", "35", "39"),
    ("后勤人员", "60", "58"),
    caption="表5 师资（单位：人）",
)


def columns_of(chunk):
    grid = read_grid(chunk.table)
    assert grid is not None
    return grid.columns


def told(chunk, question):
    asked = query([chunk], question)
    found = look_up(asked, read_ask(asked.text), chunk, weight=lambda t: t.weight, understood=lambda _: False)
    return found.lines if found else ()


def test_a_column_has_its_lowest_level_that_is_no_year_for_a_name():
    columns = columns_of(PASSED)
    assert [(column.name, column.group) for column in columns[1:3]] == [
        ("物理类", "特控线上线"),
        ("历史类", "特控线上线"),
    ]
    dated = columns_of(ADMITTED)[1]
    assert (dated.name, dated.group, dated.years) == ("升入普高", "", ("2023",))


def test_a_school_year_is_the_one_in_which_it_ends():
    assert [column.years for column in columns_of(SCHOOL_YEARS)] == [("2023",), ("2024",)]
    assert years_of(query([SCHOOL_YEARS], "23-24学年外聘教师多少人")) == {"2024"}


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("西山县2023年升入普高多少人", "西山县，2023年·升入普高（人）：991"),
        ("西山县升入普高多少人", "西山县，2024年·升入普高（人）：1014"),  # the last year goes without saying
    ],
)
def test_the_year_of_a_heading_chooses_its_column(question, line):
    assert told(ADMITTED, question) == (line,)


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("东湖二中历史类特控上线人数", "东湖二中，特控线上线·历史类（人）：11"),
        ("东湖二中特控线上线人数", "东湖二中，特控线上线·小计（人）：37"),  # the total of the group
    ],
)
def test_a_group_and_its_column_are_named_together(question, line):
    assert told(PASSED, question) == (line,)


def test_of_two_names_that_begin_alike_each_is_named_by_its_own_words():
    assert told(PASSED, "东湖一中和东湖二中的考生各多少") == ("东湖一中，考生（人）：1186", "东湖二中，考生（人）：794")


def test_a_deed_behind_the_amount_must_be_told():
    leavers = table(("专业", "毕业生（人）", "升学（人）"), ("护理", "445", "200"), ("会计", "310", "150"))
    assert told(leavers, "护理专业毕业生有多少人") == ("护理，毕业生（人）：445",)
    assert told(leavers, "护理专业毕业生有多少留在本市") == ()


@pytest.mark.parametrize(
    ("question", "expected"), [("艺术学校的考生有多少人", True), ("西山中学的考生有多少人", False)]
)
def test_a_row_of_which_the_question_says_nothing_is_no_answer(question, expected):
    asked = query([PASSED], question)
    at = PASSED.table.rows[2].start
    assert lacks(asked, read_ask(asked.text), PASSED, weight=lambda t: t.weight, at=at) is expected


def test_levels_are_not_parted_within_a_bracket():
    assert levels_of("保教费(元/生·月)") == ["保教费(元/生·月)"]
    assert levels_of("金额(万元)·2023年") == ["金额(万元)"]
    assert own_unit("在校生(人)·一年级") == "人"
