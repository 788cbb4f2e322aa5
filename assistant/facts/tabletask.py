"""What is to be worked out from cells of one table.

In: nothing. Out: `TableTask`, and how a cell is told.
"""

import re
from dataclasses import dataclass

from assistant.facts.entries import Entry


@dataclass(frozen=True)
class TableTask:
    """An operation and what it is done with.

    `first` are parts, what is ranked or added, the value of now; `second` the whole, the value before, the divisors of
    ranked values; `turned`: `second` is a change. `low`: smallest first, or the smaller is claimed. `count` of a rank
    are asked for (0: all), `only` the one in that place. `claim`: it is said that it is so. `dated`: the columns are
    called by their years; `moved`: changes are ranked.
    """

    operation: str
    first: tuple[Entry, ...]
    second: tuple[Entry, ...] = ()
    turned: bool = False
    low: bool = False
    way: str = "多"
    count: int = 1
    only: bool = False
    rate: bool = False
    amount: bool = False
    claim: bool = False
    dated: bool = False
    moved: bool = False


def signed(cell: Entry) -> str:
    """Return a cell as it is told; the sign of a change is set apart from the heading before it: ）：-760."""
    sign = re.search(r"[-+−－＋][\d.,%]+$", cell.shown)
    return f"{cell.shown[: sign.start()]}：{sign.group()}" if sign else cell.shown
