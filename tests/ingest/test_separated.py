"""Rows whose cells are parted by tabs or pipes, as they stand in plain texts."""

from assistant.ingest.flattened import flattened
from assistant.ingest.parse.text import read_text


def cells(text):
    return [[[cell.text for cell in row] for row in grid.rows] for grid in flattened(text)]


def test_blank_cells_that_were_lost_at_the_end_of_a_row_are_blank():
    text = "市\t计划\t\t\t其中\n\t公办\t民办\t小计\n东市\t20\t10\t30\t8\n西市\t9\t1\t10\t2\n"
    (grid,) = cells(text)
    assert grid[1] == ["", "公办", "民办", "小计", ""]
    assert grid[3] == ["西市", "9", "1", "10", "2"]


def test_the_first_row_of_a_header_may_be_the_shorter_one():
    (grid,) = cells("类别\t补助\n\t省级\t市级\n一类\t85\t15\n二类\t70\t30\n")
    assert grid[0] == ["类别", "补助", ""]


def test_a_sum_without_its_last_cells_belongs_to_the_table():
    (grid,) = cells("项目\t人数\t备注\n甲\t3\t新\n乙\t4\t旧\n合计\t7\n")
    assert grid[-1] == ["合计", "7", ""]


def test_pipes_need_no_rule_below_the_header():
    (grid,) = cells("指标|单位|2024年||\n|||2025年|2026年\n企业|家|214|260|320\n基地|个|9|11|12\n")
    assert grid[1] == ["", "", "", "2025年", "2026年"]


def test_pipes_at_both_edges_part_no_cells():
    (grid,) = cells("|甲|乙|\n|1|2|\n|3|4|\n")
    assert grid == [["甲", "乙"], ["1", "2"], ["3", "4"]]


def test_a_page_border_inside_is_no_row_and_its_header_is_said_once():
    text = "市\t计划\t录取\n东市\t20\t18\n— 2 —\n（续表1）\n市\t计划\t录取\n西市\t9\t9\n合计\t29\t27\n后文。\n"
    (grid,) = cells(text)
    assert [row[0] for row in grid] == ["市", "东市", "西市", "合计"]


def test_a_sign_on_two_lines_is_no_table():
    assert cells("课程为语文|数学两门。\n教师为专职|兼职两类。\n") == []


def test_lines_of_another_width_are_another_table():
    assert len(cells("甲\t乙\t丙\n1\t2\t3\n4\t5\t6\n丁\t戊\n7\t8\n")) == 2


def test_page_numbers_between_lines_are_no_text():
    draft = read_text("一、概况\n全市有学校9所。\n— 12 —\n第 3 页\n-5人-\n教师120人。\n".encode(), "a.txt")
    assert [draft.text[mark.start : mark.end] for mark in draft.dropped] == ["— 12 —\n", "第 3 页\n"]
