"""Answer every part of a question that asks two things.

In: a question with its terms, the evidence, what is written already. Out: the sentences that answer the parts which
the text leaves open. A part is a clause with an asking word of its own: 办了几期，多少人参加？ is two questions.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.answer.evidence import Evidence
from assistant.answer.families import may_tell
from assistant.answer.matching import term_match
from assistant.answer.question import Ask, read_ask
from assistant.text import folded, quantities
from assistant.types import Query, Term

FITS = 0.75  # degree of holding the kind of thing that is asked for
MET = 0.5  # share of the weight of a part's own words
APART = 0.7  # of the best coverage: a sentence of another passage below it speaks of something else
_BORDER = re.compile(r"[？?；;，,、]")
SLOT = re.compile(r"多少|[第好]?几(?!乎)|哪|谁|什么|何[时地处人]|多久|多[大高长重]")
_TIME = re.compile(r"时间|学期|[年月]底|周[一二三四五六日内末]")
KINDS = ("number", "when", "who", "where", "which", "list")


@dataclass(frozen=True)
class Half:
    """One of several things asked at once: its wording, what it asks for, the question's terms that stand in it."""

    text: str
    ask: Ask
    terms: tuple[Term, ...]


def halves(query: Query) -> list[Half]:
    """Return the parts of the question, none when it asks one thing; a clause without an asking word joins the next."""
    parts: list[str] = []
    waiting = ""
    for piece in _BORDER.split(query.text):
        waiting = f"{waiting}，{piece}" if waiting else piece
        if SLOT.search(piece):
            parts.append(waiting)
            waiting = ""
    if len(parts) < 2:
        return []
    return [Half(part, read_ask(part), tuple(t for t in query.terms if t.text in part)) for part in parts]


def open_halves(query: Query, written: str) -> list[Half]:
    """Return the parts that what is written does not answer."""
    return [half for half in halves(query) if half.ask.kind in KINDS and not _answered(half, written)]


def answering(half: Half, evidence: Sequence[Evidence], weight: Callable[[Term], float]) -> Evidence | None:
    """Return the sentence that answers the part best, near the best sentence of the whole question if possible."""
    total = sum(weight(term) for term in half.terms)
    options = []
    for item in evidence:
        if item.features["other_subject"] or not holds(half.ask, item):
            continue
        met = sum(weight(term) * max(term_match(term, item.sentence)) for term in half.terms)
        if total and met < MET * total:
            continue
        near = item.passage == evidence[0].passage
        if not near and item.features["coverage"] < APART * evidence[0].features["coverage"]:
            continue  # an amount of the right sort, and of something else
        options.append((met / total if total else 0.0, near, item.score, item))
    return max(options, key=lambda option: (option[1], option[0], option[2]))[3] if options else None


def untold(query: Query, written: str) -> tuple[str, ...]:
    """Return the parts that the text surely leaves open: it holds no amount that might answer them.

    Only beside a part that it does answer.
    """
    parts = halves(query)
    missing = [
        part.text.split("，")[-1].strip()
        for part in parts
        if part.ask.kind == "number"
        and part.ask.units
        and "第几" not in part.text  # a place in a row is no amount
        and not may_tell(part.text, part.ask.units, written, [other.text for other in parts if other != part])
    ]
    return tuple(missing) if len(missing) < len(parts) else ()


def holds(ask: Ask, item: Evidence) -> bool:
    """Tell whether the sentence holds the sort of thing that the part asks for."""
    found = item.sentence.quantities
    if ask.kind == "number":
        return any(q.role == "measure" and (not ask.units or q.unit in ask.units) for q in found)
    if ask.kind == "when":
        return any(q.role == "date" for q in found) or bool(_TIME.search(item.sentence.sentence.text))
    if ask.kind == "who":
        return item.sentence.people
    return item.features["coverage"] >= FITS


def _answered(half: Half, written: str) -> bool:
    """Tell whether the text holds an amount, date … of the part, in a line that speaks of it."""
    for line in written.splitlines():
        plain = folded(line)
        said = [t for t in half.terms if any(folded(form) in plain for form in (t.text, *t.variants))]
        if half.terms and not said:
            continue
        found = quantities(re.sub(r"\[\d+\]", "", line))
        if half.ask.kind == "number":
            if any(q.role == "measure" and (not half.ask.units or q.unit in half.ask.units) for q in found):
                return True
        elif half.ask.kind != "when" or any(q.role == "date" for q in found) or _TIME.search(line):
            return True
    return False
