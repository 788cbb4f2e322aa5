"""The members of a coined term: “三精”, “1+2+3+N”, “四有”. The sentence that coins it names none, the next one does.

In: the question, the sentences of the best evidence's chunk. Out: the place of the sentence that tells the members.
"""

import re
from collections.abc import Sequence

from assistant.answer.units import Unit
from assistant.text import folded
from assistant.text.numerals import whole_number

BEHIND = 2  # sentences behind the coining one
_TERM = re.compile(r"[“\"]([^”\"]{2,12})[”\"]")
_NUMERAL = "一二两三四五六七八九十"
_COUNTED = re.compile(rf"[{_NUMERAL}\dNn]")
_OF_SO_MANY = re.compile(rf"^(?P<n>[{_NUMERAL}])(?P<sign>[\u4e00-\u9fff])")
_ASKS = re.compile(
    rf"指(?:的是)?(?:什么|啥|哪|谁)|(?:各|都|分别)?指$|是(?:什么|啥|哪)|哪[{_NUMERAL}几]|说的是|(?:什么|啥)意思|含义|内涵|分别指"
)
_TELLS = re.compile(r"[即指：:]|包括|包含|就是|分别[是为]")


def members_of(question: str, units: Sequence[Unit], best: int) -> int | None:
    """Return the place of the sentence that tells what a coined term of the question is made of, else None."""
    if not _ASKS.search(question):
        return None
    said = units[best].sentence.text
    for match in _TERM.finditer(said):
        term = match[1]
        core = re.split(r"育人|模式|工程|行动|机制|体系", term)[0] or term
        if not _COUNTED.search(term) or folded(core) not in folded(question):
            continue
        if _TELLS.search(said[match.end() :]) or _lists(term, said):
            return None
        behind = range(best + 1, min(best + 1 + BEHIND, len(units)))
        telling = [place for place in behind if _lists(term, units[place].sentence.text)]
        if telling or not _OF_SO_MANY.match(term):
            return telling[0] if telling else next(iter(behind), None)
    return None


def _lists(term: str, text: str) -> bool:
    """Tell whether a text has as many members as the term counts, each with its sign: 操作精细、态度精确、职业精准."""
    counted = _OF_SO_MANY.match(term)
    if counted is None:
        return False
    members = [part for part in re.split(r"[、，,和与；;“”\"]", text) if counted["sign"] in part and part != term]
    wanted = whole_number(counted["n"])
    return wanted is not None and len(members) >= wanted
