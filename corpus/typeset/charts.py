"""Which tables are drawn as bars as well, and how long the bars are.

In: a table's header and rows. Out: a `Chart` or None. Writes no words: the table beside the bars says the numbers.
"""

import re
from collections.abc import Sequence

from corpus.typeset.model import Chart

MEASURE = re.compile(r"(\d+(?:\.\d+)?)(\D{0,3})")
LEAST_RECORDS = 3  # fewer numbers need no picture


def chart(rows: Sequence[Sequence[str]]) -> Chart | None:
    """Draw a single record of numbers, or a last column of numbers, when all are of one unit."""
    if len(rows) == 1:
        shares = _shares(rows[0])
        return Chart("columns", shares) if shares else None
    shares = _shares([row[-1] for row in rows])
    return Chart("rows", shares) if shares else None


def _shares(cells: Sequence[str]) -> tuple[float, ...]:
    found = [MEASURE.fullmatch(cell) for cell in cells]
    measures = [(float(m.group(1)), m.group(2)) for m in found if m]
    if len(measures) < max(LEAST_RECORDS, len(cells)) or len({unit for _, unit in measures}) > 1:
        return ()
    largest = max(value for value, _ in measures)
    return tuple(round(value / largest, 4) for value, _ in measures)
