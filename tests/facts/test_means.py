"""Averages: what may be divided by what, and what may not."""

import pytest

from tests.facts.desk import ask, report, table

COUNTY = report(
    "全县共有中医诊所12所，其中公办9所。生活补助按工龄分三档，每人每月分别为300元、500元、800元，全年发放89.4万元，150人受益。",
    "全院在院患者3846人，男1200人；共有病房班组92个。约谈诊所负责人5人次，取消1所民办诊所的评优资格。",
)
VISITS = table(("诊所", "接诊（人）"), ("城东诊所", "1452"), ("城西诊所", "1048"), ("合计", "2500"))


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("生活补助人均约合多少元", "5960元"),
        ("平均一个班组住多少个患者", "41.8人"),
    ],
)
def test_a_total_is_divided_by_what_the_question_counts(question, result):
    done = ask(COUNTY, question)
    assert done is not None
    assert done.result == result


@pytest.mark.parametrize(
    "question",
    [
        "平均每所诊所接生多少人",  # 5人次 were talked to
        "平均一个讲座坐多少患者",  # no 讲座 is counted, and no 12所 are taken for it
    ],
)
def test_nothing_is_divided_that_only_stands_in_the_same_sentence(question):
    assert ask(COUNTY, question) is None


def test_of_a_column_its_total_is_divided_and_no_single_row():
    done = ask([*COUNTY, VISITS], "平均每所诊所接诊多少人")
    assert done is None or "1452" not in done.text
    assert done is None or "1048" not in done.text


def test_a_county_reports_on_all_of_itself_as_a_city_does():
    chunks = report("全县有诊所12所。全县报销36万元，各诊所接诊4800人。")
    done = ask(chunks, "平均每所诊所接诊多少人")
    assert done is not None
    assert done.result == "400人"
    done = ask(report("全县内科接诊20人、外科接诊30人。"), "内科和外科一共接诊多少人")
    assert done is not None
    assert done.result == "50人"


def test_by_places_nothing_is_divided_that_counts_people():
    chunks = [*report("全区初检8412人。"), table(("地区", "复检（人）"), ("东县", "4486"), ("西县", "3926"))]
    done = ask(chunks, "平均每个县初检多少人")
    assert done is None or "4486" not in done.text


def test_what_is_counted_next_to_its_own_people_is_no_divisor_of_all():
    chunks = report("全县在训学员26180人。", "开设进修班46个，在读1928人。")
    done = ask(chunks, "平均每个进修班多少学员")
    assert done is None or "26180" not in done.text


@pytest.mark.parametrize(("told", "result"), [("户均经费3万元", "200万元"), ("所均经费200万元", None)])
def test_an_average_over_others_is_not_the_one_that_is_asked_for(told, result):
    done = ask(report(f"全县有诊所12所，经费2400万元，{told}。"), "平均每所诊所经费多少万元")
    assert (done and done.result) == result
