"""Arithmetic on reports of other kinds than ours: a hospital, a city, a school, a library."""

import pytest

from tests.facts.desk import ask, report, table

HOSPITAL = report(
    "全院开放床位1050张，其中重症床位42张、感染床位60张。卫生技术人员1344人，其中医师420人、护士756人、药师84人。",
    "在岗职工1680人，较上年增加80人。病床使用率91.5%，较上年提高2.5个百分点。平均住院日6.8天，较上年缩短0.4天。",
    "全年举办继续教育项目12期，培训960人次。设临床科室32个、医技科室9个、职能科室18个。论文由118篇增加到142篇。",
    "患者满意度96%，较去年增加20%。",
)
CITY = report(
    "全年生产总值1520亿元，比上年增长5.2%。其中，第一产业增加值91.2亿元，第二产业增加值760亿元。",
    "公路客运量1200万人次，铁路客运量460万人次，民航客运量95万人次。",
    "小学310所，在校学生217000人，专任教师14000人；普通中学126所，在校学生142000人，专任教师11500人。",
)
SCHOOL = report(
    "教职工312人，其中专任教师260人，双师型教师143人。实训室86间，其中制造类30间、信息类24间、服务类32间。",
    "发放助学金1240人次2480000元，发放奖学金360人次540000元。生均设备值13272元。",
    "13个县中东县办3所职业高中，其余12个县各办1所职业高中。",
    "高三年级8名教师帮扶学生106名，人均13名。",
)
CLOSED = report("全市共有学校35所，其中公办23所、民办12所。今年有3所学校停招，其中公办2所、民办1所。")
LIBRARY = [
    table(
        ("分馆", "到馆人次（万人次）", "活动场次（场）"),
        ("东城分馆", "42", "96"),
        ("西城分馆", "36", "80"),
        ("南山分馆", "28", "64"),
    )
]


@pytest.mark.parametrize(
    ("report", "question", "result"),
    [
        (HOSPITAL, "护士占卫生技术人员的比例是多少", "56.3%"),
        (HOSPITAL, "重症床位占比是多少", "4%"),
        (HOSPITAL, "在岗职工同比增长百分之几", "5%"),
        (HOSPITAL, "上年在岗职工有多少人", "1600人"),
        (HOSPITAL, "去年病床使用率是多少", "89%"),
        (HOSPITAL, "去年平均住院日是几天", "7.2天"),
        (CLOSED, "刨掉停招的那几所，还剩几所学校", "32所"),
        (CLOSED, "把停招的那几所除去，公办学校还有几所", "21所"),
        (CLOSED, "不算停招的，民办学校还有几所", "11所"),
        (SCHOOL, "助学金合到每人次是多少块", "2000元"),
        (HOSPITAL, "在岗职工增加了多少人，增幅多大", "5%"),
        (SCHOOL, "去年发的奖学金平均一人次是多少钱", "1500元"),  # asked the year after
        (HOSPITAL, "继续教育平均每期培训多少人次", "80人次"),
        (HOSPITAL, "临床、医技、职能科室一共多少个", "59个"),
        (HOSPITAL, "论文增加了多少篇", "24篇"),
        (HOSPITAL, "医护比是多少", "0.6人"),
        (HOSPITAL, "护士是医师的多少倍", "1.8倍"),
        (HOSPITAL, "除医师以外的卫生技术人员有多少", "924人"),
        (HOSPITAL, "感染床位比重症床位多多少张", "18张"),
        (CITY, "第二产业增加值占生产总值的比重", "50%"),
        (CITY, "去年生产总值是多少", "1444.9亿元"),
        (CITY, "去年生产总值一共是多少", "1444.9亿元"),
        (CITY, "三种客运量合计多少", "1755万人次"),
        (CITY, "小学在校学生比普通中学多多少", "75000人"),
        (SCHOOL, "双师型教师占专任教师的比例", "55%"),
        (SCHOOL, "信息类实训室和制造类实训室一共几间", "54间"),
        (SCHOOL, "助学金人均多少元", "2000元"),
        (SCHOOL, "助学金和奖学金合计发放多少元", "3020000元"),
        (SCHOOL, "东县的加上其余县的,职业高中合计多少所", "15所"),
        (LIBRARY, "三个分馆到馆人次合计多少", "106万人次"),
        (LIBRARY, "西城分馆和南山分馆的活动场次一共几场", "144场"),
        (LIBRARY, "东城分馆到馆人次占三个分馆的比例", "39.6%"),
    ],
)
def test_the_result_is_what_the_formula_gives(report, question, result):
    done = ask(report, question)
    assert done is not None
    assert done.result == result
    assert done.expression
    assert len(done.operands) > 1


