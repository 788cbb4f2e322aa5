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


CLINICS = table(
    "表4 各院情况",
    ("医院", "开放床位（张）", "门诊量（万人次）", "2023年（亿元）", "2024年（亿元）", "增长率"),
    ("市口腔医院", "120", "40.5", "1.10", "1.32", "20.0%"),
    ("市儿童医院", "300", "61.2", "2.05", "2.46", "20.0%"),
    ("市康复医院", "210", "18.7", "0.80", "0.72", "-10.0%"),
    ("合计", "630", "120.4", "3.95", "4.50", "13.9%"),
)
LINES = table(
    "表2 公交线路",
    ("线路", "起点", "发车间隔（分钟）", "其中：电动车（辆）"),
    ("1路", "东站", "8", "12"),
    ("2路", "东站", "10", "6"),
)
TICKETS = table(
    "表3 票价",
    ("类别", "等级", "月票（元/月）"),
    ("普通卡", "一类（市区）", "60"),
    ("普通卡", "二类（郊区）", "80"),
    ("老年卡", "免费", "0"),
)
BRANCHES = table(
    "表5 分馆",
    ("分馆", "共建单位", "特色"),
    ("东湖分馆", "实验小学", "少儿阅读"),
    ("青山分馆", "机械集团", "工业文献"),
    ("南门分馆", "戏校", "地方戏曲"),
)
WARDS_BY_TOWN = table(
    "表6", ("乡镇", "学位（个）"), ("青山乡", "90"), ("柳河镇", "160"), ("白石乡", "75"), ("合计", "325")
)


@pytest.mark.parametrize(
    ("made", "question", "told"),
    [
        (CLINICS, "儿童医院门诊量多大", "市儿童医院，门诊量（万人次）：61.2"),
        (CLINICS, "康复医院有多少床位", "市康复医院，开放床位（张）：210"),
        (CLINICS, "口腔医院2024年多少亿，涨幅呢", "市口腔医院，2024年（亿元）：1.32，增长率：20.0%"),
        (CLINICS, "儿童医院2023年是几个亿", "市儿童医院，2023年（亿元）：2.05"),
        (CLINICS, "儿童医院的床位和门诊量报一下", "市儿童医院，开放床位（张）：300，门诊量（万人次）：61.2"),
        (CLINICS, "全市开放床位一共多少", "合计，开放床位（张）：630"),
        (LINES, "2路电动车几辆", "2路，其中：电动车（辆）：6"),
        (TICKETS, "二类月票多少钱", "二类（郊区），月票（元/月）：80"),
        (BRANCHES, "青山分馆跟谁共建", "青山分馆，共建单位：机械集团"),
        (WARDS_BY_TOWN, "白石那边学位多少", "白石乡，学位（个）：75"),
    ],
)
def test_a_cell_is_named_by_what_tells_it_from_the_others_and_a_heading_without_its_unit(made, question, told):
    assert read(made, question).text == told


PARTNERS = table(
    "表7 合作单位",
    ("单位名称", "合作科室"),
    ("云河第一药业公司", "药剂科"),
    ("云河大药房公司", "药剂科"),
    ("云河影像公司", "放射科"),
)


def test_all_rows_that_meet_the_condition_are_given():
    assert read(PARTNERS, "药剂科的合作单位有哪些").text == "药剂科，单位名称：云河第一药业公司、云河大药房公司"


def test_rows_that_were_found_otherwise_give_the_asked_column():
    query = Query(question="q", text="配药的有哪两家公司", terms=())
    wanted = read_table(PARTNERS, query, among=PARTNERS.rows[:2])
    assert wanted is not None
    assert "云河第一药业公司、云河大药房公司" in wanted.text
    assert "影像" not in wanted.text


def test_a_count_of_all_rows_names_none_of_them():
    assert read(SERIES, "两期培训的内容和人数").text == "茶艺培训（第一期）：70人；焊工培训（第二期）：50人"
    assert read(SERIES, "第二期培训的人数").rows == SERIES.rows[1:]


def test_columns_of_the_sorts_that_are_asked_for_are_shown_as_a_table():
    question = "合作的企业有哪些，各合作什么专业"
    found = read_table(FIRMS, Query(question=question, text=question, terms=()), several=True)
    assert found is not None
    assert found.grid[0] == ("企业名称", "合作专业")
    assert [row[0] for row in found.grid[1:]] == ["东山软件有限公司", "和平宾馆", "第一医院"]


def test_lists_beside_one_another_and_single_rows_are_no_table():
    one_place = LISTS.model_copy(
        update={"rows": tuple(r.model_copy(update={"start": 0, "end": 9}) for r in LISTS.rows)}
    )
    found = read_table(one_place, Query(question="各校", text="各校", terms=()), several=True)
    assert found is None or found.grid == ()
    assert read(FIRMS, "和平宾馆合作的是哪些专业").grid == ()


def test_a_list_of_all_is_the_whole_table_where_no_column_is_named():
    query = Query(question="", text="各项数字有哪些", terms=())
    assert read_table(FIRMS, query) is None
    whole = read_table(FIRMS, query, every=True)
    assert whole
    assert len(whole.rows) == len(FIRMS.rows)


def test_an_empty_cell_of_a_list_is_left_out():
    assert "：\n" not in read(LISTS, "省级示范校和国家级示范校分别有哪些").text + "\n"
