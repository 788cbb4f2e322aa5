"""A chapter that is named by its number is where the answer is looked for, in whatever word it is asked for."""

import pytest

from assistant.answer.numbered import part_numbered
from assistant.bootstrap import open_assistant
from assistant.types import Status
from tests.pipeline.corpus import indexed

REPORT = """云河县职业教育情况

第一章 办学规模

1.1 学校数量

全县共有职业学校7所，其中公办学校5所，民办学校2所。

1.2 教师队伍

专任教师共有318人。学校采取的措施有结对帮扶。

第二章 困难和打算

2.1 面临挑战

校园面积不足，实训设备老旧。

2.2 应对对策

设立专项资金，更新实训设备。与企业共建车间，聘请能工巧匠。
"""
LAW = """云河县学校条例

第一章 总则

第一条 为了办好学校，制定本条例。

第二章 责任

第二条 学校拒不采取安全措施的，责令改正，并提出整改办法。

第三章 附则

第三条 学校应当公布办法和措施。
"""

NOTICE = """关于做好云河县夜校工作的通知

各学校：

现将有关事项通知如下。

一、开班时间

（一）春季班。三月开班。

（二）秋季班。九月开班。

二、报名办法

（一）现场报名。每周六到校报名。

（二）网上报名。随时登记。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory):
    return open_assistant(
        settings=indexed(
            tmp_path_factory.mktemp("parts"), {"yunhe.txt": REPORT, "tiaoli.txt": LAW, "yexiao.txt": NOTICE}
        )
    )


@pytest.mark.parametrize(
    "question",
    [
        "第二章提出了哪些应对办法？",
        "报告第二章给出了什么措施",
        "第2章的解决办法有哪些",
        "2.2提出了哪些办法",
        "第二章第二节讲了什么",
    ],
)
def test_the_section_that_has_it_under_another_word_is_read_out(assistant, question):
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert "专项资金" in answer.text
    assert "能工巧匠" in answer.text
    assert "面积不足" not in answer.text
    assert all(citation.section_number == "2.2" for citation in answer.citations)


def test_problems_are_not_taken_for_remedies(assistant):
    answer = assistant.ask("第二章列了哪些困难")
    assert "校园面积不足" in answer.text
    assert "专项资金" not in answer.text


def test_another_chapter_is_not_looked_into(assistant):
    assert assistant.ask("第一章列了哪些困难").status is Status.REFUSED
    assert "318人" in assistant.ask("第一章里专任教师有多少人").text


def test_where_anything_will_do_the_headings_answer(assistant):
    answer = assistant.ask("第一章做了哪些工作")
    assert "学校数量" in answer.text
    assert "教师队伍" in answer.text


def test_amounts_that_look_like_numbers_of_sections_name_none(assistant):
    assert part_numbered("投入1.2万元用在哪里", assistant.documents) is None
    assert part_numbered("第九章讲了什么", assistant.documents) is None


@pytest.mark.parametrize("question", ["通知第二条讲什么", "夜校通知第二部分讲什么"])
def test_the_sort_of_paper_tells_which_one_is_meant(assistant, question):
    answer = assistant.ask(question)
    assert "现场报名" in answer.text
    assert "网上报名" in answer.text


def test_what_the_part_itself_is_called_is_told_by_its_headings(assistant):
    answer = assistant.ask("夜校通知第二部分有哪几项办法")
    assert "现场报名" in answer.text
    assert "网上报名" in answer.text


def test_an_article_that_the_only_paper_with_articles_has_not_is_refused(assistant):
    assert assistant.ask("条例的第四十二条讲什么").status is Status.REFUSED
    assert assistant.ask("第四十二条讲什么").status is Status.REFUSED
    assert "公布办法" in assistant.ask("第三条讲什么").text


def test_a_chapter_of_articles_is_told_by_what_they_say(assistant):
    assert "拒不采取安全措施" in assistant.ask("学校条例第二章讲什么").text
    assert "面临挑战" in assistant.ask("报告第二章讲什么").text
