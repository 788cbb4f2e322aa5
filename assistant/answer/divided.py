"""The parts of a whole by the property that the question names: 按对象分 tells its own sentence.

In: a question (培训按对象分有哪几类), evidence. Out: the evidence, the sentence first that divides by that property,
where the best one does not. A report divides one total by one property after the other, in sentences that begin so and
have few words besides.
"""

import re
from collections.abc import Sequence

from assistant.answer.evidence import Evidence, put_first
from assistant.text import folded

NEAR = 0.6  # of the best score: the divided total stands in another sentence, with the words of the question
_BY = re.compile(r"按照?(?P<by>[\u4e00-\u9fff]{2,6}?)(?:来|划)?(?:分|看|统计)")


def divided(text: str, evidence: Sequence[Evidence]) -> Sequence[Evidence]:
    """Return the evidence with the sentence first that divides as the question asks."""
    asked = _BY.search(folded(text))
    if asked is None or not evidence or _divides(asked["by"], evidence[0]):
        return evidence
    return put_first(evidence, lambda item: _divides(asked["by"], item), near=NEAR)


def divides(text: str, item: Evidence) -> bool:
    """Tell whether the sentence divides as the question asks: its members are the parts, whatever else is listed."""
    asked = _BY.search(folded(text))
    return asked is not None and _divides(asked["by"], item)


def _divides(by: str, item: Evidence) -> bool:
    return any(match["by"] == by for match in _BY.finditer(item.sentence.folded))
