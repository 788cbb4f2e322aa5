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
    "白河县职业中学的《两校文集》出版。",
    "云岭县职业中学的《两校文集》出版。",
    "白河县职业中学编写《校园读本》。各校都读《校园读本》。",
    "白河县职业中学编写《教师手册》。",
    "白河县职业中学编写《德育工作方案》。白河县职业中学编写《师德规定》。",
    "白河县职业中学编写《ＰＬＣ应用·基础》。",
    "白河县职业中学的《劳动教育》每周2节。",
    "白河县职业中学编写《刺绣》，2024年移交青石县职业中学。",
    "柳村白酒产业学院由云岭县职业中学打造。",
    "刘大山高级职业中学的《山外的歌》出版。",
)
CHUNKS = [chunk(str(place), text) for place, text in enumerate(TEXTS)]
LEXICON = Lexicon.build(CHUNKS, WORDS)
READER = EvidenceReader(CHUNKS, tagger=WORDS, similarity=lambda _, chunks: [[0.0] * 9 for _ in chunks])
ATTRIBUTION = Attribution(CHUNKS, reader=READER, lexicon=LEXICON, tagger=WORDS, titles=["《云河县教师手册》"])


def owned(question, documents=()):
    terms = read_terms(question, LEXICON, WORDS)
    return ATTRIBUTION.owned(Query(question=question, text=question, terms=terms, documents=documents))


@pytest.mark.parametrize(
    ("question", "thing", "school"),
    [
        ("云岭职中编的《海边的歌》是什么教材", "《海边的歌》", "白河县职业中学"),
        ("《海边的歌》是云岭职中编写的什么教材", "《海边的歌》", "白河县职业中学"),
        ("白河职中打造的柳村白酒产业学院在哪", "柳村白酒产业学院", "云岭县职业中学"),
    ],
)
def test_the_school_that_the_text_gives_is_named_with_its_sentence(question, thing, school):
    found = owned(question)
    assert found is not None
    assert (found.thing, found.owner) == (thing, school)
    assert thing in found.sentence.text
    assert school in found.sentence.text


def test_names_are_written_as_the_text_writes_them():
    found = owned("云岭职中的《plc应用·基础》是什么")
    assert found is not None
    assert found.thing == "《ＰＬＣ应用·基础》"


@pytest.mark.parametrize(
    "question",
    [
        "白河职中编的《海边的歌》是什么教材",
        "云岭职中有多少学生",
        "云岭职中的《两校文集》有几本",
        "云岭职中的《没有的书》有几本",
        "云岭职中的《校园读本》有几本",
        "云岭职中的《教师手册》有几本",
        "云岭职中的《德育工作方案》有几条",
        "云岭职中的《师德规定》有几条",
        "云岭职中使用的《海边的歌》是什么",
        "除了云岭职中，谁编写《海边的歌》",
        "云岭职中和白河职中编写的《海边的歌》是什么",
        "云岭职中编写的《海边的歌》和《河上的歌》是什么",
        "青岛职高编写的《海边的歌》是什么",
        "云岭职中的《山外的歌》是什么",
        "刘大山职中的《海边的歌》是什么",
        "云岭县的《海边的歌》是什么",
        "云岭职中的《河上的歌》是什么",
        "云岭职中的《劳动教育》每周几节",
        "云岭职中编写的《刺绣》移交给谁",
        "云岭职中的实训基地有几个",
    ],
)
def test_what_is_right_unknown_official_or_not_certain_stays_as_it_is(question):
    assert owned(question) is None


def test_a_document_that_was_left_out_is_not_spoken_of():
    document = CHUNKS[0].document_id
    assert owned("云岭职中编的《海边的歌》是什么教材", (document,))
    assert owned("云岭职中编的《海边的歌》是什么教材", ("other",)) is None
