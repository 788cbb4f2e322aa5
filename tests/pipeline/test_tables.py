"""Of a piece of a table nothing is said that needs the whole of it."""

import pytest

from assistant.answer.evidence import EvidenceReader
from assistant.answer.question import read_ask
from assistant.pipeline.tables import TableReader
from assistant.types import Passage
from tests.answer.test_inverse import COURSES
from tests.answer.test_membership import NAMES
from tests.facts.desk import SEGMENTER, accountant, query


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
