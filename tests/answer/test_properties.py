"""A sentence that names the thing does not tell every property of it."""

import pytest

from assistant.answer.properties import property_untold, spoken
from assistant.answer.question import read_ask
from assistant.answer.units import read_units
from assistant.types import Query, Term
from tests.answer.passages import SEGMENTER
from tests.fakes import chunk


def said(question, sentence, heading="", terms=()):
    units = read_units(chunk("c", sentence, heading=heading), SEGMENTER)
    query = Query(question=question, text=question, terms=tuple(Term(text=term) for term in terms))
    return property_untold(question, read_ask(question), spoken(query, units))


@pytest.mark.parametrize(
    ("question", "sentence", "name"),
    [
        ("云河药业一年产值多少", "为云河药业改造的生产线每年节约成本80万元。", "产值"),
        ("云河药业公司的总部在哪里", "医院与云河药业公司在院内共建药房。", "总部"),
        ("云河药业今年的销售额", "云河药业等17家企业参加了联盟。", "销售额"),
        ("护工每小时多少报酬", "护工63人，全年承担护理3.15万小时。", "报酬"),
        ("门诊楼的建筑面积是多少", "名称：门诊楼；诊室（间）：42；设备值（万元）：386", "建筑面积"),
        ("新区托儿所办了几个班？", "年内新建成托儿所2所，即新区托儿所和河东托儿所。", "班"),
        ("2025年医院的经费预算是多少", "2024年医院经费总投入8.4亿元。", "预算"),
        ("给乡镇医院化解了多少债务", "逐步化解乡镇医院债务，配套资金724万元。", "债务"),
        ("河东护校在校生多少", "河东护校开展护工培训1370人次。", "在校生"),
        ("民办护校的学费标准是多少", "经费总收入19.5亿元，财政拨款居首，学费等收入次之。", "学费"),
        ("河东护校在校学生多少", "河东护校学生宿舍楼，建筑面积：7420。", "在校学生"),
        ("数字病房一共投资多少", "以“数字病房”为核心推动管理。", "投资"),
        ("护士考试最高分是多少", "护士考试实考3742人。", "最高分"),
        ("数字病房的建设地点在哪里", "拟新建数字病房1个，总投资1.35亿元。", "建设地点"),
    ],
)
def test_the_property_is_not_told(question, sentence, name):
    assert f"“{name}”" in said(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("云河药业一年产值多少", "云河药业年营业收入3亿元。"),
        ("民办护校的学费标准是多少", "护校学费为每学年4800元。"),
        ("医院设备总资产值多少钱", "医院设备总值7486万元。"),  # no 产值
        ("云河药业公司的总部在哪里", "云河药业公司位于河东区。"),
        ("护工每小时多少报酬", "护工每小时补贴30元。"),
        ("护工的工资标准是多少", "护工月均收入4200元。"),
        ("门诊楼的建筑面积是多少", "门诊楼占地4200平方米。"),
        ("托儿所有几个班主任", "托儿所配备保育员12人。"),
        ("给乡镇医院化解了多少债务", "化解债务1200万元。"),
        ("数字病房一共投资多少", "数字病房花费860万元，斥资改造。"),
        ("河东护校在校生多少", "河东护校现有学生820人。"),
        ("护士考试最高分是多少", "护士考试最高的为98.5分。"),
        ("数字病房的建设地点在哪里", "数字病房设在东院区。"),
        ("云河药业产值提高了吗", "云河药业改造了生产线。"),
        ("云河药业的产值和利润各是多少", "云河药业产值3亿元，利润0.2亿元。"),
    ],
)
def test_it_is_told_in_other_words_or_something_else_is_asked(question, sentence):
    assert said(question, sentence) == ""


def test_the_heading_of_the_section_may_tell_it():
    assert said("河东楼有多少平方米面积是多少", "河东楼：4200。", heading="报告>建筑面积") == ""


def test_only_the_part_that_speaks_of_the_thing_counts():
    both = "投资1.3亿元的东院区启用，建筑面积4.2万平方米；投资0.6亿元的西院区门诊楼封顶。"
    assert said("西院区门诊楼的建筑面积", both, terms=("西院区", "门诊楼", "建筑面积"))
    assert said("东院区的建筑面积", both, terms=("东院区", "建筑面积")) == ""


def test_a_full_name_tells_what_a_short_one_asks_for():
    assert not said("一级园一个月保教费多少", "保育教育费每生每月550元。")
    assert not said("毕业后留院上班的有多少人", "留在本院就业的42人。")
