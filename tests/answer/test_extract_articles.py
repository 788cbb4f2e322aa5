"""A short article of a law is given whole, the sentence that answers first."""

from assistant.answer.evidence import EvidenceReader
from assistant.answer.extract import ExtractiveAnswerer
from assistant.answer.question import read_ask
from assistant.types import Query
from tests.answer.passages import SEGMENTER, evidence, passage

SENTENCES = ("图书馆应当免费开放。", "夜间开放的，由馆长决定。")


def written(question, *, best=0, number="第八条", sentences=SENTENCES):
    found = passage(1, *sentences)
    passages = [found.model_copy(update={"chunk": found.chunk.model_copy(update={"number": number})})]
    items = evidence(passages)
    features = {**items[best].features, "own_coverage": 1.0, "similarity": 1.0, "figure": 0.0}
    items = [items[best].scored(2.0, features)]
    reader = EvidenceReader([p.chunk for p in passages], tagger=SEGMENTER, similarity=lambda *_: [])
    lines = ExtractiveAnswerer(reader, SEGMENTER).write(
        Query(question=question, text=question, terms=()), read_ask(question), passages, items
    )
    return "".join(lines)


def test_the_sentence_that_answers_comes_first_and_the_rest_follows():
    text = written("谁决定夜间开放", best=1)
    assert text.index("馆长决定") < text.index("免费开放")


def test_an_account_keeps_the_reading_order():
    text = written("图书馆怎样开放", best=1)
    assert text.index("免费开放") < text.index("馆长决定")


def test_a_section_of_a_report_is_no_article():
    assert "免费开放" not in written("谁决定夜间开放", best=1, number="8.1")


def test_a_long_article_is_not_given_whole():
    long = (*SENTENCES, "图书馆还应当做好其他各项服务工作。" * 20)
    assert "其他各项" not in written("谁决定夜间开放", best=1, sentences=long)
