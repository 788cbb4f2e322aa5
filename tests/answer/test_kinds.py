"""Whether a sentence holds the sort of thing that is asked for."""

import pytest

from assistant.answer.kinds import kind_match
from assistant.answer.question import read_ask
from assistant.answer.units import read_units
from assistant.types import Kind, Query, Term
from tests.answer.passages import SEGMENTER
from tests.fakes import chunk


def degree(question, sentence):
    (unit,) = read_units(chunk("c", sentence), SEGMENTER)
    return kind_match(read_ask(question), unit, Query(question=question, text=question, terms=()), Kind.PROSE)


@pytest.mark.parametrize(
    ("question", "names", "counts"),
    [
        ("医院和哪几家公司合作", "医院与云河制药有限公司合作。", "医院与3家公司合作。"),
        ("哪几所大学参加了", "山城大学、云河学院参加了活动。", "20余所学校参加了活动。"),
        ("设备最少的是哪所学校", "最少的启明职业学校有3台。", "3所民办职业学校有9台。"),
        ("培训最多的是哪所学校", "最多的是河湾县职业中专。", "全市中等职业学校办班多。"),
        ("新增的4个专业列个清单", "新增“护理”专业、“康复”专业。", "今年新增4个专业。"),
        ("学院开了哪些专业", "开设护理、康复、助产3个专业。", "两院共开设14个专业。"),
        ("图书馆的电话是多少", "联系电话：0351-1234567。", "图书馆每天开放8小时。"),
        ("院长是谁", "院长王建国主持会议。", "院长负责全院工作。"),
        ("义诊去的是哪个村", "医疗队到南山县运河村义诊。", "云河市卫健局组织驻村医疗队义诊。"),
    ],
)
def test_a_count_names_nobody(question, names, counts):
    assert degree(question, names) > 0
    assert degree(question, counts) == 0


def test_an_amount_in_the_asked_unit_fits_best():
    assert degree("占地面积多大", "院区占地120亩。") > 0.9
    assert degree("占地面积多大", "全院职工120人。") < 0.5


@pytest.mark.parametrize(
    ("sentence", "whole"),
    [
        ("读者应当履行下列义务：", True),
        ("构建“馆员+读者+志愿者”服务体系。", True),
        ("建立“总馆—分馆—书屋”三级网络。", True),
        ("馆员考取1+X证书和2+Y证书。", False),  # such a sign joins no members
        ("下列图书：一律外借。", False),  # announces nothing
    ],
)
def test_a_list_is_known_by_its_joints_and_its_announcement(sentence, whole):
    assert (degree("有哪些", sentence) == 1.0) is whole


def test_what_a_name_stands_for_defines_it_and_another_word_s_definition_does_not():
    terms = (Term(text="三借", role="name", variants=("借书、借报、借刊",)), Term(text="服务"))
    query = Query(question="", text="“三借”服务是什么", terms=terms)
    for sentence, defines in (("推出“借书、借报、借刊”服务。", True), ("服务是图书馆的本分。", False)):
        (unit,) = read_units(chunk("c", sentence), SEGMENTER)
        assert (kind_match(read_ask(query.text), unit, query, Kind.PROSE) == 1.0) is defines


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("医院跟哪家公司合作", "与海燕、青松等3家企业合作。", "建成花园、凉亭等休闲区，企业参与。"),
        ("哪家公司供的药", "与云河制药有限公司合作。", "与合作的公司建起“校中厂”。"),
        ("书是哪个出版社出的", "由青松出版社出版。", "由云河小学编写。"),
        ("哪个村办了义诊", "在柳湾村办义诊。", "服务乡村，村民满意。"),
        ("护士获奖的是哪几位", "王芳、李娜获奖。", "护士获奖3人。"),
    ],
)
def test_a_sort_in_general_is_no_name(question, told, untold):
    assert degree(question, told) > degree(question, untold) == 0


def test_a_date_is_as_fine_as_it_is_asked_for():
    assert degree("义诊是哪天办的", "义诊于2025年9月3日举行。") == 1
    assert degree("义诊是哪天办的", "义诊于2025年9月举行。") == 0
    assert degree("义诊是几月办的", "义诊于2025年9月举行。") == 1
    assert degree("义诊是几月办的", "义诊于2025年举行。") == 0
    assert degree("义诊是什么时候办的", "义诊于2025年举行。") == 1
    assert degree("义诊是什么时候办的", "中秋节期间举行义诊。") == 1
    assert degree("义诊是什么时候办的", "推动义诊。") == 0


def test_a_percentage_is_no_number_of_anything():
    assert degree("理事会有多少理事", "理事中企业代表占比超40%。") < 0.5
    assert degree("药占比降了多少", "药占比下降3%。") > 0.9


@pytest.mark.parametrize(
    ("sentence", "defines"),
    [
        ("续借率是指续借次数占借阅次数的比例。", True),
        ("3. 续借率：100%减去按期归还的比例。", True),
        ("续借率＝续借次数÷借阅次数。", True),
        ("续借率为97.6%，提高0.3个百分点。", False),
        ("续借率：97.6。", False),
    ],
)
def test_a_value_defines_nothing(sentence, defines):
    question = "什么叫续借率"
    (unit,) = read_units(chunk("c", sentence), SEGMENTER)
    query = Query(question=question, text=question, terms=(Term(text="续借率"),))
    assert (kind_match(read_ask(question), unit, query, Kind.PROSE) == 1.0) is defines
