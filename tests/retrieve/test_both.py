"""A follow-up that asks of several things spoken of names them."""

import pytest

from assistant.retrieve.followup import standalone
from assistant.text import Segmenter
from assistant.types import Turn

WORDS = Segmenter()
STAFF = ("县医院内科有几名医生?", "外科呢?")
WOMEN = ("女职工有多少?", "男职工呢?")


def completed(*questions):
    return standalone(questions[-1], [Turn(role="user", content=q) for q in questions[:-1]], words=WORDS)


@pytest.mark.parametrize(
    ("questions", "full"),
    [
        ((*STAFF, "两者相差几名?"), "县医院内科医生和外科医生相差几名?"),
        ((*STAFF, "哪个更多?"), "县医院内科医生和外科医生哪个更多?"),
        ((*STAFF, "前者是后者的几倍?"), "县医院内科医生是外科医生的几倍?"),
        ((*STAFF, "差多少?"), "县医院内科医生和外科医生差多少?"),
        ((*STAFF, "他们一共多少人?"), "县医院内科医生和外科医生一共多少人?"),
        ((*STAFF, "儿科呢?", "三个科一共多少人?"), "县医院内科医生、外科医生和儿科医生一共多少人?"),
        ((*WOMEN, "这两类加起来多少?"), "女职工和男职工加起来多少?"),
        ((*WOMEN, "合计呢?"), "女职工和男职工合计有多少?"),
        (("新建了几座桥?", "拆除的呢?", "这样净减少了几座?"), "新建的桥和拆除的桥相差几座?"),
        (("端午节有多少人去包粽子?", "去扫地的呢?", "一共多少人?"), "端午节去包粽子的人和去扫地的人一共多少人?"),
        (("食堂有几个窗口?", "超市有几个收银台?", "两者相差几个?"), "食堂窗口和超市收银台相差几个?"),
        (("公办和民办诊所各有多少家?", "两者差几家?"), "公办和民办诊所差几家?"),
        (("省级补助多少?", "市级的呢?", "县级呢?", "三级合计多少?"), "省级补助、市级补助和县级补助合计多少?"),
        ((*STAFF, "两个科室合计多少?"), "县医院内科医生和外科医生合计多少?"),
        ((*WOMEN, "这两类人一共多少?"), "女职工和男职工一共多少?"),
        (("公办和民办诊所各有多少家?", "这两类合计多少?"), "公办和民办诊所合计多少?"),
    ],
)
def test_the_things_spoken_of_are_named(questions, full):
    assert completed(*questions) == full


@pytest.mark.parametrize(
    ("questions", "full"),
    [
        (("社区夜校给多少人做了培训?", "一共多少人?"), "社区夜校做了培训一共多少人?"),
        ((*WOMEN, "全市一共有几家工厂?"), "全市一共有几家工厂?"),
        ((*WOMEN, "哪个部门管?"), "哪个部门管?"),
        (("毕业生有多少?", "两所医院相差几个科室?"), "两所医院相差几个科室?"),
        (("公办医院多少家?", "护士多少人?", "两门课程是哪个学校的?"), "两门课程是哪个学校的?"),
        ((*WOMEN, "两门课程是哪个学校的?"), "两门课程是哪个学校的?"),
        ((*WOMEN, "这两门课程一共多少学时?"), "这两门课程一共多少学时?"),
    ],
)
def test_a_question_about_one_thing_or_another_names_none(questions, full):
    assert completed(*questions) == full
