"""Tables whose columns stand one below the other, parted by blanks alone, as programs print a page's text.

In: the lines of a plain text below a caption. Out: a `Grid`. The rows of figures tell where the columns are: those that
have as many cells as most others have. A cell of another row belongs to the columns that it stands over, a header's to
several; a first cell may be broken over two lines (旅游（含餐 / 饮）). A border of pages inside the table is no row.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.ingest.cells import CellRow, is_value
from assistant.ingest.draft import Grid, width
from assistant.ingest.lines import PAGE_MARK
from assistant.types import Cell

CAPTION = re.compile(r"\s*(?:[附续]?表)\s?\d[^。；，]*")
_PIECE = re.compile(r"\S+(?: \S+)*")
_ONE_HAN = re.compile(r"[\u4e00-\u9fff]")
_SPREAD = 4  # blanks at most between the characters of a word of two that is set wide: 合  计
_PROSE = re.compile(r"[。；]|^\s*(?:注|说明|资料来源|数据来源)[：:]|^\s*(?:[附续]?[图表]|典型案例|案例|专栏)\s?\d")
_YEAR = re.compile(r"(?:19|20)\d{2}(?:[-—–]\d{2,4})?\s?(?:年|届|学年|年度|级)?(?:秋季|春季|[末底])?")
_BORDER = 4  # lines that a border of pages takes at most: a blank line, its number, a running header
SHORT = 12  # characters of the beginning of a cell that is broken over two lines
ROWS = 2  # rows of figures that a table has at least

_Lines = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A cell with the width that it takes on its line, in Chinese characters."""

    start: int
    end: int
    left: float
    right: float


def aligned(text: str, raw: _Lines, at: int) -> tuple[Grid | None, int]:
    """Return the table that stands below the caption on line `at`, if one does, and the line to go on with."""
    rows, stop = _rows(text, raw, at + 1)
    sizes = Counter(len(row) for row in rows if len(row) > 1 and _has_figures(text, row))
    if not sizes:
        return None, at
    most = max(sizes, key=lambda size: (sizes[size], size))
    full = [row for row in rows if len(row) == most and _has_figures(text, row)]
    if len(full) < ROWS:
        return None, at
    columns = [(min(r[j].left for r in full), max(r[j].right for r in full)) for j in range(most)]
    if any(left <= before for (_, before), (left, _) in pairwise(columns)):
        return None, at  # the figures do not stand in columns
    made = _with_broken_cells([_row(text, row, columns) for row in rows])
    head = next(n for n, row in enumerate(rows) if row in full)
    grid = Grid(
        start=made[0].start,
        end=made[-1].end,
        rows=tuple(row.cells for row in made),
        head=min(head, len(made) - 1) or None,
    )
    return grid, stop


def _rows(text: str, raw: _Lines, at: int) -> tuple[list[tuple[_Placed, ...]], int]:
    """Return the cells of the lines that may be rows, and the line behind the last one."""
    rows: list[tuple[_Placed, ...]] = []
    stop = at
    while at < len(raw):
        said = text[slice(*raw[at])]
        cells = _cells(text, raw[at])
        if PAGE_MARK.fullmatch(said) or not said.strip():
            behind = _behind_border(text, raw, at, rows)
            if behind == at:
                break
            at = behind
            continue
        if _PROSE.search(said) or (len(cells) < 2 and (len(said.strip()) > SHORT or re.search("[，,：:]", said))):
            break
        rows.append(cells)
        at += 1
        stop = at
    while rows and len(rows[-1]) < 2:
        rows.pop()
        stop -= 1
    return rows, stop


def _behind_border(text: str, raw: _Lines, at: int, rows: Sequence[tuple[_Placed, ...]]) -> int:
    """Return the line behind a border of pages at which rows of the same width go on, else `at` itself."""
    size = len(rows[-1]) if rows else 0
    lines = range(at, min(at + _BORDER + 1, len(raw)))
    if not any(PAGE_MARK.fullmatch(text[slice(*raw[i])]) and text[slice(*raw[i])].strip() for i in lines):
        return at
    return next((i for i in lines if size > 1 and len(_cells(text, raw[i])) == size), at)


def _cells(text: str, line: tuple[int, int]) -> tuple[_Placed, ...]:
    """Return the cells of a line: what two blanks or more part, words of two characters that are set wide as one."""
    found: list[_Placed] = []
    for match in _PIECE.finditer(text, *line):
        left = width(text[line[0] : match.start()])
        piece = _Placed(match.start(), match.end(), left, left + width(match.group()))
        last = found[-1] if found else None
        single = last and _ONE_HAN.fullmatch(text[last.start : last.end]) and _ONE_HAN.fullmatch(match.group())
        if last and single and match.start() - last.end <= _SPREAD:
            found[-1] = _Placed(last.start, piece.end, last.left, piece.right)
        else:
            found.append(piece)
    return tuple(found)


def _has_figures(text: str, row: Sequence[_Placed]) -> bool:
    said = [text[cell.start : cell.end] for cell in row[1:]]
    return any(is_value(one) and not _YEAR.fullmatch(one) for one in said)


def _row(text: str, row: Sequence[_Placed], columns: Sequence[tuple[float, float]]) -> CellRow:
    """Return a row with a cell for every column: what stands over several is in each of them."""
    end = row[-1].end
    cells = [Cell(text="", start=end, end=end)] * len(columns)
    for placed in row:
        said = re.sub(r"(?<=[\u4e00-\u9fff]) {2,}(?=[\u4e00-\u9fff])", "", text[placed.start : placed.end])
        over = [j for j, (left, right) in enumerate(columns) if placed.left <= right and left <= placed.right]
        if len(row) == len(columns):
            over = [row.index(placed)]
        if not over:
            middle = (placed.left + placed.right) / 2
            over = [min(range(len(columns)), key=lambda j: abs(sum(columns[j]) / 2 - middle))]
        for j in over:
            cells[j] = Cell(text=said, start=placed.start, end=placed.end)
    return CellRow(row[0].start, end, tuple(cells))


def _with_broken_cells(rows: Sequence[CellRow]) -> list[CellRow]:
    """Join a line that has the beginning of a first cell only with the row below it."""
    kept: list[CellRow] = []
    begun: CellRow | None = None
    for row in rows:
        first, *others = row.cells
        if begun is not None and first.text:
            joined = Cell(text=begun.cells[0].text + first.text, start=begun.cells[0].start, end=first.end)
            kept.append(CellRow(begun.start, row.end, (joined, *others)))
            begun = None
        elif first.text and not any(cell.text for cell in others) and kept:
            begun = row
        else:
            kept.append(row)
    return kept
