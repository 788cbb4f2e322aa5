"""Run cases against an assistant and judge each one.

In: an open assistant and cases. Out: one `Result` per case. It averages nothing (summary.py), prints nothing and keeps
no files (reports).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.answer.refuse import Judgement
from assistant.errors import QuestionError
from assistant.types import Answer, Chunk, Document, Event, Final, Passage, Retrieved, Status, Turn
from evals.calibrate import NOT_JUDGED
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
from evals.ranking import Ranked

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

    def stream(self, question: str, history: Sequence[Turn] = (), *, documents: Sequence[str] = ()) -> Iterator[Event]:
        """Answer a question: the passages that were found, pieces of text, the answer."""

    def examine(
        self, question: str, history: Sequence[Turn] = (), *, keep: Callable[[Passage], bool] = lambda _: True
    ) -> Judgement:
        """Judge whether the passages that `keep` lets through answer a question."""

    def search(self, query: str, *, limit: int = 10) -> list[Passage]:
        """Find passages."""


@dataclass(frozen=True)
class Result:
    """One case with its answer and what was judged of it.

    `passages` are those that the answer was written from, `missing` the fact groups that it lacks, `altered` the labels
    of quotes that are not verbatim, `probability` the calibrated one of being answerable, None where a rule decides.
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
    answer, passages = asked(assistant, case, documents)
    return Result(
        case=case,
        answer=answer,
        passages=passages,
        ranked=ranked(case, passages, assistant.snapshot.chunks),
        correct=case.answerable and is_correct(answer, case),
        cited=is_cited_right(answer, case),
        refused=is_refusal(answer, case),
        missing=tuple("/".join(group) for group in unmet_facts(answer.text, case.facts)),
        precision=citation_precision(answer, case),
        recall=citation_recall(answer, case),
        altered=tuple(not_verbatim(answer, assistant.snapshot.documents)),
        violations=tuple(violations(answer)),
        probability=probability(assistant, case, documents),
    )


def asked(assistant: Asked, case: Case, documents: Sequence[str]) -> tuple[Answer, tuple[Passage, ...]]:
    """Return the answer and the passages it was written from. A question that is turned down counts as refused."""
    passages: tuple[Passage, ...] = ()
    try:
        for event in assistant.stream(case.question, case.history, documents=documents):
            if isinstance(event, Retrieved):
                passages = event.passages
            elif isinstance(event, Final):
                return event.answer, passages
    except QuestionError as fault:
        refusal = Answer(
            id="",
            question=case.question,
            standalone_question=case.question,
            status=Status.REFUSED,
            answerer="",
            text=fault.message,
            notice="",
        )
        return refusal, ()
    raise RuntimeError("stream() ended without a Final event")


def probability(assistant: Asked, case: Case, documents: Sequence[str]) -> float | None:
    """Return the probability of being answerable, None where not the model decides but a rule or arithmetic."""
    if case.kind in NOT_JUDGED:
        return None
    within = frozenset(documents)
    try:
        judged = assistant.examine(
            case.question, case.history, keep=lambda passage: not within or passage.chunk.document_id in within
        )
    except QuestionError:
        return None
    return judged.probability if judged.features and not judged.excluded else None


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


def is_answered(result: Result) -> bool:
    """Tell whether something was stated, in full or in part."""
    return result.answer.status is not Status.REFUSED
