import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer.cite import cite, find_quote
from assistant.answer.verify import verify
from assistant.types import Calculation, Passage, Row, Sentence, Table, Verdict
from tests.fakes import chunk, document

FIRST = "全市共有学校35所，其中公办23所、民办12所。"
SECOND = "在校生24206人，较上年减少4100人。"
THIRD = "教师队伍不断加强，师德建设常抓不懈。"
CHUNK = chunk("c", FIRST, SECOND, THIRD)
DOCUMENTS = {"report": document("report", FIRST + SECOND + THIRD)}
PASSAGES = [Passage(chunk=CHUNK, document_title="报告", score=1.0)]


def verdicts(draft, calculations=()):
    cited = cite(draft, PASSAGES, DOCUMENTS)
    return [s.verdict for s in verify(cited.claims, cited.citations, DOCUMENTS, calculations)]


def test_the_quote_is_the_sentence_that_says_it():
    cited = cite("在校生24206人。[1]", PASSAGES, DOCUMENTS)
    assert cited.citations[0].quote == SECOND
    assert cited.text == "在校生24206人。[1]"


def test_two_statements_from_two_sentences_get_two_labels():
    cited = cite("公办23所。[1]\n在校生24206人。[1]", PASSAGES, DOCUMENTS)
    assert [c.label for c in cited.citations] == [1, 2]
    assert cited.text.splitlines()[1].endswith("[2]")


def test_a_statement_over_two_sentences_quotes_both():
    cited = cite("共有学校35所，在校生24206人。[1]", PASSAGES, DOCUMENTS)
    assert cited.citations[0].quote == FIRST + SECOND


def test_a_mark_that_names_no_passage_is_dropped_and_reported():
    cited = cite("在校生24206人。[7]", PASSAGES, DOCUMENTS)
    assert cited.invented == (7,)
    assert "[7]" not in cited.text


@pytest.mark.parametrize("draft", ["在校生24260人。[1]", "在校生24206所。[1]", "公办23人。[1]", "在校生2.4万人。[1]"])
def test_a_changed_figure_or_unit_does_not_pass(draft):
    assert verdicts(draft) == [Verdict.UNSUPPORTED]


@pytest.mark.parametrize("draft", ["在校生24206人。[1]", "在校生２４２０６人。[1]", "公办二十三所。[1]"])
def test_the_same_figure_written_otherwise_passes(draft):
    assert verdicts(draft) == [Verdict.SUPPORTED]


def test_text_without_a_mark_is_uncited():
    assert verdicts("在校生24206人。") == [Verdict.UNCITED]


def test_words_from_elsewhere_are_unsupported():
    assert verdicts("食堂饭菜可口，宿舍宽敞明亮，操场新铺草坪。[1]") == [Verdict.UNSUPPORTED]


def test_a_computed_figure_passes_with_its_calculation_only():
    draft = "约34.3%：民办12所 ÷ 学校35所（系统计算，资料未直接给出）[1]"
    done = Calculation(expression="12所 ÷ 35所", result="34.3%", operands=())
    assert verdicts(draft) == [Verdict.UNSUPPORTED]
    assert verdicts(draft, [done]) == [Verdict.SUPPORTED]


@given(st.text(min_size=1, max_size=60))
def test_every_quote_is_verbatim_whatever_is_said(statement):
    span = find_quote(statement, CHUNK)
    assert CHUNK.start <= span.start < span.end <= CHUNK.end
    assert any(span.start == s.start for s in CHUNK.sentences)


def test_both_levels_of_a_heading_are_quoted_with_the_row():
    text = "地区\t2023年\t\t2024年\t\n\t教师\t学生\t教师\t学生\n东县\t40\t500\t41\t520\n西县\t30\t400\t31\t410\n"
    header = ("地区", "2023年·教师", "2023年·学生", "2024年·教师", "2024年·学生")
    rows = [Row(cells=(), start=(at := text.index(name)), end=text.index("\n", at)) for name in ("东县", "西县")]
    said = [Sentence(text="东县；2024年·学生：520", start=rows[0].start, end=rows[0].end)]
    table = Table(caption="", header=header, rows=tuple(rows))
    made = chunk("t", text).model_copy(update={"table": table, "sentences": tuple(said), "text": text})
    passages = [Passage(chunk=made, document_title="报告", score=1.0)]
    cited = cite("东县，2024年·学生：520。[1]", passages, {"report": document("report", text)})
    assert cited.citations[0].quote == text[: rows[0].end]
