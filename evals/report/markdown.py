"""A run as Markdown: the whole report, or its head as a CI step summary.

In: a `Report`. Out: Markdown text.
"""

from collections.abc import Iterator

from evals.evaluation import SPLIT_NAMES, Evaluation, faults
from evals.report.contents import (
    HIDDEN,
    SHOWN_PASSAGES,
    Grid,
    Report,
    comparison_grid,
    expected,
    gate_grid,
    group_grid,
    overview_grid,
    skipped_text,
    stage_grid,
)
from evals.run import Result
from evals.summary import GROUPINGS


def to_summary(report: Report) -> str:
    """Return what fits beside a CI run: outcome, failed gates, the numbers."""
    return "\n".join(_head(report)) + "\n"


def to_markdown(report: Report) -> str:
    """Return the whole report."""
    return "\n".join([*_head(report), *_details(report)]) + "\n"


def _head(report: Report) -> Iterator[str]:
    yield f"# 评测报告：{outcome(report)}"
    yield f"\n{report.created_at}\n"
    yield from (f"- {note}" for note in report.notes)
    for evaluation in report.evaluations:
        yield f"\n## {evaluation.title}\n"
        yield from (f"{text}\n" for text in (evaluation.note, skipped_text(evaluation)) if text)
        yield from _table(overview_grid(evaluation))
    for comparison in report.comparisons:
        yield f"\n## {comparison.title}\n"
        if comparison.note:
            yield f"{comparison.note}\n"
        yield from _table(comparison_grid(comparison))
    if report.gates:
        yield "\n## 门槛与基线\n"
        yield from _table(gate_grid(report.gates))


def outcome(report: Report) -> str:
    """Say in a few words how the gates stand."""
    failed = sum(not gate.passed for gate in report.gates)
    if not report.gates:
        return "未设门槛"
    return f"{failed} 项未达标" if failed else f"{len(report.gates)} 项全部达标"


def _details(report: Report) -> Iterator[str]:
    for evaluation in report.evaluations:
        for split in evaluation.splits:
            results = evaluation.part(split)
            yield f"\n## {evaluation.title} · {SPLIT_NAMES[split]}"
            for name in GROUPINGS:
                yield f"\n### 按{name}\n"
                yield from _table(group_grid(name, results))
            yield "\n### 用时\n"
            yield from _table(stage_grid(results))
        yield from _failures(evaluation, report)


def _failures(evaluation: Evaluation, report: Report) -> Iterator[str]:
    for split in evaluation.splits:
        failed = [result for result in evaluation.part(split) if faults(result)]
        yield f"\n### {SPLIT_NAMES[split]}未通过的题：{len(failed)}\n"
        if not report.visible(split):
            yield HIDDEN
            continue
        for result in failed:
            yield from _failure(result)


def _failure(result: Result) -> Iterator[str]:
    case, answer = result.case, result.answer
    yield f"\n#### {case.id}（{case.kind}）{_line(case.question)}\n"
    yield from (f"- 前文（{turn.role}）：{_line(turn.content)}" for turn in case.history)
    yield f"- 问题所在：{_line('；'.join(faults(result)))}"
    yield f"- 应有：{_line(expected(result))}"
    yield f"- 回答（{answer.status}）：{_line(answer.text)}"
    yield from (f"- 引文[{c.label}] {_line(c.reference)}：“{_line(c.quote)}”" for c in answer.citations)
    for passage in result.passages[:SHOWN_PASSAGES]:
        chunk = passage.chunk
        yield f"- 检索 {passage.score:.2f} {_line(' / '.join(chunk.path))}：{_line(chunk.text)[:80]}"


def _table(grid: Grid) -> Iterator[str]:
    yield _row(grid.header)
    yield "|" + " --- |" * len(grid.header)
    for number, row in enumerate(grid.rows):
        yield _row(tuple(f"**{cell}**" for cell in row) if number in grid.emphasis else row)


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _line(text: str) -> str:
    """Keep a text on one line, and from being read as markup."""
    for mark in "\\`*_<>#|":
        text = text.replace(mark, f"\\{mark}")
    return " ".join(text.split())
