"""Which cells a question names in tables of libraries, bus companies, nursing homes and parks."""

import pytest

from assistant.answer.lookup import lacks, look_up
from assistant.answer.question import read_ask
from tests.facts.desk import query, table

BRANCHES = table(
    ("分馆", "藏书（万册）", "到馆人次（万人次）", "其中：少儿座席（个）", "数字资源占比", "人均借阅（册/人）"),
    ("东湖分馆", "42.6", "118.3", "260", "31.5%", "4.2"),
    ("西山分馆", "18.9", "57.1", "140", "22.8%", "3.1"),
    ("市少儿馆", "25.4", "96.7", "520", "18.4%", "6.5"),
    ("合计", "86.9", "272.1", "920", "—", "—"),
    caption="表2 2024年各分馆运行情况",
)
FARES = table(
    ("线路类别", "等级", "票价（元/人次）", "月票（元/人·月）", "配车数（辆）"),
    ("城区线路", "干线", "2", "60", "148"),
    ("城区线路", "支线", "1", "40", "73"),
    ("城乡线路", "一级（直达）", "6", "150", "35"),
    ("城乡线路", "二级（站站停）", "4", "120", "28"),
    caption="表3 公交线路票价",
)
BUDGET = table(
    ("项目", "2023年（万元）", "2024年（万元）", "增减额（万元）", "增长率"),
    ("绿化养护经费", "812.5", "906.0", "93.5", "11.51%"),
    ("设施维修经费", "330.2", "301.7", "-28.5", "-8.63%"),
    ("门票收入", "95.0", "120.4", "25.4", "26.74%"),
    caption="表4 2023—2024年公园经费情况",
)
HOMES = table(
    ("养老院", "护理员（人）", "入住老人（人）", "床位数（张）", "入住率"),
    ("松柏养老院", "46", "231", "300", "77.0%"),
    ("金秋养老院", "28", "140", "160", "87.5%"),
    ("第二福利院", "61", "402", "480", "83.8%"),
    caption="表1 养老机构基本情况",
)


def found(chunk, question):
    asked = query([chunk], question)
    cells = look_up(asked, read_ask(asked.text), chunk, weight=lambda t: 3 * t.weight, understood=lambda _: False)
    return cells.lines if cells else ()


@pytest.mark.parametrize(
    ("chunk", "question", "line"),
    [
        (BRANCHES, "西山分馆藏书多少万册", "西山分馆，藏书（万册）：18.9"),
        (BRANCHES, "东湖到馆人次是多少？", "东湖分馆，到馆人次（万人次）：118.3"),
        (BRANCHES, "少儿馆的少儿座席有几个", "市少儿馆，其中：少儿座席（个）：520"),
        (BRANCHES, "东湖分馆数字资源占比", "东湖分馆，数字资源占比：31.5%"),
        (BRANCHES, "西山分馆：藏书、到馆人次报一下", "西山分馆，藏书（万册）：18.9，到馆人次（万人次）：57.1"),
        (BRANCHES, "合计藏书多少", "合计，藏书（万册）：86.9"),
        (FARES, "城区干线票价几元", "城区线路，干线，票价（元/人次）：2"),
        (FARES, "支线一个月的月票多少钱", "支线，月票（元/人·月）：40"),
        (FARES, "二级城乡线路配车数", "城乡线路，二级（站站停），配车数（辆）：28"),
        (BUDGET, "2023年门票收入多少万元", "门票收入，2023年（万元）：95.0"),
        (BUDGET, "门票收入是多少", "门票收入，2024年（万元）：120.4"),
        (BUDGET, "设施维修经费减少了多少万元", "设施维修经费，增减额（万元）：-28.5"),
        (BUDGET, "绿化养护经费的增长率", "绿化养护经费，增长率：11.51%"),
        (BUDGET, "门票收入2024年的数额和增长率", "门票收入，2024年（万元）：120.4，增长率：26.74%"),
        (BUDGET, "门票收入2023年、2024年分别是多少", "门票收入，2023年（万元）：95.0，2024年（万元）：120.4"),
        (HOMES, "松柏养老院有几名护理员", "松柏养老院，护理员（人）：46"),
        (HOMES, "二福利院有多少张床", "第二福利院，床位数（张）：480"),
        (HOMES, "金秋的入住率是多少", "金秋养老院，入住率：87.5%"),
    ],
)
def test_the_cell_in_the_named_row_and_column_is_found(chunk, question, line):
    assert found(chunk, question) == (line,)


def test_two_named_rows_give_two_lines():
    assert found(HOMES, "松柏养老院和金秋养老院的床位数各是多少") == (
        "松柏养老院，床位数（张）：300",
        "金秋养老院，床位数（张）：160",
    )


@pytest.mark.parametrize(
    ("chunk", "question"),
    [
        (BRANCHES, "南溪分馆藏书多少万册"),
        (BRANCHES, "东湖分馆有多少名馆员"),
        (BRANCHES, "东湖分馆藏书中外文书有多少"),
        (BRANCHES, "东湖分馆2022年藏书多少"),
        (BRANCHES, "东湖分馆藏书增加了多少"),
        (BRANCHES, "西山分馆到馆人次占百分之几"),
        (BRANCHES, "合计数字资源占比"),
        (FARES, "城乡线路票价多少"),
        (FARES, "三级城乡线路票价多少"),
        (FARES, "干线司机多少人"),
        (BUDGET, "2022年门票收入多少"),
        (BUDGET, "停车收入2024年多少万元"),
        (BUDGET, "门票均价多少元"),
        (HOMES, "松柏养老院多少"),
        (BRANCHES, "西山分馆多少个"),
        (HOMES, "松柏养老院医生多少人"),
        (HOMES, "松柏养老院80岁以上入住老人多少人"),
        (HOMES, "第三福利院床位数"),
        (HOMES, "养老院床位最多的是哪家"),
    ],
)
def test_a_near_miss_finds_nothing(chunk, question):
    assert found(chunk, question) == ()


