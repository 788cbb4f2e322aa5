"""What is required is told before what follows from it: 申请人须同时具备… before 获得者可以同时享受….

In: a question (申请要什么条件), evidence. Out: the evidence, with a sentence first that states conditions, or stands
under a title that does, where the question asks for these and the best sentence states none.
"""

import re
from collections.abc import Sequence

from assistant.answer.evidence import Evidence, put_first

NEAR = 0.7  # of the best score: rules say of a thing what it is, who may have it, what comes of it
_ASKED = re.compile(r"(?:什么|哪[些几]|啥)[个项]?(?:条件|资格)|(?:条件|资格)(?:是|有|包括)(?:什么|哪|啥)")
_STATED = re.compile(r"条件|须|[应需]当?(?:具备|符合|满足)|具备|方可|限[招报]|资格")
_TITLED = re.compile(r"条件|资格")


def conditioned(text: str, evidence: Sequence[Evidence]) -> Sequence[Evidence]:
    """Return the evidence with what states conditions first."""
    if not evidence or not _ASKED.search(text) or _states(evidence[0]):
        return evidence
    return put_first(evidence, _states, near=NEAR)


def _states(item: Evidence) -> bool:
    titled = _TITLED.search(item.sentence.heading.rpartition(">")[2]) is not None
    return not item.sentence.row and (titled or _STATED.search(item.sentence.sentence.text) is not None)
