"""Run cases against an assistant and judge each one.

In: an open assistant and cases. Out: one `Result` per case. It averages nothing (summary.py), prints nothing and keeps
no files (reports).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.types import Answer, Chunk, Document, Passage, Status, Turn
from evals.cases import Case
from evals.digits import violations
from evals.matching import unmet_facts
from evals.metrics import (
    citation_precision,
    citation_recall,
    is_cited_right,
    is_correct,
    is_refusal,
    matched_gold,
    not_verbatim,
)
from evals.ranking import DEPTH, Ranked

# Questions of these kinds need all their gold sections; in other cases one of them is as good as another.
NEEDS_ALL = frozenset({"conflict", "computed"})


class Contents(Protocol):
    """What an index holds."""

    @property
    def documents(self) -> Mapping[str, Document]: ...  # noqa: D102  # by id
    @property
    def chunks(self) -> Mapping[str, Chunk]: ...  # noqa: D102  # by id
    @property
    def fingerprint(self) -> str: ...  # noqa: D102  # named in the design


class Asked(Protocol):
    """What is evaluated (`pipeline.Assistant` is one)."""

    @property
    def snapshot(self) -> Contents:
        """The index that it answers from."""

    def ask(self, question: str, history: Sequence[Turn] = (), *, documents: Sequence[str] = ()) -> Answer:
        """Answer a question."""

    def search(self, query: str, *, limit: int = 10, documents: Sequence[str] = ()) -> list[Passage]:
        """Find passages."""


@dataclass(frozen=True)
class Result:
    """One case with its answer and what was judged of it.

    `missing` are the fact groups that the answer lacks, `supported` whether each citation is right (ALCE precision),
    `probability` the answer's own estimate that it is answerable where it gives one.
    """

    case: Case
    answer: Answer
    passages: tuple[Passage, ...]
    ranked: Ranked
    correct: bool
    cited: bool
    refused: bool
    missing: tuple[str, ...]
    precision: float
    recall: float
    altered: tuple[int, ...]
    violations: tuple[str, ...]
    probability: float | None = None

    @property
    def passed(self) -> bool:
        """Right and rightly cited, or rightly refused."""
        return (self.correct and self.cited) if self.case.answerable else self.refused

    @property
    def milliseconds(self) -> float:
        """Time of all stages."""
        return sum(self.answer.provenance.timings_ms.values())


def run(
    assistant: Asked,
    cases: Iterable[Case],
    *,
    advance: Callable[[], None] = lambda: None,
    within: Callable[[Case], Sequence[str]] = lambda _: (),
) -> list[Result]:
    """Ask every case, within the documents that `within` gives for it (none: all), and judge the answers."""
    results = []
    for case in cases:
        results.append(run_case(assistant, case, documents=within(case)))
        advance()
    return results


def run_case(assistant: Asked, case: Case, *, documents: Sequence[str] = ()) -> Result:
    """Ask one case, within `documents` where given, and judge the answer."""
    answer = assistant.ask(case.question, case.history, documents=documents)
    passages = assistant.search(answer.standalone_question, limit=DEPTH, documents=documents)
    return Result(
        case=case,
        answer=answer,
        passages=tuple(passages),
        ranked=ranked(case, passages, assistant.snapshot.chunks),
        correct=case.answerable and is_correct(answer, case),
        cited=is_cited_right(answer, case),
        refused=is_refusal(answer, case),
        missing=tuple("/".join(group) for group in unmet_facts(answer.text, case.facts)),
        precision=citation_precision(answer, case),
        recall=citation_recall(answer, case),
        altered=tuple(not_verbatim(answer, assistant.snapshot.documents)),
        violations=tuple(violations(answer)),
        probability=probability(answer),
    )


def ranked(case: Case, passages: Sequence[Passage], chunks: Mapping[str, Chunk]) -> Ranked:
    """Say which gold each passage meets, itself or by a copy that was folded into it."""
    found = [_gold_of(case, [p.chunk, *(chunks[i] for i in p.duplicates if i in chunks)]) for p in passages]
    gold = case.gold_sections or ((case.gold_document,) if case.gold_document else ())
    if case.kind in NEEDS_ALL:
        return Ranked(tuple(found), gold)
    return Ranked(tuple("any" if name is not None else None for name in found), ("any",) if gold else ())


def _gold_of(case: Case, copies: Sequence[Chunk]) -> str | None:
    names = (matched_gold(case, chunk.number, chunk.document_id, chunk.caption) for chunk in copies)
    return next((name for name in names if name is not None), None)


def probability(answer: Answer) -> float | None:
    """Return the probability of being answerable that the answer carries, None while answers carry none."""
    value = answer.model_dump(include={"probability"}).get("probability")
    return float(value) if value is not None else None


def is_answered(result: Result) -> bool:
    """Tell whether something was stated, in full or in part."""
    return result.answer.status is not Status.REFUSED
