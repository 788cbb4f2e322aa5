"""A run as JSON, for programs.

In: a `Report`. Out: one JSON text; numbers by place, results of every case that may be shown.
"""

import json

from evals.evaluation import Comparison, Evaluation, faults
from evals.report.contents import SHOWN_PASSAGES, Report
from evals.run import Result
from evals.summary import stages


def to_record(report: Report) -> str:
    """Return the JSON text."""
    record = {
        "created_at": report.created_at,
        "passed": report.passed,
        "gates": [
            {
                "place": gate.place,
                "metric": gate.name,
                "value": gate.value,
                "limit": gate.limit,
                "passed": gate.passed,
                "source": gate.source,
            }
            for gate in report.gates
        ],
        "notes": report.notes,
        "evaluations": [_evaluation(evaluation, report) for evaluation in report.evaluations],
        "comparisons": [_comparison(comparison) for comparison in report.comparisons],
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _evaluation(evaluation: Evaluation, report: Report) -> dict[str, object]:
    return {
        "name": evaluation.name,
        "title": evaluation.title,
        "note": evaluation.note,
        "index_fingerprint": evaluation.fingerprint,
        "documents": evaluation.documents,
        "skipped": dict(evaluation.skipped),
        "summaries": {place: summary.model_dump() for place, summary in evaluation.summaries().items()},
        "stages_ms": {split: _stages(evaluation.part(split)) for split in evaluation.splits},
        "results": [_result(r) for split in evaluation.splits if report.visible(split) for r in evaluation.part(split)],
    }


def _stages(results: list[Result]) -> dict[str, dict[str, float]]:
    return {stage.name: {"median": stage.median, "p95": stage.p95, "share": stage.share} for stage in stages(results)}


def _comparison(comparison: Comparison) -> dict[str, object]:
    return {
        "name": comparison.name,
        "title": comparison.title,
        "note": comparison.note,
        "rows": {row: summary.model_dump(exclude_none=True) for row, summary in comparison.rows.items()},
    }


def _result(result: Result) -> dict[str, object]:
    case, answer = result.case, result.answer
    return {
        "id": case.id,
        "split": case.split,
        "kind": case.kind,
        "question": case.question,
        "history": [turn.content for turn in case.history],
        "standalone_question": answer.standalone_question,
        "answerable": case.answerable,
        "facts": case.facts,
        "gold_document": case.gold_document,
        "gold_sections": case.gold_sections,
        "status": answer.status,
        "text": answer.text,
        "passed": result.passed,
        "correct": result.correct,
        "cited": result.cited,
        "faults": faults(result),
        "rank": result.ranked.first,
        "probability": result.probability,
        "milliseconds": round(result.milliseconds, 2),
        "citations": [
            {"reference": c.reference, "section": c.section_number, "quote": c.quote} for c in answer.citations
        ],
        "passages": [
            {"section": p.chunk.number, "path": p.chunk.path, "score": round(p.score, 3), "text": p.chunk.text}
            for p in result.passages[:SHOWN_PASSAGES]
        ],
    }
