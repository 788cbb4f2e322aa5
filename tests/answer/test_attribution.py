"""What a question says of one school and the corpus of another."""

import pytest

from assistant.answer.attribution import Attribution
from assistant.answer.evidence import EvidenceReader
from assistant.lexicon import Lexicon
from assistant.retrieve.terms import read_terms
from assistant.text import Segmenter
from assistant.types import Query
from tests.fakes import chunk

WORDS = Segmenter()
TEXTS = (
    "《海边的歌》是白河县职业中学编写的教材。",
    "云岭县职业中学的《山里的歌》和白河县职业中学的《河上的歌》出版。",
    "白河县职业中学办《两校文集》。",
    "云岭县职业中学也办《两校文集》。",
    "王小雨老师在白河县青石镇讲课2场。",
    "柳村白酒产业学院由云岭县职业中学打造。",
)
CHUNKS = [chunk(str(place), text) for place, text in enumerate(TEXTS)]
LEXICON = Lexicon.build(CHUNKS, WORDS)
READER = EvidenceReader(CHUNKS, tagger=WORDS, similarity=lambda _, chunks: [[0.0] * 9 for _ in chunks])
ATTRIBUTION = Attribution(CHUNKS, reader=READER, lexicon=LEXICON, tagger=WORDS)


def elsewhere(question):
    return ATTRIBUTION.elsewhere(Query(question=question, text=question, terms=read_terms(question, LEXICON, WORDS)))


@pytest.mark.parametrize(
    ("question", "note"),
    [
        ("云岭职中编的《海边的歌》是什么教材", "资料中，“海边的歌”说的是白河县职业中学，不是云岭职中。"),
        ("青岛职高的《海边的歌》是什么教材", "资料中，“海边的歌”说的是白河县职业中学，不是青岛职高。"),
        ("白河职中打造的柳村白酒产业学院在哪", "资料中，“柳村白酒产业学院”说的是云岭县职业中学，不是白河职中。"),
        ("王小雨老师在方山县讲课几场", "资料中，“王小雨”说的是白河县，不是方山县。"),
    ],
)
def test_the_right_school_or_place_is_named(question, note):
    found = elsewhere(question)
    assert found is not None
    assert found.note == note


def test_of_two_schools_in_a_sentence_the_nearest_before_the_title_owns_it():
    found = elsewhere("青岛职高的《河上的歌》是什么")
    assert found is not None
    assert "白河县职业中学" in found.text


@pytest.mark.parametrize(
    "question",
    [
        "白河职中编的《海边的歌》是什么教材",
        "青岛职高有多少学生",
        "青岛职高的《两校文集》有几本",
        "青岛职高的《没有的书》有几本",
        "云岭职中的王大海老师讲课几场",
        "青岛职高的实训基地有几个",
    ],
)
def test_what_is_right_unknown_or_not_unique_stays_as_it_is(question):
    assert elsewhere(question) is None
