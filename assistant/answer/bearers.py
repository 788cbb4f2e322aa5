"""Which sentence tells who has the role that is asked for: 指导教师为王芳 before 毕业后担任指导教师.

In: a question with what it asks for, evidence. Out: the evidence, with the sentence first that has the role and right
behind it a name, where one as good as the best has it and the best has none. Whom to turn to is told by 联系人.
"""

import re
from collections.abc import Sequence

from assistant.answer.evidence import Evidence
from assistant.answer.question import Ask
from assistant.answer.units import bearers
from assistant.text import folded
from assistant.types import Query

NEAR = 0.85  # of the best score, in its passage: the same matter, told in the next sentence
REACHED = 0.5  # … of a line with the person to turn to: it has few words of what one turns to them for
_TURN_TO = re.compile(r"(?:该?找|联系|咨询|打听|请教)[^，。,？?]{0,8}(?:谁|哪一?位|哪个人|什么人)|联系人(?:是|叫)")
_TO_TURN_TO = re.compile(r"联系人(?:及?电话)?[:：]?\s*[\u4e00-\u9fff]{2,4}")
_WHOSE = re.compile(r"(?:都|分别)?(?:是|为|叫)?(?:谁|哪[几一]?[位个名]|什么名字|啥名字)")


def borne(query: Query, ask: Ask, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return the evidence with the sentence first that names who has the role asked for."""
    if (ask.kind != "who" and ask.thing != "person") or not evidence:
        return list(evidence)
    if _TURN_TO.search(query.text) and not _TO_TURN_TO.search(evidence[0].sentence.sentence.text):
        return _reached(evidence)
    if evidence[0].sentence.people:
        return list(evidence)
    roles = _roles(query)
    best = evidence[0]
    for place, item in enumerate(evidence[1:], start=1):
        if item.passage != best.passage or item.score < NEAR * best.score:
            continue
        if any(role in bearer for bearer in bearers(item.sentence.sentence.text) for role in roles):
            first = item.scored(best.score, item.features)
            return [first, *evidence[:place], *evidence[place + 1 :]]
    return list(evidence)


def _reached(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return the evidence with the best line first that says whom to turn to."""
    best = evidence[0]
    for place, item in enumerate(evidence[1:], start=1):
        if item.score >= REACHED * best.score and _TO_TURN_TO.search(item.sentence.sentence.text):
            return [item.scored(best.score, item.features), *evidence[:place], *evidence[place + 1 :]]
    return list(evidence)


def _roles(query: Query) -> tuple[str, ...]:
    """Return the forms of the role that stands before the asking words."""
    asked = _WHOSE.search(query.text)
    before = query.text[: asked.start()] if asked else ""
    return tuple(
        folded(form)
        for term in query.terms
        if term.role == "word" and before.endswith(term.text)
        for form in (term.text, *term.variants, *term.near)
    )
