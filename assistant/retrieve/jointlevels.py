"""Two levels named side by side as texts write them in one word: 普高和中职的招生 is 普职招生.

In: the term of one level, the question, the corpus's lexicon. Out: the term, with the joint word as another form where
the corpus writes it before the very word that the question says of both.
"""

import re

from assistant.lexicon import SCHOOL_LEVELS, Lexicon
from assistant.types import Term

_LEVEL = "|".join(sorted({form for forms in SCHOOL_LEVELS.values() for form in forms}, key=len, reverse=True))
_BOTH = re.compile(
    rf"(?P<first>{_LEVEL})(?:教育|学校)?[和与跟、](?P<second>{_LEVEL})(?:教育|学校)?的?(?P<of>[\u4e00-\u9fff]{{2}})"
)


def with_joint(term: Term, text: str, lexicon: Lexicon) -> Term:
    """Return the level with the words that join it and the other one of the question: 普职."""
    both = _BOTH.search(text)
    if both is None or term.text not in (both["first"], both["second"]):
        return term
    pairs = [(both["first"][0], sign) for sign in both["second"]] + [(both["second"][0], s) for s in both["first"]]
    joint = ["".join(pair) for pair in pairs]
    # 高中 of 高职 and 中职 is a level of its own and joins nothing.
    forms = [one for one in joint if one not in _LEVEL and lexicon.writes(one + both["of"])]
    return term.model_copy(update={"variants": (*term.variants, *dict.fromkeys(forms))}) if forms else term
