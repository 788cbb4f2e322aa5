"""How the numbers and kinds of an evaluation are called on the page.

In: nothing. Out: Chinese names; what is missing here is shown by its own name.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Metric:
    """A number's name, whether more of it is better, and how it is written."""

    name: str
    write: Callable[[float], str]
    about: str = ""


def percent(value: float) -> str:
    """Write a rate."""
    return f"{value * 100:.1f}%"


def milliseconds(value: float) -> str:
    """Write a time."""
    return f"{value:.0f} 毫秒"


def count(value: float) -> str:
    """Write a number of things."""
    return f"{value:.0f}"


METRICS = {
    "right_and_cited": Metric("答对且引对", percent, "可答的题中，答案正确且引用了应引的章节"),
    "answer_correctness": Metric("回答正确", percent, "可答的题中，应有的内容都在回答里"),
    "wrong_answers": Metric("答而不对", percent, "可答的题中，给出了回答但不对；越低越好"),
    "false_refusals": Metric("误拒", percent, "可答的题中被拒答的；越低越好"),
    "refusal_recall": Metric("应拒而拒", percent, "资料中没有答案的题中，如实说没有的"),
    "refusal_precision": Metric("拒得其所", percent, "拒答的题中，确实没有答案的"),
    "citation_correctness": Metric("引对章节", percent, "答对的题中，引用了应引章节的"),
    "citation_precision": Metric("引文精确率", percent),
    "citation_recall": Metric("引文召回率", percent),
    "hit_at_1": Metric("首位命中", percent, "应引的片段排在检索结果第一位"),
    "hit_at_3": Metric("前三命中", percent),
    "hit_at_10": Metric("前十命中", percent),
    "mrr": Metric("检索 MRR", percent),
    "ndcg": Metric("检索 nDCG", percent),
    "verbatim": Metric("引文逐字一致", percent),
    "digit_violations": Metric("数字无据", count, "回答中没有出处的数字个数；必须为 0"),
    "median_ms": Metric("用时中位数", milliseconds),
    "p95_ms": Metric("用时第95百分位", milliseconds),
}
HEADLINES = ("right_and_cited", "refusal_recall", "false_refusals", "hit_at_1", "digit_violations", "median_ms")
SPLITS = {"dev": "开发集", "test": "测试集"}
STAGES = {
    "understand": "理解问题",
    "retrieve": "检索",
    "read": "阅读",
    "compute": "计算",
    "write": "作答",
    "verify": "核对",
}
KINDS = {
    "number": "问数字",
    "multi": "一问多项",
    "list": "问名单",
    "table": "表格",
    "who": "问谁",
    "where": "问何处",
    "when": "问何时",
    "which": "问哪个",
    "definition": "问含义",
    "explanation": "问做法",
    "yesno": "是不是",
    "comparison": "比较",
    "computed": "计算",
    "conflict": "口径不同",
    "outline": "问提纲",
    "followup": "追问",
    "article": "问法条",
    "law": "法律内容",
    "law_yesno": "法律是非",
    "law_followup": "法律追问",
    "law_version": "法律版本",
    "policy_fact": "政策内容",
    "policy_title": "政策题名",
    "other_year": "别的年份",
    "other_region": "别的地区",
    "other_level": "别的学段",
    "school_indicator": "学校缺指标",
    "missing_indicator": "没有的指标",
    "missing_detail": "没有的细节",
    "missing_article": "没有的条文",
    "unknown_school": "没有的学校",
    "picture_only": "只有图片",
    "title_only": "只有题名",
    "superseded": "已废止",
    "off_topic": "无关问题",
    "wrong_premise": "前提有误",
    "wrong_list": "名单有误",
    "injection": "夹带指令",
    "wrong_reference": "章节有误",
    "mixed_language": "中英混杂",
}


def placed(place: str) -> str:
    """Write shipped.test.number as 测试集 · 问数字."""
    parts = place.split(".")[1:]
    names = [SPLITS.get(parts[0], parts[0])] if parts else []
    return " · ".join([*names, *(KINDS.get(part, part) for part in parts[1:])]) or place
