"""Which sentence tells who has the role that is asked for: 指导教师为王芳 before 毕业后担任指导教师.

In: a question with what it asks for, evidence. Out: the evidence, with the sentence first that has the role and right
behind it a name, where one as good as the best has it and the best has none.
"""

import re
from collections.abc import Sequence

from assistant.answer.evidence import Evidence
from assistant.answer.question import Ask
from assistant.answer.units import bearers
from assistant.text import folded
from assistant.types import Query

NEAR = 0.85  # of the best score, in its passage: the same matter, told in the next sentence
_WHOSE = re.compile(r"(?:都|分别)?(?:是|为|叫)?(?:谁|哪[几一]?[位个名]|什么名字|啥名字)")


def borne(query: Query, ask: Ask, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return the evidence with the sentence first that names who has the role asked for."""
    if (ask.kind != "who" and ask.thing != "person") or not evidence or evidence[0].sentence.people:
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
