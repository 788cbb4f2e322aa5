"""What a report holds, and how its numbers are written.

In: evaluations, comparisons, gates. Out: rows of text that every format shows alike. It knows no format.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from evals.cases import Split
from evals.evaluation import SPLIT_NAMES, Comparison, Evaluation
from evals.gates import Gate
from evals.run import Result
from evals.summary import GROUPINGS, METRICS, Metric, Summary, grouped, stages, summarise

SHOWN_PASSAGES = 3
GROUP_METRICS = ("right_and_cited", "answer_correctness", "false_refusals", "refusal_recall", "hit_at_1", "mrr")
HIDDEN = "测试集只给出比率，不列出题目（调试时只看开发集）。"


@dataclass(frozen=True)
class Report:
    """Everything one run found out. `created_at` is ISO 8601, UTC; `notes` are Chinese sentences for the reader."""

    created_at: str
    evaluations: tuple[Evaluation, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    gates: tuple[Gate, ...] = ()
    notes: tuple[str, ...] = ()
    show_test: bool = False

    @property
    def passed(self) -> bool:
        """Whether every gate holds."""
        return all(gate.passed for gate in self.gates)

    def summaries(self) -> dict[str, Summary]:
        """Return all numbers by place."""
        found: dict[str, Summary] = {}
        for evaluation in self.evaluations:
            found |= evaluation.summaries()
        for comparison in self.comparisons:
            found |= comparison.summaries()
        return found

    def visible(self, split: Split) -> bool:
        """Tell whether single cases of a split may be shown."""
        return split == "dev" or self.show_test


@dataclass(frozen=True)
class Grid:
    """A table of text. `emphasis` marks rows that need attention."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    emphasis: frozenset[int] = frozenset()


def written(metric: Metric, value: float | None) -> str:
    """Write a number the way its kind is read."""
    if value is None:
        return "—"
    match metric.unit:
        case "rate":
            return f"{value * 100:.1f}%"
        case "ms":
            return f"{value:.1f} 毫秒"
        case "chars":
            return f"{value:.0f} 字"
        case "count":
            return f"{value:.0f}"


def gate_grid(gates: Sequence[Gate]) -> Grid:
    """List the gates, failed ones marked."""
    rows = [
        (
            "通过" if gate.passed else "未通过",
            gate.place,
            gate.metric.label,
            written(gate.metric, gate.value),
            ("≥ " if gate.metric.better == "high" else "≤ ") + written(gate.metric, gate.limit),
            gate.source,
        )
        for gate in gates
    ]
    failed = frozenset(i for i, gate in enumerate(gates) if not gate.passed)
    return Grid(("结果", "范围", "指标", "实测", "要求", "来源"), tuple(rows), failed)


def overview_grid(evaluation: Evaluation) -> Grid:
    """Put the splits of an evaluation side by side."""
    parts = [summarise(evaluation.part(split)) for split in evaluation.splits]
    rows = [
        ("题数", *(str(part.cases) for part in parts)),
        ("其中可答", *(str(part.answerable) for part in parts)),
        *(
            (metric.label, *(written(metric, getattr(part, name)) for part in parts))
            for name, metric in METRICS.items()
        ),
    ]
    return Grid(("指标", *(SPLIT_NAMES[split] for split in evaluation.splits)), tuple(rows))


def group_grid(name: str, results: Sequence[Result]) -> Grid:
    """Break one split down by kind, chapter, style or file."""
    rows = []
    for group, members in grouped(results, GROUPINGS[name]).items():
        summary = summarise(members)
        numbers = (written(METRICS[m], getattr(summary, m)) for m in GROUP_METRICS)
        rows.append((group, str(summary.cases), *numbers))
    return Grid((name, "题数", *(METRICS[m].short for m in GROUP_METRICS)), tuple(rows))


def stage_grid(results: Sequence[Result]) -> Grid:
    """List the times by stage."""
    rows = [(s.name, f"{s.median:.1f}", f"{s.p95:.1f}", f"{s.share * 100:.0f}%") for s in stages(results)]
    return Grid(("阶段", "中位数（毫秒）", "第95百分位（毫秒）", "占比"), tuple(rows))


def comparison_grid(comparison: Comparison) -> Grid:
    """Put the searchers of a comparison side by side, with the numbers that all of them have."""
    names = [m for m in METRICS if any(getattr(s, m) is not None for s in comparison.rows.values())]
    rows = []
    for row, summary in comparison.rows.items():
        numbers = (written(METRICS[m], getattr(summary, m)) for m in names)
        rows.append((comparison.labels.get(row, row), str(summary.cases), *numbers))
    return Grid(("", "题数", *(METRICS[m].short for m in names)), tuple(rows))


def skipped_text(evaluation: Evaluation) -> str:
    """Say how many cases were passed over and why, "" when none was."""
    if not evaluation.skipped:
        return ""
    reasons = "；".join(f"{reason} {count} 题" for reason, count in sorted(evaluation.skipped.items()))
    return f"跳过 {sum(evaluation.skipped.values())} 题：{reasons}。"


def expected(result: Result) -> str:
    """Say what a right answer to the case is."""
    case = result.case
    if not case.answerable:
        near = f"（可提示 {'、'.join(case.related)}）" if case.related else ""
        return f"应当拒答{near}"
    facts = "；".join("/".join(group) for group in case.facts)
    where = "、".join(case.gold_sections) or "全文"
    return f"{facts} ← {case.gold_document} {where}"