@pytest.mark.parametrize(
    ("report", "question", "said"),
    [
        (LIBRARY, "哪个分馆到馆人次最多", "最多的是东城分馆"),
        (LIBRARY, "活动场次最少的是哪个分馆", "最少的是南山分馆"),
        (CITY, "客运量最大的是哪种运输方式", "最多的是公路客运量1200万人次"),
        (HOSPITAL, "医师和护士哪个多", "护士756人，医师420人"),
    ],
)
def test_a_ranking_names_the_item_with_its_figure(report, question, said):
    done = ask(report, question)
    assert done is not None
    assert said in done.lines[0].text


@pytest.mark.parametrize(
    ("report", "question"),
    [
        (HOSPITAL, "厨师占卫生技术人员的比例"),  # no such operand
        (HOSPITAL, "女护士占护士的比例"),  # 女 is not in the text
        (HOSPITAL, "除了医师，其余职工占几成"),  # no share of them is told
        (HOSPITAL, "去年平均每张床位有多少在岗职工"),  # 80 fewer than the text's
        (HOSPITAL, "去年医师有多少人"),  # no change is given
        (HOSPITAL, "去年患者满意度是多少"),  # 96% and 20%: in points or in per cent, the text does not say
        (HOSPITAL, "2019年在岗职工占卫生技术人员的比例"),  # another year
        (HOSPITAL, "床位和医师一共多少"),  # units that cannot be added
        (HOSPITAL, "卫生技术人员一共多少人"),  # a plain figure
        (HOSPITAL, "开放床位一共多少张"),  # the total is given
        (SCHOOL, "平均每名教师帮扶多少学生"),  # the average is given
        (SCHOOL, "实训室一共多少间"),  # the total is given, its parts are not added
        (SCHOOL, "教职工有多少人"),
    ],
)
def test_nothing_is_computed_without_operands_or_where_the_text_gives_the_result(report, question):
    assert ask(report, question) is None


def test_the_difference_of_percentages_is_in_points():
    done = ask(report("门诊满意度93.2%，住院满意度95.6%。"), "住院满意度比门诊满意度高多少")
    assert done is not None
    assert done.result == "2.4个百分点"


def test_figures_of_two_schools_are_not_mixed():
    chunks = report("交城县职业中学有学生300人。", "柳林县职业中学有教师30人。")
    assert ask(chunks, "平均每个教师带多少学生") is None


def test_an_approximate_operand_makes_an_approximate_result():
    done = ask(report("开展讲座10余次、演出30余次。"), "讲座和演出一共多少次")
    assert done is not None
    assert "合计约40次" in done.lines[0].text


def test_a_figure_told_twice_is_not_added_to_itself():
    chunks = report("全市获奖36个。", "全市获奖36个。")
    assert ask(chunks, "全市获奖一共多少个") is None


GRANTS = report("市本级免学费配套资金为724.48万元，对县免学费配套资金为231.58万元。市本级助学金配套资金77.84万元。")


def test_a_part_of_what_a_sentence_tells_in_all():
    done = ask(GRANTS, "对县免学费配套资金占免学费配套资金总额的百分之几？")
    assert done is not None
    assert done.result == "24.2%"
    assert done.expression == "231.58万元 ÷ (724.48万元 + 231.58万元)"


def test_a_total_that_the_text_does_not_divide_is_not_made_up():
    assert ask(GRANTS, "市本级助学金配套资金占助学金总额的百分之几？") is None


PRIZES = report(
    "市级护士大赛选出5个护理工作室进入省赛；在省护士大赛中获得36个奖项，其中一等奖5个、二等奖9个。",
    "在省药师大赛中获得17个奖项，其中一等奖1个、二等奖8个。",
)


def test_a_share_is_of_its_own_total_not_of_things_of_another_sort_or_contest():
    done = ask(PRIZES, "护士大赛的奖里一等奖占比多少？")
    assert done is not None
    assert done.result == "13.9%"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("到馆人次第二多的是哪个分馆", "最多的是东城分馆到馆人次（万人次）42，其次是西城分馆到馆人次（万人次）36"),
        ("到馆人次倒数第二的是哪个分馆", "最少的是南山分馆到馆人次（万人次）28，其次是西城分馆到馆人次（万人次）36"),
        ("哪个分馆到馆人次最多，有多少", "最多的是东城分馆到馆人次（万人次）42，其次是西城分馆到馆人次（万人次）36"),
    ],
)
def test_the_place_of_an_order_that_is_asked_for_is_told(question, told):
    done = ask(LIBRARY, question)
    assert done is not None
    assert done.text == told


def test_there_is_no_fourth_of_three():
    assert ask(LIBRARY, "到馆人次第四多的是哪个分馆") is None


TIMETABLE = report("课时安排中，实训课占比75%。财政拨款完成率98%，家长满意度96%。")


@pytest.mark.parametrize("question", ["除了实训课，其他课占几成", "除实训课外，其余课程的占比是多少"])
def test_what_a_share_leaves_is_the_rest_of_all(question):
    done = ask(TIMETABLE, question)
    assert done is not None
    assert (done.result, done.expression) == ("25%", "100% - 75%")


