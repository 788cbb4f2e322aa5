"""Yes/no questions that claim how figures stand to one another, on reports of other kinds than ours."""

import pytest

from assistant.facts.asked.asserted import read_assertion, taken_way
from assistant.prompts import AGREES, DIFFERS, NONE
from tests.facts.desk import ask, report, table

HOSPITAL = report(
    "卫生技术人员1344人，其中医师420人、护士756人、药师84人。",
    "全院在岗职工1680人，较上年增加80人。出院患者4000人次，比上年减少120人次。",
    "分院3个，与上年相同，其中县级2个。",
    "2025年进修医师46人，较2024年净减5人。",
)
WARDS = [
    table(
        ("科室", "床位（张）", "床位使用率（%）", "出院人数（人）", "上年出院人数（人）"),
        ("内科", "120", "88.5", "3100", "3300"),
        ("外科", "150", "91.2", "2900", "2800"),
        ("儿科", "60", "79.4", "2950", "2600"),
        ("合计", "330", "93.1", "8950", "8700"),
    )
]


@pytest.mark.parametrize(
    ("chunks", "question", "shown"),
    [
        (HOSPITAL, "护士比医师多,对吗", "前者多336人"),
        (HOSPITAL, "护士是不是比医师多?", "前者多336人"),
        (HOSPITAL, "药师比医师少,是真的吗", "前者少336人"),
        (HOSPITAL, "在岗职工比上年增加了,对吗", "较上年增加80人"),
        (HOSPITAL, "出院患者是不是减少了", "比上年减少120人次"),
        (HOSPITAL, "进修医师比2024年少了吗", "净减5人"),
        (HOSPITAL, "卫生技术人员中护士最多吧", "护士756人"),
        (WARDS, "外科的床位使用率最高吗", "外科床位使用率（%）91.2"),
        (WARDS, "内科出院人数比上年少了,对吗", "内科上年出院人数（人）3300"),
        (WARDS, "内科的出院人数是不是比儿科多", "前者多150人"),
        (WARDS, "内科出院人数最多吧", "内科出院人数（人）3100"),
    ],
)
def test_a_right_claim_is_confirmed_with_the_figures(chunks, question, shown):
    done = ask(chunks, question)
    assert done is not None
    assert done.text.startswith(AGREES)
    assert shown in done.text


@pytest.mark.parametrize(
    ("chunks", "question", "shown"),
    [
        (HOSPITAL, "医师比护士多,对吗", "护士756人"),
        (HOSPITAL, "护士是不是比药师少", "药师84人"),
        (HOSPITAL, "在岗职工比上年减少了,是吗", "较上年增加80人"),
        (HOSPITAL, "分院比上年多了吗", "与上年相同"),
        (HOSPITAL, "卫生技术人员中药师最多吧", "护士756人，药师84人"),
        (WARDS, "床位使用率最高的是内科,对吗", "外科床位使用率（%）91.2，内科床位使用率（%）88.5"),
        (WARDS, "儿科出院人数比上年减少了,对不对", "儿科上年出院人数（人）2600"),
        (HOSPITAL, "为什么在岗职工比上年减少了", "较上年增加80人"),
        (HOSPITAL, "在岗职工减少80人的原因是什么", "增加80人"),
        (HOSPITAL, "分院减少了几个", "与上年相同"),
        (WARDS, "出院人数为什么比上年少了", "合计出院人数（人）8950"),  # not the row whose figure has fallen
    ],
)
def test_a_wrong_claim_gets_what_the_text_tells(chunks, question, shown):
    done = ask(chunks, question)
    assert done is not None
    assert done.text.startswith(DIFFERS)
    assert shown in done.text


@pytest.mark.parametrize(
    ("chunks", "question"),
    [
        (HOSPITAL, "麻醉师比护士多,对吗"),  # not in the text
        (HOSPITAL, "在岗职工增加80人的原因是什么"),
        (HOSPITAL, "门诊减少80人的原因是什么"),  # another thing's change
        (HOSPITAL, "为什么在岗职工比上年增加了"),  # the event is right: its cause is asked for
        (HOSPITAL, "药师比上年增加了,对吗"),  # no change is told of them
        (WARDS, "急诊科的床位使用率最高吗"),
        (WARDS, "外科床位比上年增加了,对吗"),  # only of 出院人数 is the year before told
    ],
)
def test_no_verdict_on_what_the_figures_do_not_say(chunks, question):
    done = ask(chunks, question)
    assert done is None or not done.text.startswith((AGREES, DIFFERS))


def test_the_whole_is_compared_and_not_the_part_that_comes_nearest():
    chunks = [*report("2025年全院床位使用率86.1%。"), *WARDS]
    done = ask(chunks, "2025年床位使用率是91%吗")
    assert done is not None
    assert done.text.startswith(DIFFERS)
    assert "86.1%" in done.text


def test_what_is_done_away_with_is_no_more():
    done = ask(report("住院部共有病房12间，其中6人及以上的普通病房已全部消除。"), "住院部还有没有6人以上的普通病房?")
    assert done is not None
    assert done.text.startswith(NONE)


@pytest.mark.parametrize(
    "text", ["护士比例是不是很高", "护士有多少比医师多", "哪个科室床位最多", "护士比医师多336人,对吗"]
)
def test_what_claims_no_bare_relation_is_not_read(text):
    assert read_assertion(text) is None


def test_an_amount_of_a_change_takes_its_way_for_granted():
    assert (taken_way("分院减少了几个"), taken_way("床位增加多少张"), taken_way("床位有多少张")) == ("减少", "增加", "")


YEARS = [
    table(
        ("项目", "2025年（万元）", "2024年（万元）", "较上年增减（人）", "读者（人）"),
        ("药品", "900", "950", "-12", "40"),
        ("设备", "700", "640", "+6", "31"),
    )
]


@pytest.mark.parametrize(
    ("question", "opening", "shown"),
    [
        ("药品比上年减少了吗", AGREES, "900"),
        ("设备比上年减少了吗", DIFFERS, "640"),
        ("药品读者比上年增加了,对吗", DIFFERS, "药品较上年增减（人）：-12"),
    ],
)
def test_columns_of_years_and_of_changes_tell_the_way(question, opening, shown):
    done = ask(YEARS, question)
    assert done is not None
    assert done.text.startswith(opening)
    assert shown in done.text


def test_bodies_are_compared_themselves_and_not_who_is_in_them():
    done = ask(report("公办医院13家、有职工24885人，民办医院55家、有职工6575人。"), "公办医院比民办医院多吗")
    assert done is None or "24885" not in done.text
