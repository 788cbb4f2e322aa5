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
    ("捐书要不要登记", "yesno"),
    ("请外国人当馆长,行不行?", "yesno"),
    ("护士需不需要值夜班", "yesno"),
    ("借书证是由街道发的吧?", "yesno"),
    ("分馆是去年揭的牌吧,设在东区?", "yesno"),
    ("分馆去年没开成吧,为什么?", "explanation"),
    ("一中指标到校名额多少", "number"),
    ("停招的学校校名", "list"),
    ("什么样的孩子可以不交学费", "list"),  # not a number: 交学费
    ("公办园一学期学费", "number"),
    ("把分馆列出来行不行", "list"),
    ("给我讲讲馆史吧", "explanation"),
    ("学校是否达标?", "yesno"),
    ("第二十九条讲什么", "article"),
    ("什么样的馆才算示范馆", "definition"),
    ("怎样的护士就叫专科护士", "definition"),
    ("读者率怎么界定", "definition"),
    ("什么叫续借率", "definition"),
    ("续借率是什么意思", "definition"),
    ("续借率是多少", "number"),
    ("怎样才能办证", "explanation"),
    ("什么样的人可以免费借书", "list"),
    ("哪类读者能够续借", "list"),
    ("采取了什么样的措施", "explanation"),
    ("管理办法20条内容", "article"),
    ("借阅条例第20条是什么", "article"),
    ("管理办法共20条吗", "yesno"),
    ("提出的做法三条是什么", "definition"),
    ("通知第二条讲什么", "explanation"),  # the second part: a notice has no articles
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_the_wording_tells_the_kind(text, kind):
    assert read_ask(text).kind == kind


def test_people_are_counted_under_several_units():
    assert set(read_ask("来了多少人").units) >= {"人", "名", "位"}
    assert set(read_ask("住院的孩子有多少个").units) >= {"人", "名"}
    assert "人" not in read_ask("学生社团有多少个").units


def test_of_sorts_and_how_many_each_the_amounts_are_asked_for():
    assert "件" in read_ask("诉求分几类,各多少件").units
    assert read_ask("诉求分几类").units == ("类",)


def test_money_words_ask_for_yuan():
    assert read_ask("助学金配套资金是多少").units == ("元",)


def test_a_share_asks_for_percent():
    assert read_ask("就业率是多少").units == ("%",)


def test_two_amounts_are_counted():
    assert read_ask("毕业生多少,升学多少").several == 2


@pytest.mark.parametrize(
    ("text", "kind", "thing"),
    [
        ("院长叫什么名字", "who", "person"),
        ("带队的人叫什么名字", "who", "person"),
        ("关停的3所学校叫什么名字", "list", "school"),
        ("入选的2门叫什么名字", "list", ""),
        ("哪个出版社出的", "which", "firm"),
        ("几座桥都叫什么名字", "list", ""),  # a bridge is nobody
        ("机器人叫什么名字", "which", ""),
        ("云河职中的奖励和金额列一下", "list", ""),  # what is to be listed, not whose it is
        ("停办的专业给我列个清单", "list", "subject"),
        ("达标的学校名单发我", "list", "school"),
        ("列出合作的企业", "list", "firm"),
        ("请列出停办的学校", "list", "school"),
    ],
)
def test_a_name_is_asked_of_a_person_or_of_what_is_named(text, kind, thing):
    ask = read_ask(text)
    assert (ask.kind, ask.thing) == (kind, thing)


@pytest.mark.parametrize(("text", "several"), [("有哪几所学校达标", 1), ("哪几所学校达标，各有多少人", 3)])
def test_one_asking_word_is_one_slot(text, several):
    assert read_ask(text).several == several


@pytest.mark.parametrize("text", ["理事会有多少委员", "几个志愿者来了", "来了多少家长", "学生里得奖的几个"])
def test_who_takes_part_is_counted_as_people(text):
    assert {"人", "名"} <= set(read_ask(text).units)


def test_how_high_a_rate_has_risen_is_a_percentage():
    assert read_ask("达线率提高到多少").units == ("%",)
    assert read_ask("工作效率提高了多少倍").units != ("%",)


@pytest.mark.parametrize(
    ("text", "unit"), [("食堂营业额多少", "元"), ("合作社交易额是多少", "元"), ("建院多少年", "周年")]
)
def test_an_attribute_tells_what_it_is_measured_in(text, unit):
    assert unit in read_ask(text).units


def test_people_are_counted_as_people():
    assert read_ask("分院有多少病人").units == read_ask("分院有多少学生").units


def test_countries_are_no_firms():
    assert read_ask("护理基地都建在哪些国家").thing != "firm"
    assert read_ask("与哪些企业合作").thing == "firm"
