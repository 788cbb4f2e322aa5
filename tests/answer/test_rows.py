import pytest

from assistant.answer.rows import read_table
from assistant.types import Cell, Query, Row, Table


def table(caption, header, *rows):
    made = []
    at = 0
    for row in rows:
        cells = []
        for text in row:
            cells.append(Cell(text=text, start=at, end=at + len(text)))
            at += len(text) + 1
        made.append(Row(cells=tuple(cells), start=cells[0].start, end=cells[-1].end))
    return Table(caption=caption, header=header, rows=tuple(made))


FIRMS = table(
    "表1-1 合作情况表",
    ("序号", "企业名称", "合作专业", "方式"),
    ("1", "东山软件有限公司", "计算机应用", "实习"),
    ("2", "和平宾馆", "中餐烹饪、饭店管理", "订单班"),
    ("3", "第一医院", "护理", "实习"),
)
SERIES = table("图2-1 培训汇总", ("", "", ""), ("茶艺培训", "第一期", "70人"), ("焊工培训", "第二期", "50人"))
LISTS = table("表3-1 名单", ("省级示范校", "国家级示范校"), ("甲校", "乙校"), ("丙校", ""))


def read(made, question):
    return read_table(made, Query(question=question, text=question, terms=()))


def test_a_column_is_read_whole():
    assert read(FIRMS, "有哪些合作企业").text == "企业名称：东山软件有限公司、和平宾馆、第一医院"


def test_a_named_cell_chooses_its_row():
    found = read(FIRMS, "和平宾馆合作的是哪些专业")
    assert found.text == "和平宾馆，合作专业：中餐烹饪、饭店管理"
    assert found.chosen


def test_a_part_of_a_cell_is_enough_when_it_is_distinct():
    assert "东山软件" in read(FIRMS, "学计算机应用的跟哪家企业合作").text


def test_an_ordinal_chooses_the_row_of_that_number():
    assert "第一医院" in read(FIRMS, "第3家是哪个单位").text


def test_a_column_of_a_list_table_leaves_empty_cells_out():
    assert read(LISTS, "国家级示范校有哪些").text == "国家级示范校：乙校"


def test_among_columns_of_one_category_the_words_of_the_heading_decide():
    made = table("表1", ("省级示范校项目学校名称", "省级高水平学校名称"), ("甲校", "乙校"))
    assert read(made, "省级高水平中职学校有哪些").text == "省级高水平学校名称：乙校"


def test_a_series_without_headings_reads_as_label_and_value():
    assert read(SERIES, "焊工培训多少人").text == "焊工培训（第二期）：50人"


def test_a_question_about_something_else_gets_nothing():
    assert read(FIRMS, "学校什么时候建的") is None


WARDS = table("图1-1 床位", ("科室", "楼层", "床位"), ("儿科", "二楼", "40张"), ("外科", "三楼", "65张"))


def test_a_row_of_a_series_reads_as_label_and_amount():
    assert read(WARDS, "外科多少床位").text == "外科（三楼）：65张"


def test_two_columns_that_are_asked_for_give_whole_rows():
    assert read(WARDS, "各科室的楼层和床位").text == "儿科（二楼）：40张；外科（三楼）：65张"


STAFF = table("表2-1 人员统计表", ("医生数", "护士总数", "“金牌”教师数", "药师数"), ("40人", "95人", "6人", "3人"))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("医生和护士各多少人", "医生数：40人\n护士总数：95人"),
        ("护士、药师分别是几名", "护士总数：95人\n药师数：3人"),
        ("药师和医生有多少", "医生数：40人\n药师数：3人"),
    ],
)
def test_the_columns_that_are_asked_for_are_read_out_of_a_single_row(question, told):
    assert read(STAFF, question).text == told


@pytest.mark.parametrize("question", ["各科室分别有多少床位", "每个科室几张床位", "床位数各是多少"])
def test_each_of_a_series_is_all_of_its_rows(question):
    assert read(WARDS, question).text == "儿科（二楼）：40张；外科（三楼）：65张"
