"""One operation in many words, on reports of other kinds than ours: nothing here is worded as the rules are."""

import pytest

from assistant.facts.asked.plain import plain
from assistant.facts.asked.reading import read_task
from tests.facts.desk import ask, report, table

HOSPITAL = report(
    "全院开放床位1050张，其中重症床位42张、感染床位60张。卫生技术人员1344人，其中医师420人、护士756人、药师84人。",
    "在岗职工1680人，较上年增加80人。新入院患者41200人，比上年减少1300人。",
    "全年举办急救培训18期，培训1949人。手术机器人的手术成功率92%，比传统方式高7个百分点。",
)
LIBRARY = [
    table(
        ("分馆", "讲座参加人数（人）"),
        ("东城分馆", "420"),
        ("西城分馆", "85"),
        ("南山分馆", "160"),
        ("北湖分馆", "310"),
    )
]


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("医师、护士、药师合在一块多少人", "1260人"),
        ("医师和药师拢共多少人", "504人"),
        ("医师跟护士凑一块有几个人", "1176人"),
        ("重症床位和感染床位加一块", "102张"),
        ("重症床位、感染床位 合计", "102张"),
        ("医师加护士统共多少", "1176人"),
    ],
)
def test_a_sum_in_any_words(question, result):
    done = ask(HOSPITAL, question)
    assert done is not None
    assert done.result == result


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("护士占卫生技术人员比", "56.3%"),
        ("卫生技术人员里头护士占多大比例", "56.3%"),
        ("卫生技术人员里边当药师的相当于多大比例", "6.3%"),
        ("医师在卫生技术人员中占几成", "31.3%"),
        ("重症床位占开放床位的多大份额", "4%"),
    ],
)
def test_a_share_in_any_words(question, result):
    done = ask(HOSPITAL, question)
    assert done is not None
    assert done.result == result


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("一位护士平均要管几张床位", "1.4张"),
        ("每名医师负责多少张床位", "2.5张"),
        ("照现有护士人数摊,一个护士照看多少张床位", "1.4张"),
        ("急救培训期均多少人", "108人"),
        ("急救培训平均一期多少人", "108人"),
    ],
)
def test_an_average_in_any_words(question, result):
    done = ask(HOSPITAL, question)
    assert done is not None
    assert done.result == result


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("上一年在岗职工多少", "1600人"),
        ("头年收了多少新入院患者", "42500人"),
        ("前一年在岗职工有几个", "1600人"),
        ("手术机器人92%的成功率,折算回去传统方式是多少", "85%"),
        ("手术机器人的手术成功率倒推回来,传统方式多少", "85%"),
    ],
)
def test_a_value_of_before_in_any_words(question, result):
    done = ask(HOSPITAL, question)
    assert done is not None
    assert done.result == result


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("哪个分馆的讲座最冷清", "最少的是西城分馆"),
        ("讲座人气最高的是哪个分馆", "最多的是东城分馆"),
        ("讲座垫底的是哪个分馆", "最少的是西城分馆"),
        ("哪个分馆讲座最火", "最多的是东城分馆"),
    ],
)
def test_a_ranking_in_any_words(question, said):
    done = ask(LIBRARY, question)
    assert done is not None
    assert said in done.lines[0].text


@pytest.mark.parametrize(
    ("question", "result", "named"),
    [
        ("讲座参加人数超过300人的有几个分馆", "2个", ("东城", "北湖")),
        ("讲座参加人数不到100人的分馆有多少个", "1个", ("西城",)),
        ("有几个分馆讲座参加人数在160人以上", "3个", ("东城", "南山", "北湖")),
        ("讲座参加人数超过160人的有几个分馆", "2个", ("东城", "北湖")),
        ("分馆讲座中过一百人的有几个", "3个", ("东城", "南山", "北湖")),
    ],
)
def test_rows_that_meet_a_bound_are_counted_and_named(question, result, named):
    done = ask(LIBRARY, question)
    assert done is not None
    assert done.result == result
    assert all(name in done.lines[0].text for name in named)


@pytest.mark.parametrize(
    "question",
    [
        "厨师和保安合在一块多少人",
        "保洁员占卫生技术人员比",
        "一位厨师平均管几张床位",
        "超过500人的有几个分馆",
    ],
)
def test_nothing_is_computed_of_what_is_not_there(question):
    assert ask(HOSPITAL, question) is None
    assert ask(LIBRARY, question) is None


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("护士和医师的比例是多少", "1.8倍"),
        ("医师跟护士的比例是多少", "55.6%"),
        ("护士比医师多几个", "336人"),
        ("重症床位对感染床位之比是多少", "70%"),
    ],
)
def test_two_figures_side_by_side(question, result):
    done = ask(HOSPITAL, question)
    assert done is not None
    assert done.result == result


def test_a_compound_of_the_question_may_stand_apart_in_the_text():
    chunks = report("全区有学校51所：公办30所，民办21所。")
    assert ask(chunks, "公办学校是民办学校的几倍").result == "1.4倍"
    assert ask(chunks, "公办学校比民办学校多几所").result == "9所"


