from decimal import Decimal

import pytest

from assistant.facts.accountant import Accountant
from assistant.facts.asked.reading import read_task
from assistant.facts.finding import Words
from assistant.text import Segmenter
from assistant.types import Query
from tests.fakes import chunk

SEGMENTER = Segmenter()


def content(text):
    kept = set(SEGMENTER.content_words(text))
    return [word for word, _ in SEGMENTER.tagged(text) if word in kept]


WORDS = Words(content=content, forms=lambda word: (word,), weight=lambda _: 1.0)
CHUNKS = [
    chunk("people", "全市教职工500人，其中专任教师400人，外聘导师80人。", "在校生8000人，较上年减少2000人。"),
    chunk("money", "市本级配套资金200.5万元；对县配套资金100.25万元。"),
]


def computed(question, chunks=CHUNKS):
    accountant = Accountant(chunks, tagger=SEGMENTER, words=WORDS)
    return accountant.compute(Query(question=question, text=question, terms=()), chunks)


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("外聘导师占专任教师的比例是多少", "20%"),
        ("专任教师占教职工的百分之几", "80%"),
        ("在校生同比下降了百分之几", "20%"),
        ("去年在校生有多少人", "10000人"),
        ("专任教师比外聘导师多多少人", "320人"),
        ("市本级配套资金和对县配套资金一共多少", "300.75万元"),
        ("平均每个专任教师带多少在校生", "20人"),
    ],
)
def test_the_result_is_what_the_formula_gives(question, result):
    done = computed(question)
    assert done is not None
    assert done.result == result
    assert len(done.operands) == 2


def test_operands_of_different_units_are_not_added():
    assert computed("专任教师和市本级配套资金一共多少") is None


def test_a_missing_operand_gives_no_result():
    assert computed("食堂职工占教职工的比例是多少") is None


def test_no_change_on_the_year_before_gives_no_last_year():
    assert computed("去年专任教师有多少人") is None


def test_a_question_without_arithmetic_is_none_of_ours():
    assert read_task("专任教师有多少人") is None


def test_a_share_above_one_is_refused():
    done = computed("教职工占外聘导师的比例是多少")
    assert done is None or Decimal(done.result.rstrip("%")) <= 100
