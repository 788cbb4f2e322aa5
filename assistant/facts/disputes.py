"""What an answer says of contradictions.

In: a question and the clashes of a document. Out: a `Computed` that puts the figures side by side, each with its own
citation, or None when the question is not about them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.facts.entries import Entry, unit_of
from assistant.facts.finding import LEAST, Finder
from assistant.facts.results import Clash, Computed, Line, amount
from assistant.facts.shelf import IN_SENTENCE
from assistant.prompts import MORE_THAN, OTHER_BASIS, OTHER_VALUE, TOTAL, TWO_VALUES
from assistant.text import folded, quantities
from assistant.types import Quantity

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
SURE = 0.85  # an answer gets a remark only where both figures are surely what the question asks for
EITHER = 0.5  # share of the question's other words that both figures must meet, in the text around them at least
_ASKING = re.compile(
    r"到底|究竟|把|给我|作为|加在一起|加一起|相加|加上|怎么|为什么|为何|会|看到|有?(?:两个|不同的?|几个)(?:数字?|说法|数值|数据)|超过|多于|大于|还多|不等于|对不上|不一致|不一样|矛盾"
    r"|(?:有|是|共)?(?:多少|几)[人所个项元名]?|总数|加起来|之和|合计|报告|资料|里面?|[,?。]"
)


def explain(question: str, finder: Finder, clashes: Sequence[Clash]) -> Computed | None:
    """Answer a question about a contradiction (怎么有两个数, 为什么超过总数, 到底三百人还是四百人)."""
    offered = [q for q in quantities(question) if q.role == "measure" and q.value is not None]
    if len({q.value for q in offered}) == 2 and "还是" in question:
        either = _either(question, offered, finder)
        return _told(either) if either else None
    wants = finder.wants(_ASKING.sub(",", question))
    total = sum(want.weight for want in wants)
    named = {Decimal(number) for number in _NUMBER.findall(question)}
    scored = []
    said = folded(question)
    for clash in clashes:
        if len(named & {entry.value for entry in _all(clash)}) > 1:
            return _told(clash)
        if not total:
            continue
        entries = _all(clash)
        if any(_covers(said, entry, finder) for entry in clash.entries):
            scored.append((1.0, -clash.entries[0].place, clash))
            continue
        met = sum(w.weight * max(finder.degree(w, e) for e in entries) for w in wants) / total
        if met >= LEAST and any(finder.degree(w, e) > IN_SENTENCE for w in wants for e in entries):
            scored.append((met, -clash.entries[0].place, clash))
    if not scored:
        return None
    return _told(max(scored, key=lambda option: option[:2])[2])


def _either(question: str, offered: Sequence[Quantity], finder: Finder) -> Clash | None:
    """Return the figures of the two values that a question offers, where both stand in the text for what it names.

    No clash need be known: which figures are of one thing is what the question says, and both are shown.
    """
    unit = next((unit_of(q.unit) for q in offered if q.unit), "")
    values = list(dict.fromkeys(q.value for q in offered))
    if any(unit_of(q.unit) not in ("", unit) for q in offered):
        return None
    rest = question
    for q in offered:
        rest = rest.replace(q.text, ",")
    wants = finder.wants(_ASKING.sub(",", rest.replace("还是", ",")))
    total = sum(want.weight for want in wants)
    found: list[Entry] = []
    for value in values:
        options = [
            (sum(w.weight * finder.degree(w, entry) for w in wants), -entry.place, entry)
            for entry in finder.entries
            if entry.value == value and entry.unit == unit
        ]
        met, _, best = max(options, key=lambda option: option[:2], default=(0.0, 0, None))
        if best is None or not total or met < EITHER * total:
            return None
        found.append(best)
    first, second = sorted(found, key=lambda entry: entry.place)
    schools = {entry.scope for entry in found} - {""}
    return Clash((first, second), OTHER_BASIS) if first.statement != second.statement and len(schools) < 2 else None


def _covers(said: str, entry: Entry, finder: Finder) -> bool:
    """Tell whether a question names all that a figure counts, whatever else it says, in two words at least."""
    wants = finder.wants(entry.label)
    return len(wants) > 1 and all(any(form in said for form in want.forms) for want in wants)


def _told(clash: Clash) -> Computed:
    return _parts(clash) if clash.whole else _values(clash)


def _values(clash: Clash) -> Computed:
    first, *others = clash.entries
    lines = [Line(TWO_VALUES + _dated(first), (first.figure,))]
    lines += [Line(f"{_dated(other)}；{clash.note}", (other.figure,)) for other in others]
    return Computed(tuple(lines), clash=clash)


def _parts(clash: Clash) -> Computed:
    whole = clash.whole
    if whole is None:
        raise ValueError("only parts and their total can be added up")
    result = amount(sum((entry.value for entry in clash.entries), Decimal(0)), clash.entries)
    listed = "、".join(entry.shown for entry in clash.entries)
    text = f"{listed}，{TOTAL}{result}，{MORE_THAN}{whole.shown}；{clash.note}"
    expression = " + ".join(entry.figure.text for entry in clash.entries)
    return Computed((Line(text, tuple(e.figure for e in _all(clash))),), expression, result, clash)


def noted(done: Computed, clashes: Sequence[Clash]) -> Computed:
    """Return a result with a note that its operands are two values of one indicator, where they are."""
    operands = set(done.operands)
    clash = next((c for c in clashes if c.whole is None and set(c.figures) <= operands), None)
    if clash is None or not done.expression:
        return done
    first, *others = done.lines
    return replace(done, lines=(Line(f"{first.text}；{clash.note}", first.figures), *others))


def rival(question: str, answer: str, finder: Finder, clashes: Sequence[Clash]) -> Computed | None:
    """Return a line with the other value of an indicator that the question asks for and the answer gives."""
    said = folded(answer)
    for clash in clashes:
        if clash.whole is not None:
            continue
        given = [entry for entry in clash.entries if folded(entry.figure.text) in said]
        others = [entry for entry in clash.entries if entry not in given]
        if not given or not others:
            continue
        wants = finder.wants(_ASKING.sub(",", question))
        if wants and all(finder.fit(wants, entry) >= SURE for entry in clash.entries):
            text = f"{OTHER_VALUE}{_dated(others[0])}，{clash.note}"
            return Computed((Line(text, (others[0].figure,)),), clash=clash)
    return None


def _all(clash: Clash) -> tuple[Entry, ...]:
    return (*clash.entries, clash.whole) if clash.whole else clash.entries


def _dated(entry: Entry) -> str:
    """Return a figure with its period, which is often what makes the difference."""
    period = entry.figure.period
    return f"{entry.shown}（{period}）" if period else entry.shown
