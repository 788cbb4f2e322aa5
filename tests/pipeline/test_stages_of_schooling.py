"""A bulletin tells one stage after another; most sentences leave it to the title whose figures these are."""

import pytest

from assistant.bootstrap import open_assistant
from tests.pipeline.corpus import indexed

BULLETIN = """望川市2024年教育事业统计公报

一、学前教育

全市有幼儿园120所，在园幼儿18600人。专任教师1488人，保育员760人。

二、义务教育

（一）小学

全市有小学86所，招生9120人，毕业8850人，在校生54600人。专任教师3200人。班级1400个，其中56人及以上的大班额7个。

（二）初中

全市有初中31所，招生8730人，在校生26100人。专任教师2010人。

三、高中阶段教育

（一）总体情况

高中阶段（含普通高中、中等职业学校）在校生38400人，专任教师3050人。

（二）普通高中

招生7900人，在校生23400人。专任教师1950人。

（三）中等职业教育

学校9所，招生5210人，毕业4760人，在校生15000人。专任教师1000人。开设专业41个，当年新增无人机操控与维护、老年服务2个专业，停招3个。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory):
    return open_assistant(settings=indexed(tmp_path_factory.mktemp("stages"), {"bulletin.txt": BULLETIN}))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("中等职业学校新增了哪些专业？", "无人机操控与维护"),
        ("中职招了多少人？", "5210人"),
        ("普高招生多少人？", "7900人"),
        ("初中招了多少学生？", "8730人"),
        ("幼儿园有多少保育员？", "760人"),
    ],
)
def test_a_title_says_whose_figures_the_sentences_give(assistant, question, told):
    answer = assistant.ask(question)
    assert answer.status == "answered"
    assert told in answer.text


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("中职的生师比是多少？", "15"),
        ("普通高中平均每个专任教师带多少学生？", "12"),
        ("平摊下来一所幼儿园收多少孩子？", "155"),
        ("小学平均每个班有多少学生？", "39"),
    ],
)
def test_what_is_divided_is_of_the_stage_that_is_asked_for(assistant, question, result):
    answer = assistant.ask(question)
    assert answer.status == "answered"
    assert f"平均约{result}人" in answer.text


def test_no_stage_lends_its_figure_to_another_one(assistant):
    answer = assistant.ask("初中毕业了多少学生？")
    assert "8850" not in answer.text or answer.status != "answered"
    assert "4760" not in answer.text
