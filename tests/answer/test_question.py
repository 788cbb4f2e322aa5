import pytest

from assistant.answer.question import read_ask

KINDS = [
    ("全市有多少所学校", "number"),
    ("教师占比是多少", "number"),
    ("经费一共多少钱", "number"),
    ("哪些学校停止了招生", "list"),
    ("列举一下合作企业", "list"),
    ("带队的是谁", "who"),
    ("什么时候施行", "when"),
    ("培训在哪里办的", "where"),
    ("哪所学校编了教材", "which"),
    ("什么是岗位实习", "definition"),
    ("为什么要停招", "explanation"),
    ("如何保障经费", "explanation"),
    ("教师有1000多人,是真的吗", "yesno"),
    ("学校是否达标?", "yesno"),
    ("第二十九条讲什么", "article"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_the_wording_tells_the_kind(text, kind):
    assert read_ask(text).kind == kind


def test_people_are_counted_under_several_units():
    assert set(read_ask("来了多少人").units) >= {"人", "名", "位"}


def test_money_words_ask_for_yuan():
    assert read_ask("助学金配套资金是多少").units == ("元",)


def test_a_share_asks_for_percent():
    assert read_ask("就业率是多少").units == ("%",)


def test_two_amounts_are_counted():
    assert read_ask("毕业生多少,升学多少").several == 2
