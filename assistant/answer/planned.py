"""What has happened is told before what is planned, and of two years the one that is asked for.

In: a question, evidence. Out: the evidence, with a sentence first that tells what is the case (31项中已有27项达标, not
剩余4项年内全部达标), or one of the section on the year of the question. A report says of the same thing in the same
words what was done and what is to be done.
"""

import re
from collections.abc import Sequence

from assistant.answer.evidence import Evidence
from assistant.answer.matching import any_in, dated, wanted
from assistant.answer.question import Ask
from assistant.types import Query, Term

NEAR = 0.8  # of the best score: the same matter
CLOSE = 0.7  # … of another year, which has the words of the question that its own has otherwise
FITS = 0.5  # degree of holding the kind of thing that is asked for
_HAPPENED = re.compile(r"已经|已(?=[^经])|目前|现在|如今|实际|了(?=没|吗|多少|几|哪|什么|啥|谁|[?？。,，]|$)")
_AHEAD = re.compile(r"计划|打算|规划|目标|下一步|今后|将[来要会]|明年|后年|准备|拟|力争|预计|未来")
_SPAN = re.compile(r"(20\d{2})年?(?:[-—–―~～至到])+(20\d{2})")
_PLANS = re.compile(r"要点|打算|展望|设想|下一步|下阶段|今后|(?<!执行)计划(?!执行|完成)|思路")


def happened(text: str, evidence: Sequence[Evidence]) -> Sequence[Evidence]:
    """Return the evidence with what is the case before what is planned."""
    if not evidence or not _HAPPENED.search(text) or _AHEAD.search(text) or not _is_planned(evidence[0]):
        return evidence
    best = evidence[0]
    for item in evidence[1:]:
        if item.score < NEAR * best.score:
            break
        fits = item.features["kind"] >= min(FITS, best.features["kind"])
        if fits and not item.sentence.row and not item.features["other_subject"] and not _is_planned(item):
            return [item.scored(best.score, item.features), *(other for other in evidence if other is not item)]
    return evidence


def of_the_year(query: Query, evidence: Sequence[Evidence]) -> Sequence[Evidence]:
    """Return the evidence with a sentence first of the year that the question names, where the best is of another."""
    years = [wanted(term).forms for term in query.terms if term.role == "year"]
    if len(years) != 1 or not evidence or _is_of(evidence[0], years[0]) is not False:
        return evidence
    best = evidence[0]
    for item in evidence[1:]:
        if item.score < CLOSE * best.score:
            break
        if (
            _is_of(item, years[0])
            and item.features["kind"] >= min(FITS, best.features["kind"])
            and not item.sentence.row
        ):
            return [item.scored(best.score, item.features), *(other for other in evidence if other is not item)]
    return evidence


def of_another_year(query: Query, ask: Ask, evidence: Sequence[Evidence]) -> list[Term]:
    """Return the year of a question for an amount where the best sentence stands under another one, [] for others."""
    years = [term for term in query.terms if term.role == "year"]
    if ask.kind != "number" or len(years) != 1 or not evidence or evidence[0].sentence.row:
        return []
    return years if _is_of(evidence[0], wanted(years[0]).forms) is False else []


def _is_of(item: Evidence, year: Sequence[str]) -> bool | None:
    """Tell whether sentence or section are of the year, None where neither says; the report's year says nothing."""
    if any_in(year, item.sentence.folded):
        return True
    title = dated(item.sentence.heading.partition(">")[2])
    spans = [range(int(first), int(last) + 1) for first, last in _SPAN.findall(title)]
    if any(int(form) in span for form in year if form.isdigit() for span in spans):
        return True
    return any_in(year, title) if title else None


def _is_planned(item: Evidence) -> bool:
    """Tell whether a section of plans has the sentence: its own title, or the one above, says so."""
    own = item.sentence.heading.split(">")[1:]  # the first is the document's: 工作总结和工作要点
    return any(_PLANS.search(title) for title in own)
