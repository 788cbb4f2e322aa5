"""Tables that a conversion to plain text has flattened into lines.

In: plain text. Out: `Grid`s with the cells' places. Three shapes are known: cells that each begin with a tab, rows
ended by an empty line (Word to text; a cell may go on over several lines); rows of tab-separated cells (a pasted
sheet); and the series of a chart (labels, then values). Does not say what the cells mean (see `tables.py`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.ingest.draft import Grid
from assistant.types import Cell

_VALUE = re.compile(r"[约近]?[-+]?\d[\d,，]*(?:\.\d+)?\s*[%％‰]?[\u4e00-\u9fff]{0,3}")
LABEL_LIMIT = 20  # characters of a chart's label
PROSE_CELL = 120  # characters; longer cells are rather indented paragraphs


@dataclass(frozen=True, slots=True)
class _Row:
    start: int
    end: int
    cells: tuple[Cell, ...]


def is_value(text: str) -> bool:
    """Tell a bare figure with its unit ("373人", "85%") from words."""
    return len(text) <= 24 and _VALUE.fullmatch(text) is not None


def flattened(text: str) -> list[Grid]:
    """Find the flattened tables of a plain text, in reading order and without overlap."""
    raw = list(_raw_lines(text))
    grids: list[Grid] = []
    at = 0
    while at < len(raw):
        for read in (_tab_led, _series_line, _tab_separated, _alternating, _blocks):
            grid, after = read(text, raw, at)
            if grid is not None:
                grids.append(grid)
            if after > at:
                at = after
                break
        else:
            at += 1
    return _joined(grids, text)


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


def cell(text: str, start: int, end: int, joint: str = "、") -> Cell:
    """Cell from a stretch of text; the lines of a cell become a list joined by `joint`."""
    parts = [part.strip() for part in text[start:end].split("\n") if part.strip()]
    said = text[start:end].strip()
    begin = start + (len(text[start:end]) - len(text[start:end].lstrip())) if said else start
    return Cell(text=joint.join(parts), start=begin, end=begin + len(said))


def _tab_led(text: str, raw: _Lines, at: int) -> _Found:
    """Rows of cells that each begin with a tab, each row ended by an empty line."""
    rows: list[_Row] = []
    while at < len(raw) and text[raw[at][0] : raw[at][1]].startswith("\t") and _tabs(text, raw[at]) == 1:
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
    return _grid(rows, width), at


def _tab_led_row(text: str, raw: _Lines, at: int) -> tuple[_Row, int]:
    starts: list[int] = []
    first = at
    while at < len(raw) and raw[at][0] < raw[at][1]:
        if text[raw[at][0]] == "\t":
            starts.append(raw[at][0] + 1)
        at += 1
    end = raw[at - 1][1]
    ends = [start - 1 for start in starts[1:]] + [end]
    cells = tuple(cell(text, s, max(e, s)) for s, e in zip(starts, ends, strict=True))
    return _Row(start=raw[first][0], end=end, cells=cells), at


def _tabs(text: str, line: tuple[int, int]) -> int:
    return text.count("\t", *line)


def _split(text: str, line: tuple[int, int]) -> tuple[Cell, ...]:
    cells, start = [], line[0]
    for part in text[slice(*line)].split("\t"):
        cells.append(cell(text, start, start + len(part)))
        start += len(part) + 1
    return tuple(cells)


def _tab_separated(text: str, raw: _Lines, at: int) -> _Found:
    """Two or more lines with the same number of tabs inside."""
    tabs = _tabs(text, raw[at])
    if not tabs or text[slice(*raw[at])].strip().count("\t") == 0:
        return None, at
    stop = at
    while stop < len(raw) and _tabs(text, raw[stop]) == tabs and text[slice(*raw[stop])].strip():
        stop += 1
    if stop - at < 2:
        return None, at
    rows = [_Row(start=raw[i][0], end=raw[i][1], cells=_split(text, raw[i])) for i in range(at, stop)]
    return _grid(rows, tabs + 1), stop


def _series_line(text: str, raw: _Lines, at: int) -> _Found:
    """One line of labels, then as many values, all separated by tabs."""
    if _tabs(text, raw[at]) < 3:
        return None, at
    cells = list(_split(text, raw[at]))
    while cells and not cells[-1].text:
        cells.pop()
    half = len(cells) // 2
    labels, values = cells[:half], cells[half:]
    if half < 2 or len(cells) % 2 or not all(is_value(c.text) for c in values):
        return None, at
    if not all(c.text and not is_value(c.text) for c in labels):
        return None, at
    return _paired(raw[at][0], raw[at][1], list(zip(labels, values, strict=True))), at + 1


def _alternating(text: str, raw: _Lines, at: int) -> _Found:
    """Lines that are a label and a value in turn, at least three pairs."""
    pairs = []
    stop = at
    while stop + 1 < len(raw) and _is_label(text, raw[stop]) and is_value(text[slice(*raw[stop + 1])].strip()):
        pairs.append((cell(text, *raw[stop]), cell(text, *raw[stop + 1])))
        stop += 2
    if len(pairs) < 3:
        return None, at
    return _paired(raw[at][0], raw[stop - 1][1], pairs), stop


def _blocks(text: str, raw: _Lines, at: int) -> _Found:
    """Lines of labels, then as many lines of values, at least three of each."""
    middle = at
    while middle < len(raw) and middle - at < 40 and _is_label(text, raw[middle]):
        middle += 1
    stop = middle
    while stop < min(len(raw), 2 * middle - at + 1) and is_value(text[slice(*raw[stop])].strip()):
        stop += 1
    if stop - middle < 3 or middle - at != stop - middle:
        return None, at
    pairs = [(cell(text, *raw[i]), cell(text, *raw[i + middle - at])) for i in range(at, middle)]
    return _paired(raw[at][0], raw[stop - 1][1], pairs), stop


def _is_label(text: str, line: tuple[int, int]) -> bool:
    said = text[slice(*line)].strip() if line[1] - line[0] <= LABEL_LIMIT * 2 else ""
    return 0 < len(said) <= LABEL_LIMIT and not is_value(said) and said[-1] not in "。；，：,;:" and "\t" not in said


def _paired(start: int, end: int, pairs: Sequence[tuple[Cell, Cell]]) -> Grid:
    return Grid(start=start, end=end, rows=tuple(pairs), head=0, paired=True)


def _grid(rows: Sequence[_Row], width: int) -> Grid:
    full = []
    for row in rows:
        blank = Cell(text="", start=row.end, end=row.end)
        full.append((*row.cells[:width], *(blank for _ in range(width - len(row.cells)))))
    return Grid(start=rows[0].start, end=rows[-1].end, rows=tuple(full))
