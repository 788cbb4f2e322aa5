"""Claims on names: who runs a thing, where it is, what a complete list holds, on texts of other fields than ours."""

import pytest

from assistant.answer.evidence import EvidenceReader
from assistant.answer.premise import premises
from assistant.answer.premises import Premises
from assistant.answer.question import read_ask
from assistant.lexicon import Lexicon
from assistant.prompts import AGREES, DIFFERS
from assistant.retrieve.terms import read_terms
from assistant.text import Segmenter
from assistant.types import Passage, Query
from tests.fakes import chunk

WORDS = Segmenter()
CHUNKS = [
    chunk("0", "东湖图书馆由云河市人民政府举办，馆长为林一舟。", "前身是创办于1952年的云河县文化馆。", document_id="d"),
    chunk("1", "市级示范图书馆3个，即东湖图书馆、城南图书馆和白桥图书馆。", document_id="d"),
    chunk("2", "区内医院3家，分别为第一医院、仁和医院和民办的康宁医院。", document_id="d"),
    chunk("3", "省级重点实验室4个，即甲实验室、乙实验室等。", document_id="d"),
    chunk("4", "白河县职业中学设立“李小春竹编技能大师工作室”。", document_id="d"),
    chunk(
        "6",
        "全省非遗项目3个，为剪纸、木版画和竹编与藤编技艺。",
        "全馆设4个部门：采编部、借阅部、文创部、保卫部。",
        document_id="d",
    ),
    chunk("5", "云岭县职业中学开设竹编课程。", document_id="d"),
]
LEXICON = Lexicon.build(CHUNKS, WORDS)
READER = EvidenceReader(CHUNKS, tagger=WORDS, similarity=lambda _, chunks: [[0.0] * 9 for _ in chunks])
PASSAGES = [Passage(chunk=one, document_title="《d》", score=1.0) for one in CHUNKS]


def judged(text):
    query = Query(question=text, text=text, terms=read_terms(text, LEXICON, WORDS))
    return Premises(CHUNKS, reader=READER).judged(query, read_ask(text), PASSAGES)


@pytest.mark.parametrize(
    ("question", "opening", "clause"),
    [
        ("东湖图书馆是省文化厅举办的,对吧?", DIFFERS, "东湖图书馆由云河市人民政府举办"),
        ("东湖图书馆是云河市人民政府举办的吗", AGREES, "东湖图书馆由云河市人民政府举办"),
        ("东湖图书馆的馆长是王大山吗", DIFFERS, "馆长为林一舟"),
        ("馆长是林一舟,对吗", AGREES, "馆长为林一舟"),
        ("市级示范图书馆包括西山图书馆,是真的吗?", DIFFERS, "市级示范图书馆3个"),
        ("城南图书馆是市级示范图书馆吗", AGREES, "市级示范图书馆3个"),
        ("仁和医院是民办医院吧?", DIFFERS, "民办的康宁医院"),
        ("康宁医院是民办医院吧?", AGREES, "民办的康宁医院"),
        ("非遗项目包括剪纸吗", AGREES, "剪纸、木版画"),
        ("非遗项目包括竹编与藤编技艺吗", AGREES, "剪纸、木版画"),
        ("非遗项目包括刺绣吗", DIFFERS, "剪纸、木版画"),
        ("部门包括外事部吗", DIFFERS, "4个部门：采编部、借阅部、文创部、保卫部"),
        ("竹编大师工作室设在云岭县职业中学,是真的吗", DIFFERS, "白河县职业中学设立"),
    ],
)
def test_a_claim_is_judged_by_the_slot_that_the_text_fills(question, opening, clause):
    found = judged(question)
    assert found is not None
    assert found.text.startswith(opening)
    assert clause in found.text
    assert clause in found.sentence.text


@pytest.mark.parametrize(
    "question",
    [
        "东湖图书馆不是省文化厅举办的吧",  # what is denied is left to the reader
        "西山图书馆是省文化厅举办的吗",  # of another library nothing is told
        "示范性项目是非遗项目之一吗",  # a sort, and no member
        "省级重点实验室包括丁中心吗",  # the list is not complete
        "国家级示范图书馆包括西山图书馆吗",  # another list
        "东湖图书馆的馆长是谁",
        "竹编课程在云岭县职业中学吗",  # a course is told of that very school
    ],
)
def test_no_verdict_where_the_text_does_not_surely_tell(question):
    assert judged(question) is None


def test_only_names_are_claimed():
    assert not list(premises("东湖图书馆的定位是应用型吗"))
