"""Arithmetic in the words of a report on schools: parts of a whole, each of so many, one sort against another."""

import pytest

from tests.facts.desk import ask, report

SCHOOLS = report(
    "全县中等职业学校教职工500人，其中专任教师400人，“双师型”教师100人；高级讲师80人。",
    "30所学校通过年检，6所学校限期整改（其中4所暂时允许招生），2所学校停止招生。",
    "8个乡（镇、街道）中东乡开办3所公办小学，其余7个乡（镇、街道）各办1所公办小学。",
    "县产业联盟汇聚14家企业、5所院校，共建课程。",
    "春季义诊去了12人，秋季义诊去了9人。在职技能展演中，6所学校提交90个作品，获一等奖4个。",
)


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("全县中职专任教师中“双师型”占多大比例", "25%"),
        ("全县中等职业学校教职工中专任教师占几成", "80%"),
        ("每十名专任教师里有几名是“双师型”", "25%"),
        ("限期整改的学校里有几所不能招生", "2所"),
        ("被限期整改的学校中，不允许招生的有几所", "2所"),
        ("8个乡（镇、街道）一共办了多少所公办小学", "10所"),
        ("其余7个乡一共有几所公办小学", "7所"),
        ("产业联盟的企业比院校多几家", "9家"),
        ("产业联盟的企业是院校的几倍", "2.8倍"),
        ("技能展演平均每校交了几件作品", "15个"),
        ("技能展演平均每所学校提交多少件作品", "15个"),
    ],
)
def test_operands_in_the_words_of_a_report_on_schools(question, result):
    done = ask(SCHOOLS, question)
    assert done is not None
    assert done.result == result


@pytest.mark.parametrize(
    "question",
    [
        "占专任教师的几成",  # the part was named before
        "学校里不能招生的有几所",  # 2所停止招生 are told, they are not to be subtracted
        "企业和院校分别占几成",
        "各校平均多少教师",
        "专任教师比企业多几个",
    ],
)
def test_what_a_report_on_schools_does_not_settle_is_not_computed(question):
    assert ask(SCHOOLS, question) is None
