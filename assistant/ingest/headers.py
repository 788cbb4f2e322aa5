"""The header of a table: how many rows it takes, and what each column is called.

In: rows of cells. Out: a number of rows; a name a column, those of two rows joined by "·" (2024年·初中毕业生). A
name over several columns is repeated where the format says that cells are merged; else its other places are left blank,
as in a pasted sheet or in Markdown, which has no merged cells.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.ingest.cells import is_value
from assistant.types import Cell

_YEAR = re.compile(r"(?:19|20)\d\d")
_DATED = re.compile(r"(?:19|20)\d\d(?:[-－—–~～至](?:19|20)?\d\d)?(?:学年度?|年度?|年[初末底]|[春秋]季?)?")
_CORNER = re.compile(r"|指标|项目|年份|年度|类别|名称|内容|科目|单位|学校|专业")  # names of first columns, or none
_NUMBER = re.compile(r"[-+－]?[\d,，.]+\s?[%％‰]?")
LEVELS = 3  # rows that a header takes at most


def header_rows(rows: Sequence[Sequence[Cell]], marked: int | None = None) -> int:
    """Count header rows; `marked` says how many the format marks: a second level often is not."""
    count = _header_rows(rows) if marked is None else marked
    while 0 < count < min(LEVELS, len(rows) - 1) and _goes_on(rows[count - 1], rows[count]):
        count += 1
    return count


def header_names(rows: Sequence[Sequence[Cell]], width: int) -> tuple[str, ...]:
    """Name the columns; of two levels both are named."""
    texts = [[cell.text for cell in row] for row in rows]
    for upper, lower in reversed(list(pairwise(texts))):
        _spread(upper, lower)
    return tuple("·".join(dict.fromkeys(row[column] for row in texts if row[column])) for column in range(width))


def _header_rows(rows: Sequence[Sequence[Cell]]) -> int:
    """Count header rows: none when the first row holds figures; two when merged names are split by the second."""
    first = [cell.text for cell in rows[0]]
    years = [text for text in first[1:] if _YEAR.fullmatch(text)]
    dated = len(years) > 1 or _CORNER.fullmatch(first[0]) is not None
    figures = sum(_is_number(text) for text in first[1:]) - (len(years) if dated else 0)
    if len(rows) < 2 or figures > 0.3 * len(first):
        return 0
    if len(rows) == 2 and len(first) == 2 and not any(is_value(cell.text) for cell in rows[1]):
        return 0
    second = [cell.text for cell in rows[1]]
    split = [j for j, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    spread = all(first[j] and first[j] in first[max(j - 1, 0) : j] + first[j + 1 : j + 2] for j in split)
    words = not any(_is_number(text) for text in second)
    return 2 if len(rows) > 2 and split and spread and words and len(split) < len(first) else 1


def _goes_on(upper: Sequence[Cell], lower: Sequence[Cell]) -> bool:
    """Tell whether a row splits the names of the row above, the places of which are blank beside the first of each.

    Such a row says nothing under the names that it does not split, above all not in the first column.
    """
    above, below = [cell.text for cell in upper], [cell.text for cell in lower]
    said = [text for text in below if text]
    if below[0] or len(said) < 2 or any(_is_figure(text) for text in said):
        return False
    return any(split and not name for name, split in zip(above[1:], below[1:], strict=True))


def _spread(upper: list[str], lower: Sequence[str]) -> None:
    """Give the name of a group to the columns of it that the row below names and this one leaves blank."""
    for column in range(1, len(upper)):
        if not upper[column] and lower[column] and lower[column - 1]:
            upper[column] = upper[column - 1]


def _is_figure(text: str) -> bool:
    return (_is_number(text) or is_value(text)) and not _DATED.fullmatch(text)


def _is_number(text: str) -> bool:
    return bool(text) and _NUMBER.fullmatch(text) is not None
