"""Who or what is to be named has to be: a body is no person, 乡村 no village."""

import pytest

from assistant.answer.question import read_ask
from assistant.answer.units import read_units
from assistant.answer.unnamed import only_in_general, unnamed
from assistant.prompts import REFUSAL
from tests.answer.passages import SEGMENTER
from tests.fakes import chunk


def units(*sentences):
    return read_units(chunk("c", *sentences, heading=""), SEGMENTER)


def said(question, *sentences, told=False):
    return unnamed(question, read_ask(question), units(*sentences), told=told)


@pytest.mark.parametrize(
    ("question", "sentences"),
    [
        ("剪纸课的老师是谁", ("图书馆邀请剪纸传人开课。",)),
        ("手册是谁翻译的", ("手册经山城学院审定。",)),
        ("志愿服务的6个人都是谁", ("图书馆6人上门服务。", "馆长王建国带队慰问。")),  # another event
        ("讲座是谁主讲的", ("图书馆举办讲座12场。",)),
        ("得奖的是哪几位护士", ("护士得奖3项。",)),
        ("停用的教学点设在哪些村", ("撤并村小2所、教学点5个。",)),
        ("农产品从哪个村采购", ("助力乡村振兴，采购农产品，村民增收。",)),
        ("联盟有哪些县参加", ("推动跨县协作。",)),
        ("第一名是哪个班", ("全校14个班级参加比赛。",)),
        ("书是哪个出版社出的", ("云河小学编写图书。",)),
        ("“3+N”品牌里的“3”指什么", ("打造“3+N”服务品牌，开放阅览室3个。",)),
        ("王建国老师是哪个学校的", ("英语教师王建国讲座，云河县职业中学教师参加。",)),
        ("王建国是哪个单位的", ("青松出版社编者李秀英讲师、英语教师王建国到场。",)),  # the other one's
        ("王建国是哪个单位的", ("王建国走访市医院。",)),  # where he went
        ("李秀英是什么单位的", ("志愿者中，局部困难由李秀英解决。",)),
    ],
)
def test_nobody_or_nothing_is_named(question, sentences):
    assert said(question, *sentences) != ""


@pytest.mark.parametrize(
    ("question", "sentences"),
    [
        ("剪纸课的老师是谁", ("王建国老师教剪纸。",)),
        ("剪纸大师是谁", ("挂牌设立“王春兰剪纸大师工作室”。",)),
        ("谁批准设立工作室", ("经市人社局批准设立。",)),
        ("谁捐的书", ("云河公司捐书200册。",)),
        ("农产品从哪个村采购", ("到柳湾村采购农产品。",)),
        ("联盟有哪些县参加", ("云河县、东山县加入联盟。",)),
        ("第一名是哪个班", ("护理2班获第一名。",)),
        ("公司是哪个省的", ("与云河（陕西）公司签约。",)),
        ("书是哪个出版社出的", ("由青松出版社出版。",)),
        ("“3+N”品牌里的“3”指什么", ("打造“3+N”品牌。", "3是三类读者，N是各项服务。")),
        ("“2+N”里的2指什么", ("打造“2+N”模式，坚持两条主线。",)),
        ("“四季三馆”里的“三馆”指什么", ("“三馆”即少儿馆、老年馆、盲文馆。",)),
        ("王建国老师是哪个学校的", ("云河县职业中学王建国老师讲座。",)),
        ("王建国是哪个单位的", ("局党组成员、副主任王建国带队。",)),
        ("李秀英是什么单位的", ("青松出版社编者李秀英讲师到场。",)),
        ("李秀英来自哪家公司", ("嘉宾李秀英（南方康养公司）到场。",)),
        ("多少名选手参加", ("图书馆举办比赛。",)),
        ("主讲人是谁请来的吗", ("图书馆举办讲座。",)),
    ],
)
def test_it_is_named_or_need_not_be(question, sentences):
    assert said(question, *sentences) == ""


def test_a_surely_answering_sentence_may_call_a_body_by_another_word():
    question, sentence = "哪个学院编的书", "图书由北师大编写。"
    assert said(question, sentence)
    assert not said(question, sentence, told=True)


def test_a_body_of_which_no_word_stands_is_not_said_to_be_written_of():
    assert said("哪些银行提供了贷款", "鼓励金融机构提供贷款。") == REFUSAL
    assert "银行" in said("哪些银行提供了贷款", "多家银行提供贷款。")


def test_a_firm_in_general_is_none():
    ask = read_ask("护士去了哪家企业")
    assert only_in_general(ask, units("护士毕业后入职企业。"))
    assert not only_in_general(ask, units("护士入职南方康养。"))
    assert not only_in_general(ask, units("与南方康养合作，企业接收护士。"))


def test_what_persons_have_several_of_is_no_person():
    sentence = "可以申请换班的时间有三个：月初、月中和月末。"
    assert said("学生有哪几个时间点可以换班", sentence) == ""
    assert said("得奖的学生是哪几个", "学生得奖3项。") != ""


@pytest.mark.parametrize(
    ("question", "sentence", "sort"),
    [
        ("那个国家级课题叫什么名字", "立项课题96项，其中国家级1项、市级22项。", "课题"),
        ("药房的合作企业有哪些？", "开设药房27个，覆盖病人1068人。", "企业"),
    ],
)
def test_a_count_is_given_for_names(question, sentence, sort):
    assert f"没有写{sort}的名称" in said(question, sentence)
    assert said(question, sentence, told=True) == ""


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("那个国家级课题叫什么名字", "国家级课题《慢病护理研究》立项。"),
        ("药房的合作企业有哪些？", "与云河药业公司、青松集团合办药房。"),
        ("药房的合作企业有哪些？", "与云河药业合作开设药房27个。"),
    ],
)
def test_titles_and_firms_are_named(question, sentence):
    assert said(question, sentence) == ""


def test_whoever_won_is_a_person():
    assert "哪个人" in said("书法比赛获奖的师生是谁", "图书馆书法班师生获一等奖。")


def test_a_body_may_have_done_what_who_asks_for():
    said = "本报告由市卫生健康委牵头，市医学研究院执笔。"
    units = read_units(chunk("c", said), SEGMENTER)
    assert not unnamed("报告由谁执笔", read_ask("报告由谁执笔"), units, told=False)
    assert unnamed("报告是哪位老师执笔的", read_ask("报告是哪位老师执笔的"), units, told=False)
