"""A question for one thing is answered by the sentence that holds it: another passage's amount is another one."""

from assistant.answer.evidence import EvidenceReader
from assistant.answer.extract import ExtractiveAnswerer
from assistant.answer.question import read_ask
from assistant.types import Query, Term
from tests.answer.passages import SEGMENTER, evidence, passage

HELD = [passage(0, "骨干读者598人。"), passage(1, "分馆职工2436人。")]
READER = EvidenceReader([one.chunk for one in HELD], tagger=SEGMENTER, similarity=lambda *_: [])


def written(question, *words):
    query = Query(question=question, text=question, terms=tuple(Term(text=word) for word in words))
    lines = ExtractiveAnswerer(READER, SEGMENTER).write(query, read_ask(question), HELD, evidence(HELD))
    return "".join(lines)


def test_a_word_more_of_the_question_brings_no_other_amount():
    assert written("分馆的骨干读者多少人", "分馆", "骨干", "读者") == "骨干读者598人。[1]\n"


def test_a_sentence_without_the_code_that_is_asked_about_is_not_left_alone():
    assert "2436" in written("VR分馆的骨干读者多少人", "vr", "分馆", "骨干", "读者")


def test_where_two_things_are_asked_the_other_passage_tells_its_own():
    assert "2436" in written("骨干读者多少人,分馆职工多少人", "骨干", "读者", "分馆", "职工")
