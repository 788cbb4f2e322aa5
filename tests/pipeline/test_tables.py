"""Of a piece of a table nothing is said that needs the whole of it."""

import pytest

from assistant.answer.evidence import EvidenceReader
from assistant.answer.question import read_ask
from assistant.pipeline.tables import TableReader
from assistant.types import Passage
from tests.answer.test_inverse import COURSES
from tests.answer.test_membership import NAMES
from tests.facts.desk import SEGMENTER, accountant, query, table


def cells(chunk, question, chunks):
    reader = EvidenceReader(chunks, tagger=SEGMENTER, similarity=lambda *_: [])
    asked = query([chunk], question)
    passages = [Passage(chunk=chunk, document_title="报告", score=1.0)]
    return TableReader(reader, accountant(chunks), chunks).cells(asked, read_ask(asked.text), passages)


@pytest.mark.parametrize(
    ("chunk", "question", "told"),
    [
        (NAMES, "云河县职业中学算不算高水平", "未列入"),
        (COURSES, "正好60个人的是哪一期、学什么的", "第二期"),
    ],
)
def test_a_whole_table_speaks_and_a_piece_does_not(chunk, question, told):
    piece = chunk.model_copy(update={"id": "t2", "start": chunk.end, "end": chunk.end + len(chunk.text)})
    (line,) = cells(chunk, question, [chunk])
    assert told in line
    assert cells(chunk, question, [chunk, piece]) == ()


READERS = table(
    ("", ""), ("成人读者", "310人"), ("学生读者", "205人"), ("老年读者", "88人"), caption="表1 图书馆读者统计表"
)


@pytest.mark.parametrize(
    "question", ["图书馆各类读者分别多少人", "统计表里各类读者有多少人", "图书馆三类读者分别多少人"]
)
def test_all_rows_answer_what_each_is_asked_of(question):
    lines = cells(READERS, question, [READERS])
    assert [amount in line for amount, line in zip(("310", "205", "88"), lines, strict=True)] == [True] * 3


@pytest.mark.parametrize(
    "question",
    [
        "图书馆读者多少人",  # none of them in particular
        "图书馆各类读者平均多少人",  # to be worked out
        "图书馆各分馆读者分别多少人",  # rows of another sort
        "图书馆各类读者分别花了多少元",  # another unit
        "图书馆各类读者的藏书证分别多少人",  # says more than the table does
    ],
)
def test_all_rows_answer_nothing_else(question):
    assert cells(READERS, question, [READERS]) == ()


def test_two_tables_that_answer_to_the_same_words_answer_nothing():
    other = READERS.model_copy(update={"id": "t3", "caption": "表2 图书馆读者统计表"})
    assert cells(READERS, "图书馆各类读者分别多少人", [READERS]) != ()
    reader = EvidenceReader([READERS, other], tagger=SEGMENTER, similarity=lambda *_: [])
    asked = query([READERS], "图书馆各类读者分别多少人")
    passages = [Passage(chunk=one, document_title="报告", score=1.0) for one in (READERS, other)]
    told = TableReader(reader, accountant([READERS, other]), [READERS, other]).cells(
        asked, read_ask(asked.text), passages
    )
    assert told == ()
