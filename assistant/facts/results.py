"""How a computed answer is written.

In: entries and values. Out: amounts and percentages as text, `Computed`. Rounding: percentages and averages to one
decimal, amounts to two; the last place is rounded half up, as in accounts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from assistant.facts.entries import Entry
from assistant.prompts import COMPUTED_NOTE
from assistant.types import Figure


@dataclass(frozen=True)
class Line:
    """One statement of an answer, without marks, and the figures it rests on."""

    text: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Clash:
    """Figures that contradict one another: one indicator with two values, or parts that exceed their total.

    `whole` is the total in the second case. `note` is a Chinese phrase without a stop.
    """

    entries: tuple[Entry, ...]
    note: str
    whole: Entry | None = None

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures, the total last."""
        return tuple(entry.figure for entry in (*self.entries, self.whole) if entry)


@dataclass(frozen=True)
class Computed:
    """A computed answer. `expression` and `result` are "" where figures are only put side by side."""

    lines: tuple[Line, ...]
    expression: str = ""
    result: str = ""
    clash: Clash | None = None

    @property
    def text(self) -> str:
        """The first line as it is told."""
        return self.lines[0].text

    @property
    def operands(self) -> tuple[Figure, ...]:
        """The figures of all lines, in order, each once."""
        return tuple(dict.fromkeys(figure for line in self.lines for figure in line.figures))

    def among(self, entries: Iterable[Entry]) -> list[Entry]:
        """Return the operands as entries of the ledger: by identity, since equal figures are two facts."""
        operands = {id(figure) for figure in self.operands}
        return [entry for entry in entries if id(entry.figure) in operands]


def computed(text: str, expression: str, result: str, entries: Sequence[Entry]) -> Computed:
    """Return an answer of one line that says that it was computed."""
    line = Line(text + COMPUTED_NOTE, tuple(entry.figure for entry in entries))
    return Computed((line,), expression, result)


def only(found: Sequence[Computed]) -> Computed | None:
    """Return what all readings of a question come to; None where they differ, for then nobody knows what is meant."""
    return found[0] if found and all(done.result == found[0].result for done in found) else None


def percent(value: Decimal) -> str:
    """Return a ratio as a percentage with one decimal: 0.18329 -> 18.3%."""
    return f"{rounded(value * 100, 1)}%"


def rounded(value: Decimal, places: int) -> str:
    """Return a number with at most so many decimals, without trailing zeros."""
    number = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return format(number.normalize(), "f")


def amount(value: Decimal, like: Sequence[Entry], places: int = 2) -> str:
    """Write a value the way its operands are written: 万 or 亿 where all of them use it and it is not too small.

    Of 亿 and 万 the larger is taken where nothing is lost by it: 6.83亿元 less 2400万元 are 6.59亿元.
    """
    unit = next((entry.figure.unit for entry in like if entry.figure.unit), "")
    written = [entry.figure.text for entry in like]
    powers = bool(written) and all("亿" in text or "万" in text for text in written)
    for power, size in (("亿", 100_000_000), ("万", 10_000)):
        alike = all(power in text for text in written)
        whole = abs(value) >= size and round(value / size, places) == value / size
        if abs(value) * 100 >= size and (alike or (powers and (whole or power == "万"))):
            return f"{rounded(value / size, places)}{power}{unit}"
    return f"{rounded(value, places)}{unit}"


def plain(value: Decimal, unit: str, places: int) -> str:
    """Write an average: in base units below ten thousand, else in 万."""
    if value >= 10_000:
        return f"{rounded(value / 10_000, 2)}万{unit}"
    return f"{rounded(value, places)}{unit}"


def approximate(entries: Sequence[Entry]) -> str:
    """Return 约 when an operand is itself approximate (300余), else nothing."""
    return "约" if any(entry.figure.qualifier for entry in entries) else ""
