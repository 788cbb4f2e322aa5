"""A noun of the question that nothing about the amount says makes the amount another thing's."""

import pytest

from assistant.answer.counterparts import Known, uncounterparted
from assistant.answer.question import read_ask
from assistant.answer.units import read_units
from assistant.types import Query, Term
from tests.answer.passages import SEGMENTER
from tests.fakes import chunk


def said(question, terms, *sentences, heading="", sure=0.4, share=0.1, weight=1.0, kind="word"):
    read = tuple(Term(text=term, weight=weight if not at else 1.0, role=kind) for at, term in enumerate(terms.split()))
    known = Known(sure, dict.fromkeys(read, share))
    query = Query(question=question, text=question, terms=read)
    return uncounterparted(
        query, read_ask(question), read_units(chunk("c", *sentences, heading=heading), SEGMENTER), known
    )


@pytest.mark.parametrize(
    ("question", "terms", "sentence", "noun"),
    [
        ("港口进口粮食有多少吨", "进口 粮食", "港口全年装卸粮食31.5万吨。", "进口"),
        ("船员满意度有多高", "船员 满意度", "货主满意度为93.8%。", "船员"),
        ("补贴标准是多少元", "补贴 标准", "引航员领取补贴860人次，发放补贴120万元。", "标准"),
        ("多少外籍船员在港", "外籍船员 港", "在港作业人员1200人。", "外籍船员"),
        ("码头工人缺口有多少", "码头工人 缺口", "缺口最大的仓库仅完成58.0%。", "码头工人"),
    ],
)
def test_the_noun_stands_nowhere(question, terms, sentence, noun):
    assert f"“{noun}”" in said(question, terms, sentence)


@pytest.mark.parametrize(
    ("question", "terms", "sentence"),
    [
        ("港口进口粮食有多少吨", "进口 粮食", "全年装卸进口粮食31.5万吨。"),
        ("普惠港覆盖率是多少", "普惠港 覆盖率", "普惠性客运港覆盖率91%。"),  # short for it
        ("吞吐总量规模有多少吨", "吞吐 规模", "吞吐31.5万吨。"),  # only asks
        ("拖伦作业多少次", "拖伦 作业", "拖轮作业860次。"),  # misspelt
        ("硕士船长有多少名", "硕士 船长", "具有研究生学历的船长46名。"),
        ("每天运送多少旅客上下岛", "旅客 上下岛", "每天运送旅客213人。"),  # what they do
    ],
)
def test_or_it_has_a_counterpart(question, terms, sentence):
    assert said(question, terms, sentence) == ""


def test_the_heading_and_the_sentence_before_are_counterparts():
    assert said("拖轮有多少艘", "拖轮 艘", "现有31艘。", heading="报告>拖轮") == ""
    assert said("拖轮满意度多少", "拖轮 满意度", "满意度为93.8%。", "拖轮作业860次。") == ""


def test_other_words_may_stand_for_it_in_a_sentence_that_surely_answers():
    asked = ("靠港座位有多少个", "靠港 座位", "靠港候船席位2350个。")
    assert said(*asked) != ""
    assert said(*asked, sure=0.7) == ""


def test_a_usual_word_tells_nothing():
    assert said("港口粮食有多少吨", "港口 粮食", "装卸粮食31.5万吨。", share=0.6) == ""


def test_what_limits_the_next_noun_counts_and_what_stands_alone_does_not():
    assert "“老年”" in said("老年旅客有多少人次", "老年 旅客", "接待旅客46万人次。", weight=0.5)
    assert said("期中的旅客有多少人次", "期中 旅客", "接待旅客46万人次。", weight=0.5) == ""


def test_a_noun_behind_the_amounts_limits_nothing():
    told = "全年到港船员1284人，来源国47个，以泰国、老挝居多。"
    assert said("老挝船员有多少人", "老挝 船员", told, sure=0.92) == "资料写到了“老挝”，没有写所问的数。"
    assert said("老挝船员有多少人", "老挝 船员", "以泰国、老挝居多，到港船员1284人。") == ""
    assert said("老挝船员有多少人", "老挝 船员", "到港船员1284人，其中老挝61人。") == ""


def test_a_rate_of_another_statement_is_no_rate_of_it():
    told = "货船准点率达到66.3%；总体返航率降至48.2%，客轮、拖轮为33.8%和58.7%。"
    assert "“客轮”" in said("客轮准点率是多少", "客轮 准点率", told)
    assert said("客轮准点率是多少", "客轮 准点率", "货船、客轮准点率达到66.3%；返航率降至48.2%。") == ""
    assert said("客轮月收入多少元", "客轮 月收入", "船员月收入4862元；分船型看，客轮最高，为5430元。") == ""


def test_a_long_question_has_words_to_spare():
    asked = "港口夜班拖轮船长考核里爸妈打分的有多少人", "港口 夜班 拖轮 船长 爸妈", "港口夜班拖轮船长考核860人。"
    assert said(*asked) == ""


def test_the_rest_is_no_business_of_it():
    assert said("港口有进口粮食吗", "进口 粮食", "装卸粮食31.5万吨。") == ""
    assert said("进口粮食和出口煤各多少吨", "进口 出口 煤", "装卸煤31.5万吨。", sure=0.99) == ""


def test_a_word_that_the_documents_never_use_may_be_meant_by_its_beginning():
    asked = ("引航站持证率是多少", "引航站 持证率", "引航员持证率82.5%。")
    assert said(*asked, share=0.0) == ""
    assert "“引航站”" in said(*asked, share=0.1)
