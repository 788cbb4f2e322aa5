"""A run as one HTML page that loads nothing: numbers, plots, and every failure that may be shown, with its evidence.

In: a `Report`. Out: HTML text. Everything that comes from a document or a question is escaped.
"""

from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files

from sklearn.calibration import calibration_curve

from evals.evaluation import SPLIT_NAMES, Comparison, Evaluation, faults
from evals.report import plots
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
from evals.report.markdown import outcome
from evals.run import Result
from evals.summary import GROUPINGS, METRICS, grouped, percentile, stages

COMPARED = ("hit_at_1", "hit_at_3", "hit_at_10", "mrr")
BINS = 8


def to_page(report: Report) -> str:
    """Return the page."""
    style = files("evals.report").joinpath("page.css").read_text(encoding="utf-8")
    body = "".join(_body(report))
    return (
        '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>评测报告</title><style>{style}</style></head><body><main>{body}</main></body></html>\n"
    )


def _body(report: Report) -> Iterator[str]:
    state = "good" if report.passed else "bad"
    yield f'<h1>评测报告 <span class="{state}">{escape(outcome(report))}</span></h1>'
    yield f'<p class="quiet">{escape(report.created_at)}</p>'
    yield from (f"<p>{escape(note)}</p>" for note in report.notes)
    if report.gates:
        yield "<h2>门槛与基线</h2>" + _table(gate_grid(report.gates))
    for evaluation in report.evaluations:
        yield from _evaluation(evaluation, report)
    for comparison in report.comparisons:
        yield from _comparison(comparison)


def _evaluation(evaluation: Evaluation, report: Report) -> Iterator[str]:
    yield f"<h2>{escape(evaluation.title)}</h2>"
    yield f'<p class="quiet">文档 {evaluation.documents} 个，索引 {escape(evaluation.fingerprint[:12])}</p>'
    yield from (f"<p>{escape(text)}</p>" for text in (evaluation.note, skipped_text(evaluation)) if text)
    yield _table(overview_grid(evaluation))
    yield from _plots(evaluation)
    for split in evaluation.splits:
        results = evaluation.part(split)
        yield f"<h3>{SPLIT_NAMES[split]}</h3>"
        for name in GROUPINGS:
            yield f"<details><summary>按{name}</summary>{_table(group_grid(name, results))}</details>"
        yield f"<details><summary>用时</summary>{_table(stage_grid(results))}</details>"
        failed = [result for result in results if faults(result)]
        yield f"<h4>未通过的题：{len(failed)}</h4>"
        yield "".join(map(_failure, failed)) if report.visible(split) else f"<p>{HIDDEN}</p>"


def _plots(evaluation: Evaluation) -> Iterator[str]:
    names = [SPLIT_NAMES[split] for split in evaluation.splits]
    parts = [evaluation.part(split) for split in evaluation.splits]
    for name, key in GROUPINGS.items():
        groups = [{g: _passed(r) for g, r in grouped(part, key).items()} for part in parts]
        rows = [plots.Bars(g, tuple(part.get(g) for part in groups)) for g in sorted(set().union(*groups))]
        chart = plots.bars(rows, maximum=1.0, text=_percent, name=f"按{name}的通过率")
        yield _figure(f"按{name}：答对且引对，或应拒而拒", chart, names)
    times = [[result.milliseconds for result in part] for part in parts]
    longest = max((percentile(values, 99) or 0.0 for values in times), default=0.0) or 1.0
    chart = plots.curves([plots.cumulative(v) for v in times], maximum=longest, unit="毫秒", name="用时的累积分布")
    yield _figure("用时的累积分布", chart, names)
    rows = [plots.Bars(s.name, (s.median, s.p95)) for s in stages([r for part in parts for r in part])]
    slowest = max((value or 0.0 for row in rows for value in row.values), default=1.0)
    chart = plots.bars(rows, maximum=slowest, text=lambda v: f"{v:.1f} 毫秒", name="各阶段用时")
    yield _figure("各阶段用时", chart, ["中位数", "第95百分位"])
    yield from _reliability([r for part in parts for r in part])


def _reliability(results: Sequence[Result]) -> Iterator[str]:
    """Plot the probability of being answerable against the truth, where answers carry one."""
    known = [(r.probability, r.case.answerable) for r in results if r.probability is not None]
    truth = [answerable for _, answerable in known]
    if len(set(truth)) < len((True, False)):  # both kinds of case are needed
        return
    values = [min(max(value, 0.0), 1.0) for value, _ in known]
    observed, predicted = calibration_curve(truth, values, n_bins=BINS)
    counts = [sum(int(min(v * BINS, BINS - 1)) == int(min(p * BINS, BINS - 1)) for v in values) for p in predicted]
    points = list(zip(map(float, predicted), map(float, observed), counts, strict=True))
    yield _figure("可答概率的可靠性（点越大题越多，落在对角线上最好）", plots.reliability(points, "可靠性图"), [])


def _comparison(comparison: Comparison) -> Iterator[str]:
    yield f"<h2>{escape(comparison.title)}</h2>"
    if comparison.note:
        yield f"<p>{escape(comparison.note)}</p>"
    yield _table(comparison_grid(comparison))
    names = [m for m in COMPARED if any(getattr(s, m) is not None for s in comparison.rows.values())]
    rows = [plots.Bars(METRICS[m].label, tuple(getattr(s, m) for s in comparison.rows.values())) for m in names]
    chart = plots.bars(rows, maximum=1.0, text=_percent, name=comparison.title)
    yield _figure("", chart, [comparison.labels.get(row, row) for row in comparison.rows])


def _figure(title: str, chart: str, series: Sequence[str]) -> str:
    caption = f"<figcaption>{escape(title)}</figcaption>" if title else ""
    return f"<figure>{caption}{plots.legend(series) if len(series) > 1 else ''}{chart}</figure>"


def _failure(result: Result) -> str:
    case, answer = result.case, result.answer
    lines = [("问题所在", "；".join(faults(result))), ("应有", expected(result))]
    lines += [(f"前文（{turn.role}）", turn.content) for turn in case.history]
    lines += [(f"回答（{answer.status}）", answer.text)]
    lines += [(f"引文[{c.label}]", f"{c.reference}：“{c.quote}”") for c in answer.citations]
    lines += [
        (f"检索 {p.score:.2f}", f"{' / '.join(p.chunk.path)}：{p.chunk.text}") for p in result.passages[:SHOWN_PASSAGES]
    ]
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in lines)
    head = f"<b>{escape(case.id)}</b> {escape(case.question)} <small>{escape(case.kind)}</small>"
    return f"<details><summary>{head}</summary><dl>{rows}</dl></details>"


def _table(grid: Grid) -> str:
    head = "".join(f"<th>{escape(cell)}</th>" for cell in grid.header)
    rows = []
    for number, row in enumerate(grid.rows):
        mark = ' class="bad"' if number in grid.emphasis else ""
        rows.append(f"<tr{mark}>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>")
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    return f'<div class="scroll">{table}</div>'


def _passed(results: Sequence[Result]) -> float:
    return sum(result.passed for result in results) / len(results)


def _percent(value: float) -> str:
    return f"{value * 100:.0f}%"
