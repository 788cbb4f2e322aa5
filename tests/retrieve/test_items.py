"""第二个 is an item of the list that the last answer gave."""

import pytest

from assistant.retrieve.followup import item_asked, standalone
from assistant.retrieve.items import asks_name, items_of, place_of
from assistant.text import Segmenter
from assistant.types import Turn

WORDS = Segmenter()


def talk(*said):
    """Return turns: a question, its answer, a question ..."""
    return [Turn(role="assistant" if place % 2 else "user", content=text) for place, text in enumerate(said)]


@pytest.mark.parametrize(
    ("topic", "answer", "items"),
    [
        ("难点", "一是资金不足，二是人才短缺。", ["资金不足", "人才短缺"]),
        ("责任", "(一)购买保险；(二)选派教师。", ["购买保险", "选派教师"]),
        ("试点园", "首批2所试点园：红旗一幼（公办）、东风幼儿园（民办）运行良好。", ["红旗一幼", "东风幼儿园"]),
        ("三节", "“两会”包括灯会、庙会；“三节”即茶节、酒节、花节。", ["茶节", "酒节", "花节"]),
        ("教材", "先后有《木工入门》《电工入门》两本译成法语。", ["《木工入门》", "《电工入门》"]),
        ("企业", "红旗厂有合作企业：东方机械、南方电子共建实训室。", ["东方机械", "南方电子"]),
        ("一类学校", "一类学校：甲校。\n二类学校：乙校。\n一类学校：丙校。", ["甲校", "丙校"]),
        ("参赛学校", "云河一中、云河二中等5所学校参赛。", ["云河一中", "云河二中"]),
        ("要求", "购买保险；选派教师。", ["购买保险", "选派教师"]),
        ("公园", "一共8个。", []),
    ],
)
def test_items_are_those_of_the_enumeration_about_the_topic(topic, answer, items):
    assert items_of(answer, topic) == items


def test_what_is_counted_in_schools_is_a_school():
    answer = "开展读书、唱歌活动，参加的有云河一中、云河二中。"
    assert items_of(answer, "活动", "所") == ["云河一中", "云河二中"]


@pytest.mark.parametrize(
    ("question", "place"), [("第二个", 1), ("最后一所", 3), ("倒数第二门", 2), ("第五项", -1), ("谁", -1)]
)
def test_items_are_counted_from_either_end(question, place):
    assert place_of(question, 4) == place


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("第二个是什么?", True),
        ("最后一所是谁?", True),
        ("第三所是哪个学校?", True),
        ("第二个呢?", True),
        ("第二个有多少人?", False),
    ],
)
def test_only_the_name_is_asked_for(question, name):
    assert asks_name(question) is name


def test_an_item_is_named_and_stays_the_topic():
    history = talk("合作的企业有哪些?", "与东方机械、南方电子、北方纺织共建实训室。[1]")
    listed = item_asked("第三家是哪家?", history, words=WORDS)
    assert listed is not None
    assert (listed.item, listed.question) == ("北方纺织", "合作的企业有哪些?")
    longer = [*history, *talk("第三家是哪家?", "北方纺织。[1]")]
    assert standalone("它是哪年成立的?", longer, words=WORDS) == "北方纺织是哪年成立的?"
    assert standalone("第一家呢?", longer, words=WORDS) == "东方机械是什么?"


@pytest.mark.parametrize(
    ("first", "answer", "then"),
    [
        ("第三期培训谁参加?", "甲村、乙村、丙村。", "第二期呢?"),
        ("谁参加了演讲比赛?", "张红、李明、王强。", "第一名是谁?"),
        ("渔业法第十二条讲什么?", "捕捞、养殖、加工。", "第二条是什么?"),
        ("建了几个公园?", "一共8个。", "第三个是什么?"),
        ("试点园有哪些?", "红旗一幼、东风幼儿园。", "第二所有多少孩子?"),
    ],
)
def test_what_is_no_place_in_a_list_names_no_item(first, answer, then):
    assert item_asked(then, talk(first, answer), words=WORDS) is None


def test_they_are_no_school_that_an_amount_was_read_with():
    history = talk("端午节有多少人包粽子?", "城北职业中学8人包粽子。[1]")
    assert "城北职业中学" not in standalone("他们用了几天?", history, words=WORDS)
