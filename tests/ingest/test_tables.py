"""Flattened tables found in text, grids read into records, and records put into words."""

import pytest

from assistant.ingest.cells import is_value
from assistant.ingest.draft import Grid
from assistant.ingest.flattened import flattened
from assistant.ingest.readings import by_columns, readings
from assistant.ingest.tables import read
from assistant.types import Cell


def cells(grid):
    return [[cell.text for cell in row] for row in grid.rows]


def made(*rows, head=None):
    """A grid whose cells stand one after the other; equal neighbours given as one object are merged."""
    grid, position = [], 0
    for row in rows:
        line: list[Cell] = []
        for text in row:
            if text is None:
                line.append(line[-1])
                continue
            line.append(Cell(text=text, start=position, end=position + len(text)))
            position += len(text) + 1
        grid.append(tuple(line))
    return Grid(start=0, end=position, rows=tuple(grid), head=head)


def said(*rows, head=None):
    table = read(made(*rows, head=head), "")
    return [sentence.text for sentence in readings(table, 0)]


def test_cells_led_by_tabs_go_on_over_lines_and_may_be_empty():
    text = "前文\n\t序号\n\t专业\n\n\t1\n\t计算机\n网络\n\n\t2\n\t\n\n\n后文\n"
    (grid,) = flattened(text)
    assert cells(grid) == [["序号", "专业"], ["1", "计算机、网络"], ["2", ""]]
    assert [text[c.start : c.end] for row in grid.rows for c in row] == ["序号", "专业", "1", "计算机\n网络", "2", ""]
    assert text[grid.end :].strip() == "后文"


def test_paragraphs_indented_by_tabs_are_no_table():
    text = "\t学校坚持立德树人，成效显著。\n\n\t学校坚持五育并举，成效显著。\n\n\t学校坚持产教融合。\n"
    assert flattened(text) == []
    assert flattened("\t第一段说明情况。\n\t第二段说明情况。\n\n\t第三段说明情况。\n\t第四段说明情况。\n") == []


def test_rows_of_cells_parted_by_tabs():
    (grid,) = flattened("指标\t2023年\t2024年\n在校生\t12000\t13000\n毕业生\t3500\t\n正文\n")
    assert cells(grid) == [["指标", "2023年", "2024年"], ["在校生", "12000", "13000"], ["毕业生", "3500", ""]]


def test_a_contents_list_with_tabs_is_no_table():
    assert flattened("第一章 概况\t1\n第二章 教学\t5\n第三章 保障\t9\n") == []


def test_a_series_on_one_line():
    (grid,) = flattened("教职工数\t专任教师数\t班主任数\t2368\t2155\t906\t\n")
    assert cells(grid) == [["教职工数", "2368"], ["专任教师数", "2155"], ["班主任数", "906"]]
    assert grid.paired


def test_a_series_in_turn_and_in_blocks():
    (turn,) = flattened("汇总图\n美妆\n70人\n剪纸\n50人\n护理\n85人\n")
    (blocks,) = flattened("汇总图\n\n美妆\n剪纸\n护理\n70\n50\n85\n")
    assert cells(turn) == [["美妆", "70人"], ["剪纸", "50人"], ["护理", "85人"]]
    assert cells(blocks) == [["美妆", "70"], ["剪纸", "50"], ["护理", "85"]]


def test_two_series_of_the_same_values_are_one():
    text = "美妆\n70人\n剪纸\n50人\n护理\n85人\n\n第一期\t第二期\t第三期\t70\t50\t85\t\n"
    (grid,) = flattened(text)
    assert cells(grid)[0] == ["美妆", "第一期", "70人"]
    assert [s.text for s in readings(read(grid, ""), 0)] == [
        "美妆（第一期）：70人",
        "剪纸（第二期）：50人",
        "护理（第三期）：85人",
    ]


def test_two_series_of_other_values_stay_apart():
    text = "美妆\n70人\n剪纸\n50人\n护理\n85人\n\n第一期\t第二期\t第三期\t71\t50\t85\t\n"
    assert len(flattened(text)) == 2


