"""What a text tells of how a figure has changed: the changes it states, the value before that it gives.

In: an entry of the ledger and a `Finder`. Out: entries, or whether they are of the year before. Nothing is worked out.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.facts.entries import Entry
from assistant.facts.finding import Finder
from assistant.facts.former import is_former
from assistant.facts.scope import years

_YEAR = re.compile(r"(?P<year>(?:19|20)\d{2})(?:学年|年度|年|届)?(?:[末底]|同期)?")


def changes_of(now: Entry, finder: Finder) -> Iterator[Entry]:
    """Yield the changes that the text states for a figure, in its sentence or in the next one."""
    for entry in finder.entries[now.place - finder.entries[0].place :]:
        if entry.statement > now.statement + 1:
            return
        if entry.is_change and entry.change_of == now.place:
            yield entry


def stated_changes(now: Entry, finder: Finder) -> Iterator[Entry]:
    """Yield the changes on the year before that the text states for a figure."""
    return (c for c in changes_of(now, finder) if on_last_year(c, now, finder))


def is_since(change: Entry, now: Entry, base: str, finder: Finder) -> bool:
    """Tell whether a change is on what the question asks for: 年 or something else that it is measured against."""
    return on_last_year(change, now, finder) if base == "年" else change.base == base


def on_last_year(change: Entry, now: Entry, finder: Finder) -> bool:
    """Tell whether a change is on the year before: 较上年, or 比2024年 for a figure of 2025."""
    return of_last_year(change.base, now, finder)


def of_last_year(base: str, now: Entry, finder: Finder) -> bool:
    """Tell whether what a figure is held against is the year before its own; without a year it is of the report's."""
    named = _YEAR.fullmatch(base)
    if named is None:
        return is_former(base)
    own = years(now) or {str(finder.year)}
    return str(int(named["year"]) + 1) in own


def before_of(now: Entry, finder: Finder) -> Entry | None:
    """Return the value that a figure had before; one that stands behind it must be of the year before."""
    before = finder.at(now.before_of)
    beside = before is not None and before.base and before.place > now.place
    return None if before is None or (beside and not of_last_year(before.base, now, finder)) else before


def value_before(now: Entry, change: Entry) -> Decimal:
    """Return the value that a stated change started from."""
    return now.value + change.value if change.figure.change == "减少" else now.value - change.value
