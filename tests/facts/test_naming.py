"""Which figures a question names, on reports of a hospital and a library."""

import pytest

from assistant.facts.naming import bare_question
from tests.facts.desk import accountant, query, report

HOSPITAL = report(
    "全院开放床位1050张，其中重症床位42张。卫生技术人员1344人，其中医师420人、护士756人。",
    "2025年门诊36.5万人次，出院患者4000余人次，药占比较上年降低3.2%。",
)
LIBRARY = report("全市公共图书馆14个，馆藏图书86万册。全年举办讲座120余场，阅读推广人58名。")


def named(chunks, question, units=()):
    return accountant(chunks).naming(query(chunks, question), units, chunks)


@pytest.mark.parametrize(
    ("chunks", "question", "units", "figure"),
    [
        (HOSPITAL, "护士一共多少人", ("人", "名"), "756人"),
        (HOSPITAL, "请问重症床位目前有几张？", ("张",), "42张"),
        (HOSPITAL, "药占比降低了多少", ("%",), "3.2%"),
        (LIBRARY, "到底办了几场讲座", ("场", "次"), "120余场"),
        (LIBRARY, "公共图书馆有多少个", ("个",), "14个"),
    ],
)
def test_the_figure_that_the_words_name_comes_first(chunks, question, units, figure):
    found = named(chunks, question, units)
    assert found.named[0].figure.text == figure
    assert found.nearest > 0.7


@pytest.mark.parametrize(
    ("chunks", "question", "units"),
    [
        (HOSPITAL, "药师有多少人", ("人", "名")),  # an indicator that is not given
        (HOSPITAL, "护士的平均年龄是多少", ("岁",)),  # no figure in that unit
        (LIBRARY, "2019年公共图书馆有多少个", ("个",)),  # another year
    ],
)
def test_a_near_miss_names_no_figure(chunks, question, units):
    assert not named(chunks, question, units).named


def test_only_the_chunks_that_are_kept_are_looked_into():
    found = accountant(HOSPITAL).naming(query(HOSPITAL, "护士多少人"), (), HOSPITAL, lambda chunk: chunk != "c0")
    assert not found.named


@pytest.mark.parametrize(
    ("question", "bare"),
    [("请问护士一共有多少人？", "护士"), ("馆藏图书几万册", "馆藏图书,册"), ("床位是多少", "床位")],
)
def test_the_words_that_only_ask_are_left_out(question, bare):
    assert bare_question(question).replace(" ", "") == bare