@pytest.mark.parametrize("value", ["373人", "85%", "1,803,200", "约30", "-16.10％", "2.2万元"])
def test_a_figure_with_its_unit_is_a_value(value):
    assert is_value(value)


@pytest.mark.parametrize("words", ["第一期", "甲校35所", "", "美妆培训"])
def test_words_are_no_value(words):
    assert not is_value(words)


def test_a_record_reads_with_its_column_names():
    assert said(("序号", "企业", "方式"), ("1", "甲公司", "实习、培训"), ("2", "乙公司", "")) == [
        "序号：1；企业：甲公司；方式：实习、培训",
        "序号：2；企业：乙公司",
    ]


def test_columns_that_are_lists_read_by_column():
    rows = (("等级", "示范校", "高水平校"), ("名称", "甲校", "乙校"), ("", "乙校", ""), ("", "丙校", ""))
    table = read(made(*rows), "")
    assert by_columns(table)
    assert table.header == ("示范校", "高水平校")
    assert [[c.text for c in row.cells] for row in table.rows] == [["甲校", "乙校"], ["乙校", ""], ["丙校", ""]]
    assert said(*rows) == ["示范校：甲校、乙校、丙校", "高水平校：乙校"]


def test_lists_without_a_column_that_names_them_need_more_evidence():
    assert said(("示范校", "高水平校"), ("甲校", "乙校"), ("乙校", ""), ("丙校", "")) == [
        "示范校：甲校、乙校、丙校",
        "高水平校：乙校",
    ]
    assert said(("学校", "备注"), ("甲校", "优秀"), ("乙校", ""), ("丙校", "")) == [
        "学校：甲校；备注：优秀",
        "学校：乙校",
        "学校：丙校",
    ]


def test_a_first_column_that_says_one_thing_beside_records_stays():
    rows = (("院系", "专业", "负责人"), ("信息系", "网络", "张三"), ("信息系", "软件", "李四"))
    assert said(*rows) == ["院系：信息系；专业：网络；负责人：张三", "院系：信息系；专业：软件；负责人：李四"]


def test_a_single_record_reads_cell_by_cell_and_its_place_holds_the_name():
    table = read(made(("教职工数", "专任教师数", "班主任数"), ("2368人", "2155人", "906人")), "")
    found = readings(table, 0)
    assert [s.text for s in found] == ["教职工数：2368人", "专任教师数：2155人", "班主任数：906人"]
    assert {s.start for s in found} == {0}


def test_a_header_of_two_rows_names_each_column_once():
    rows = (("学校", "人数", None), ("学校", "男", "女"), ("甲校", "30", "40"), ("乙校", "50", "60"))
    assert said(*rows) == ["学校：甲校；人数·男：30；人数·女：40", "学校：乙校；人数·男：50；人数·女：60"]


def test_a_row_over_the_whole_width_is_the_title():
    table = read(made(("某校基本情况", None, None), ("项目", "数量", "单位"), ("占地", "150", "亩")), "")
    assert (table.caption, table.header) == ("某校基本情况", ("项目", "数量", "单位"))


def test_a_cell_merged_over_columns_is_said_once():
    assert said(("项目", "上年", "本年"), ("经费", "100", "120"), ("说明", "含专项", None)) == [
        "项目：经费；上年：100；本年：120",
        "项目：说明；上年：含专项",
    ]


def test_figures_in_the_first_row_mean_no_header():
    table = read(made(("在校生", "2000"), ("教师", "150")), "")
    assert table.header == ("", "")
    assert said(("在校生", "2000"), ("教师", "150")) == ["在校生：2000", "教师：150"]
    assert (
        said(("指标", "2023", "2024"), ("在校生", "12000", "13000"), ("教师", "90", "95"))[0]
        == "指标：在校生；2023：12000；2024：13000"
    )


def test_noise_in_a_cell_is_no_part_of_what_it_says():
    (grid,) = flattened("\t学校\n\t照片\n\n\t甲校\n\t校门[image: 1]\n[image: 2]\n\n")
    assert cells(grid) == [["学校", "照片"], ["甲校", "校门"]]