def test_two_values_of_one_indicator_are_subtracted_with_a_note():
    chunks = report("全市普惠性幼儿园在园幼儿5200人。", "按经费核算，全市普惠性幼儿园在园幼儿5600人。")
    done = ask(chunks, "普惠性幼儿园两个在园幼儿数不一样吗")
    assert done is not None
    assert done.clash is not None


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("培训合在一起多少人", "培训一共多少人"),
        ("护士里头医师占多少", "护士中医师占多少"),
        ("每班多少人", "每班多少人"),
        ("联合5家企业", "联合5家企业"),
    ],
)
def test_only_words_of_operation_are_changed(question, said):
    assert plain(question) == said


def test_a_plain_question_is_no_task():
    for question in ("护士有多少人", "急救培训办了几期", "一个班有多少人", "一期工程投入多少"):
        assert read_task(question) is None


@pytest.mark.parametrize(
    "question", ["护士和医师谁多,多多少", "医师跟护士哪个少,差几个人", "护士与医师比起来哪个更多,多几个"]
)
def test_which_is_larger_comes_with_the_difference(question):
    hospital = report("卫生技术人员1344人，其中医师420人、护士756人。")
    assert "336" in ask(hospital, question).result


def test_a_choice_between_two_rates_is_no_question_for_one_of_them():
    school = report("毕业生1000人，其中升学600人、就业300人。")
    done = ask(school, "升学率和就业率哪个高")
    assert done is None or "60%" not in done.result


@pytest.mark.parametrize(
    "question", ["护士在卫生技术人员中的占比大约是多少？", "护士在卫生技术人员里占比多少", "卫生技术人员当中护士占几成"]
)
def test_a_share_of_what_it_is_among(question):
    done = ask(HOSPITAL, question)
    assert done is not None
    assert done.expression == "756人 ÷ 1344人"


COURSES = [
    table(
        ("课程", "学员人数（人）"),
        ("插花课程", "20"),
        ("刺绣课程", "50"),
        ("书法课程", "30"),
        caption="图3 学员汇总图",
    )
]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("学员汇总图里，哪门课程人数排第二", "最多的是刺绣课程学员人数（人）50，其次是书法课程"),
        ("学员汇总图中哪门课程的学员人数最多", "最多的是刺绣课程"),
    ],
)
def test_a_chart_that_the_question_names_is_no_sum(question, said):
    done = ask(COURSES, question)
    assert done is not None
    assert said in done.text


def test_a_ranking_is_of_the_table_that_the_question_names():
    assert ask(COURSES, "游客汇总图里，哪门课程的学员人数最多") is None


@pytest.mark.parametrize(
    ("chunks", "question", "expression"),
    [
        (COURSES, "刺绣课程的人数占总数的几成", "50人 ÷ (20人 + 50人 + 30人)"),
        (HOSPITAL, "护士占总人数的几成", "756人 ÷ 1344人"),
    ],
)
def test_a_whole_that_is_only_called_the_total(chunks, question, expression):
    done = ask(chunks, question)
    assert done is not None
    assert done.expression == expression


def test_a_list_of_things_of_several_sorts_has_no_total():
    mixed = [table(("指标", "数值（人）"), ("职工总人数", "90"), ("护士数", "40"), ("药师数", "20"))]
    assert ask(mixed, "药师占总数的几成") is None


@pytest.mark.parametrize("question", ["新入院患者一年里下降了百分之几", "新入院患者这一年来减少了几成"])
def test_a_change_within_a_year(question):
    done = ask(HOSPITAL, question)
    assert done is not None
    assert done.result == "3.1%"


CLINICS = report(
    "全市医疗机构床位12400张，其中公立医院9800张、民营医院2600张。",
    "评分方面，护理满意度最高，为96分，挂号最低，为82分。",
)


@pytest.mark.parametrize(
    "question",
    [
        "哪所医院床位最多",  # a kind of them is none
        "哪家医院床位最少",
    ],
)
def test_a_kind_of_institutions_is_no_institution(question):
    assert ask(CLINICS, question) is None
    assert ask(CLINICS, "公立医院和民营医院哪个床位多") is not None


def test_what_members_are_in_general_is_none_of_them():
    members = report("联合体成员单位34个，含院校7所、企业24家、科研院所3家。")
    assert ask(members, "哪家企业捐给联合体成员的设备最多") is None
    assert ask(members, "联合体哪类成员单位最多") is not None


def test_an_institution_is_no_place():
    text = "青山医院等20家医院、河口县5家医院参加义诊。"
    assert ask(report(text), "哪个县的医院最多") is None
    counties = [table(("县区", "医院数（家）"), ("青山县", "8"), ("河口县", "15"))]
    assert ask(counties, "哪个县的医院最多") is not None


def test_a_column_is_ranked_only_where_the_question_speaks_of_it():
    costs = [table(("科室", "平均住院费用（元）"), ("内科", "8260"), ("外科", "15480"), ("儿科", "6640"))]
    assert ask(costs, "哪个科室平均住院费用最高") is not None
    assert ask(costs, "哪个科室护士最多") is None
