"""Whether the members are told of what the question itself counts: 5个行业协会的名单, 另外两名队员叫什么.

In: the question, the sentences at and beside the best evidence. Out: a Chinese sentence on what is told, "" where
nothing stands against an answer. Who knows that there are five wants to know which; a sentence that counts them and
names none says no more than the question does. A list that ends in 等5家 tells what there is of it.
"""

import re
from collections.abc import Sequence

from assistant.answer.fit import expected, parallels
from assistant.answer.units import Unit

_WHICH = re.compile(r"名单|名称|叫什么|叫啥|名字|哪|具体|分别|什么|啥(?!时)|谁")
_OTHERS = re.compile(
    r"(?:另外|其余|其他|剩下)的?[那这]?(?P<n>[\d两三四五六七八九十]+)[个名位](?P<who>[\u4e00-\u9fff]{1,4}?)(?:分别)?[叫是姓]"
)
_PARTLY = re.compile(r"(?<![特一二三])等(?![奖级次])")
_NAMED = re.compile(r"[\u4e00-\u9fff]{2,4}[、和及][\u4e00-\u9fff]{2,4}")


def unlisted(text: str, near: Sequence[Unit]) -> str:
    """Say that what the question counts is counted and not listed; `near` has the best sentence first."""
    if not near or any(unit.row for unit in near):
        return ""
    if (others := _OTHERS.search(text)) and not any(_NAMED.search(_of(others["who"], unit)) for unit in near):
        return f"资料没有写其余{others['who']}是谁。"
    number = expected(text)
    if number < 2 or not _WHICH.search(text) or not any(q.value == number for unit in near for q in unit.quantities):
        return ""
    if any(max(parallels(unit.sentence.text), default=0) >= number for unit in near):
        return ""
    return "" if any(_PARTLY.search(unit.sentence.text) for unit in near) else "资料只写到数目，没有逐一列出。"


def _of(who: str, unit: Unit) -> str:
    """Return what the sentence says behind those who are asked for."""
    return unit.sentence.text.partition(who)[2]
