"""Chapters that a question names by words of their titles, in reports of any sort and with any numbering."""

import pytest

from assistant.answer.outline import outline_passages
from assistant.ingest.parse import parse
from assistant.types import Profile, Query

LIBRARY = (
    "一、馆藏建设\n（一）纸质资源\n全年新购图书。\n（二）数字资源\n新增数据库。\n"
    "二、读者服务与社会教育\n（一）阅览外借\n全年接待读者。\n（二）送书下乡\n走进乡村。\n"
    "三、存在的主要困难\n（一）经费不足\n购书费下降。\n（二）人手紧张\n编制未满。\n"
)
TRANSIT = (
    "第一章 线网规划\n1.1 线路优化\n调整线路。\n1.2 场站布局\n新建场站。\n"
    "第二章 安全运营管理\n2.1 驾驶员管理\n开展培训。\n2.2 车辆维护\n每日检查。\n"
    "第三章 票务与便民\n3.1 票价优惠\n老人免费。\n3.2 无障碍出行\n增设设备。\n"
)


@pytest.fixture
def reports(tmp_path):
    documents = {}
    for name, text in (("tushuguan", LIBRARY), ("gongjiao", TRANSIT)):
        path = tmp_path / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        documents[name] = parse(path, profile=Profile(id=name, title=f"{name}年度报告", kind="report"))
    return documents


def headings(question, documents):
    found = outline_passages(Query(question=question, text=question, terms=()), documents)
    return "；".join(passage.chunk.text for passage in found or [])


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        ("馆藏建设那章分哪几块", "纸质资源", "数字资源"),
        ("讲服务读者的那一章都有哪些小节", "阅览外借", "送书下乡"),
        ("读者服务这一部分从哪几方面来写", "阅览外借", "送书下乡"),
        ("困难那一章列了哪几个方面", "经费不足", "人手紧张"),
        ("社会教育一章的小标题列一下", "阅览外借", "送书下乡"),
        ("线网规划这章讲了啥，给个提纲", "线路优化", "场站布局"),
        ("安全运营一章包括几节", "驾驶员管理", "车辆维护"),
        ("安运管理那章有哪些小节", "驾驶员管理", "车辆维护"),
        ("报告里谈票务的那一大章都写了什么", "票价优惠", "无障碍出行"),
        ("便民那部分分几节", "票价优惠", "无障碍出行"),
        ("第二部分分几块", "阅览外借", "送书下乡"),
    ],
)
def test_the_headings_below_a_chapter_that_is_named_by_its_title(reports, question, first, second):
    told = headings(question, reports)
    assert first in told
    assert second in told
    assert told.count("；") == 1


@pytest.mark.parametrize(
    "question",
    [
        "车辆维护包括哪几个部分",
        "读者服务有哪些内容",
        "讲财务的那章分几节",
        "安全运营一章提到哪些线路",
        "票价优惠多少钱",
        "新建场站由哪几部分组成",
    ],
)
def test_a_question_about_something_else_gets_no_outline(reports, question):
    assert headings(question, reports) == ""
