"""Rates over results."""

import pytest

from assistant.types import Status
from evals.run import run, run_case
from evals.summary import GROUPINGS, grouped, percentile, stages, summarise
from tests.fakes import CITATION

RIGHT, WRONG, UNKNOWN = "几所？", "几人？", "2023年几所？"


@pytest.fixture
def results(told, answer, case):
    """One right answer, one wrong, one false refusal, one right refusal, one false answer."""
    assistant = told(
        {
            RIGHT: answer("三所学校", citations=(CITATION,), timings={"retrieve": 4.0, "read": 6.0}),
            WRONG: answer("三所学校", citations=(CITATION,), timings={"retrieve": 8.0, "read": 12.0}),
            "2022年几所？": answer("三所学校", citations=(CITATION,)),
        }
    )
    gold = {"gold_sections": ("1",)}
    return run(
        assistant,
        [
            case("三所", id="1", question=RIGHT, **gold),
            case("7人", id="2", question=WRONG, kind="list", **gold),
            case("八所", id="3", question="别的？", **gold),
            case(id="4", question=UNKNOWN, kind="other_year", gold_sections=(), related=("1.3",)),
            case(id="5", question="2022年几所？", kind="other_year", gold_sections=()),
        ],
    )


def test_rates(results):
    found = summarise(results)
    assert (found.cases, found.answerable) == (5, 3)
    assert found.answer_correctness == pytest.approx(1 / 3)
    assert found.right_and_cited == pytest.approx(1 / 3)
    assert found.citation_correctness == 1.0
    assert found.wrong_answers == pytest.approx(1 / 3)
    assert found.false_refusals == pytest.approx(1 / 3)
    assert found.refusal_recall == pytest.approx(1 / 2)
    assert found.refusal_precision == pytest.approx(1 / 2)
    assert found.refusal_f1 == pytest.approx(1 / 2)
    assert found.hit_at_1 == 1.0
    assert found.verbatim == 1.0


def test_a_mean_over_nothing_is_no_number(results):
    unanswerable = summarise([result for result in results if not result.case.answerable])
    assert unanswerable.answer_correctness is None
    assert unanswerable.hit_at_1 is None
    nothing = summarise([])
    assert nothing.model_dump(exclude_none=True) == {"cases": 0, "answerable": 0}


def test_refusing_everything_has_no_false_answer_but_many_false_refusals(told, case):
    found = summarise(run(told(), [case("3", id="1"), case(id="2")]))
    assert (found.refusal_recall, found.false_refusals, found.refusal_precision) == (1.0, 1.0, 0.5)
    assert found.answer_correctness == 0.0


def test_altered_quotes_and_loose_figures_are_counted(told, answer, case):
    altered = CITATION.model_copy(update={"quote": "全市有四所示范学校。"})
    assistant = told({"几？": answer("共77所", citations=(altered, CITATION.model_copy(update={"label": 2})))})
    found = summarise([run_case(assistant, case("3", question="几？"))])
    assert found.verbatim == 0.5
    assert found.digit_violations is not None
    assert found.digit_violations > 0


def test_times_are_sums_of_stages_and_shares_of_all(results):
    found = summarise(results[:2])
    assert found.median_ms == pytest.approx(15.0)
    assert found.p95_ms == pytest.approx(19.5)
    retrieve, read = stages(results[:2])
    assert (retrieve.name, retrieve.median, read.name, read.median) == ("retrieve", 6.0, "read", 9.0)
    assert retrieve.share == pytest.approx(0.4)
    assert read.share == pytest.approx(0.6)


def test_percentiles_interpolate():
    assert percentile([1, 2, 3, 4], 50) == 2.5
    assert percentile([], 50) is None


def test_groups_by_kind_and_chapter(results):
    assert list(grouped(results, GROUPINGS["题型"])) == ["list", "number", "other_year"]
    chapters = grouped(results, GROUPINGS["章节"])
    assert {name: len(members) for name, members in chapters.items()} == {"report": 1, "report 第1章": 4}


def test_the_question_of_a_withheld_passage_is_asked_within_the_others(told, case):
    assistant = told()
    run(assistant, [case(id="w", question="撤去？"), case("3", id="r")], within=lambda c: ("a",) if c.id == "w" else ())
    assert assistant.within == {"撤去？": ("a",), "有多少所学校？": ()}


def test_a_false_refusal_is_no_answer(results):
    assert [result.answer.status is Status.REFUSED for result in results] == [False, False, True, True, False]
    assert [result.passed for result in results] == [True, False, False, True, False]


def test_a_question_that_is_turned_down_counts_as_refused(told, case):
    result = run_case(told(), case("3", question="？"))
    assert (result.refused, result.correct, result.answer.text) == (True, False, "请用文字写下问题。")


def test_the_probability_is_that_of_the_passages_within_reach(told, case):
    assistant = told(probability=0.7)
    assert run_case(assistant, case("3")).probability == 0.7
    assert run_case(assistant, case("3"), documents=("report",)).probability == 0.7
    assert run_case(assistant, case("3"), documents=("others",)).probability is None
    assert run_case(assistant, case("3", kind="computed")).probability is None
