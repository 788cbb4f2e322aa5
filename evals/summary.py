"""Average results into rates, by any grouping.

In: results. Out: a `Summary` per group; times by stage. Which of them must hold is gates.py's business.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean, median
from typing import Literal

import numpy as np
from sklearn.metrics import precision_recall_fscore_support

from assistant.types import Frozen
from evals.ranking import ranking
from evals.run import Result, is_answered


class Summary(Frozen):
    """Rates from 0 to 1 over a set of results; None where the set has no case for them. Times in ms."""

    cases: int
    answerable: int
    answer_correctness: float | None = None
    right_and_cited: float | None = None
    citation_correctness: float | None = None
    citation_precision: float | None = None
    citation_recall: float | None = None
    wrong_answers: float | None = None
    refusal_recall: float | None = None
    refusal_precision: float | None = None
    refusal_f1: float | None = None
    false_refusals: float | None = None
    hit_at_1: float | None = None
    hit_at_3: float | None = None
    hit_at_10: float | None = None
    mrr: float | None = None
    ndcg: float | None = None
    verbatim: float | None = None
    digit_violations: float | None = None
    median_chars: float | None = None
    median_ms: float | None = None
    p95_ms: float | None = None


@dataclass(frozen=True)
class Metric:
    """How a number of a summary is read: its Chinese name, also in short, its kind, and which way is better."""

    label: str
    short: str
    unit: Literal["rate", "count", "ms", "chars"] = "rate"
    better: Literal["high", "low", ""] = "high"


METRICS = {
    "answer_correctness": Metric("回答正确率（可答题）", "正确"),
    "right_and_cited": Metric("答对且引对章节（可答题）", "对且引对"),
    "citation_correctness": Metric("答对者中引对章节", "引对"),
    "citation_precision": Metric("引文精确率（ALCE）", "引文精确"),
    "citation_recall": Metric("引文召回率（ALCE）", "引文召回"),
    "wrong_answers": Metric("答而不对（可答题）", "答错", better="low"),
    "refusal_recall": Metric("应拒而拒（召回率）", "应拒而拒"),
    "refusal_precision": Metric("拒得其所（精确率）", "拒得其所"),
    "refusal_f1": Metric("拒答 F1", "拒答 F1"),
    "false_refusals": Metric("误拒率（可答题）", "误拒", better="low"),
    "hit_at_1": Metric("检索 hit@1", "hit@1"),
    "hit_at_3": Metric("检索 hit@3", "hit@3"),
    "hit_at_10": Metric("检索 hit@10", "hit@10"),
    "mrr": Metric("检索 MRR@10", "MRR"),
    "ndcg": Metric("检索 nDCG@10", "nDCG"),
    "verbatim": Metric("引文逐字一致", "逐字"),
    "digit_violations": Metric("数字无据（处）", "数字无据", unit="count", better="low"),
    "median_chars": Metric("回答长度中位数", "字数", unit="chars", better=""),
    "median_ms": Metric("用时中位数", "中位用时", unit="ms", better="low"),
    "p95_ms": Metric("用时第95百分位", "p95 用时", unit="ms", better="low"),
}


def summarise(results: Sequence[Result]) -> Summary:
    """Average the results."""
    asked = [r for r in results if r.case.answerable]
    answered = [r for r in asked if is_answered(r)]
    right = [r for r in asked if r.correct]
    ranks = ranking([r.ranked for r in asked if r.ranked.gold])
    quotes = sum(len(r.answer.citations) for r in results)
    times = [r.milliseconds for r in results]
    precision, recall, f1 = refusal_rates(results)
    return Summary(
        cases=len(results),
        answerable=len(asked),
        answer_correctness=_mean(r.correct for r in asked),
        right_and_cited=_mean(r.passed for r in asked),
        citation_correctness=_mean(r.cited for r in right),
        citation_precision=_mean(r.precision for r in answered),
        citation_recall=_mean(r.recall for r in answered),
        wrong_answers=_mean(is_answered(r) and not r.correct for r in asked),
        refusal_precision=precision,
        refusal_recall=recall,
        refusal_f1=f1,
        false_refusals=_mean(r.refused for r in asked),
        hit_at_1=ranks and ranks.hit_at_1,
        hit_at_3=ranks and ranks.hit_at_3,
        hit_at_10=ranks and ranks.hit_at_10,
        mrr=ranks and ranks.mrr,
        ndcg=ranks and ranks.ndcg,
        verbatim=1 - sum(len(r.altered) for r in results) / quotes if quotes else None,
        digit_violations=float(sum(len(r.violations) for r in results)) if results else None,
        median_chars=float(median(len(r.answer.text) for r in results if is_answered(r))) if answered else None,
        median_ms=percentile(times, 50),
        p95_ms=percentile(times, 95),
    )


def refusal_rates(results: Sequence[Result]) -> tuple[float | None, float | None, float | None]:
    """Return precision, recall and F1 of refusing, None where undefined (nothing refused, nothing to refuse)."""
    if not results:
        return None, None, None
    rates = precision_recall_fscore_support(
        [not r.case.answerable for r in results],
        [r.refused for r in results],
        labels=[True],
        zero_division=np.nan,
    )
    precision, recall, f1 = (None if np.isnan(rate[0]) else float(rate[0]) for rate in rates[:3])
    return precision, recall, f1


@dataclass(frozen=True)
class Stage:
    """Times of one stage in ms; `share` is its part of all time spent."""

    name: str
    median: float
    p95: float
    share: float


def stages(results: Sequence[Result]) -> list[Stage]:
    """Return the times by stage, in the order of the pipeline."""
    times: dict[str, list[float]] = defaultdict(list)
    for result in results:
        for name, value in result.answer.provenance.timings_ms.items():
            times[name].append(value)
    total = sum(map(sum, times.values())) or 1.0
    return [
        Stage(name, percentile(values, 50) or 0.0, percentile(values, 95) or 0.0, sum(values) / total)
        for name, values in times.items()
    ]


def percentile(values: Sequence[float], share: float) -> float | None:
    """Return the percentile (0 to 100) with linear interpolation, None of nothing."""
    return float(np.percentile(values, share)) if values else None


def _mean(values: Iterable[float]) -> float | None:
    found = list(values)
    return fmean(found) if found else None


def grouped(results: Iterable[Result], key: Callable[[Result], str]) -> dict[str, list[Result]]:
    """Return the results by group, groups sorted by name."""
    groups: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        groups[key(result)].append(result)
    return dict(sorted(groups.items()))


def chapter(result: Result) -> str:
    """Return the document and, for a numbered section, the chapter that a case is about."""
    case = result.case
    if not case.gold_document:
        return "（不涉及文档）"
    number = next((n for n in case.gold_sections or case.related if re.match(r"\d", n)), "")
    if number:
        return f"{case.gold_document} 第{number.split('.')[0]}章"
    return f"{case.gold_document}{' 前言' if '前言' in case.gold_sections else ''}"


GROUPINGS: dict[str, Callable[[Result], str]] = {
    "题型": lambda result: result.case.kind,
    "章节": chapter,
    "问法": lambda result: result.case.style,
    "题库": lambda result: result.case.file,
}
