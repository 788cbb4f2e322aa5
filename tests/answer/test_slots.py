"""Slots that a question opens and near misses leave empty."""

import pytest

from assistant.answer.question import read_ask
from assistant.answer.slots import nameless, unfilled
from assistant.answer.units import read_units
from tests.answer.passages import SEGMENTER
from tests.fakes import chunk


def open_slot(question: str, *sentences: str) -> bool:
    units = read_units(chunk("c", *sentences, heading=""), SEGMENTER)
    return unfilled(question, read_ask(question), units) == 1.0


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("与图书馆合作的4家出版社叫什么名字？", "全年与4家出版社合作办展12场。"),
        ("那三个社区分别是哪三个", "在三个社区设立流动书车。"),
        ("停运的6条线路名单发我", "因客流不足停运6条线路。"),
        ("获奖的两位护士是谁", "2名护士获得市级表彰。"),
        ("被约谈的5家企业具体是哪些企业？", "全年检查企业120家，约谈5家企业。"),
        ("12个示范站点除了西门站还有哪些站点？名称都报一下", "“西门站”等12个站点被评为示范站点。"),
        ("入选的3门课程叫啥", "3门课程入选省级一流课程。"),
        ("关停的4个站点叫什么名字", "全年关停4个站点（市属3个、区属1个）。"),  # sorts, not names
        ("开设的6个展厅是哪些？", "开设 6 个展厅的“云上图书馆”上线。"),
        ("9 门讲座课是哪几门", "将家风、礼仪融入教学，9 门讲座课反响良好。"),
        ("学习经验的3所中学是哪几所？", "三礼包括开学礼、成人礼、毕业礼，已向中学推广。"),  # three, but no schools
        ("办展的26家单位都有哪几家", "与海燕出版社、青松书店、白鹿书店3家出版社合作办展。"),  # another number
        ("改造的8所园校名是什么", "全年改造8所幼儿园，投入560万元。"),
    ],
)
def test_a_count_names_nobody(question: str, sentence: str) -> None:
    assert open_slot(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("与图书馆合作的3家出版社叫什么名字？", "与海燕、青松、白鹿3家出版社合作办展。"),
        ("哪两条线路停运了", "停运2条线路：7路和19路。"),
        ("五个分馆分别是哪几个", "分馆5个，分别为东风馆、红旗馆和前进馆等，其中东风馆最大。"),
        ("停运的3条线路是哪些？", "停运线路共3条，均为夜班：7路、8路、19路。"),
        ("停运的7条线路有哪些", "停运东山线、柳湾线和南坪线等郊区7条线路。"),
        ("入选的两门课程叫啥", "“儿科护理”“急救技术”两门课程入选。"),
        ("哪三个社区有流动书车", "在三个社区（东风、红旗、前进）设立流动书车。"),
        ("新建了哪些站点", "“西门站”等12个站点投入使用。"),
        ("一共几家出版社合作", "与4家出版社合作。"),
        ("办学特色有哪些", "形成3个特色，各校认真落实。"),  # of how many is not asked
        ("“三会”是哪三个", "三是馆员会。"),  # one of the members, the others stand beside
        ("4个站点叫什么名字", "全年关停4个站点（东门站、西门站、南门站、北门站）。"),
        ("图书馆的馆长是谁", "馆长王建国主持会议。"),
    ],
)
def test_named_members_fill_the_slot(question: str, sentence: str) -> None:
    assert not open_slot(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("图书馆馆长叫什么名字", "馆长带队走访读者。"),
        ("为什么关了西门站", "西门站9月1日关闭。"),
        ("新院区最后建成了没有", "计划2025年建成新院区。"),
        ("那起官司最终判了吗", "双方纠纷已进入诉讼程序，正在审理。"),
        ("三条线路各有多少乘客", "三条线路共运送乘客120万人次。"),
    ],
)
def test_other_slots_stay_open_too(question: str, sentence: str) -> None:
    assert open_slot(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("为什么关了西门站", "由于客流不足，西门站9月1日关闭。"),
        ("新院区最后建成了没有", "新院区已于6月建成。"),
        ("两条线路各有多少乘客", "7路运送乘客40万人次，19路运送乘客80万人次。"),
    ],
)
def test_and_are_filled_by_what_is_asked_for(question: str, sentence: str) -> None:
    assert not open_slot(question, sentence)


def test_of_a_count_without_names_the_reason_is_said():
    units = read_units(chunk("c", "开设6个展厅的“云上图书馆”上线。", heading=""), SEGMENTER)
    assert "6个" in nameless("6个展厅是哪些", read_ask("6个展厅是哪些"), units)
    assert nameless("展厅有哪些", read_ask("展厅有哪些"), units) == ""


def test_the_next_sentence_may_name_what_is_counted():
    said = "全年关停3个站点。", "关停3个站点：东门站、西门站、南门站。"
    assert not open_slot("关停的3个站点叫什么名字", *said)


def test_without_evidence_nothing_is_missing() -> None:
    assert unfilled("为什么", read_ask("为什么"), ()) == 0.0


@pytest.mark.parametrize("count", ["3所", "三所"])
def test_the_names_may_stand_behind_a_comma(count):
    said = "县级医院3所，分别为云河县第一医院、云河县第二医院和青松医院，其中一所为示范医院。"
    assert not open_slot(f"全县{count}医院分别是哪几所", said)
    assert open_slot(f"全县{count}医院分别是哪几所", "县级医院3所，分别增加床位60张。")


def test_deeds_before_a_count_are_no_names():
    units = read_units(chunk("c", "对违规停车、强行超载的3家车队终止合作。", heading=""), SEGMENTER)
    assert "3家" in nameless("终止合作的3家车队叫什么名字", read_ask("终止合作的3家车队叫什么名字"), units)
