"""Judgements of one answer."""

import pytest

from assistant.types import Status
from evals import metrics
from tests.fakes import CITATION, DOCUMENT


def test_all_facts_make_an_answer_right(answer, case):
    assert metrics.is_correct(answer("公办23所，民办12所"), case("23所", "12所"))
    assert not metrics.is_correct(answer("公办23所"), case("23所", "12所"))


def test_a_forbidden_string_makes_it_wrong(answer, case):
    asked = case("395", forbidden=("1000多人",))
    assert metrics.is_correct(answer("是395人"), asked)
    assert not metrics.is_correct(answer("是395人，共1000多人"), asked)


def test_agreeing_with_a_wrong_premise_is_wrong_whatever_is_quoted(answer, case):
    for kind in ("wrong_premise", "wrong_list"):
        asked = case("395").model_copy(update={"kind": kind})
        assert not metrics.is_correct(answer("是的，“双师型”教师395人"), asked)
        assert metrics.is_correct(answer("与资料不符：“双师型”教师395人"), asked)
    assert metrics.is_correct(answer("是的，395人"), case("395"))


def test_a_refusal_is_never_right_even_if_it_names_the_fact(answer, case):
    assert not metrics.is_correct(answer("没有395", status=Status.REFUSED), case("395"))


def test_a_refusal_that_tells_the_forbidden_figure_is_none(answer, case):
    asked = case(forbidden=("24206",))
    assert metrics.is_refusal(answer("没有2023年的数据", status=Status.REFUSED), asked)
    assert not metrics.is_refusal(answer("没有，2023年是24206人", status=Status.REFUSED), asked)
    assert not metrics.is_refusal(answer("2023年有35所"), asked)


def test_an_answerable_case_is_refused_whatever_the_refusal_says(answer, case):
    refusal = answer("没有“99999人”的内容", status=Status.REFUSED)
    assert metrics.is_refusal(refusal, case("24206", forbidden=("99999",)))


@pytest.mark.parametrize(
    ("gold", "section", "caption", "found"),
    [
        (("1.1",), "1.1", None, "1.1"),
        (("1.1",), "1.1.2", None, "1.1"),
        (("7",), "7.5", None, "7"),
        (("1.1",), "1.10", None, None),
        (("1.1.2",), "1.1", None, None),
        (("第十四条",), "第十四条", None, "第十四条"),
        (("典型案例2-1", "2.1.4"), "2.1.4", None, "2.1.4"),
        (("典型案例2-1",), "2.1.4", "典型案例 2-1 某校的做法", "典型案例2-1"),
        (("典型案例2-1",), "2.1.4", "典型案例2-10 某校的做法", None),
        ((), "9", None, "report"),
    ],
)
def test_a_place_counts_for_the_gold_section_it_stands_in(case, gold, section, caption, found):
    assert metrics.matched_gold(case("1", gold_sections=gold), section, "report", caption) == found


def test_the_same_number_in_another_document_is_another_place(case):
    assert metrics.matched_gold(case("1"), "1.1", "law", None) is None


def test_citation_precision_counts_quotes_that_hold_a_fact_or_stand_in_the_gold_section(answer, case, citation):
    there = citation("别的话", 1)
    tells = citation("共35所", 2, section_number="3.2")
    neither = citation("无关", 3, section_number="3.2")
    judged = answer("共35所", citations=(there, tells, neither))
    assert metrics.citation_precision(judged, case("35所")) == pytest.approx(2 / 3)
    assert metrics.citation_precision(answer("共35所"), case("35所")) == 0.0


def test_citation_recall_is_the_share_of_facts_that_are_quoted(answer, case):
    assert metrics.citation_recall(answer("35所，12所", ["共35所"]), case("35所", "12所")) == 0.5
    assert metrics.citation_recall(answer("35所", ["共35", "所"]), case("35所")) == 1.0


def test_a_computed_fact_is_supported_by_its_quoted_operands_only(answer, case, calculation):
    share = calculation("395人 ÷ 2155人", "18.3%", "395人", "2155人")
    grounded = answer("约18.3%", ["教师2155人，双师型395人"], calculations=[share])
    loose = answer("约18.3%", ["教师2155人"], calculations=[share])
    assert metrics.citation_recall(grounded, case("18.3%")) == 1.0
    assert metrics.citation_recall(loose, case("18.3%")) == 0.0


def test_a_quote_must_be_the_text_at_its_place(answer):
    documents = {DOCUMENT.id: DOCUMENT}
    altered = CITATION.model_copy(update={"label": 2, "quote": CITATION.quote.replace("三", "四")})
    empty = CITATION.model_copy(update={"label": 3, "quote": "", "end": CITATION.start})
    elsewhere = CITATION.model_copy(update={"label": 4, "document_id": "gone"})
    judged = answer("三所", citations=(CITATION, altered, empty, elsewhere))
    assert metrics.not_verbatim(judged, documents) == [2, 3, 4]
