"""Which numbers must hold: thresholds that are set by people, and a baseline that remembers the last good run.

In: summaries by set and split ("shipped.test"), thresholds.toml, baseline.json. Out: a `Gate` for each limit, passed or
not. Times are compared with thresholds only: they differ from machine to machine, so a baseline says nothing of them.
"""

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from assistant.errors import UsageError
from evals.summary import METRICS, Metric, Summary

THRESHOLDS = Path(__file__).resolve().parent / "thresholds.toml"
BASELINE = Path(__file__).resolve().parent / "baseline.json"
TOLERANCE = 0.02  # of a rate: 4 of 250 answers; below that a change of wording in one section would fail a build

Tables = Mapping[str, Mapping[str, float]]
_TABLES = TypeAdapter(dict[str, dict[str, float]])


class GateError(UsageError):
    """Thresholds or baseline cannot be read, or name something unknown."""


@dataclass(frozen=True)
class Gate:
    """One limit on one number. `value` is None when the run had no case for it, which does not pass."""

    place: str
    name: str
    limit: float
    value: float | None
    passed: bool
    source: str

    @property
    def metric(self) -> Metric:
        """How the number is read."""
        return METRICS[self.name]


@dataclass(frozen=True)
class Limits:
    """What numbers are held against, by place; empty tables hold nothing."""

    thresholds: Tables = field(default_factory=dict)
    baseline: Tables = field(default_factory=dict)


def read_limits(thresholds: Path | None, baseline: Path | None) -> Limits:
    """Read the files that are given. Raises GateError."""
    return Limits(read_thresholds(thresholds) if thresholds else {}, read_baseline(baseline) if baseline else {})


def read_thresholds(path: Path) -> Tables:
    """Return limits by place ("shipped.test", "shipped.test.list" for one kind). Raises GateError."""
    try:
        nested = tomllib.loads(path.read_text(encoding="utf-8"))
        tables = _TABLES.validate_python(dict(_flat(nested)))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValidationError) as fault:
        raise GateError(f"门槛文件 {path} 无法读取：{str(fault).splitlines()[0]}。") from fault
    _check_names(tables, path)
    return tables


def _flat(nested: Mapping[str, object], place: str = "") -> Iterable[tuple[str, dict[str, object]]]:
    limits = {name: value for name, value in nested.items() if not isinstance(value, dict)}
    if limits:
        yield place, limits
    for name, value in nested.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{place}.{name}".strip("."))


def read_baseline(path: Path) -> Tables:
    """Return the values of the last good run by place, nothing when there was none. Raises GateError."""
    if not path.exists():
        return {}
    try:
        tables = _TABLES.validate_json(path.read_bytes())
    except (OSError, ValidationError) as fault:
        raise GateError(f"基线文件 {path} 无法读取：{str(fault).splitlines()[0]}。") from fault
    _check_names(tables, path)
    return tables


def _check_names(tables: Tables, path: Path) -> None:
    for place, limits in tables.items():
        unknown = [name for name in limits if name not in METRICS or not METRICS[name].better]
        if unknown:
            raise GateError(f"{path} 的 [{place}] 有不认识的指标：{'、'.join(unknown)}。")


def write_baseline(summaries: Mapping[str, Summary], path: Path) -> None:
    """Write the values of this run; other places of the file stay as they are. Raises GateError.

    Single kinds are left out: one answer of twenty is no news.
    """
    tables = dict(read_baseline(path))
    for place, summary in summaries.items():
        if place.count(".") > 1:
            continue
        values = {name: getattr(summary, name) for name, metric in METRICS.items() if _in_baseline(metric)}
        tables[place] = {name: round(value, 4) for name, value in values.items() if value is not None}
    text = json.dumps(tables, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as fault:
        raise GateError(f"无法写入基线文件 {path}：{fault.strerror}。") from fault


def _in_baseline(metric: Metric) -> bool:
    return bool(metric.better) and metric.unit in ("rate", "count")


def check(summaries: Mapping[str, Summary], limits: Limits) -> list[Gate]:
    """Return every limit that applies to the summaries."""
    gates = [
        _gate(place, name, limit, summary, "门槛")
        for place, summary in summaries.items()
        for name, limit in limits.thresholds.get(place, {}).items()
    ]
    for place, summary in summaries.items():
        for name, value in limits.baseline.get(place, {}).items():
            slack = TOLERANCE if METRICS[name].unit == "rate" else 0.0
            limit = value - slack if METRICS[name].better == "high" else value + slack
            gates.append(_gate(place, name, limit, summary, "基线"))
    return gates


def _gate(place: str, name: str, limit: float, summary: Summary, source: str) -> Gate:
    value: float | None = getattr(summary, name)
    if METRICS[name].better == "high":
        passed = value is not None and value >= limit - 1e-9
    else:
        passed = value is not None and value <= limit + 1e-9
    return Gate(place, name, limit, value, passed, source)
