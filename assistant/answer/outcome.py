"""From verified statements to what leaves the system.

In: the judgement, the cited draft, its statements. Out: status, text and statements of the answer; the sections nearest
to a refused question; the calculation with the labels of its operands. Only supported statements pass.
"""

from collections.abc import Sequence

from assistant.answer.cite import Cited, reference
from assistant.answer.refuse import Judgement
from assistant.prompts import REFUSAL
from assistant.types import Calculation, Conflict, Figure, Operand, Passage, Statement, Status, Verdict

RELATED = 3


def outcome(
    judgement: Judgement, cited: Cited, statements: Sequence[Statement]
) -> tuple[Status, str, tuple[Statement, ...]]:
    """Return the status, the text and the statements that may leave the system."""
    kept = tuple(statement for statement in statements if statement.verdict is Verdict.SUPPORTED)
    if not kept:
        return Status.REFUSED, judgement.reason or REFUSAL, ()
    if len(kept) == len(statements):
        return Status.ANSWERED, cited.text, kept
    lines = [s.text + "。" + "".join(f"[{label}]" for label in s.citations) for s in kept]
    return Status.PARTIAL, "\n".join(lines), kept


def nearest(passages: Sequence[Passage]) -> tuple[str, ...]:
    """Return references to the sections nearest to a question that was not (fully) answered."""
    references = dict.fromkeys(reference(passage.document_title, passage.chunk) for passage in passages)
    return tuple(references)[:RELATED]


def calculation(expression: str, result: str, figures: Sequence[Figure], cited: Cited) -> Calculation | None:
    """Return the calculation with each operand's citation, or None when a quote does not hold its operand."""
    operands = [_operand(figure, cited) for figure in figures]
    if None in operands:
        return None
    return Calculation(expression=expression, result=result, operands=tuple(op for op in operands if op))


def conflict(figures: Sequence[Figure], note: str, cited: Cited) -> Conflict | None:
    """Return the contradiction between figures with their citations, or None when the answer cites only one of them."""
    values = tuple(operand for figure in figures if (operand := _operand(figure, cited)))
    return Conflict(indicator=figures[0].indicator, values=values, note=note) if len(values) > 1 else None


def calculations_shown(found: Sequence[Calculation], labels: set[int]) -> tuple[Calculation, ...]:
    """Return the calculations whose operands are all cited by what is left of the answer."""
    return tuple(done for done in found if {operand.label for operand in done.operands} <= labels)


def conflicts_shown(found: Sequence[Conflict], labels: set[int]) -> tuple[Conflict, ...]:
    """Return the contradictions whose values are all cited by what is left of the answer."""
    return tuple(clash for clash in found if {value.label for value in clash.values} <= labels)


def _operand(figure: Figure, cited: Cited) -> Operand | None:
    for citation in cited.citations:
        if citation.chunk_id == figure.chunk_id and citation.start <= figure.start and figure.end <= citation.end:
            return Operand(text=figure.indicator + figure.text, label=citation.label)
    return None
