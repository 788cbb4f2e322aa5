"""Every form of number that official Chinese uses, as tables: text -> (text, value, unit, qualifier, role)."""

import string
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text import quantities, same_quantity
from assistant.text.units import known_units
from tests.text.spelling import spell

TEXTS = st.text(
    "0123456789２.,，、-—/:+%％零〇一二三两十百千万亿半几第个人所年月日元余多约近以上图表+XGS ()[]\n学校至到点分之",
    max_size=40,
)


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
    ],
)
def test_a_range_is_two_measures_with_one_unit(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("2025年12月底", 202512, "年月"),
        ("2025年3月21日", 20250321, "年月日"),
        ("2025 年 3 月 21 日", 20250321, "年月日"),
        ("二〇二二年四月二十日", 20220420, "年月日"),
        ("2025-03-21", 20250321, "年月日"),
        ("2025.3.21", 20250321, "年月日"),
        ("2021-10", 202110, "年月"),
        ("2025年度", 2025, "年"),
        ("2025学年", 2025, "年"),
        ("2025届", 2025, "届"),
        ("10月", 10, "月"),
        ("九月十日", 910, "月日"),
        ("2025“金砖”", 2025, "年"),
        ("2025全市统计", 2025, "年"),
    ],
)
def test_a_date_joins_its_parts(text, value, unit):
    found = quantities(text)[0]
    assert (found.value, found.unit, found.role) == (value, unit, "date")


@pytest.mark.parametrize("text", ["2024—2035年", "2024、2035年", "2024年至2035年", "2024和2035两年"])
def test_the_years_of_a_list_are_dates(text):
    assert [v for v, _ in values(text, "date")] == [2024, 2035]


@pytest.mark.parametrize(
    ("text", "role"), [("一年制", "measure"), ("2025人", "measure"), ("届满30日前", "measure"), ("3月20日", "date")]
)
def test_spans_of_time_and_counts_are_no_dates(text, role):
    assert [q.role for q in quantities(text)] == [role]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("第二十九条", 29, "条"),
        ("第 29 条", 29, "条"),
        ("第（二）项", 2, "项"),
        ("第六期", 6, "期"),
        ("第十九届", 19, "届"),
        ("十九届", 19, "届"),
        ("二十届", 20, "届"),
        ("主席令第一一二号", 112, "号"),
        ("三年级", 3, "年级"),
        ("一等奖", 1, "等奖"),
        ("第一标准", 1, ""),
    ],
)
def test_an_ordinal_is_a_place_in_an_order(text, value, unit):
    found = number(text)
    assert (found.value, found.unit, found.role) == (value, unit, "ordinal")


@pytest.mark.parametrize("text", ["第二、三、四条", "第2—4条", "第二、第三、第四条"])
def test_ordinals_in_a_list_share_their_unit(text):
    found = values(text, "ordinal")
    assert found[0] == (2, "条")
    assert found[-1] == (4, "条")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("融入1+X证书", "1+X"),
        ("“3+2”贯通", "3+2"),
        ("“5+N”品牌", "5+N"),
        ("形成“1+2+3+N模式", "1+2+3+N"),
        ("“6S管理”", "6S"),
        ("5G网络", "5G"),
        ("IATF16949认证", "IATF16949"),
        ("ISO 9001 认证", "ISO 9001"),
        ("图2-1 展示", "图2-1"),
        ("表1-1 统计", "表1-1"),
        ("【典型案例2-1】", "典型案例2-1"),
        ("【典型案例 7-2】", "典型案例 7-2"),
        ("1.3.1出口", "1.3.1"),
        ("见第1.3.1节", "1.3.1"),
        ("见2.10节", "2.10"),
        ("## 2.10 技能", "2.10"),
        ("\n2.2 专业", "2.2"),
        ("函〔2025〕78号", "〔2025〕78号"),
        ("〔2024〕6 号", "〔2024〕6 号"),
        ("“十五五”", "十五五"),
        ("四中全会", "四中全会"),
        ("党的二十大报告", "二十大"),
        ("高一新生", "高一"),
        ("电话0358-8222222", "0358-8222222"),
        ("https://www.gov.cn/a1", "https://www.gov.cn/a1"),
        ("编号12345678901234567890", "12345678901234567890"),
    ],
)
def test_numbers_in_names_are_names(text, name):
    assert [q.text for q in quantities(text) if q.role == "name"] == [name]
    assert [q.role for q in quantities(text)] == ["name"]


WORDLIKE = """
一带一路 三全育人 三教改革 五育并举 三位一体 四节三礼 三会一课 三重一大 一生一档 百城千校万企
一是专业联动。二是课程联动 一些学校 一定比例 一体化 统一招生 一年来 一律 一系列 进一步 重要一步。
一方面， 唯一 十分重要 千万不要 百分制 万家灯火 单位：万元 少数民族 人数 数字化 半封闭 零误差
三二分段 二十四节气 五台山 三门峡 中阳二中 第三方 第一，加强 “四节”即 打造一支队伍 一个平台 这一点
1.统筹规划 2、深化 （3）落实 如下。[1][2]
"""


@pytest.mark.parametrize("text", WORDLIKE.split())
def test_what_only_looks_like_a_number_is_none(text):
    assert quantities(text) == []


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


def test_cells_of_a_table_do_not_lend_each_other_units():
    assert values("教师数\t35\t所有\n70\n人数") == [(35, ""), (70, "")]


@given(TEXTS)
def test_offsets_are_exact_and_quantities_do_not_overlap(text):
    position = 0
    for found in quantities(text):
        assert text[found.start : found.end] == found.text
        assert position <= found.start < found.end
        position = found.end


@given(st.text("01234567890.,-:/年月日第一二三万亿百" + string.ascii_letters, max_size=200))
def test_no_text_breaks_the_reading(text):
    for found in quantities(text):
        assert found.value.is_finite()


COUNTERS = sorted(known_units() - {"年", "月", "日", "号", "届", "年级", "级", "年代"} - set("GMKTVWghmst大"))


@given(st.integers(0, 10**9), st.sampled_from(COUNTERS))
def test_a_number_with_a_unit_is_found_again(amount, unit):
    found = number(f"共{amount}{unit}。")
    assert found.text == f"{amount}{unit}"
    assert found.value == amount
    assert found.unit


@given(st.integers(3, 10**8), st.sampled_from(["人", "所", "名", "门", "元", "个", "人次", "平方米"]))
def test_chinese_numerals_say_the_same_as_digits(amount, unit):
    assert same_quantity(number(f"共{spell(amount)}{unit}。"), number(f"共{amount}{unit}。"))


@given(st.decimals(0, 10**6, places=2, allow_nan=False), st.sampled_from(["%", "万元", "亿元", "倍", "平方米"]))
def test_decimals_are_exact(amount, unit):
    scale = {"万元": 10**4, "亿元": 10**8}.get(unit, 1)
    assert number(f"占{amount}{unit}。").value == amount * scale


@pytest.mark.parametrize(
    "piece", ["1,", "第1、", "a.", "A+", "一", "1-", "[1,", "1.", "0", "百", "2025年1", "(1", "约1", "图1"]
)
def test_long_texts_of_one_kind_are_read_in_proportion(piece):
    """Twice the text gives at most about twice the quantities and never an error: no pattern may run on for ever."""
    assert len(quantities(piece * 4_000)) <= 2 * len(quantities(piece * 2_000)) + 2
