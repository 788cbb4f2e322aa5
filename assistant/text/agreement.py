"""When two quantities say the same, and which quantities of a text stand in none of its sources.

In: quantities, or a text and the texts it rests on. Out: yes or no; the quantities without support. Qualifiers
(约, 以上) are not compared: they change a claim's wording, not its number.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from assistant.text.dates import date_parts
from assistant.text.normal import folded
from assistant.text.quantities import quantities, stated_quantities
from assistant.types import Quantity

# Measure words that count the same things: 395名 and 395位 are 395人, 三大模块 are 三个模块.
_COUNTS_LIKE = {"名": "人", "位": "人", "大": "个"}

_Key = tuple[str, Decimal | str, str]
_Date = tuple[int | None, int | None, int | None]


def same_quantity(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities have the same role, value and unit; an equivalence relation.

    1.5万 equals 15000, 三所 equals 3所, ％ equals %, 395名 equals 395人; 12个百分点 does not equal 12%, a bare number
    agrees with bare numbers only, and names agree when their folded text does.
    """
    return _key(a) == _key(b)


def missing_quantities(text: str, sources: Sequence[str]) -> list[Quantity]:
    """Return the quantities of a text that stand in none of the sources, in order.

    Measures and ordinals need the same value and unit. A date needs a source date that gives at least its parts;
    a month without a year stands in the year named last before it. A name must stand in a source verbatim (folded).
    """
    claimed = quantities(text)
    if not claimed:
        return []
    known = [_read_source(source) for source in sources]
    return [q for q in claimed if not any(_supports(source, q) for source in known)]


@dataclass(frozen=True, slots=True)
class _Source:
    """What a source states: its quantities as keys, its dates as parts, its folded text for names."""

    keys: frozenset[_Key]
    dates: frozenset[_Date]
    folded: str


@lru_cache(maxsize=256)  # the same quotes are asked about for every statement of an answer
def _read_source(source: str) -> _Source:
    stated = stated_quantities(source)
    return _Source(frozenset(map(_key, stated)), frozenset(_dates(stated)), folded(source))


def _key(quantity: Quantity) -> _Key:
    if quantity.role == "name":
        return "name", folded(quantity.text), ""
    return quantity.role, quantity.value, _COUNTS_LIKE.get(quantity.unit, quantity.unit)


def _supports(source: _Source, quantity: Quantity) -> bool:
    if _key(quantity) in source.keys:
        return True
    if quantity.role == "date":
        asked = date_parts(quantity.value, quantity.unit)
        return any(asked) and any(all(a in {None, b} for a, b in zip(asked, d, strict=True)) for d in source.dates)
    return quantity.role == "name" and _stands_in(folded(quantity.text), source.folded)


def _stands_in(name: str, text: str) -> bool:
    """Whether a name stands in a text as a whole: 6S not within 16S, 表1-1 not within 表1-12."""
    left = r"(?<![0-9a-z])" if name[0].isascii() and name[0].isalnum() else ""
    right = r"(?![0-9a-z]|\.\d)" if name[-1].isascii() and name[-1].isalnum() else ""
    return re.search(left + re.escape(name) + right, text) is not None


def _dates(known: Sequence[Quantity]) -> set[_Date]:
    """Return the dates of a source, each also completed by the year that was named last."""
    found: set[_Date] = set()
    last_year: int | None = None
    for quantity in known:
        if quantity.role != "date":
            continue
        year, month, day = date_parts(quantity.value, quantity.unit)
        found.add((year, month, day))
        if year is None:
            found.add((last_year, month, day))
        else:
            last_year = year
    return found
