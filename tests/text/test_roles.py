"""Dates, ordinals and names: numbers that measure nothing, and words that are no numbers at all."""

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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9—12月", [(9, "月"), (12, "月")]),
        ("2025年9月至12月", [(202509, "年月"), (12, "月")]),
        ("2025 年 1-3 月", [(2025, "年"), (1, "月"), (3, "月")]),
        ("10、11月", [(10, "月"), (11, "月")]),
        ("3月20—25日", [(3, "月"), (20, "日"), (25, "日")]),
    ],
)
def test_months_and_days_in_a_range_are_dates(text, expected):
    assert values(text, "date") == expected
    assert values(text) == []


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
三二分段 二十四节气 五台山 三门峡 中阳二中 第三方 第一，加强 “四节”即 打造一支队伍 一个平台 这一点 共一个个脚印 上半年
1.统筹规划 2、深化 （3）落实 如下。[1][2]
"""


@pytest.mark.parametrize("text", WORDLIKE.split())
def test_what_only_looks_like_a_number_is_none(text):
    assert quantities(text) == []
