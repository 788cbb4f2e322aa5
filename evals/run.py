"""Run cases against an assistant and judge each one.

In: an open assistant and cases. Out: one `Result` per case and a `Summary`. It does not print and keeps no files: that
is report.py's work.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from assistant.pipeline import Assistant
from assistant.types import Answer, Passage, Status
from evals.cases import Case
from evals.metrics import citation_precision, citation_recall, cited_right, correct, first_right, unmet_facts

SEARCHED = 10


@dataclass(frozen=True)
class Result:
    """One case with its answer. `rank` is that of the first passage in a gold section, 0 when none of the first ten."""

    case: Case
    answer: Answer
    passages: tuple[Passage, ...]
    correct: bool
    cited: bool
    refused: bool
    rank: int
    missing: tuple[str, ...]
    precision: float
    recall: float

    @property
    def passed(self) -> bool:
        """Right and rightly cited, or rightly refused."""
        return (self.correct and self.cited) if self.case.answerable else self.refused


@dataclass(frozen=True)
class Summary:
    """Rates from 0 to 1 over a set of results; None where the set has no case for them. Times in ms."""

    cases: int
    answer_correctness: float | None
    citation_correctness: float | None
    citation_precision: float | None
    citation_recall: float | None
    refusal_recall: float | None
    refusal_precision: float | None
    false_refusals: float | None
    hit_at_1: float | None
    hit_at_3: float | None
    mrr: float | None
    median_ms: float
    verbatim: float
    digit_violations: int


def run(assistant: Assistant, cases: Iterable[Case], *, advance: Callable[[], None] = lambda: None) -> list[Result]:
    """Ask every case and judge the answers."""
    results = []
    for case in cases:
        results.append(run_case(assistant, case))
        advance()
    return results


def run_case(assistant: Assistant, case: Case) -> Result:
    """Ask one case and judge the answer."""
    answer = assistant.ask(case.question, case.history)
    passages = assistant.search(answer.standalone_question, limit=SEARCHED)
    right = case.answerable and correct(case, answer)
    return Result(
        case=case,
        answer=answer,
        passages=tuple(passages),
        correct=right,
        cited=cited_right(case, answer.citations),
        refused=answer.status is Status.REFUSED,
        rank=first_right(case, passages) if case.answerable else 0,
        missing=tuple("/".join(group) for group in unmet_facts(answer.text, case.facts)),
        precision=citation_precision(case, answer),
        recall=citation_recall(case, answer),
    )


def summarise(results: Sequence[Result]) -> Summary:
    """Average the results."""
    asked = [r for r in results if r.case.answerable]
    unanswerable = [r for r in results if not r.case.answerable]
    refused = [r for r in results if r.refused]
    right = [r for r in asked if r.correct]
    answered = [r for r in asked if not r.refused]
    checks = [check for r in results for s in r.answer.statements for check in s.checks]
    verbatim = [check.passed for check in checks if check.name == "verbatim"]
    return Summary(
        cases=len(results),
        answer_correctness=_rate(r.correct for r in asked),
        citation_correctness=_rate(r.cited for r in right),
        citation_precision=_mean(r.precision for r in answered),
        citation_recall=_mean(r.recall for r in answered),
        refusal_recall=_rate(r.refused for r in unanswerable),
        refusal_precision=_rate(not r.case.answerable for r in refused),
        false_refusals=_rate(r.refused for r in asked),
        hit_at_1=_rate(r.rank == 1 for r in asked),
        hit_at_3=_rate(1 <= r.rank <= 3 for r in asked),
        mrr=_mean(1 / r.rank if r.rank else 0.0 for r in asked),
        median_ms=median(sum(r.answer.provenance.timings_ms.values()) for r in results) if results else 0.0,
        verbatim=_rate(verbatim) if verbatim else 1.0,
        digit_violations=sum(not check.passed for check in checks if check.name == "digits"),
    )


def _rate(values: Iterable[bool]) -> float | None:
    return _mean(float(value) for value in values)


def _mean(values: Iterable[float]) -> float | None:
    found = list(values)
    return fmean(found) if found else None
