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


def told(cell: Entry) -> str:
    """Return a cell with its unit behind it where neither it nor its heading gives one: 在校生数23,220人."""
    number = re.search(r"[-+−－＋]?[\d.,]+$", cell.shown)
    if number is None or cell.shown[: number.start()].endswith(("）", ")")):
        return signed(cell)
    return cell.shown + cell.figure.text.partition(number.group().lstrip("+＋"))[2]


def headed(cell: Entry) -> str:
    """Return a cell with its unit in a bracket before the number, which then stands as the table writes it."""
    shown = signed(cell)
    number = re.search(r"：?[-+−－＋]?[\d.,]+$", shown)
    if number is None or shown[: number.start()].endswith(("）", ")")):
        return shown
    unit = cell.figure.text.partition(number.group().lstrip("：+＋"))[2]
    return f"{shown[: number.start()]}（{unit}）{number.group()}" if unit else shown


def stop(text: str) -> str:
    """Return the sign that parts a figure from what follows: behind 23,220 a comma would be read as its own."""
    return "；" if re.search(r"\d,\d{3}$", text) else "，"
