"""Which heading stands below which.

In: the chain of open headings and a new one. Out: the part of the chain that stays open. Keeps no state.
"""

from collections.abc import Sequence
from typing import Protocol

from assistant.ingest.numbering import Style

_TOP = (Style.FRONT, Style.APPENDIX)
_FIXED = (Style.PART, Style.CHAPTER, Style.SECTION)


class Ranked(Protocol):
    """What is needed of a heading: its form, number, and the level that the format declares (or None)."""

    @property
    def style(self) -> Style | None:
        """Form of the number, None without one."""

    @property
    def value(self) -> tuple[int, ...]:
        """The number's parts."""

    @property
    def level(self) -> int | None:
        """Level that the format declares."""


def parents(chain: Sequence[Ranked], new: Ranked) -> int:
    """Count the headings of `chain` (outermost first) that `new` stands below."""
    for kept in range(len(chain), 0, -1):
        if _is_above(chain[kept - 1], new, chain[:kept]):
            return kept
    return 0


def _is_above(top: Ranked, new: Ranked, chain: Sequence[Ranked]) -> bool:
    if top.style is Style.DECIMAL and new.style is Style.DECIMAL:
        return top.value == new.value[: len(top.value)] and len(top.value) < len(new.value)
    if top.level is not None and new.level is not None and (top.level != new.level or None in (top.style, new.style)):
        return top.level < new.level
    if top.style is None or new.style is None:  # declared without a number: above all that is found by number only
        return new.style is not None and new.level is None
    if new.style in _TOP or top.style is Style.FRONT:
        return False
    if any(other.style is new.style for other in chain):
        return False
    if new.style is Style.DECIMAL:
        if len(new.value) == 1:
            return top.style in (Style.APPENDIX, Style.PART)
        nested = any(other.style is Style.DECIMAL for other in chain)
        return top.style in (Style.APPENDIX, *_FIXED) or (top.style is Style.CJK and not nested)
    if top.style is Style.DECIMAL:
        return new.style not in _FIXED
    return top.style < new.style
