"""Two questions in sentences of their own are each answered by the sentence that is about them."""

import pytest

from assistant.answer.apart import asked_apart, told_apart
from assistant.answer.evidence import EvidenceReader
from assistant.types import Query, Term
from tests.answer.passages import SEGMENTER, passage

HELD = [
    passage(0, "学徒岗位津贴不低于最低工资的80%。", "企业接收学徒满一年补贴6000元。", "夜校开班3期。"),
    passage(1, "读者证每张押金100元。"),
]
READER = EvidenceReader(
    [one.chunk for one in HELD],
    tagger=SEGMENTER,
    similarity=lambda _query, chunks: [[0.5] * len(one.sentences) for one in chunks],
)


def asked(question):
    return Query(question=question, text=question, terms=tuple(Term(text=w) for w in SEGMENTER.content_words(question)))


def test_what_the_text_leaves_open_is_told_with_its_place():
    query = asked("岗位津贴的下限是什么?企业接收学徒满一年补贴多少?")
    told = list(told_apart(query, HELD, 0, "企业接收学徒满一年补贴6000元。[1]\n", READER))
    assert [(place, item.sentence.sentence.text) for place, _, item in told] == [
        (0, "学徒岗位津贴不低于最低工资的80%。")
    ]


@pytest.mark.parametrize(
    "question",
    [
        "学徒岗位津贴的下限是什么",  # one question
        "夜校开了几期?我想报名",  # the second sentence asks nothing
        "夜校开了几期?夜校有几期?",  # … or has no word of its own
        "岗位津贴是什么?校车有几辆?",  # nothing is said of the second
    ],
)
def test_what_is_no_question_of_its_own_or_not_told_adds_nothing(question):
    told = told_apart(asked(question), HELD, 0, "学徒岗位津贴不低于最低工资的80%。[1]\n", READER)
    assert not list(told)


def test_a_question_that_only_has_a_verb_of_its_own_asks_on():
    text = "夜校停了哪些班?新增哪几个?"
    terms = (Term(text="夜校"), Term(text="班"), Term(text="新增", weight=0.4))
    assert asked_apart(Query(question=text, text=text, terms=terms)) == []


def test_each_question_has_its_own_words():
    assert [half.text for half in asked_apart(asked("夜校开了几期?押金是多少?"))] == ["夜校开了几期", "押金是多少"]
