"""When quantities agree, and what a statement says that its sources do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text import missing_quantities, quantities, same_quantity

NUMBERS = st.sampled_from(("0", "1", "3", "12", "35", "1.5", "87", "2025", "15000", "三", "十二", "一百", "1.5万"))
UNITS = [
    "",
    "人",
    "名",
    "位",
    "所",
    "%",
    "％",
    "个百分点",
    "百分点",
    "年",
    "月",
    "期",
    "届",
    "条",
    "人次",
    "元",
    "万元",
]
QUANTITIES = st.builds(
    lambda before, number, unit: quantities(f"{before}{number}{unit}。"),
    st.sampled_from(["", "第", "约", "共"]),
    NUMBERS,
    st.sampled_from(UNITS),
).filter(bool).map(lambda found: found[0])  # fmt: skip


def same(left, right):
    (a,), (b,) = quantities(left), quantities(right)
    return same_quantity(a, b)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("1.5万人次", "15000人次"),
        ("1.5万余人次", "１５０００ 人次"),
        ("三所", "3所"),
        ("87％", "百分之八十七"),
        ("一半", "50%"),
        ("724.48万元", "7,244,800元"),
        ("395名", "395人"),
        ("三大模块", "三个模块"),
        ("第二十九条", "第29条"),
        ("2025年3月21日", "2025-03-21"),
        ("2025年度", "2025年"),
        ("1+X", "１＋x"),
        ("〔2025〕78号", "[2025] 78号"),
        ("不低于30%", "30%"),
        ("十九届", "第十九届"),
        ("两个百分点", "2百分点"),
        ("1：20", "1:20"),
    ],
)
def test_the_same_said_differently_agrees(left, right):
    assert same(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("12个百分点", "12%"),
        ("784人次", "784人"),
        ("395", "395人"),
        ("3期", "第三期"),
        ("2025年", "2025"),
        ("2025年12月", "2025年"),
        ("10月", "10个月"),
        ("3年", "3月"),
        ("24所", "24个"),
        ("图2-1", "表2-1"),
        ("1+X", "1+Y"),
        ("1:20", "1:2"),
        ("87%", "85%"),
        ("1.5万", "1.5"),
    ],
)
def test_different_numbers_units_and_roles_do_not_agree(left, right):
    assert not same(left, right)


@given(QUANTITIES, QUANTITIES, QUANTITIES)
def test_agreement_is_an_equivalence(a, b, c):
    assert same_quantity(a, a)
    assert same_quantity(a, b) == same_quantity(b, a)
    if same_quantity(a, b) and same_quantity(b, c):
        assert same_quantity(a, c)


SOURCE = (
    "2025年，全市招聘35人，其中女教师12名；满意度达９７％以上，较去年提高3个百分点。10月举办第二期，1+X试点一所学校。"
)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("全市招聘三十五人，女教师12人。", []),
        ("满意度97%，提高3%。", ["3%"]),
        ("满意度95%以上。", ["95%以上"]),
        ("共招聘35名。", []),
        ("共招聘35所。", ["35所"]),
        ("2025年10月举办。", []),
        ("2024年10月举办。", ["2024年10月"]),
        ("10月5日举办。", ["10月5日"]),
        ("第二期、第三期。", ["第三期"]),
        ("1+X试点。", []),
        ("2+X试点。", ["2+X"]),
        ("试点1所。", []),
        ("试点2所。", ["2所"]),
        ("共35。", ["35"]),
        ("全市招聘35人。[1][2]", []),
        ("没有数字。", []),
    ],
)
def test_what_stands_in_no_source_is_missing(text, missing):
    assert [q.text for q in missing_quantities(text, [SOURCE])] == missing


def test_a_bare_number_of_a_table_agrees_with_a_bare_number_only():
    table = "教职工总数\t专任教师数\t2368\t2155"
    assert missing_quantities("合计 2368。", [table]) == []
    assert [q.text for q in missing_quantities("教职工2368人。", [table])] == ["2368人"]


def test_names_are_found_as_a_whole_only():
    assert missing_quantities("见表1-1。", ["表1-12 统计"]) != []
    assert missing_quantities("见表1-1。", ["表１－１ 统计"]) == []
    assert missing_quantities("按6S管理。", ["按16S管理"]) != []
    assert missing_quantities("见1.3.1。", ["1.3.12 小节", "1.3.1.2"]) != []
    assert missing_quantities("“十五五”。", ["“十四五”"]) != []


def test_without_sources_everything_is_missing():
    assert [q.text for q in missing_quantities("2025年共35人，见图2-1。", [])] == ["2025年", "35人", "图2-1"]


def test_a_year_is_inherited_from_before_only():
    assert missing_quantities("2025年10月。", ["10月开工。2025年完工。"]) != []


@given(st.text("共有0123456789.万元人所%名年月第三期，。1+X图2-1 ", max_size=60))
def test_a_text_supports_itself(text):
    assert missing_quantities(text, [text]) == []
