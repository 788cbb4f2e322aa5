"""Which one is foremost is told by the sentence that says so of somebody, not by the total, nor by the other end."""

from assistant.answer.evidence import Evidence
from assistant.answer.extremes import opposite, told_foremost
from assistant.answer.question import read_ask
from assistant.types import Query
from tests.answer.passages import evidence, passage

TOTAL, MOST = "各分馆借书38640册。", "借书最多的是东城职业学校分馆，达7350册。"


def first(question, *sentences):
    query = Query(question=question, text=question, terms=())
    found = evidence([passage(0, *sentences)])
    fitted = [
        Evidence(e.passage, e.unit, e.sentence, {**e.features, "kind": float("东城" in e.sentence.folded)}, (), e.score)
        for e in found
    ]
    return told_foremost(query, read_ask(question), fitted)[0].sentence.sentence.text


def lack(question, *sentences):
    return opposite(question, read_ask(question), [e.sentence for e in evidence([passage(0, *sentences)])])


def test_the_sentence_with_the_same_end_comes_first():
    assert first("哪所学校借书最多", TOTAL, MOST) == MOST


def test_the_other_end_and_a_question_for_no_foremost_one_change_nothing():
    assert first("哪所学校借书最少", TOTAL, MOST) == TOTAL
    assert first("哪所学校借书多", TOTAL, MOST) == TOTAL


def test_only_the_other_end_is_no_answer():
    assert "没有写所问的" in lack("哪所学校借书最少", MOST)
    assert not lack("哪所学校借书最少", "东城借书最多，西城最少。")
    assert not lack("哪所学校借书最多", MOST)
    assert not lack("哪所学校借书情况最差", MOST)  # no end of the same measure
