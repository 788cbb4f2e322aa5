"""Who asks for a post is not told who has another one."""

import pytest

from assistant.answer.posts import other_post
from assistant.answer.question import read_ask
from assistant.answer.units import read_units
from assistant.types import Query
from tests.answer.passages import SEGMENTER
from tests.fakes import chunk


def asked(question):
    return Query(question=question, text=question, terms=())


def said(question, *sentences):
    return other_post(asked(question), read_ask(question), read_units(chunk("c", *sentences, heading=""), SEGMENTER))


@pytest.mark.parametrize(
    ("question", "sentence", "other"),
    [
        ("市教育局局长是谁？", "副局长张卫宏带队下乡。", "只写到副局长"),
        ("谁是学校的校长", "校长助理李明讲话。", "只写到校长助理"),
        ("学校书记叫什么名字", "党委副书记王强主持会议。", "只写到副书记"),
        ("学校副校长是谁", "校长李明讲话。", "只写到校长"),
        ("学校校长是谁", "前校长李明回校座谈。", "只写到前校长"),
        ("学校主任是谁", "班主任李明获奖。", "没有找到主任"),
        ("公司经理是谁", "总经理李明签约。", "只写到总经理"),
        ("学校校长是谁", "学校组织师生参观。", "没有找到校长"),
    ],
)
def test_another_post_is_no_answer(question, sentence, other):
    assert other in said(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("市教育局局长是谁？", "局长张卫宏带队下乡。"),
        ("市教育局副局长是谁？", "常务副局长张卫宏带队下乡。"),
        ("太原职中校长是谁", "太原校长李明讲话。"),
        ("学校校长是谁", "目前校长由李明担任，副校长是王强。"),
        ("学校前任校长是谁", "原校长李明回校座谈。"),
        ("副局长张卫宏带队去了哪里", "局长李明下乡。"),
        ("谁陪同局长去了运庄村", "副局长张卫宏陪同。"),
    ],
)
def test_the_post_itself_and_other_questions_are_left_alone(question, sentence):
    assert said(question, sentence) == ""


def test_without_sentences_there_is_nothing_to_say():
    assert other_post(asked("局长是谁"), read_ask("局长是谁"), ()) == ""


@pytest.mark.parametrize("question", ["儿科医院的院长是谁", "请问康复中心主任叫什么名字"])
def test_the_head_of_a_part_is_not_that_of_the_whole(question):
    assert "没有找到" in said(question, "医院由市政府举办，院长为周衡，中心主任为李明。")


@pytest.mark.parametrize("question", ["平山市第一医院院长是谁", "平山医院的院长是谁", "医院院长是谁"])
def test_an_owner_in_full_or_short_is_the_one_of_the_text(question):
    assert said(question, "平山市第一人民医院始建于1978年。", "医院由市政府举办，院长为周衡。") == ""
