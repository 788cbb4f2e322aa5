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
