import pytest

from assistant.text.courtesy import plea


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("撰写五年回顾需要上一年的数据：2024年底在校学生多少人？", "2024年底在校学生多少人？"),
        ("记者问我们：示范校有几所？", "示范校有几所？"),
        ("领导讲话稿里想写“毕业生增长百分之几”，这个数帮我算一下", "“毕业生增长百分之几”"),
        ("家长会上要说，每百个毕业生里有几个上了本科？", "每百个毕业生里有几个上了本科？"),
        ("学生数两处差多少人？审计让我们说明", "学生数两处差多少人"),
        ("为核对教师配备情况，请问专任教师有多少", "专任教师有多少"),
        ("究竟去了几百人啊？写简报怕写错", "究竟去了几百人啊"),
        ("您好，请问全市有几所中职？谢谢！", "全市有几所中职？"),
    ],
)
def test_the_errand_is_left_out(said, asked):
    assert plea(said) == asked


@pytest.mark.parametrize(
    "said",
    [
        "交城职中：培训了几期？",
        "领导班子有几个人？",
        "教材编写，由谁负责？",
        "稿子里提到的示范校，有几所",
        "发言人是谁",
        "审计发现的问题，整改了几个？",
        "家长满意度，是多少？",
        "会上通过的办法，有几条？",
    ],
)
def test_what_limits_the_question_stays(said):
    assert plea(said) == said


def test_nothing_but_a_greeting_stays_a_greeting():
    assert plea("你好") == "你好"
