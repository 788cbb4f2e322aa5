"""Whether an amount is of what is asked for, or of what is missing of it, of the members of a body, of another thing.

In: a question for an amount and the sentences at and beside the best evidence. Out: a Chinese sentence on what is
told, "" where nothing stands against an answer. 床位缺口约600个 is no number of beds; 成员包括3所医院 does not tell how
many a city has; and a condition that no sentence meets (有几所没有达标) is not met by the number of all.
"""

import re
from collections.abc import Sequence

from assistant.answer.evidence import Evidence
from assistant.answer.features import UNIT_FITS
from assistant.answer.matching import any_in, wanted
from assistant.answer.question import Ask
from assistant.answer.units import Unit
from assistant.types import Quantity, Query, Term

_LACKS = re.compile(r"缺|差|不足|短|还[要需]|不够|欠")
_GAP = re.compile(r"(?:缺口|短缺|尚缺|缺额|差额|(?<!不)缺少?|不足)[^，。；;、\d]{0,6}$")
_ALL = re.compile(r"全[市县省区国]")
_BODY = re.compile(r"成员(?:单位|学校|企业)?(?:有|包括|包含|涵盖|由|为|：)|吸纳|汇聚|聚集|结对|签约")
_MANY = re.compile(r"多少|几(?!乎)")
_COUNTED = re.compile(r"(?:多少|几)[所家个名位项门人]|有多少(?=[\u4e00-\u9fff]{2})")
_TAKES_PART = re.compile(r"^[人名位个]?(?:参[加与训]|报[名到考]|来|去|入|毕业|就读|[?？。]?$)")
OWN = 0.2  # share of the question that a sentence says itself: below it, its amount is of something else
HALF = 0.5  # … where the foremost sentence has no amount at all
SURE = 0.5  # probability from which a sentence seems to answer
TOLD = 0.8  # … and surely
MOST = 2 / 3  # of the words of a condition
FEW = 2
_REFERS = re.compile(r"^(?:通过|经过|按照?|根据)?(?:该|此|这|其)")


def portion(query: Query, ask: Ask, near: Sequence[Unit]) -> str:
    """Say that the amounts of the best sentence are of what is missing, or of some body's members."""
    if ask.kind != "number" or not near or near[0].row:
        return ""
    said = near[0].sentence.text
    amounts = [q for q in near[0].quantities if _fits(q, ask)]
    if amounts and not _LACKS.search(query.text) and all(_GAP.search(said[: q.start]) for q in amounts):
        return f"资料只写到缺口（{amounts[0].text}），没有写一共有多少。"
    bodies = [match.group() for q in amounts if (match := _last(_BODY, re.split(r"[。；;]", said[: q.start])[-1]))]
    if amounts and len(bodies) == len(amounts) and _ALL.search(query.text) and bodies[0][:2] not in query.text:
        return f"资料写的是“{bodies[0]}”的数，没有写{_ALL.findall(query.text)[0]}一共有多少。"
    return ""


def apart(query: Query, ask: Ask, near: Sequence[Evidence]) -> bool:
    """Tell whether the thing stands in one sentence and the only amounts in others, that say little of the question.

    `near` has the best first. A sentence that refers back (通过该体系) goes on with the same thing.
    """
    best = near[0]
    if ask.kind != "number" or ask.several > 1 or best.sentence.row or best.features.get("answers", 0.0) >= SURE:
        return False
    others = [item for item in near[1:] if item.features["kind"] >= UNIT_FITS]
    if best.features["kind"] >= UNIT_FITS or not others:
        return False
    own = OWN if best.features["kind"] else HALF  # 平均工资不低于公务员 is told in words
    counted = [form for term in _counted(query) for form in wanted(term).forms]
    schools = [wanted(term).forms for term in query.terms if term.role == "school"]
    others = [item for item in others if all(_is_of(forms, item.sentence) for forms in schools)]
    return not any(
        item.features["own_coverage"] >= own
        or _REFERS.search(item.sentence.sentence.text)
        or any(form in item.sentence.folded for form in counted)
        for item in others
    )


def _is_of(forms: Sequence[str], unit: Unit) -> bool:
    """Tell whether a sentence is about the school: it names it, goes on about it, or stands under its heading."""
    return any_in(forms, unit.folded) or any_in(forms, unit.heading) or bool(set(forms) & set(unit.inherited))


def _counted(query: Query) -> list[Term]:
    """Return the words of the question right before and right after its asking word: what is counted."""
    asking = _MANY.search(query.text)
    if asking is None:
        return []
    placed = [(at, term) for term in query.terms if (at := query.text.find(term.text)) >= 0]
    before = [(at + len(term.text), term) for at, term in placed if at + len(term.text) <= asking.start()]
    after = [(-at, term) for at, term in placed if at >= asking.end()]
    return [max(side, key=lambda one: one[0])[1] for side in (before, after) if side]


def conditionless(query: Query, ask: Ask, near: Sequence[Evidence]) -> bool:
    """Tell whether nothing is said of the condition behind the asking word: 有几家医院没有达到国家标准."""
    counted = _COUNTED.search(query.text)
    if ask.kind != "number" or ask.several > 1 or counted is None or near[0].features.get("answers", 0.0) >= TOLD:
        return False
    rest = re.split(r"[，,。？?]", query.text[counted.end() :])[0]
    behind = [term for term in query.terms if term.role == "word" and term.text in rest]
    told = [item for item in near if item.features["kind"] >= UNIT_FITS]
    unmet = [term for term in behind if all(term in item.unmet for item in told)]
    if near[0].sentence.row:  # a row has no other words for what its columns do not count
        return bool(behind) and unmet == behind and not _TAKES_PART.search(rest)
    return bool(told) and len(unmet) >= FEW and len(unmet) >= MOST * len(behind)


def _fits(quantity: Quantity, ask: Ask) -> bool:
    return quantity.role == "measure" and (quantity.unit in ask.units if ask.units else quantity.unit != "%")


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(reversed(list(pattern.finditer(text))), None)