def test_a_list_of_names_is_no_grid():
    names = table(("学会", "协会"), ("书法学会", "读书协会"), ("诗词学会", "摄影协会"))
    assert found(names, "书法学会有多少人") == ()


COURSES = table(
    ("期次", "培训内容", "人数"),
    ("第一期", "急救培训", "45人"),
    ("第二期", "康复培训", "38人"),
    ("第三期", "营养培训", "52人"),
    caption="表5 培训情况",
)


def lacking(chunk, question):
    asked = query([chunk], question)
    return lacks(asked, read_ask(asked.text), chunk, weight=lambda t: 3 * t.weight)


@pytest.mark.parametrize(
    ("chunk", "question"),
    [
        (BRANCHES, "东湖分馆有多少名馆员"),
        (BRANCHES, "西山分馆停车位有几个"),
        (FARES, "干线司机工资多少"),
        (BUDGET, "绿化养护经费由几家公司承担"),
        (HOMES, "金秋养老院医生多少人"),
    ],
)
def test_a_table_with_the_row_and_without_the_column_lacks_the_amount(chunk, question):
    assert lacking(chunk, question)


@pytest.mark.parametrize(
    ("chunk", "question"),
    [
        (BRANCHES, "东湖分馆藏书多少万册"),
        (BRANCHES, "全市读者证有多少"),
        (HOMES, "金秋养老院入住老人多少"),
        (HOMES, "金秋养老院的院长是谁"),
        (COURSES, "社区办的康复类培训参加者有几名"),
    ],
)
def test_a_table_that_has_the_cell_or_is_not_asked_for_an_amount_lacks_nothing(chunk, question):
    assert not lacking(chunk, question)


TERMS = table(
    ("期次", "内容", "人数（人）"),
    ("第一期", "剪纸", "50"),
    ("第二期", "种植", "138"),
    ("第三期", "护理", "85"),
    caption="表5 2024年培训班",
)


@pytest.mark.parametrize("question", ["三期培训分别有多少人", "培训人数第二多的是哪一期", "人数倒数第三的有多少人"])
def test_the_number_of_all_rows_and_a_place_in_an_order_name_no_row(question):
    asked = query([TERMS], question)
    found = look_up(asked, read_ask(asked.text), TERMS, weight=lambda _: 1.0, understood=lambda _: True)
    assert found is None


def test_an_ordinal_names_its_row():
    asked = query([TERMS], "第三期培训有多少人")
    found = look_up(asked, read_ask(asked.text), TERMS, weight=lambda _: 1.0, understood=lambda _: True)
    assert found is not None
    assert "85" in found.lines[0]


COURSES = table(
    ("专业", "毕业生数（人）", "专业对口率（%）", "平均月薪（元）"),
    ("烘焙", "86", "82.4", "5260"),
    ("茶艺", "45", "91.6", "4640"),
    ("其他专业", "40", "70.1", "4100"),
    ("合计", "171", "81.0", "4870"),
    caption="表5 2024年技工院校毕业情况",
)
LENT = table(
    ("分馆", "外借册数（册）", "上年外借册数（册）"),
    ("城东馆", "5300", "4900"),
    ("城西馆", "2100", "2600"),
    caption="表6 2024年外借情况",
)
COSTS = table(
    ("项目", "金额"), ("水电费", "152.0"), ("维修费", "41.2"), ("合计", "193.2"), caption="表7 医院支出（单位：万元）"
)


@pytest.mark.parametrize(
    ("chunk", "question", "line"),
    [
        (COURSES, "茶艺专业多少人毕业", "茶艺，毕业生数（人）：45"),  # 其他专业 is no row of 专业
        (COURSES, "烘焙专业的毕业生平均能挣多少钱", "烘焙，平均月薪（元）：5260"),  # nor is 毕业生数 asked for
        (LENT, "城东馆外借册数多少", "城东馆，外借册数（册）：5300"),
        (LENT, "城东馆2023年外借册数多少", "城东馆，上年外借册数（册）：4900"),
        (COSTS, "水电费花了多少钱", "水电费，金额（万元）：152.0"),  # the unit of the caption
    ],
)
def test_sort_year_and_unit_decide_between_columns(chunk, question, line):
    assert found(chunk, question) == (line,)


def test_the_total_is_no_answer_for_a_row_that_the_table_lacks():
    total = COURSES.table.rows[-1].start
    asked = query([COURSES], "花艺专业的专业对口率是多少")
    ask = read_ask(asked.text)

    def weight(term):
        return 6.0 if term.text == "花艺" else 1.0  # a word of no table

    assert lacks(asked, ask, COURSES, weight=weight, at=total)
    assert not lacks(asked, ask, COURSES, weight=weight)


@pytest.mark.parametrize(("question", "lacking"), [("2019年门票收入多少", True), ("2023年门票收入多少", False)])
def test_a_table_of_years_lacks_every_other_year(question, lacking):
    asked = query([BUDGET], question)
    assert lacks(asked, read_ask(asked.text), BUDGET, weight=lambda t: 3 * t.weight) is lacking
