"""A share that the text prints itself: 75164人留在省内，占72.0% needs no division.

In: what was computed, the entries of the document. Out: the printed figure as a `Computed`, or what was computed.
"""

from collections.abc import Sequence
from decimal import Decimal

from assistant.facts.entries import Entry
from assistant.facts.results import Computed, Line

OFF = Decimal("0.0006")  # how far a share that is printed with one decimal may be off its quotient
NEXT = 2  # figures behind a part among which its share stands


def printed(done: Computed, entries: Sequence[Entry]) -> Computed:
    """Return the share that stands behind the part in its sentence, if it is the one that was worked out."""
    operands = done.among(entries)
    if not done.result.endswith("%") or " ÷ " not in done.expression or len(operands) != 2 or done.clash:
        return done
    part, whole = sorted(operands, key=lambda entry: entry.value)
    if not whole.value or part.cell or part.is_change or whole.is_change:
        return done
    first = entries[0].place
    for entry in entries[part.place - first + 1 : part.place - first + 1 + NEXT]:
        told = entry.is_share and not entry.is_change and entry.exact and entry.statement == part.statement
        if told and abs(entry.value / 100 - part.value / whole.value) <= OFF:
            return Computed(
                (Line(f"{part.shown}，占{entry.figure.text}", (part.figure, entry.figure)),), "", entry.figure.text
            )
    return done
