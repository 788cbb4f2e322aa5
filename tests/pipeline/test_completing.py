"""A follow-up that rules cannot complete is completed by the model, in words of the conversation."""

import pytest

from assistant.bootstrap import open_assistant
from assistant.types import Status, Turn
from tests.models.server import says
from tests.pipeline.chatting import chatting
from tests.pipeline.corpus import indexed


def test_a_follow_up_that_rules_cannot_complete_is_completed_by_the_model(settings, assistant):
    history = [
        Turn(role="user", content="全县享受国家助学金的是哪些学生？"),
        Turn(role="assistant", content="没有写。"),
    ]
    question = "谁跑得最快，成绩多好？"
    assert assistant.ask(question, history).status is Status.REFUSED
    script = says("全县享受国家助学金的学生有多少？"), says("全县享受国家助学金的学生有2310人。[1]")
    with chatting(settings, *script) as (chat, server):
        answer = chat.ask(question, history)
    assert (answer.question, answer.standalone_question) == (question, "全县享受国家助学金的学生有多少?")
    assert "2310人" in answer.text
    assert len(answer.provenance.prompt_hash.split("-")) == 2
    assert "享受国家助学金的是哪些学生" in server.prompts()[0]


@pytest.mark.parametrize("rewritten", ["太原市有多少所学校？", "2310名学生享受什么？", "谁跑得最快，成绩多好？", ""])
def test_a_rewriting_that_brings_in_something_new_is_not_used(settings, rewritten):
    history = [Turn(role="user", content="全县享受国家助学金的是哪些学生？")]
    with chatting(settings, says(rewritten)) as (chat, server):
        answer = chat.ask("谁跑得最快，成绩多好？", history)
    assert answer.status is Status.REFUSED
    assert answer.standalone_question.startswith("谁跑得最快")
    assert len(server.requests) == 1


CONTESTS = """云河县学校活动情况

第一章 校园比赛

1.1 短视频

2025年11月，河东职业中学举办工匠精神短视频决赛，全校14个班级的学生报名参赛，评出一等奖2个。

1.2 运动会

2025年4月，云河县第一中学举办春季运动会，共有32个班级的学生参加比赛，为期3天。
"""
VIDEOS = [
    Turn(role="user", content="河东职业中学的短视频决赛是什么时候办的？"),
    Turn(role="assistant", content="11月。"),
]


@pytest.fixture(scope="module")
def contests(tmp_path_factory):
    return open_assistant(settings=indexed(tmp_path_factory.mktemp("contests"), {"huodong.txt": CONTESTS}))


def test_a_follow_up_that_finds_an_answer_about_something_else_is_read_with_the_topic(contests):
    assert "32个" in contests.ask("有几个班的学生来比了？").text
    followed = contests.ask("有几个班的学生来比了？", VIDEOS)
    assert "14个" in followed.text
    assert "短视频决赛" in followed.standalone_question


@pytest.mark.parametrize("question", ["云河县第一中学的运动会有几个班参加？", "春季运动会办了几天？"])
def test_a_question_about_something_else_keeps_its_own_answer(contests, question):
    assert contests.ask(question, VIDEOS).text == contests.ask(question).text


PILOTS = """云河县试点情况

第一章 试点学校

1.1 首批学校

首批3所试点学校：云河县第一中学（公办）、河东职业中学（公办）、河西职业中学（民办）运行良好。

1.2 措施

一是课程联动，共同修订培养方案。

二是师资联动，双方教师互派。
"""


@pytest.fixture(scope="module")
def pilots(tmp_path_factory):
    return open_assistant(settings=indexed(tmp_path_factory.mktemp("pilots"), {"shidian.txt": PILOTS}))


@pytest.mark.parametrize(
    ("question", "item"),
    [("第二所是哪个？", "河东职业中学"), ("最后一所是谁？", "河西职业中学"), ("倒数第三所呢？", "云河县第一中学")],
)
def test_an_item_of_the_last_list_is_named_with_its_source(pilots, question, item):
    first = pilots.ask("首批试点学校有哪些？")
    history = [Turn(role="user", content=first.question), Turn(role="assistant", content=first.text)]
    answer = pilots.ask(question, history)
    assert (answer.status, answer.text) == (Status.ANSWERED, f"{item}。[1]")
    assert item in answer.citations[0].quote


def test_an_item_with_a_sentence_of_its_own_is_told_in_full(pilots):
    history = [
        Turn(role="user", content="试点学校的联动措施有哪些？"),
        Turn(role="assistant", content="一是课程联动，共同修订培养方案。[1]\n二是师资联动，双方教师互派。[2]"),
    ]
    assert pilots.ask("第二个是什么？", history).text == "二是师资联动，双方教师互派。[1]"


def test_an_item_that_no_passage_holds_is_not_named(pilots):
    history = [
        Turn(role="user", content="首批试点学校有哪些？"),
        Turn(role="assistant", content="太原一中、大同二中、阳泉三中。"),
    ]
    assert "大同二中" not in pilots.ask("第二所是哪个？", history).text
