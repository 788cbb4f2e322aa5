"""Tables that a conversion to plain text has flattened into lines.

In: plain text. Out: `Grid`s with the cells' places. Three shapes are known: cells that each begin with a tab, rows
ended by an empty line (Word to text; a cell may go on over several lines); rows of cells parted by tabs or pipes (a
pasted sheet, see `separated.py`); and the series of a chart (labels, then values). Does not say what the cells mean
(see `tables.py`).
"""

import re
from collections.abc import Iterator, Sequence

from assistant.ingest.aligned import CAPTION, aligned
from assistant.ingest.cells import CellRow, cell, even_grid, is_value, split_row
from assistant.ingest.draft import Grid
from assistant.ingest.separated import PIPES, TAB, separated
from assistant.types import Cell

TABBED, PIPED, LABEL, VALUE, OTHER = "TPLVO"
_IN_TURN = re.compile(f"(?:{LABEL}{VALUE}){{3,}}")
_IN_BLOCKS = re.compile(f"{LABEL}{{3,40}}{VALUE}{{3,40}}(?!{VALUE})")
LABEL_LIMIT = 20  # characters of a chart's label
PROSE_CELL = 120  # characters; longer cells are rather indented paragraphs


def flattened(text: str) -> list[Grid]:
    """Find the flattened tables of a plain text, in reading order and without overlap."""
    raw = list(_raw_lines(text))
    forms = "".join(_form(text, line) for line in raw)
    grids: list[Grid] = []
    at = 0
    while at < len(raw):
        form = forms[at]
        below, after = aligned(text, raw, at) if CAPTION.fullmatch(text, *raw[at]) else (None, at)
        if below is not None:
            grids.append(below)
            at = after
            continue
        if form == TABBED:
            grid, after = _tabbed(text, raw, at)
        elif form == PIPED:
            grid, after = separated(text, raw, at, next(sign for sign in PIPES if text.find(sign, *raw[at]) >= 0))
        elif form == LABEL:
            grid, after = _series_lines(text, raw, forms, at)
        else:
            grid, after = None, at + 1
        if grid is not None:
            grids.append(grid)
        at = max(after, at + 1)
    return _joined(grids, text)


def _form(text: str, line: tuple[int, int]) -> str:
    """Tell what a line can be in a table: cells, a chart's label, its value, or none of them."""
    if text.find("\t", *line) >= 0:
        return TABBED
    if any(text.find(pipe, *line) >= 0 for pipe in PIPES):
        return PIPED
    said = text[slice(*line)].strip() if line[1] - line[0] <= LABEL_LIMIT * 2 else ""
    if is_value(said):
        return VALUE
    return LABEL if 0 < len(said) <= LABEL_LIMIT and said[-1] not in "。；，：,;:" else OTHER


def _joined(grids: Sequence[Grid], text: str) -> list[Grid]:
    """Join two series that stand side by side and give the same values: one names the bars, the other the axis."""
    done: list[Grid] = []
    for grid in grids:
        last = done[-1] if done else None
        if last and last.paired and grid.paired and not text[last.end : grid.start].strip() and _same(last, grid):
            rows = [
                (*a[:-1], *b[:-1], max(a[-1], b[-1], key=lambda c: len(c.text)))
                for a, b in zip(last.rows, grid.rows, strict=True)
            ]
            done[-1] = Grid(start=last.start, end=grid.end, rows=tuple(rows), head=0, paired=True)
        else:
            done.append(grid)
    return done


def _same(one: Grid, other: Grid) -> bool:
    def figures(grid: Grid) -> list[str]:
        return [re.sub(r"[^\d.%]", "", row[-1].text) for row in grid.rows]

    return figures(one) == figures(other)


def _raw_lines(text: str) -> Iterator[tuple[int, int]]:
    """Starts and ends of lines, line breaks excluded."""
    start = 0
    while start < len(text):
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        yield start, stop
        start = stop + 1


