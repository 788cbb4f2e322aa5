"""The words for the period before the one that a text reports on: 上年, 去年同期, 上届, 上一学年.

In: a short text. Out: whether it is, or begins with, such a word. A report measures its changes against that period,
and may give its value beside the new one (4890元，上届为4665元).
"""

import re

_PERIOD = r"(?:去年|(?:上一?|前一)(?:年度?|学年|届|轮)|头一?年)(?:[末底]|同期)?"
_DATED = rf"(?:{_PERIOD}|(?:19|20)\d{{2}}(?:学年|年度|年|届)(?:[末底]|同期)?)"
FORMER = re.compile(_PERIOD)
_VALUE = re.compile(
    rf"(?P<period>{_DATED})(?:同期)?的?(?:[这该此]一?)?(?:人数|数字?|数值|值|比例|比重|占比)?(?:则|仅|只|还)*(?:[为是有达约]|分别|依次)*"
)


_AGAINST = re.compile(rf"[，,]?(?:[这该此]一?(?:比例|数字|比重|占比|数值))?[比较](?P<period>{_DATED})的?")


def is_former(base: str) -> bool:
    """Tell whether what a change is measured against is the period before; "" (同比) always is."""
    return not base or FORMER.fullmatch(base) is not None


def former_value(lead: str) -> str:
    """Return the period that the words before a number give the value of, and of nothing else: 上届为 -> 上届.

    A year by its number is one too; whether it is the year before is for who knows the year of the figure beside it.
    """
    match = _VALUE.fullmatch(re.sub(r"^(?:[\s，,、(（而]|[这此该]一?(?:比例|数字?|比重|占比|数值))+", "", lead.strip()))
    return match["period"] if match else ""


def against_former(lead: str) -> str:
    """Return the period whose value, without a name, stands between a figure and its change: 比上年的59.2%提升."""
    match = _AGAINST.fullmatch(lead.strip())
    return match["period"] if match else ""


def from_former(lead: str) -> str:
    """Return the period that a change is told to start from: 合格率由上年的 -> 上年, 奖牌总数比2023年的 -> 2023年."""
    match = re.search(rf"[从由](?P<period>{_DATED})的?$|[比较](?P<against>{_DATED})的$", lead.strip())
    return (match["period"] or match["against"]) if match else ""
