"""The passages that computed lines cite."""

from assistant.answer.cite import cite
from assistant.answer.grounds import ground
from assistant.types import Passage
from tests.facts.desk import accountant
from tests.fakes import chunk, document

TEXT = "全院有医师420人。院内设有食堂。护士共756人。"
CHUNK = chunk("c", "全院有医师420人。", "院内设有食堂。", "护士共756人。")
DOCUMENTS = {"report": document("report", TEXT)}


def test_each_operand_is_quoted_by_its_own_sentence():
    figures = accountant([CHUNK]).figures
    lines, passages = ground([("合计1176人", figures)], [], {"c": CHUNK}, DOCUMENTS)
    cited = cite("".join(lines), passages, DOCUMENTS)
    assert [citation.quote for citation in cited.citations] == ["全院有医师420人。", "护士共756人。"]
    assert cited.claims[0].labels == (1, 2)


def test_the_retrieved_passages_stay_in_front():
    figures = accountant([CHUNK]).figures[:1]
    retrieved = Passage(chunk=CHUNK, document_title="报告", score=1.0)
    lines, passages = ground([("医师420人", figures)], [retrieved], {"c": CHUNK}, DOCUMENTS)
    assert passages[0] == retrieved
    assert lines[0].endswith("[2]")
