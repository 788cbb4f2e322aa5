"""The figures of a table or chart series.

In: a chunk with a table. Out: `CellFigure`s row by row: the row's name and the column's heading say what is counted,
the heading's or caption's bracket the unit. Numbering columns hold no figures.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.columnunits import MEASURES, captioned, levels_of, units_of
from assistant.facts.pieces import measures
from assistant.facts.wording import PERIOD
from assistant.text import fold, folded, quantities
from assistant.types import Cell, Chunk, Quantity, Row, Sentence

NUMBERING = frozenset(("序号", "编号", "no", "no.", "名次", "排名"))
NAME = 16  # characters of two cells that together name a row
_UNIT = re.compile(
    r"[（(](?:单位[:：])?(?P<unit>[^（）()\d/]{1,4})(?:/[^（）()]{1,6})?[）)]\s*$|单位[:：]\s*(?P<loose>[\u4e00-\u9fff%]{1,3})"
)
PART = re.compile(r"^其中[:：]?\s*(?=[\u4e00-\u9fff])")
_EMPTY = re.compile(r"[（(]\s*[）)]")  # what is left of （2025年）
_GENERAL = re.compile(r"^(?:数量|数值|人数|合计|数据|总数|数目|金额|指标值)?$")


@dataclass(frozen=True, slots=True)
class CellFigure:
    """A figure in a cell: what is counted, the row's name, its column (one column is one series).

    `shown` puts heading and cell side by side as the table has them: 到馆人次（万人次）42.
    """

    quantity: Quantity
    label: str
    shown: str
    name: str
    period: str
    column: int
    start: int
    end: int
    sentence: Sentence


def read_cells(chunk: Chunk) -> Iterator[CellFigure]:
    """Yield the figures of the chunk's table."""
    if chunk.table is None:
        return
    header = chunk.table.header
    units = _units(chunk.table.header, chunk.table.caption)
    told = next((place for place, heading in enumerate(header) if folded(heading) in MEASURES), None)
    for row in chunk.table.rows:
        own = row.cells[told].text.strip() if told is not None and told < len(row.cells) else ""
        for column, cell in enumerate(row.cells):
            heading = header[column] if column < len(header) else ""
            if folded(heading) in NUMBERING:
                continue
            quantity = _sole(cell)
            sentence = sentence_of(chunk, row, cell)
            if quantity is None or sentence is None:
                continue
            if not quantity.unit:
                quantity = _measured(quantity, own or _unit(heading) or (units[column] if column < len(units) else ""))
            name = _name(row, header, column)
            yield CellFigure(
                quantity=quantity,
                label=_label(name, _UNIT.sub("", heading)),
                shown=_beside(_label(name, heading), cell.text.strip()),
                name=name,
                period=next(iter(PERIOD.findall(heading)), ""),
                column=column,
                start=cell.start,
                end=cell.end,
                sentence=sentence,
            )


def _units(header: tuple[str, ...], caption: str) -> list[str]:
    """Return the unit of each column that the caption gives it; one in a bracket alone is that of all."""
    said = fold(caption).text
    return (
        units_of([fold(heading).text for heading in header], said)
        if captioned(said)
        else [_unit(caption)] * len(header)
    )


def _sole(cell: Cell) -> Quantity | None:
    """Return the measure that a cell consists of, None when it says more or something else."""
    text = cell.text.strip().lstrip("+＋")  # +512: a sign that says no more than its being left out
    found = measures(text)
    if len(found) != 1 or len(found[0].text) < len(text):
        return None
    return found[0]


def _measured(quantity: Quantity, unit: str) -> Quantity:
    """Return a bare number with the unit of its column, multiplied out: 42 in a column of 万人次 is 420000人次."""
    found = quantities(f"{quantity.text}{unit}")
    if len(found) != 1 or not unit:
        return quantity
    return quantity.model_copy(update={"text": found[0].text, "unit": found[0].unit, "value": found[0].value})


def _name(row: Row, header: tuple[str, ...], column: int) -> str:
    """Return the row's name: its first cells of text, two at most (第七期, 岗前培训)."""
    names: list[str] = []  # a cell that begins with the name before it (沙岭县, 沙岭县人民医院) adds no name
    for place, cell in enumerate(row.cells):
        heading = folded(header[place]) if place < len(header) else ""
        text = PART.sub("", cell.text.strip())
        if place != column and text and heading not in NUMBERING | MEASURES and not measures(text):
            names += [] if names and text.startswith(names[0]) else [text]
    return "".join(names[:2]) if sum(map(len, names[:2])) <= NAME else "".join(names[:1])


def _beside(label: str, number: str) -> str:
    """Return a cell as it is told; a heading that ends in a number (2024-2025) is set apart from it."""
    return f"{label}：{number}" if label[-1:].isdigit() else label + number


def _label(name: str, heading: str) -> str:
    heading = _EMPTY.sub("", PERIOD.sub("", "·".join(levels_of(heading)))).strip()
    return name if name and _GENERAL.match(heading) else name + heading


def _unit(text: str) -> str:
    found = (_UNIT.search(level) for level in reversed(levels_of(text)))
    return next((match["unit"] or match["loose"] for match in found if match), "")


def sentence_of(chunk: Chunk, row: Row, cell: Cell) -> Sentence | None:
    """Return the chunk's sentence for a row: the one that covers the cell and says it, the shortest of several."""
    covering = [s for s in chunk.sentences if s.start <= cell.start and cell.end <= s.end]
    saying = [s for s in covering if cell.text.strip() in s.text] or covering
    names = [c.text.strip() for c in row.cells if c is not cell and c.text.strip()]
    return max(saying, key=lambda s: (sum(name in s.text for name in names), -len(s.text)), default=None)
