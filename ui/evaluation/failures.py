"""The questions that an evaluation counts as failed, each with what it should have been and what came instead.

In: cases. Out: `Html`, everything escaped.
"""

from collections import Counter

from ui.evaluation.names import KINDS
from ui.evaluation.record import Case, Record
from ui.markup import Html, join, tag

STATUSES = {"answered": "已答", "partial": "部分回答", "refused": "拒答"}


def failed_cases(record: Record) -> list[Case]:
    """Return the failed cases that the record shows; it may keep back those of the test set."""
    return [case for evaluation in record.evaluations for case in evaluation.results if not case.passed]


def failures_html(record: Record, kind: str) -> Html:
    """Return the failed cases of one kind, "" for all, with a choice of kinds."""
    failed = failed_cases(record)
    if not failed:
        return tag("p", "记录中没有未通过的题目。测试集只给出比率，不列出题目。", class_="note")
    counts = Counter(case.kind for case in failed)
    options = [tag("option", f"全部题型（{len(failed)}）", value="")] + [
        tag("option", f"{KINDS.get(key, key)}（{number}）", value=key, selected=key == kind)
        for key, number in counts.most_common()
    ]
    chosen = [case for case in failed if kind in ("", case.kind)]
    choice = tag("label", "题型 ", tag("select", *options, name="kind"))
    return join(
        [
            tag("h3", f"未通过的题目（{len(failed)} 题）"),
            tag("p", "只列出开发集的题目；测试集只看比率。", class_="note"),
            tag("form", choice, data_act="failures", data_live="", class_="choice"),
            *(_case(case) for case in chosen),
        ]
    )


def _case(case: Case) -> Html:
    rows = [
        ("问题所在", "；".join(case.faults)),
        ("应有", expected(case)),
        (f"回答（{STATUSES.get(case.status, case.status)}）", case.text or "（无）"),
        *((f"引文 {place}", f"{item.reference}：“{item.quote}”") for place, item in enumerate(case.citations, 1)),
        *((f"检索 {place}", f"{' › '.join(p.path)}：{p.text}") for place, p in enumerate(case.passages, 1)),
    ]
    body = [part for name, words in rows if words for part in (tag("dt", name), tag("dd", words))]
    head = tag("summary", tag("span", KINDS.get(case.kind, case.kind), class_="edition"), " ", case.question)
    return tag("details", head, tag("dl", *body), class_="failure")


def expected(case: Case) -> str:
    """Say what a right answer is."""
    if not case.answerable:
        return "应当拒答：资料中没有答案"
    facts = "；".join("/".join(group) for group in case.facts)
    return f"{facts}（{'、'.join(case.gold_sections) or '全文'}）"
