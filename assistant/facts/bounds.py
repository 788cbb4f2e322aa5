"""What values an amount leaves room for: 300余名, 超过500人, 不到一万, 约1200.

In: the value, qualifier and text of an amount. Out: a `Range`; whether a stated amount bears out a claimed one.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from assistant.types import Figure, Quantity

Verdict = Literal["right", "wrong", "open"]
_ABOVE = re.compile(r"以上|不低于|不少于|超过|超出|突破|超|逾|至少|最少|最低|高于|多于|大于|满|不等")
_BELOW = re.compile(r"以下|以内|之内|不足|不到|不满|未满|低于|少于|小于|不超过|不高于|不多于|不大于|至多|最多|最高")
_NOT_BELOW = re.compile(r"不低于|不少于|不得低于|不得少于|不小于")
_NOT_ABOVE = re.compile(r"不超过|不高于|不多于|不大于|不得超过|不得高于")
_FLOOR = re.compile(rf"{_NOT_BELOW.pattern}|至少|最少|最低")
_MORE = re.compile(r"[余多来几]")
_NEAR = re.compile(r"近|接近|将近")
_ABOUT = re.compile(r"约|左右|上下|大概|差不多")
LOOSE = Decimal("0.1")  # how far 约 and 近 may be off


@dataclass(frozen=True)
class Range:
    """Values from `low` to `high`, both included; None is without limit."""

    low: Decimal | None
    high: Decimal | None

    def holds(self, other: "Range") -> bool:
        """Tell whether every value of the other is one of these."""
        over = self.low is None or (other.low is not None and other.low >= self.low)
        under = self.high is None or (other.high is not None and other.high <= self.high)
        return over and under

    def meets(self, other: "Range") -> bool:
        """Tell whether the two have a value in common."""
        over = self.low is None or other.high is None or other.high >= self.low
        under = self.high is None or other.low is None or other.low <= self.high
        return over and under


def range_of(amount: Quantity | Figure) -> Range:
    """Return the values that an amount leaves room for, in base units."""
    value, said = amount.value, amount.qualifier
    if _NOT_ABOVE.search(said):
        return Range(None, value)
    if _NOT_BELOW.search(said):
        return Range(value, None)
    if _BELOW.search(said):
        return Range(None, value)
    if _MORE.search(said.replace("多于", "")):
        return Range(value, value + _step(value))
    if _ABOVE.search(said):
        return Range(value, None)
    if _NEAR.search(said):
        return Range(value * (1 - LOOSE), value)
    if _ABOUT.search(said):
        return Range(value * (1 - LOOSE), value * (1 + LOOSE))
    return Range(value, value)


def judged(claimed: Quantity, given: Quantity | Figure) -> Verdict:
    """Tell whether the amount that a text gives bears out the claimed one, rules it out, or leaves it open."""
    if _NOT_BELOW.search(given.qualifier) and _FLOOR.search(claimed.qualifier):
        return "right" if claimed.value == given.value else "wrong"  # 不低于3% is another rule than 不低于5%
    wanted, known = range_of(claimed), _told(given)
    if wanted.holds(known) or (claimed.value == given.value and claimed.qualifier == given.qualifier):
        return "right"
    return "open" if wanted.meets(known) else "wrong"


def _told(given: Quantity | Figure) -> Range:
    """Return the values of an amount that a text reports: 超300 is a little more than 300, not any number above it."""
    known = range_of(given)
    if known.high is None and known.low is not None and not _NOT_BELOW.search(given.qualifier):
        return Range(known.low, known.low + _step(known.low))
    return known


def _step(value: Decimal) -> Decimal:
    """Return the size of the last digit that is not nought: 300余 is below 400, 1200余 below 1300."""
    step = Decimal(1)
    while value and value % (step * 10) == 0:
        step *= 10
    return step
