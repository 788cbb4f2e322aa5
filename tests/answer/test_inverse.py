"""Which row an amount names; a bound, an unknown amount or another subject finds none."""

import pytest

from assistant.answer.inverse import row_of
from assistant.answer.question import read_ask
from tests.facts.desk import query, table

COURSES = table(
    ("期次", "课程内容", "人数"),
    ("第一期", "木工课程", "45人"),
    ("第二期", "陶艺课程", "60人"),
    ("第三期", "刺绣课程", "128人"),
    caption="图2-1 2024年东湖馆课程汇总图",
)
BRANCHES = table(
    ("分馆", "藏书（万册）", "其中：少儿座席（个）", "自助机（台）", "开放时间（天）"),
    ("东湖分馆", "42.6", "260", "3", "310"),
    ("西山分馆", "18.9", "140", "0", "290"),
    ("北塔分馆", "25.4", "520", "3", "310"),
    ("合计", "86.9", "920", "6", "—"),
    caption="表2 2024年各分馆运行情况",
)


def found(chunk, question):
    asked = query([chunk], question)
    return row_of(
        asked, read_ask(asked.text), chunk, weight=lambda t: 3 * t.weight, understood=lambda t: t.role == "year"
    )


@pytest.mark.parametrize(
    ("chunk", "question", "lines"),
    [
        (COURSES, "正好60个人的是哪一期、学什么的", ("第二期，课程内容：陶艺课程，人数：60人",)),
        (COURSES, "三期里人数是128的是哪期", ("第三期，课程内容：刺绣课程，人数：128人",)),
        (BRANCHES, "少儿座席520个的是哪个分馆", ("北塔分馆，其中：少儿座席（个）：520",)),
        (BRANCHES, "哪个分馆没有自助机", ("西山分馆，自助机（台）：0",)),
        (BRANCHES, "自助机3台的是哪些分馆", ("东湖分馆，自助机（台）：3", "北塔分馆，自助机（台）：3")),
    ],
)
def test_an_amount_names_its_row(chunk, question, lines):
    assert found(chunk, question) == lines


@pytest.mark.parametrize(
    ("chunk", "question"),
    [
        (COURSES, "超过60人的是哪一期"),  # a bound is not an amount
        (COURSES, "人数是61的是哪期"),  # no such row
        (COURSES, "比第一期多60人的是哪一期"),
        (COURSES, "60万元经费的是哪一期"),  # another unit
        (COURSES, "南山馆哪一期来了60人"),  # another subject
        (COURSES, "第二期来了60人对吗"),  # nothing is looked for
        (BRANCHES, "哪些分馆有没有自助机"),  # 有没有 only asks
        (BRANCHES, "哪几个分馆有自助机没有"),
        (BRANCHES, "有920个少儿座席的是哪个分馆"),  # the total is no row
        (BRANCHES, "有3台自助机、290天开放的是哪个分馆"),  # no row has both
    ],
)
def test_what_no_row_surely_has_finds_none(chunk, question):
    assert found(chunk, question) == ()
