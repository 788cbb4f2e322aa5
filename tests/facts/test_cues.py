"""Arithmetic read by its cue and the noun phrases around it, in any order: a hospital, a library, a bus company."""

import pytest

from assistant.facts.asked.reading import read_tasks
from assistant.facts.asked.task import ASKS
from tests.facts.desk import ask, report, table

HOSPITAL = report(
    "全院现有在岗职工1680人，其中卫生技术人员1344人；医师420人、护士756人。规划床位900张，首批启用600张。",
    "全年门诊量360000人次，住院患者24000人次。发放困难救助金500人次600000元。",
    "急救讲座办了8期，累计培训1200人次。市级财政安排设备资金300万元，对县安排设备资金120万元。",
    "医师技能竞赛中，共获得12个奖项。护士技能竞赛中，共获得20个奖项。",
)
BUSES = report(
    "全市公交企业共26家，其中国有11家、民营15家；2025年4家企业停止运营。",
    "公交线路210条，较上年增加14条。运营车辆2400辆，较上年减少60辆。",
    "本公司驾驶员3200人，车辆1600辆。",
)
FARES = [
    table(
        ("线路", "票价（元/人·次）", "日均客流（人次）"),
        ("机场专线", "15", "2100"),
        ("环城快线", "4", "8600"),
        ("夜间班车", "6", "900"),
        ("合计", "", "11600"),
        caption="表2 2025年快线票价",
    )
]
PARTNERS = [
    table(
        ("序号", "馆名", "共建内容", "方式"),
        ("1", "北岸书店", "亲子阅读", "联办"),
        ("2", "南坪中学", "少年讲堂", "联办"),
        ("3", "山前社区", "流动书车", "代办"),
        caption="表5 市图书馆共建单位统计表",
    )
]


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("不是卫生技术人员的在岗职工有多少,也就是总数去掉卫生技术人员", "336人"),
        ("在岗职工刨掉卫生技术人员,剩几个人", "336人"),
        ("扣掉卫生技术人员,在岗职工还剩多少人", "336人"),
        ("除开卫生技术人员,在岗职工有几个", "336人"),
        ("规划床位里还有多少张没启用", "300张"),
        ("规划床位中尚未启用的有多少张", "300张"),
    ],
)
def test_what_is_left_whichever_of_the_two_comes_first(question, result):
    done = ask(HOSPITAL, question)
    assert done is not None
    assert done.result == result


@pytest.mark.parametrize(
    "question",
    [
        "刨掉停止运营的那几家,还在跑的公交企业剩几家",
        "公交企业里剔除停止运营的,还剩多少家",
        "公交企业不算停止运营的有几家",
    ],
)
def test_a_part_that_the_text_tells_beside_its_total(question):
    done = ask(BUSES, question)
    assert done is not None
    assert done.result == "22家"


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("按在岗职工来看,平均一个护士要带几个职工", "2.2人"),
        ("困难救助金平摊到每人次是多少钱", "1200元"),
        ("困难救助金,合到一人次多少元", "1200元"),
        ("那八期急救讲座,平均下来一期差不多多少人", "150人次"),
        ("急救讲座八期,每期平均多少人", "150人次"),
        ("帮我算一下困难救助金一人次多少钱", "1200元"),
    ],
)
def test_a_ratio_for_each_of_something(question, result):
    done = ask(HOSPITAL, question)
    assert done is not None
    assert done.result == result


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("设备资金市县两笔加总", "420万元"),
        ("设备资金市县两级合在一起多少", "420万元"),
        ("医师护士两项竞赛的奖项,差多少个", None),
        ("门诊量跟住院患者加总", "384000人次"),
        ("医师加护士,加总", "1176人"),
    ],
)
def test_a_sum_of_what_is_only_pointed_at(question, result):
    done = ask(HOSPITAL, question)
    assert (done.result if done else None) == result


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("医师技能竞赛与护士技能竞赛两项中,哪一项奖项更多", "护士技能竞赛：获得20个奖项"),
        ("奖项,医师技能竞赛和护士技能竞赛哪个少", "医师技能竞赛：获得12个奖项"),
        ("设备资金,市级安排得多还是给县里的多", "多180万元"),
        ("医师和护士,哪边人多", "护士756人，医师420人"),
        ("护士、医师谁的人数更少", "医师420人，护士756人"),
    ],
)
def test_which_of_two_is_larger(question, said):
    done = ask(HOSPITAL, question)
    assert done is not None
    assert said in done.lines[0].text


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("上年公交线路数,算出来", "196条"),
        ("前一年运营车辆该是多少,帮我倒推一下", "2460辆"),
        ("去年的运营车辆推算一下", "2460辆"),
    ],
)
def test_the_year_before(question, result):
    done = ask(BUSES, question)
    assert done is not None
    assert done.result == result


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("机场专线和环城快线的票价差多少钱", "11元"),
        ("日均客流最多的线路和最少的线路差多少人次", "7700人次"),
        ("机场专线一家占了3条快线日均客流的百分之几", "18.1%"),
        ("夜间班车占到合计日均客流的几成", "7.8%"),
    ],
)
def test_figures_of_a_table(question, result):
    done = ask(FARES, question)
    assert (done.result if done else None) == result


