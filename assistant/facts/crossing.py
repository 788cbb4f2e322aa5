"""Results whose two operands stand in different rows and different columns of one table.

In: what was computed, the entries of its document. Out: yes or no. The 在校生 of one school and the 专任教师 of all of
them have nothing to do with each other: what a table compares stands in one row or in one column.
"""

from collections.abc import Sequence

from assistant.facts.entries import Entry
from assistant.facts.results import Computed


def crosses(done: Computed, entries: Sequence[Entry]) -> bool:
    """Tell whether the two operands of a result belong to different rows and different columns of one table."""
    operands = done.among(entries)
    if len(operands) != 2 or not all(entry.cell for entry in operands):
        return False
    one, other = operands
    same_table = (one.figure.section_number, one.figure.document_id) == (
        other.figure.section_number,
        other.figure.document_id,
    )
    same_row = one.figure.sentence.start == other.figure.sentence.start
    return same_table and not same_row and one.run != other.run