_Lines = Sequence[tuple[int, int]]
_Found = tuple[Grid | None, int]


def _tabbed(text: str, raw: _Lines, at: int) -> _Found:
    after = at
    for read in (_tab_led, _series_line, _separated_by_tabs):
        grid, after = read(text, raw, at)
        if grid is not None or after > at:
            break
    return grid, after


def _separated_by_tabs(text: str, raw: _Lines, at: int) -> _Found:
    return separated(text, raw, at, TAB)


def _tab_led(text: str, raw: _Lines, at: int) -> _Found:
    """Rows of cells that each begin with a tab, each row ended by an empty line."""
    rows: list[CellRow] = []
    while at < len(raw) and text[raw[at][0] : raw[at][1]].startswith("\t") and text.count(TAB, *raw[at]) == 1:
        row, at = _tab_led_row(text, raw, at)
        rows.append(row)
        gap = at
        while gap < len(raw) and raw[gap][0] == raw[gap][1]:
            gap += 1
        if gap >= len(raw) or not text.startswith("\t", raw[gap][0]):
            break
        at = gap
    width = max((len(row.cells) for row in rows), default=0)
    even = sum(len(row.cells) == width for row in rows)
    prose = sum(c.text.endswith("。") or len(c.text) > PROSE_CELL for row in rows for c in row.cells)
    if len(rows) < 2 or width < 2 or even < 0.6 * len(rows) or prose > 0.3 * width * len(rows):
        return None, at  # paragraphs indented by a tab
    return even_grid(rows, width), at


def _tab_led_row(text: str, raw: _Lines, at: int) -> tuple[CellRow, int]:
    starts: list[int] = []
    first = at
    while at < len(raw) and raw[at][0] < raw[at][1]:
        if text[raw[at][0]] == "\t":
            starts.append(raw[at][0] + 1)
        at += 1
    end = raw[at - 1][1]
    ends = [start - 1 for start in starts[1:]] + [end]
    cells = tuple(cell(text, s, max(e, s)) for s, e in zip(starts, ends, strict=True))
    return CellRow(start=raw[first][0], end=end, cells=cells), at


def _series_line(text: str, raw: _Lines, at: int) -> _Found:
    """One line of labels, then as many values, all separated by tabs."""
    if text.count(TAB, *raw[at]) < 3:
        return None, at
    cells = list(split_row(text, raw[at], TAB))
    while cells and not cells[-1].text:
        cells.pop()
    half = len(cells) // 2
    labels, values = cells[:half], cells[half:]
    if half < 2 or len(cells) % 2 or not all(is_value(c.text) for c in values):
        return None, at
    if not all(c.text and not is_value(c.text) for c in labels):
        return None, at
    return _paired(raw, at, at + 1, list(zip(labels, values, strict=True)))


def _series_lines(text: str, raw: _Lines, forms: str, at: int) -> _Found:
    """A series on lines of its own: label and value in turn, or all labels and then all values."""
    found = _IN_TURN.match(forms, at)
    if found:
        pairs = [(i, i + 1) for i in range(at, found.end(), 2)]
        return _paired(raw, at, found.end(), [_cells(text, raw, pair) for pair in pairs])
    found = _IN_BLOCKS.match(forms, at)
    count = (found.end() - at) // 2 if found else 0
    if found and forms[at + count] == VALUE and forms[at + count - 1] == LABEL and 2 * count == found.end() - at:
        return _paired(raw, at, found.end(), [_cells(text, raw, (i, i + count)) for i in range(at, at + count)])
    return None, at


def _cells(text: str, raw: _Lines, pair: tuple[int, int]) -> tuple[Cell, Cell]:
    return cell(text, *raw[pair[0]]), cell(text, *raw[pair[1]])


def _paired(raw: _Lines, at: int, stop: int, pairs: Sequence[tuple[Cell, Cell]]) -> _Found:
    return Grid(start=raw[at][0], end=raw[stop - 1][1], rows=tuple(pairs), head=0, paired=True), stop