@pytest.mark.parametrize(
    "question",
    [
        "市图书馆共建单位统计表共收录多少家",
        "共建单位统计表里有几家",
        "市图书馆共建单位统计表一共列了几家馆",
    ],
)
def test_the_rows_of_a_table_are_counted_and_named(question):
    done = ask(PARTNERS, question)
    assert done is not None
    assert done.result == "3家"
    assert "山前社区" in done.lines[0].text
    assert len(done.operands) == 3


@pytest.mark.parametrize(
    "question",
    [
        "保安队统计表共收录多少家",
        "票价统计表里有几条线路",
    ],
)
def test_no_rows_of_a_table_that_is_not_there(question):
    assert ask(PARTNERS, question) is None


@pytest.mark.parametrize(
    "question",
    [
        "护士和厨师哪个多",
        "在岗职工去掉保安还剩多少",
        "中药饮片资金市县两笔加总",
        "一个保安平均要看几张床位",
        "规划床位里还有多少张没消毒",
        "在岗职工里头研究生占到百分之几",
        "那九期急救讲座,平均一期多少人",
        "手术费平摊到每人次是多少钱",
        "儿科竞赛与护士技能竞赛哪个获奖更多",
    ],
)
def test_operands_that_are_not_named_outright_are_not_computed_with(question):
    assert ask(HOSPITAL, question) is None


@pytest.mark.parametrize(
    "question",
    [
        "护士和床位的比例要求达到多少",
        "按规定医师占卫生技术人员的比例应不低于多少",
        "床护比标准是多少",
        "生师比要求1比多少",
        "每名护士负责的床位不得超过几张",
    ],
)
def test_a_rule_is_no_ratio_to_work_out(question):
    assert read_tasks(question) == []
    assert ask(HOSPITAL, question) is None


@pytest.mark.parametrize(
    ("question", "count"),
    [("公办和民办各有几所", 2), ("各校一共拿了几个奖", 1), ("甲和乙各招了多少人", 2), ("甲、乙分别占几成", 2)],
)
def test_each_asks_for_several_amounts_unless_all_are_asked_for_together(question, count):
    assert len(ASKS.findall(question)) == count


def test_the_largest_as_a_multiple_of_the_smallest():
    done = ask(FARES, "日均客流最多的那一条线路是最少那一条的几倍")
    assert done is not None
    assert (done.result, done.expression) == ("9.6倍", "8600人次 ÷ 900人次")


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("共建单位统计表中方式是联办的单位有几家", ("北岸书店", "南坪中学")),
        ("表5中，流动书车的单位有几家", ("山前社区",)),
    ],
)
def test_the_rows_that_hold_what_is_asked_for_are_counted(question, names):
    done = ask(PARTNERS, question)
    assert done is not None
    assert done.text.split("：")[1].startswith("、".join(names))


@pytest.mark.parametrize(
    "question",
    ["共建单位统计表中方式不是联办的单位有几家", "共建单位统计表中方式是承包的单位有几家", "表6中联办的单位有几家"],
)
def test_no_rows_are_counted_that_no_cell_tells_of(question):
    assert ask(PARTNERS, question) is None
