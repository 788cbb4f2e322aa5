"""Which sentence is preferred: tests on wording only, no corpus."""

import pytest

from assistant.answer.evidence import Evidence
from assistant.answer.fit import expected, parallels, refit
from assistant.answer.halves import halves, open_halves
from assistant.answer.question import read_ask
from assistant.answer.units import Unit
from assistant.text import fold, quantities
from assistant.text.pairs import held
from assistant.types import Passage, Query, Sentence, Term
from tests.fakes import chunk

FEATURES = {"coverage": 1.0, "kind": 0.5, "other_subject": 0.0}


def first(question, *told):
    """Return the text preferred among (section title, sentence, what follows it); the first is the best before."""
    evidence, passages = [], []
    for place, (title, text, *after) in enumerate(told):
        unit = Unit(
            sentence=Sentence(text=text, start=0, end=len(text)),
            folded=fold(text).text,
            heading="",
            before="",
            around="",
            around_bare="",
            quantities=tuple(quantities(text)),
            schools=(),
            inherited=(),
            people=False,
            row=False,
            bare="",
            pairs=held(text),
            pairs_before=held(""),
            pairs_heading=held(""),
            pairs_around=held(""),
            pointer=False,
        )
        evidence.append(Evidence(place, 0, unit, FEATURES, (), 1.0 - 0.05 * place))
        passages.append(
            Passage(
                chunk=chunk(title, text, *after).model_copy(update={"path": (title,)}), document_title="", score=1.0
            )
        )
    query = Query(question=question, text=question, terms=())
    return refit(query, read_ask(question), passages, evidence)[0].sentence.sentence.text


PROBLEM = ("5.1 存在问题", "床位紧张，护士人手不足")
REMEDY = ("5.2 改进措施", "新建住院楼并招聘护士")


@pytest.mark.parametrize(
    "question",
    ["床位紧张怎么办", "床位紧张要怎样解决", "医院打算怎么应对床位紧张", "护士不够如何破解", "床位紧张接下来怎么改进"],
)
def test_a_remedy_comes_before_the_problem(question):
    assert first(question, PROBLEM, REMEDY) == REMEDY[1]


@pytest.mark.parametrize(
    "question", ["医院存在哪些问题", "有什么困难", "医院有几个难题", "哪些短板", "面对的挑战有哪些"]
)
def test_a_problem_that_is_asked_for_stays_first(question):
    assert first(question, REMEDY, PROBLEM) == PROBLEM[1]


DONE = ("3 服务", "图书馆全年开设书法、绘画课程")
NEXT = ("3 服务", "下一步，图书馆计划开设剪纸、陶艺课程")


@pytest.mark.parametrize(
    "question", ["图书馆接下来开哪些课程", "今后开什么课", "图书馆打算开哪些课", "下一步想开什么课程", "未来开哪些课"]
)
def test_plans_come_before_what_was_done(question):
    assert first(question, DONE, NEXT) == NEXT[1]


@pytest.mark.parametrize(
    "question", ["由哪三方组成", "是哪三家合建的", "由哪三个单位组成", "哪3家参加", "有三大主体，分别是什么"]
)
def test_a_count_in_the_question_finds_so_many_items(question):
    two, three = ("1 社区", "社区与街道联合"), ("1 社区", "形成“社区+物业+医院”联动")
    assert first(question, two, three) == three[1]


def test_the_very_thing_with_its_items_comes_first():
    said = ("1 馆藏", "读者服务得到加强，活动丰富、影响扩大")
    told = ("1 馆藏", "新增的数据库有知网、万方、维普，访问量上升")
    assert first("新增了哪些数据库", said, told) == told[1]


def test_an_announcement_is_no_list():
    assert first("入选名单有哪些", ("1", "入选名单如下："), ("1", "甲馆、乙馆、丙馆入选")) == "甲馆、乙馆、丙馆入选"


@pytest.mark.parametrize(
    ("text", "count"),
    [("“甲”“乙”“丙”", 3), ("甲、乙和丙", 3), ("甲+乙+丙", 3), ("一是看书，二是借书", 2), ("甲和乙", 2)],
)
def test_parallel_items_are_counted(text, count):
    assert count in set(parallels(text))


def test_the_count_that_a_question_gives():
    assert (expected("哪两家医院"), expected("三个挑战"), expected("第三条讲什么"), expected("有哪些")) == (2, 3, 0, 0)


def asked(question, *terms):
    return Query(question=question, text=question, terms=tuple(Term(text=term) for term in terms))


def test_a_question_with_two_asking_words_has_two_halves():
    found = halves(asked("图书馆有几层?藏书多少册?", "图书馆", "藏书"))
    assert [half.ask.kind for half in found] == ["number", "number"]
    assert halves(asked("今年,图书馆藏书多少册?", "图书馆", "藏书")) == []


def test_a_half_without_its_amount_is_open():
    query = asked("图书馆有几层,藏书多少册?", "图书馆", "藏书")
    assert [half.text for half in open_halves(query, "图书馆共有6层。[1]\n")] == ["藏书多少册"]
    assert open_halves(query, "图书馆共有6层，藏书3万册。[1]\n") == []


RULE = ("第五条", "读者享有下列权利：", "（一）借阅图书；", "（二）参加活动；", "（三）提出建议。")
RESPECT = ("第九条", "读者的权利受到尊重。")


@pytest.mark.parametrize("question", ["读者有哪些权利", "读者有哪三项权利", "规定读者享有哪些权利"])
def test_a_sentence_that_the_items_follow_is_the_list(question):
    assert first(question, RESPECT, RULE) == RULE[1]


def test_a_sentence_that_announces_what_does_not_follow_is_none():
    assert first("读者有哪些权利", RULE[:2], RESPECT) == RESPECT[1]
