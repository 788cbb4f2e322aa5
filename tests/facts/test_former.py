"""Values of the period before: 上届为, 上一学年, 由上年的…升至, 净减, and what is not to be taken for them."""

import pytest

from tests.facts.desk import ask, report, table

WARD = report(
    "2025年全院门诊8200人次，较2024年净减300人次。住院患者1500人，其中医保患者1200人。",
    "出院患者人均费用4890元，上年为4665元。床位使用率由上年的81.5%升至90.2%。",
    "治愈率66.0%，比上年提高2.4个百分点。护理满意度占患者评价的57.5%，较上年提高4.1个百分点。",
    "截至2025年底，登记志愿者1846人，其中医生62人。志愿者规模比上一年增加364人。",
)
COURSE = report("本届培训班结业学员640人，结业学员平均补贴3860元，比上届增加210元。")


@pytest.mark.parametrize(
    ("chunks", "question", "result"),
    [
        (WARD, "2024年门诊多少人次", "8500人次"),
        (WARD, "去年治愈率", "63.6%"),
        (WARD, "上年护理满意度占患者评价多少", "53.4%"),
        (WARD, "上一年志愿者规模是多少", "1482人"),
        (COURSE, "上届结业学员平均补贴是多少", "3650元"),
    ],
)
def test_a_value_of_the_period_before_is_worked_out(chunks, question, result):
    done = ask(chunks, question)
    assert done is not None
    assert done.result == result


@pytest.mark.parametrize(
    ("question", "told"),
    [("上年出院患者人均费用是多少", "上年为4665元"), ("去年床位使用率是多少", "上年为81.5%")],
)
def test_a_value_that_stands_beside_the_new_one_is_told(question, told):
    done = ask(WARD, question)
    assert done is not None
    assert done.text.startswith(told)
    assert not done.expression


def test_the_growth_from_a_value_that_stands_beside():
    done = ask(WARD, "出院患者人均费用比上年增长百分之多少")
    assert done is not None
    assert done.result == "4.8%"


def test_a_column_of_last_year_beats_what_a_change_gives():
    chunks = [table(("科室", "在院患者（人）", "上年在院患者（人）"), ("内科", "120", "131"))]
    done = ask([*chunks, *report("内科在院患者120人，下降8.5%。")], "上年内科在院患者多少人")
    assert done is not None
    assert "131" in done.text


@pytest.mark.parametrize(
    "question",
    [
        "上年住院患者有多少人",  # no change of it is told
        "2023年门诊多少人次",  # two years before
        "上年医保患者多少人",
        "去年志愿者多少场次",  # another unit
    ],
)
def test_nothing_is_worked_out_for_what_has_no_change(question):
    done = ask(WARD, question)
    assert done is None or not done.text.startswith(("上年为", "上一年为"))


def test_a_year_that_a_change_is_measured_against_dates_no_figure():
    done = ask(report("2025年馆藏图书31460册，较2024年净减650册；外借图书24885册。"), "2024年外借图书多少册")
    assert done is None


def test_a_section_is_about_what_it_is_headed_by():
    chunks = report("招收学徒316人，比上年减少76人。", heading="某县2025年公报 > （一） 木工")
    chunks = [one.model_copy(update={"path": ("（一） 木工",)}) for one in chunks]
    done = ask(chunks, "去年木工招收学徒多少人")
    assert done is not None
    assert done.result == "392人"


def test_a_change_behind_a_bracket_is_of_the_figure_before_it():
    done = ask(report("医院收治患者418人（含转院患者196人），较上年增加73人。"), "上年医院收治患者多少人")
    assert done is not None
    assert done.result == "345人"


def test_the_difference_to_a_value_that_stands_beside():
    done = ask(report("承接科研项目96项，到账经费318万元，上年为286万元。"), "科研经费比上年增加了多少万元")
    assert done is not None
    assert done.result == "32万元"


PLAN = report(
    "截至2024年底，全省有农机站168所。建成育秧工场214家，比上年净增38家；机插田占水田的61.8%，比上年的59.2%提升2.6个百分点。",
    "虫害发生率54.2%，下降1.1个百分点。2024年办理农机贷款2964户，比上年增加187户。",
    "农机手获奖78项，比上年增加9项，其中一等奖11项。",
)


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("23年底育秧工场几家", "176家"),
        ("去年（2023年）育秧工场有多少家来着", "176家"),
        ("2023年虫害发生率到底是多少", "55.3%"),
        ("2023年农机手一共拿了几个奖", "69项"),
    ],
)
def test_the_year_before_is_read_however_it_is_said(question, result):
    done = ask(PLAN, question)
    assert done is not None
    assert done.result == result


def test_a_rate_told_between_its_successor_and_the_change_is_the_earlier_one():
    done = ask(PLAN, "2023年机插田占水田的比例是多少")
    assert done is not None
    assert done.text.startswith("上年为59.2%")


@pytest.mark.parametrize("question", ["2023年农机站多少所", "22年底育秧工场几家", "2023年一等奖几项"])
def test_no_year_before_is_made_up_however_it_is_said(question):
    done = ask(PLAN, question)
    assert done is None or not done.text.startswith("上年为")


SHOPS = report(
    "年内新增门店6个，分别设在东城和西城；撤销门店4个：南街、北街。调整后全市门店118个，另有仓库9个。",
    "签约供货商58家，其中本地21家；一年内新签11家，到期终止4家。",
    "新增网点3个，网点共40个。",
)


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("撤销和新增之前，全市原来有多少个门店", "116个"),
        ("调整前有多少个门店", "116个"),
        ("上年末签约供货商是多少家", "51家"),
    ],
)
def test_what_there_was_before_things_came_and_went(question, result):
    done = ask(SHOPS, question)
    assert done is not None
    assert done.result == result


@pytest.mark.parametrize(
    "question", ["调整前有多少个仓库", "调整前有多少个网点", "上年末本地供货商多少家", "去年新增门店几个"]
)
def test_no_turnover_is_made_up_where_one_side_or_the_noun_is_missing(question):
    assert ask(SHOPS, question) is None


def test_the_rate_of_those_beside_is_not_theirs():
    chunks = report("社员满意度94.2%，上升1.3个百分点；机手92.8%，下降0.4个百分点。")
    done = ask(chunks, "去年机手满意度是多少")
    assert done is None or "92.9%" not in done.text


MEASURED = report(
    "就业率96.5%，高于全省平均水平2.1个百分点。",
    "对口率85%，较传统模式高出10个百分点。",
    "上线率31.2%，比全市平均值低1.4个百分点。",
)


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("全省平均的就业率是多少", "94.4%"),
        ("传统模式的对口率是多少", "75%"),
        ("传统培养模式下对口率是多少", "75%"),
        ("全市平均上线率是多少", "32.6%"),
    ],
)
def test_what_a_figure_is_measured_against_is_worked_out(question, result):
    done = ask(MEASURED, question)
    assert done is not None
    assert done.result == result


def test_how_much_more_it_is_than_the_mean_is_not_the_mean():
    done = ask(MEASURED, "就业率比全省平均高多少个百分点")
    assert done is None or done.result != "94.4%"


def test_what_is_worked_out_is_written_in_the_larger_of_two_units_where_nothing_is_lost():
    chunks = report("全年门诊收入6.83亿元，比上年增加2400万元。", "全年运输支出5.123亿元，比上年减少25万元。")
    assert ask(chunks, "上年门诊收入是多少").result == "6.59亿元"
    assert ask(chunks, "上年运输支出是多少").result == "51255万元"
