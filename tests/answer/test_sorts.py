"""Who asks for one sort is not given the number of all, nor that of another sort."""

import pytest

from assistant.answer.question import read_ask
from assistant.answer.sorts import other_sort
from assistant.answer.units import read_units
from tests.answer.passages import SEGMENTER
from tests.fakes import chunk


def said(question, *sentences, heading=""):
    return other_sort(question, read_ask(question), read_units(chunk("c", *sentences, heading=heading), SEGMENTER))


@pytest.mark.parametrize(
    ("question", "sentence", "limit"),
    [
        ("全县有多少女教师？", "全县专任教师812人。", "女教师"),
        ("国家级技能大赛拿了几个奖", "学生在全省技能大赛中获奖12项。", "国家级"),
        ("省级实训基地有几个？", "建成市级实训基地6个、县级3个。", "省级"),
        ("县级配套资金是多少？", "省级配套资金300万元。", "县级"),
        ("中级职称的老师有几人", "全校教师96人，其中班主任24人。", "中级职称"),
        ("有博士几名？", "引进人才15名。", "博士"),
        ("少数民族学生有多少人", "在校学生1820人。", "少数民族"),
        ("教师里党员有几名", "在岗教师96名。", "党员"),
        ("住校的学生多少人？", "在校学生1820人。", "住校"),
        ("35岁以下的教师有几名？", "骨干教师41名。", "35岁以下"),
        ("去年退休了几位教师", "在岗教师96名。", "退休"),
        ("编外教师有多少人", "专任教师812人。", "编外"),
    ],
)
def test_a_sort_that_is_not_told(question, sentence, limit):
    assert f"“{limit}”" in said(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("全县有多少女教师？", "全县专任教师812人，其中女性503人。"),
        ("国家级技能大赛拿了几个奖", "学生在全国技能大赛中获奖2项。"),
        ("省级实训基地有几个？", "获山西省认定的实训基地3个。"),
        ("中级职称的老师有几人", "讲师42人。"),
        ("有硕士几名？", "具有研究生学历的教师15名。"),
        ("住校的学生多少人？", "寄宿生1200人。"),
        ("35岁以下的教师有几名？", "40周岁以下教师41名，其中不满35周岁的20名。"),
        ("全县有多少教师？", "全县专任教师812人。"),
        ("党员教师带头做了什么？", "教师们走村入户。"),
        ("全县有女教师吗？", "全县专任教师812人。"),
        ("全市校外教师有多少人", "教职工2368人。"),
        ("编外教师有多少人", "合同制教师55人。"),
        ("听障学生和残疾学生有几名", "听障学生12名。"),
        ("残疾员工有多少人", "听障员工6人。"),
        ("在校生有多少人，其中女生多少人", "在校生24206人。"),
        ("生均面积是多少，不含住宿", "生均校舍建筑面积20平方米。"),
        ("35岁以下教师占比多少", "青年教师占比32%。"),
        ("市区级骨干教师有几名", "骨干教师24名。"),
        ("正在编写的教材有多少本", "正在开发校本教材37本。"),
        ("男女生比例是多少", "在校生性别比为1.2。"),
        ("住宿费是多少元", "每学期每生600元。"),
        ("拿过国家级大奖几项", "在世界职业院校技能大赛获奖2项。"),
    ],
)
def test_the_sort_is_told_or_none_is_asked_for(question, sentence):
    assert said(question, sentence) == ""


def test_the_heading_tells_the_sort():
    assert said("女教师有几名", "共120名。", heading="2.1 女教师队伍") == ""
