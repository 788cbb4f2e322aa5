"""Rows of cells that a sign parts: tabs of a pasted sheet, pipes without the rule of Markdown.

In: the lines of a plain text. Out: a `Grid`, where two lines or more have as many cells. Blank cells at the end of a
row are often lost, above all in a header of two levels. A page border inside the table, and the remark that it goes on,
are no rows; nor is a header that is said again behind them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.ingest.cells import CellRow, even_grid, split_row
from assistant.ingest.draft import Grid
from assistant.ingest.headers import LEVELS, header_rows
from assistant.ingest.lines import PAGE_MARK
from assistant.ingest.numbering import label

TAB = "\t"
PIPES = ("|", "｜")
_GOES_ON = re.compile(r"\s*[(（]?(?:续[附上]?表|[附上]?表续|接上[表页])[^|｜\t]{0,30}?[)）]?\s*")
_SUM = re.compile(r"\s*(?:合\s*计|总\s*计|小\s*计)")

_Lines = Sequence[tuple[int, int]]


def separated(text: str, raw: _Lines, at: int, sign: str) -> tuple[Grid | None, int]:
    """Return the table that begins with line `at`, if one does, and the line to go on with."""
    kept, stop = _lines(text, raw, at, sign)
    counts = [text.count(sign, *raw[i]) for i in kept]
    if len(kept) < 2 or not _is_table(text, [raw[i] for i in kept], counts, sign):
        return None, (stop if len(kept) > 1 and max(counts) == 1 else at)
    rows = [CellRow(*raw[i], split_row(text, raw[i], sign)) for i in kept]
    if sign != TAB and all(_is_edged(text[slice(*raw[i])].strip(), sign) for i in kept):
        rows = [CellRow(row.start, row.end, row.cells[1:-1]) for row in rows]
    return _said_once(even_grid(rows, max(len(row.cells) for row in rows))), stop


def _lines(text: str, raw: _Lines, at: int, sign: str) -> tuple[list[int], int]:
    """Return the lines of the table, and the line behind it."""
    kept: list[int] = []
    width, stop = 0, at
    while stop < len(raw):
        said = text[slice(*raw[stop])]
        count = said.count(sign) if said.strip() else 0
        if not count:
            if not (kept and said.strip() and (PAGE_MARK.fullmatch(said) or _GOES_ON.fullmatch(said))):
                break
        elif count == width or _widens(len(kept), width, count) or _is_cut(text, raw, stop, sign, width):
            kept.append(stop)
            width = max(width, count)
        else:
            break
        stop += 1
    last = kept[-1] + 1 if kept else at
    return kept, last


def _widens(kept: int, width: int, count: int) -> bool:
    """Tell whether a wider row may follow: the rows above are levels of a header whose last names go over columns."""
    return not kept or (kept < LEVELS and count > width)


def _is_cut(text: str, raw: _Lines, at: int, sign: str, width: int) -> bool:
    """Tell whether a shorter row has lost blank cells at its end: a row of full width follows, or it is the sum."""
    if text.count(sign, *raw[at]) > width:
        return False
    following = text.count(sign, *raw[at + 1]) if at + 1 < len(raw) else 0
    return following == width or _SUM.match(text, raw[at][0]) is not None


def _is_table(text: str, lines: _Lines, counts: Sequence[int], sign: str) -> bool:
    width = max(counts)
    if counts.count(width) < 2 or not any(text[slice(*line)].strip(f"{sign} ").count(sign) for line in lines):
        return False
    if sign != TAB:
        return width > 1 or len(lines) > 2  # “甲|乙” on two lines may be anything
    return not (width == 1 and _is_contents(text, lines))


def _is_edged(said: str, sign: str) -> bool:
    return len(said) > 1 and said.startswith(sign) and said.endswith(sign)


def _said_once(grid: Grid) -> Grid:
    """Leave out a header that comes again."""
    heads = header_rows(grid.rows)
    head = [[cell.text for cell in row] for row in grid.rows[:heads]]
    body = [row for row in grid.rows[heads:] if [cell.text for cell in row] not in head]
    return replace(grid, rows=(*grid.rows[:heads], *body))


def _is_contents(text: str, lines: _Lines) -> bool:
    """Tell entries of a contents list: numbered titles with rising page numbers behind a tab."""
    parts = [text[slice(*line)].strip().rpartition(TAB) for line in lines]
    pages = [int(page) if page.isdecimal() else -1 for _, _, page in parts]
    numbered = sum(label(title.strip()) is not None for title, _, _ in parts if title.strip())
    return pages == sorted(pages) and min(pages) >= 0 and numbered >= 0.5 * len(parts)
