"""What the readers of numbers hand to each other: figures found at an offset of a flattened text.

In: nothing. Out: `Figure`, `Reading`, and the few character tests that all readers share.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

SPACE = r"[ ]{0,2}"
"""Spaces that may stand inside a quantity ("80837 万元"); tabs and line breaks separate cells and never belong."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantity by its place in the flattened text; fields as in `types.Quantity`."""

    start: int
    end: int
    value: Decimal
    unit: str = ""
    qualifier: str = ""
    role: Literal["measure", "date", "ordinal", "name"] = "measure"


@dataclass(frozen=True, slots=True)
class Reading:
    """The figures that a reader found and where reading goes on; no figures: characters to be passed over."""

    end: int
    figures: tuple[Figure, ...] = ()


def name(start: int, end: int) -> Reading:
    """Return the reading of characters that only name something; their value is 0."""
    return Reading(end, (Figure(start, end, Decimal(0), role="name"),))


def begins_item(flat: str, at: int) -> bool:
    """Whether only blanks or Markdown marks stand between the offset and the beginning of its line or sentence."""
    before = at
    while before > 0 and at - before < 40 and flat[before - 1] in " \t#>|*":
        before -= 1
    return before == 0 or flat[before - 1] in "\n\r\f\v\u2028\u2029。；;：:"


def is_han(char: str) -> bool:
    """Whether the character (or empty string) is a Chinese character."""
    return "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf"


def skip_spaces(flat: str, at: int) -> int:
    """Return the offset behind at most two spaces."""
    for _ in range(2):
        if flat[at : at + 1] == " ":
            at += 1
    return at
