"""One figure of the ledger with what is needed to find it and to compute with it.

In: nothing. Out: `Entry`. All texts are folded once, when the corpus is opened, so that a question costs no folding.
"""

from dataclasses import dataclass
from decimal import Decimal

from assistant.types import Figure

SAME_UNITS = {"名": "人", "位": "人"}
SHARES = frozenset(("%", "‰", "百分点"))


def unit_of(unit: str) -> str:
    """Return the unit under which figures may be compared: 名 and 位 count people like 人."""
    return SAME_UNITS.get(unit, unit)


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure and its surroundings; the `*_of` fields are places of other entries in the ledger.

    `shown` is its wording in the text, number included. Folded: `label` (what is counted), `subject` (whose it
    is), `clause` (the clause around it), `segment` (from the last semicolon), `sentence` (up to the end of that
    clause), `context` (subject, period, headings, the sentence before). `head` is the noun that is counted.
    `run` is shared by members of one list or column, `statement` by figures of one sentence. `exact` is false
    for ranges and bounds, `scope` is the stem of the school (or 全市) that it is about, `total` says that the
    text calls it a total, `each` that it holds for each of `each_of`, `mean` that it is an average, `topics` are what
    its section and its report are about, `cell` that it stands in a table, `stage` is the stage of schooling that it is
    of (see `stages.py`).
    """

    figure: Figure
    place: int
    shown: str
    label: str
    clause: str
    segment: str
    sentence: str
    context: str
    subject: str
    head: str
    run: int
    statement: int
    exact: bool = True
    total: bool = False
    each: bool = False
    mean: bool = False
    base: str = ""
    scope: str = ""
    part_of: int | None = None
    change_of: int | None = None
    each_of: int | None = None
    before_of: int | None = None
    topics: tuple[str, ...] = ()
    cell: bool = False
    stage: str = ""

    @property
    def unit(self) -> str:
        """The unit under which it may be compared."""
        return unit_of(self.figure.unit)

    @property
    def value(self) -> Decimal:
        """Its value in base units."""
        return self.figure.value

    @property
    def is_share(self) -> bool:
        """Whether it is a percentage."""
        return self.figure.unit in SHARES

    @property
    def is_change(self) -> bool:
        """Whether it is a change on an earlier value."""
        return self.figure.change != ""
