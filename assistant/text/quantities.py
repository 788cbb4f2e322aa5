"""Quantities: every number of a text with its unit, qualifier and role.

In: a text. Out: `Quantity` values in reading order, offsets into the text as given. Decides nothing about truth:
whether a number is supported is the question of `agreement.py`. The readers are asked in order and the first that
understands the characters wins, so names and dates are taken before measures.

Conventions: 百分之八十七, 87％ and 87% are 87 "%"; a share (三分之二, 一半, 三成) is "%" too; a ratio 1:20 is one
measure of value 1/20 and unit ":"; a range is two measures with the same unit; names have the value 0; 一 before a
noun is an article and no quantity.
"""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache

from assistant.text.dates import read_date
from assistant.text.measures import read_measure, read_measure_or_article
from assistant.text.names import read_dashed, read_label, read_name
from assistant.text.normal import flatten
from assistant.text.numerals import HAN_NUMERAL
from assistant.text.ordinals import read_ordinal
from assistant.text.readings import Figure, Reading
from assistant.text.shares import read_ratio, read_share
from assistant.types import Quantity

Reader = Callable[[str, int], Reading | None]

_START = re.compile(
    rf"[0-9A-Za-z_]+|[{HAN_NUMERAL}半几数上]|第|[图表]|典型案例|案例|附[件表图]|专栏|[\[(](?=\d)|[高初大](?=[一二三四])|-(?=\d)"
)
_BETWEEN_NUMBERS = re.compile(r"(?<=\d)，(?=\d)")  # 26,000，2024年: the wide comma groups no digits and lists no years
_SHORT = 200  # characters up to which a text is likely a question or sentence, read again and again on its way
_BEFORE_MEASURES: tuple[Reader, ...] = (read_label, read_date, read_name, read_share, read_ordinal, read_ratio)
_READERS = (*_BEFORE_MEASURES, read_measure, read_dashed)
_STATING_READERS = (*_BEFORE_MEASURES, read_measure_or_article, read_dashed)


def quantities(text: str) -> list[Quantity]:
    """Return the quantities of a text in order, none overlapping; list numbers and citation marks [1] are none."""
    return list(_read_kept(text, _READERS) if len(text) <= _SHORT else _quantities(text, _READERS))


def stated_quantities(text: str) -> list[Quantity]:
    """Return the quantities that a text may be cited for: also 一 before a noun (一所学校 supports 1所)."""
    return list(_read_kept(text, _STATING_READERS) if len(text) <= _SHORT else _quantities(text, _STATING_READERS))


def _quantities(text: str, readers: Sequence[Reader]) -> tuple[Quantity, ...]:
    return tuple(
        Quantity(
            text=text[f.start : f.end],
            start=f.start,
            end=f.end,
            value=_plain(f.value),
            unit=f.unit,
            qualifier=f.qualifier,
            role=f.role,
        )
        for f in _figures(flatten(_BETWEEN_NUMBERS.sub(";", text)), readers)
    )


_read_kept = lru_cache(maxsize=1024)(_quantities)  # immutable values, so they may be shared


def _plain(value: Decimal) -> Decimal:
    """Return the value without trailing zeros or exponent: 15000, not 15000.0 or 1.5E+4."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _figures(flat: str, readers: Sequence[Reader]) -> list[Figure]:
    found: list[Figure] = []
    position = 0
    while start := _START.search(flat, position):
        at = start.start()
        reading = next((r for read in readers if (r := read(flat, at)) is not None), None)
        if reading is not None:
            found.extend(reading.figures)
            position = reading.end
        else:
            position = start.end() if start.group().isascii() and start.group() not in "[(-" else at + 1
    return found
