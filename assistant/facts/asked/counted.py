"""Questions how many of several meet a bound: 超过100人的有几期, 有几个县不到3所.

In: the normalised question. Out: a `Task` or None.
"""

import re

from assistant.facts.asked.task import Task
from assistant.facts.pieces import measures

_BOUND = re.compile(
    r"(?:不(?:低于|少于|超过|高于|多于)|超过?|多于|高于|大于|突破|不到|不足|不满|少于|低于|小于|至少|满|达到|过)"
    r"[\d一二两三四五六七八九十百千万亿.]+[^\d,。?的有是]{0,3}?(?=的|以|,|$|[?有是共])"
    r"|[\d一二两三四五六七八九十百千万亿.]+[^\d,。?的有是]{0,3}?(?:以上|以下|以内)"
)
_HOW_MANY = re.compile(
    r"(?:一共|共)?(?:有|是|占)?(?:多少|几)(?P<unit>人次|场次|[个名位所家期次门场户间班届项件节张台套种类县校市])"
)


def counted(text: str) -> Task | None:
    """Read a question for the number of things whose figures meet a bound."""
    bound = _BOUND.search(text)
    asked = _HOW_MANY.search(text)
    if bound is None or asked is None or (bound.start() < asked.end() and asked.start() < bound.end()):
        return None
    said = re.sub(r"^过", "超过", bound.group())
    limit = measures(said)
    if len(limit) != 1 or not limit[0].qualifier or not limit[0].unit:
        return None
    rest = text
    for match in sorted((bound, asked), key=lambda match: -match.start()):
        rest = f"{rest[: match.start()]},{rest[match.end() :]}"
    rest = re.sub(r"[?。]|,的|的,", ",", rest).strip(",的 ")
    return Task("count", (rest,), unit=limit[0].unit, per=asked["unit"], base=said)
