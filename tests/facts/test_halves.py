"""Two things asked at once; sums whose addends share a noun or are of different sorts; averages told and asked for."""

import pytest

from assistant.facts.asked.group import completed
from assistant.facts.asked.parts import halves_of, sequel
from tests.facts.desk import ask, report

LIBRARY = report(
    "2025年读者24000人，较上年减少4000人。馆员中，高级职称馆员12人、中级职称馆员63人、初级职称馆员25人，馆员共200人。",
    "朗诵大赛共产生5个优秀朗诵组，获得36个奖项。",
    "摄影大赛推荐27个参赛名额，获得17个奖项，其中一等奖1个、二等奖8个、三等奖8个。",
    "馆藏图书118万册，生均37.7册；馆舍面积9000平方米。培训补助128.6万元，惠及12860人次，人均补助标准2000元。",
    "辅导读者530余人次，210余人已办证上岗。",
)


@pytest.mark.parametrize(
    ("question", "results"),
    [
        ("读者去年多少人，下降了百分之几", ("28000人", "14.3%")),
        ("2024年读者多少人，2025年降幅多大", ("28000人", "14.3%")),
        ("高级和中级职称馆员一共多少人，占馆员的几成", ("75人", "37.5%")),
        ("摄影大赛二等奖和三等奖共多少，占全部几成", ("16个", "94.1%")),
    ],
)
def test_the_second_half_goes_on_with_the_first(question, results):
    done = ask(LIBRARY, question)
    assert done is not None
    assert [result in line.text for result, line in zip(results, done.lines, strict=True)] == [True, True]
    assert done.result == results[-1]


@pytest.mark.parametrize("question", ["读者多少人，馆长是谁", "馆舍面积多大，占地多少亩"])
def test_halves_without_arithmetic_are_left_alone(question):
    assert ask(LIBRARY, question) is None


def test_a_half_that_names_something_is_no_sequel():
    assert halves_of("办了几期,多少人参加") == ("办了几期", "多少人参加")
    assert sequel("多少人参加") is None
    assert sequel("馆员增加了多少人") is None


def test_a_noun_said_once_goes_to_each():
    assert completed(["高级", "中级职称馆员"]) == ["高级职称馆员", "中级职称馆员"]
    assert completed(["图书", "期刊"]) == ["图书", "期刊"]
    assert completed(["医生", "护士长"]) == ["医生", "护士长"]
    assert completed(["钢琴", "声乐", "器乐三科教练"]) == ["钢琴", "声乐", "器乐三科教练"]


def test_prizes_are_added_to_prizes():
    done = ask(LIBRARY, "朗诵大赛和摄影大赛两项一共获奖多少个")
    assert done is not None
    assert done.result == "53个"


def test_groups_and_places_in_a_contest_are_not_added():
    chunks = report("朗诵大赛产生5个优秀朗诵组。", "摄影大赛推荐27个参赛名额。")
    assert ask(chunks, "朗诵大赛和摄影大赛一共多少个") is None


def test_addends_that_stand_in_brackets():
    chunks = report("医院发放交通补助1803元，发放餐费297元，接受捐助2000元。")
    done = ask(chunks, "医院各项补助一共多少钱（交通补助、餐费、捐助合计）")
    assert done is not None
    assert done.result == "4100元"


def test_an_average_that_is_told_beats_a_division():
    done = ask(LIBRARY, "生均图书多少册")
    assert done is not None
    assert "37.7册" in done.text
    assert not done.expression


def test_a_division_that_is_asked_for_is_done_beside_an_average():
    done = ask(LIBRARY, "培训补助总额除以人次是多少")
    assert done is not None
    assert done.result == "100元"


def test_people_are_a_share_of_those_who_came_in_one_sentence():
    done = ask(LIBRARY, "已办证上岗的人占辅导读者的几成")
    assert done is not None
    assert done.result == "39.6%"


def test_a_ratio_has_no_difference():
    done = ask(report("医护比由上年的58:42调整为57:43。"), "医护比变化了多少")
    assert done is None


def test_what_two_kinds_of_bodies_count_are_the_people_told_before():
    chunks = report("全县注册学员1460人；公办学校885人，民办学校575人。农村学员905人。")
    done = ask(chunks, "公办和民办哪个学员多")
    assert done is not None
    assert done.result == "310人"
