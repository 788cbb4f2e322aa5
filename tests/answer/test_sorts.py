"""Who asks for one sort is not given the number of all, nor that of another sort."""

import pytest

from assistant.answer.evidence import Evidence
from assistant.answer.question import read_ask
from assistant.answer.sorts import not_negated, of_the_sort, other_sort
from assistant.answer.units import read_units
from assistant.types import Query
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
        ("结对的中学有多少学生", "结对中学选派教师6名，接收跟岗学习教师15名。", "学生"),
        ("教师里党员有几名", "在岗教师96名。", "党员"),
        ("住校的学生多少人？", "在校学生1820人。", "住校"),
        ("35岁以下的教师有几名？", "骨干教师41名。", "35岁以下"),
        ("去年退休了几位教师", "在岗教师96名。", "退休"),
        ("编外教师有多少人", "专任教师812人。", "编外"),
        ("民办中职的在校生有多少？", "全市中职在校生24206人。", "民办"),
        ("民办学校有几所", "民办教育科核查学校24所。", "民办"),  # what it is called after
        ("公办园的老师有几个", "全县幼儿园教师812人。", "公办"),
        ("今年招生计划是多少人", "全市中职在校生24206人。", "招生计划"),
        ("有多少人报名", "全市中职在校生24206人。", "报名"),
        ("建档立卡学生有几名", "全校学生820人。", "建档立卡"),
        ("农村户籍的学生有多少人", "全市中职在校生24206人。", "农村户籍"),
        ("兼职教师有多少名", "专任教师812人。", "兼职教师"),
        ("心理老师配了几个", "专任教师812人。", "心理老师"),
        ("英语老师有多少人", "专任教师812人，语文教师60人。", "英语老师"),
        ("到省外就业的有多少人", "毕业生就业7828人。", "省外"),
        ("博士学历的医生有多少人", "医生中具有研究生学历的346人。", "博士"),
        ("建档立卡的有多少人", "发放资助金784人次。", "建档立卡"),
        ("二年级学生有多少", "高二年级8名教师帮扶学生106名。", "二年级"),
    ],
)
def test_a_sort_that_is_not_told(question, sentence, limit):
    assert f"“{limit}”" in said(question, sentence)


@pytest.mark.parametrize("question", ["食堂今天吃什么", "明天谁值班", "本周开几个会？"])
def test_no_report_tells_of_a_day(question):
    assert "没有“" in said(question, "学校食堂每日供应三餐，实行24小时值班，全年开会12次。")


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("孩子今天被劝退，合法吗", "学校不得开除学生。"),
        ("本周五几点考试", "本周五九点考试。"),
        ("我下周要在会上讲教师队伍，教师有多少", "全县专任教师812人。"),
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
        ("到省外就业的有多少人", "毕业生就业7828人，市外1200人。"),
        ("二年级学生有多少", "二年级学生320人。"),
        ("二年级老师有多少", "教师16人。"),
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
        ("英语老师有多少人", "英语学科专任教师53人。"),
        ("公办中职有多少所", "全市中职35所，其中民办12所。"),
        ("民营企业捐了多少钱", "企业捐款20万元。"),
        ("兼职教师有多少名", "聘请行业导师34人。"),
        ("招生计划完成了多少", "招生规模820人。"),
        ("报名费是多少钱", "收费标准为每生120元。"),
        ("人均低保标准多少元", "每月最低生活保障620元。"),
        ("拟招聘多少名教师", "公开招聘教师120名。"),
        ("中职招生计划是多少人", "下达指标1200人。"),
        ("公办学校生均公用经费标准是多少", "中职生均公用经费拨款标准3000元。"),
        ("物理老师有多少人", "理化生教师23人。"),
        ("民营医院有多少家", "社会办医疗机构23家。"),
        ("拿过国家级大奖几项", "在世界职业院校技能大赛获奖2项。"),
    ],
)
def test_the_sort_is_told_or_none_is_asked_for(question, sentence):
    assert said(question, sentence) == ""


def test_the_heading_tells_the_sort():
    assert said("女教师有几名", "共120名。", heading="2.1 女教师队伍") == ""


def left_out(question, *sentences, heading=""):
    return not_negated(question, read_ask(question), read_units(chunk("c", *sentences, heading=heading), SEGMENTER))


@pytest.mark.parametrize(
    ("question", "sentence", "part"),
    [
        ("非在编护士有多少人", "在编护士756人。", "非在编护士"),
        ("不住院的病人有几个", "收治病人8200人，住院410人。", "不住院"),
        ("未持证的护士有多少", "护士756人，持证700人。", "未持证"),
        ("没有参加义诊的医师有多少", "医师420人参加义诊。", "没有参加"),
        ("非全科型的医师有多少", "医护队伍不断壮大，“全科型”医师395人。", "非全科型"),  # 不断 negates nothing
    ],
)
def test_the_number_of_what_is_left_out_is_not_that_of_the_rest(question, sentence, part):
    assert f"“{part}" in left_out(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("非在编护士有多少人", "在编护士756人，非在编护士30人。"),
        ("不住院的病人有几个", "住院410人；没有住院的7790人。"),
        ("未持证的护士有多少", "护士持证700人，未能持证56人。"),
        ("不住院的病人有几个", "门诊病人7790人。"),  # another word may mean it
        ("非遗展品有几件", "展出遗物、展品20件。"),
        ("不锈钢器械有多少件", "锈钢器械20件。"),
        ("未成年病人有多少", "成年病人8000人。"),
        ("不合格的药品有几种", "合格药品20种。"),
        ("住院的病人有没有住院费，是多少", "住院费20万元。"),
        ("不住院的病人做什么", "住院410人。"),
    ],
)
def test_what_is_left_out_is_told_or_nothing_is(question, sentence):
    assert left_out(question, sentence) == ""


def foremost(question, *sentences, scores=(2.0, 1.5), kind=0.92, coverage=0.5):
    units = read_units(chunk("c", *sentences, heading=""), SEGMENTER)
    found = [
        Evidence(0, at, unit, {"kind": kind, "coverage": coverage if at else 0.4}, (), scores[at])
        for at, unit in enumerate(units)
    ]
    query = Query(question=question, text=question, terms=())
    return of_the_sort(query, read_ask(question), found)[0].sentence.sentence.text


def test_the_sentence_that_tells_of_the_sort_comes_before_the_one_that_tells_of_all():
    everyone, boarders = "在校生1846人。", "寄宿生730人。"
    assert foremost("住校的学生有多少人", everyone, boarders) == boarders
    assert foremost("学生有多少人", everyone, boarders) == everyone
    assert foremost("住校的学生有多少人", everyone, boarders, scores=(2.0, 1.0)) == everyone  # too far off
    assert foremost("住校的学生有多少人", everyone, boarders, kind=0.3) == everyone  # and tells no number
    assert foremost("住校的学生有多少人", everyone, boarders, coverage=0.3) == everyone  # or lacks another word
    teachers, school = "教师1846人。", "河西市高级职业中学有教师46人。"
    assert foremost("高级职称的教师有多少人", teachers, school) == teachers