@pytest.mark.parametrize(
    "question", ["除了财政拨款，其余资金占多少", "除家长外，其他人员占多少", "免除学费后其余学生占多少"]
)
def test_a_rate_leaves_no_share(question):
    assert ask(TIMETABLE, question) is None


@pytest.mark.parametrize(
    "question",
    ["第四小区的学校是哪所学校", "市第三小学是哪一年创办的", "第三高级中学是哪一年成立的", "哪个分馆排名第二"],
)
def test_a_number_in_a_name_is_no_place_in_an_order(question):
    assert ask([*LIBRARY, *SCHOOL], question) is None


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("省护士大赛上，一等奖和二等奖共拿了几个", "14个"),
        ("药师大赛获得的奖里，一等奖的占比是多少", "5.9%"),
        ("药师大赛的二等奖比一等奖多几个", "7个"),
        ("全市在省护士大赛获得的奖项中，一等奖占比多少", "13.9%"),
    ],
)
def test_figures_are_of_the_event_that_is_asked_about(question, result):
    done = ask(PRIZES, question)
    assert done is not None
    assert done.result == result


def test_prizes_and_other_things_are_not_added():
    chunks = report("护士大赛推荐27个参赛名额。", "药师大赛获得36个奖项。")
    assert ask(chunks, "护士大赛和药师大赛各类奖项一共多少个") is None


def test_what_a_quoted_name_is_told_of_is_not_mixed_with_other_things():
    chunks = report("“风采”活动中，绘画类一等奖3个。", "技能大赛中，一等奖1个、二等奖8个。")
    assert ask(chunks, "“风采”活动中二等奖比一等奖多几个") is None


def test_a_member_of_a_list_is_no_part_of_another_member():
    assert ask(LIBRARY, "南山分馆的到馆人次占比是多少") is None


def test_what_is_measured_by_another_thing_is_its_share():
    chunks = report("医院有职工900人，其中护士300人，药师60人。")
    done = ask(chunks, "药师是护士的几成")
    assert done is not None
    assert done.result == "20%"


def test_which_of_two_something_is_compares_nothing():
    chunks = report("全市医院30所，其中公立18所，私立12所。")
    assert ask(chunks, "3所试点医院分别是公立还是私立") is None
    assert ask(chunks, "公立还是私立的多") is not None


STAFF = report(
    "全院医师1500人。学历结构为：博士3人、硕士218人、本科1231人、专科及以下48人。",
    "录取学员1138人（本科312人、专科826人）。",
)


def test_a_member_of_a_list_is_a_share_of_what_the_list_comes_to():
    done = ask(STAFF, "医师本科学历占比")
    assert done is not None
    assert done.result == "82.1%"


def test_a_share_is_of_nothing_that_the_question_names_and_nobody_tells():
    done = ask([*STAFF[1:]], "医师本科学历占比")
    assert done is None


CAMP = report(
    "入营学员1362人。按来源看，本地1128人，外地234人；男学员788人、女学员574人。",
    "在册队员3846人，设队92个。在册队员中，男队员2214人，女队员1632人；少儿队员163人。",
    "结营学员1208人，其中女学员516人。",
)


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("在册队员中女队员占比", "42.4%"),  # two figures that come to the whole
        ("结营学员中男学员有多少", "692人"),  # the others of the same people are told elsewhere
        ("结营学员中男学员占多大比例", "57.3%"),
    ],
)
def test_parts_are_of_the_people_that_are_named(question, result):
    done = ask(CAMP, question)
    assert done is not None
    assert done.result == result


@pytest.mark.parametrize("question", ["结营学员中外地的占比", "少儿队员中男队员占比"])
def test_a_list_that_comes_to_more_is_no_part_of_less(question):
    done = ask(CAMP, question)
    assert done is None or done.result not in ("19.4%", "20.7%", "100%")


PAY = report("起薪最高的三类岗位为车工（3642元）、运输（3475元）、测绘（3318元），导游最低，为2890元。")


@pytest.mark.parametrize(
    ("question", "result"), [("车工和测绘的起薪相差多大，哪一个更高", "324元"), ("运输和测绘的起薪差多少", "157元")]
)
def test_a_figure_in_brackets_is_of_the_name_before_it(question, result):
    done = ask(PAY, question)
    assert done is not None
    assert done.result == result


def test_the_whole_is_the_one_that_the_parts_come_to():
    chunks = [
        *report(
            "直接就业的2487人中，从产业看，农业104人、工业1163人、其他1220人；从地域看，市内1382人，省内421人，省外684人。"
        ),
        table(("去向", "2024届", "2025届"), ("直接就业", "2612", "2487")),
    ]
    done = ask(chunks, "省外就业占直接就业的比例")
    assert done is None or done.result == "27.5%"
