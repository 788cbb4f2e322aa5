"""The look of the tab 评测: numbers, plots and tables of one run.

In: a `Record`. Out: `Html`, everything escaped. It judges nothing: which numbers are good enough stands in the record.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from ui.bars import Bar, bars_html
from ui.evaluation.names import HEADLINES, KINDS, METRICS, SPLITS, STAGES, milliseconds, percent, placed
from ui.evaluation.record import Evaluation, Gate, Record
from ui.markup import Html, join, tag


def record_html(record: Record) -> Html:
    """Return the run: outcome, headline numbers, plots, tables."""
    state = tag("span", "达到全部要求" if record.passed else "未达到要求", class_=f"state {_state(record.passed)}")
    return join(
        [
            tag("header", tag("h2", "最近一次评测 ", state), tag("p", _when(record.created_at), class_="note")),
            *(tag("p", note, class_="note") for note in record.notes),
            _failed_gates(record.gates),
            *(evaluation_html(evaluation) for evaluation in record.evaluations),
            _gates(record.gates),
        ]
    )


def evaluation_html(evaluation: Evaluation) -> Html:
    """Return one set of questions: its numbers side by side, its plots."""
    parts = {split: evaluation.summaries[f"{evaluation.name}.{split}"] for split in evaluation.splits}
    names = [SPLITS.get(split, split) for split in parts]
    sizes = "，".join(
        f"{name} {part.get('cases') or 0:.0f} 题" for name, part in zip(names, parts.values(), strict=True)
    )
    return tag(
        "section",
        tag("h3", evaluation.title),
        tag("p", f"文档 {evaluation.documents} 份；{sizes}", class_="note"),
        tag("ul", *_tiles(parts), class_="tiles"),
        tag("div", _kinds(evaluation, parts), _stages(evaluation, parts), class_="plots"),
        tag("details", tag("summary", "全部指标"), _numbers(names, list(parts.values()))),
        class_="evaluation",
    )


def _tiles(parts: Mapping[str, Mapping[str, float | None]]) -> Iterator[Html]:
    for key in HEADLINES:
        metric = METRICS[key]
        numbers = [
            tag("span", tag("b", _written(key, part.get(key))), f" {SPLITS.get(split, split)}")
            for split, part in parts.items()
        ]
        yield tag("li", tag("h4", metric.name, title=metric.about), *numbers)


def _kinds(evaluation: Evaluation, parts: Mapping[str, object]) -> Html:
    """Plot, by kind of question, how many were answered right, or refused where there is no answer."""
    rows = []
    for kind in dict.fromkeys(name.split(".", 2)[2] for name in evaluation.summaries if name.count(".") > 1):
        found = [evaluation.summaries.get(f"{evaluation.name}.{split}.{kind}") for split in parts]
        if any(found):
            cases = sum(int(part.get("cases") or 0) for part in found if part)
            rows.append(Bar(KINDS.get(kind, kind), tuple(_passed(part) for part in found), f"{cases} 题"))
    rows.sort(key=lambda row: min(value for value in row.values if value is not None) if any(row.values) else 0.0)
    names = [SPLITS.get(split, split) for split in parts]
    title = "按题型：答对且引对，或应拒而拒（由低到高）"
    return bars_html(title, names, rows, maximum=1.0, written=percent)


def _passed(part: Mapping[str, float | None] | None) -> float | None:
    if not part:
        return None
    cases, answerable = part.get("cases") or 0.0, part.get("answerable") or 0.0
    right = (part.get("right_and_cited") or 0.0) * answerable + (part.get("refusal_recall") or 0.0) * (
        cases - answerable
    )
    return right / cases if cases else None


def _stages(evaluation: Evaluation, parts: Mapping[str, object]) -> Html:
    split = next((split for split in reversed(list(parts)) if split in evaluation.stages_ms), "")
    stages = evaluation.stages_ms.get(split, {})
    rows = [Bar(STAGES.get(name, name), (part.get("median"), part.get("p95"))) for name, part in stages.items()]
    most = max((value or 0.0 for row in rows for value in row.values), default=0.0)
    title = f"各阶段用时（{SPLITS.get(split, split)}）"
    return bars_html(title, ("中位数", "第95百分位"), rows, maximum=most, written=milliseconds) if rows else Html("")


def _numbers(names: Sequence[str], parts: Sequence[Mapping[str, float | None]]) -> Html:
    rows = [
        tag(
            "tr",
            tag("th", metric.name, scope="row", title=metric.about),
            *(tag("td", _written(k, p.get(k))) for p in parts),
        )
        for k, metric in METRICS.items()
        if any(part.get(k) is not None for part in parts)
    ]
    return _table(("指标", *names), rows)


def _failed_gates(gates: Sequence[Gate]) -> Html:
    failed = [gate for gate in gates if not gate.passed]
    return tag("div", tag("h3", f"未达到的要求（{len(failed)} 项）"), _gate_table(failed)) if failed else Html("")


def _gates(gates: Sequence[Gate]) -> Html:
    if not gates:
        return Html("")
    return tag("details", tag("summary", f"全部要求（{len(gates)} 项）"), _gate_table(gates), class_="evaluation")


def _gate_table(gates: Sequence[Gate]) -> Html:
    rows = [
        tag(
            "tr",
            tag("td", "达到" if gate.passed else "未达到", class_=_state(gate.passed)),
            tag("td", placed(gate.place)),
            tag("td", METRICS[gate.metric].name if gate.metric in METRICS else gate.metric),
            tag("td", _written(gate.metric, gate.value)),
            tag("td", _written(gate.metric, gate.limit)),
            tag("td", gate.source),
        )
        for gate in gates
    ]
    return _table(("结果", "范围", "指标", "实测", "要求", "来源"), rows)


def _table(header: Sequence[str], rows: Sequence[Html]) -> Html:
    head = tag("thead", tag("tr", *(tag("th", name, scope="col") for name in header)))
    return tag("div", tag("table", head, tag("tbody", *rows)), class_="grid", tabindex=0)


def _written(key: str, value: float | None) -> str:
    if value is None:
        return "—"
    return METRICS[key].write(value) if key in METRICS else f"{value:g}"


def _state(passed: bool) -> str:  # one flag, named by the function
    return "good" if passed else "bad"


def _when(created_at: str) -> str:
    try:
        return datetime.fromisoformat(created_at).astimezone().strftime("%Y年%m月%d日 %H:%M")
    except ValueError:
        return created_at
