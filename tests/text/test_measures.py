"""Measures: number, unit, qualifier, ranges, and what is no figure."""

from decimal import Decimal

import pytest

from assistant.text import quantities


def values(text, role="measure"):
    return [(q.value, q.unit) for q in quantities(text) if q.role == role]


def number(text):
    (found,) = quantities(text)
    return found


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("24206人", 24206, "人"),
        ("２３所", 23, "所"),
        ("724.48万元", 7_244_800, "元"),
        ("80837 万元", 808_370_000, "元"),
        ("1803200元", 1_803_200, "元"),
        ("1,803,200元", 1_803_200, "元"),
        ("3亿5000万元", 350_000_000, "元"),
        ("1.2亿", 120_000_000, ""),
        ("3万5千人", 35000, "人"),
        ("87%", 87, "%"),
        ("87％", 87, "%"),
        ("百分之八十七", 87, "%"),
        ("百分之八点五", "8.5", "%"),
        ("百分之87", 87, "%"),
        ("千分之五", 5, "‰"),
        ("四分之三", 75, "%"),
        ("一半", 50, "%"),
        ("三成", 30, "%"),
        ("不到四成；", 40, "%"),
        ("两成半以上", 25, "%"),
        ("2/5", 40, "%"),
        ("3到5万", 30000, ""),
        ("二十余万元", 200_000, "元"),
        ("12个百分点", 12, "百分点"),
        ("10百分点", 10, "百分点"),
        ("三所", 3, "所"),
        ("两轮", 2, "轮"),
        ("二十九条", 29, "条"),
        ("一百零五名", 105, "名"),
        ("三百五十门", 350, "门"),
        ("三点五倍", "3.5", "倍"),
        ("六個月", 6, "个月"),
        ("兩萬元", 20000, "元"),
        ("24小时", 24, "小时"),
        ("半年", "0.5", "年"),
        ("两年半", "2.5", "年"),
        ("3年", 3, "年"),
        ("50周年", 50, "周年"),
        ("十八周岁", 18, "周岁"),
        ("30个工作日", 30, "工作日"),
        ("13个县", 13, "县"),
        ("13县", 13, "县"),
        ("2台套", 2, "台套"),
        ("784人次", 784, "人次"),
        ("五十千克", 50, "公斤"),
        ("36㎡", 36, "平方米"),
        ("36 m²", 36, "平方米"),
        ("1500G", 1500, "G"),
        ("8芯", 8, "芯"),
        ("-3.2%", "-3.2", "%"),
        ("-32,739,721.00元", -32739721, "元"),
        ("1:20", "0.05", ":"),
        ("1∶20", "0.05", ":"),
        ("1:1万", "0.0001", ":"),
        ("16949", 16949, ""),
        ("三大模块", 3, "大"),
        ("八部门", 8, "部门"),
    ],
)
def test_a_measure_is_read_whole(text, value, unit):
    found = quantities(text)[0]
    assert (found.value, found.unit, found.role) == (Decimal(value), unit, "measure")
    assert text.startswith(found.text)


@pytest.mark.parametrize(
    ("text", "value", "unit", "qualifier"),
    [
        ("1.5万余人次", 15000, "人次", "余"),
        ("10余万元", 100_000, "元", "余"),
        ("20多所", 20, "所", "多"),
        ("60 多门", 60, "门", "多"),
        ("十几个", 10, "个", "几"),
        ("几十名", 10, "名", "几"),
        ("数百人", 100, "人", "数"),
        ("上千元", 1000, "元", "上"),
        ("近百人", 100, "人", "近"),
        ("千余名", 1000, "名", "余"),
        ("不低于5%", 5, "%", "不低于"),
        ("不低于 30%", 30, "%", "不低于"),
        ("90% 以上", 90, "%", "以上"),
        ("2800元以上", 2800, "元", "以上"),
        ("超40%", 40, "%", "超"),
        ("约300名左右", 300, "名", "约、左右"),
        ("最多5所", 5, "所", "最多"),
        ("十五日内", 15, "日", "内"),
        ("一年以上", 1, "年", "以上"),
        ("近一周", 1, "周", "近"),
    ],
)
def test_qualifiers_belong_to_the_quantity(text, value, unit, qualifier):
    found = number(text)
    assert (found.text, found.value, found.unit, found.qualifier) == (text, Decimal(value), unit, qualifier)


@pytest.mark.parametrize("text", ["节约30元", "附近3所", "预约8人", "靠近5户"])
def test_words_that_end_like_a_qualifier_are_none(text):
    assert number(text).qualifier == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1-2名", [(1, "名"), (2, "名")]),
        ("3到4轨", [(3, "轨"), (4, "轨")]),
        ("每年 3 至 4 轨", [(3, "轨"), (4, "轨")]),
        ("3—5万元", [(30000, "元"), (50000, "元")]),
        ("50万-80万元", [(500_000, "元"), (800_000, "元")]),
        ("10%—15%", [(10, "%"), (15, "%")]),
        ("百分之十至二十", [(10, "%"), (20, "%")]),
        ("三至五年", [(3, "年"), (5, "年")]),
        ("两三个", [(2, "个"), (3, "个")]),
        ("五六名", [(5, "名"), (6, "名")]),
        ("三四百人", [(300, "人"), (400, "人")]),
    ],
)
def test_a_range_is_two_measures_with_one_unit(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公办两所、民办一所。", [(2, "所"), (1, "所")]),
        ("每校一名", [(1, "名")]),
        ("只能转一次", [(1, "次")]),
        ("至少帮扶一名学生", [(1, "名")]),
        ("按一万元计算", [(10000, "元")]),
        ("一倍以上五倍以下", [(1, "倍"), (5, "倍")]),
        ("三名一线教师", [(3, "名")]),
        ("三年一轮", [(3, "年"), (1, "轮")]),
    ],
)
def test_one_is_a_figure_where_it_counts(text, expected):
    assert values(text) == expected


LOOKALIKES = """
5个人发展=个 8人均获奖=人 100名师生=名 4本校本教材=本 3类人才=类 7项目标任务=项 95分=分 2组学生=组
33人工智能= 120名称= 12分别= 3组织= 6本科= 4门户= 9家长= 2点评=
"""


@pytest.mark.parametrize("case", LOOKALIKES.split())
def test_a_unit_is_told_from_a_word_that_begins_like_it(case):
    text, _, unit = case.partition("=")
    assert number(text).unit == unit


def test_adjoining_quantities_stay_apart():
    assert values("资助784人次1803200元") == [(784, "人次"), (1803200, "元")]
    assert values("70,50,85,122") == [(70, ""), (50, ""), (85, ""), (122, "")]


def test_a_comma_behind_a_grouped_number_ends_it():
    assert values("馆藏23,220，新书1,180，旧书22,040。") == [(23220, ""), (1180, ""), (22040, "")]


def test_a_wide_comma_groups_no_digits():
    assert values("新书26,000，2024年25,480") == [(26000, ""), (25480, "")]


def test_a_year_is_no_part_of_a_ratio():
    assert (1270, "") in values("增加1270：2023年45200册")


def test_a_minus_is_a_sign_only_where_nothing_joins_it():
    assert values("净额 -45.10% -2元") == [(Decimal("-45.10"), "%"), (-2, "元")]
    assert values("高一-3班") == [(3, "班")]


def test_cells_of_a_table_do_not_lend_each_other_units():
    assert values("教师数\t35\t所有\n70\n人数") == [(35, ""), (70, "")]
