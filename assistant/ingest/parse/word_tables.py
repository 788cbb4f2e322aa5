"""Tables and charts of a Word file as rows of words.

In: table and chart elements. Out: rows; a vertically merged cell's words are repeated, a horizontally merged cell is
marked. Layout tables of one column are no tables (see `is_frame`).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_ENDS = "。；，、：:;,！？"


@dataclass(frozen=True, slots=True)
class WordCell:
    """Words of a cell, and whether it is the continuation of its left neighbour."""

    text: str
    across: bool = False


Rows = list[list[WordCell]]


def is_frame(table: Any) -> bool:  # noqa: ANN401  (lxml)
    """Tell a table of one column, which only frames text (a case box)."""
    return all(len(row.findall(qn("w:tc"))) <= 1 for row in table.iter(qn("w:tr")))


def cells(row: Any) -> Iterator[Any]:  # noqa: ANN401
    """Cell elements of a row, those in content controls included."""
    for child in row:
        if child.tag == qn("w:tc"):
            yield child
        elif child.tag == qn("w:sdt"):
            yield from (tc for tc in child.iter(qn("w:tc")))


def table_rows(table: Any, say: Callable[[Any], str]) -> tuple[Rows, int | None]:  # noqa: ANN401
    """Rows of a table and its number of header rows (None where it marks none). `say` gives a paragraph's words."""
    rows: Rows = []
    above: dict[int, str] = {}
    heads = 0
    for index, row in enumerate(table.findall(qn("w:tr"))):
        found: list[WordCell] = []
        found += [WordCell("")] * _count(row, "w:trPr", "w:gridBefore")
        for cell in cells(row):
            column = len(found)
            text = _words(cell, say)
            merge = _property(cell, "w:vMerge")
            if merge is not None and merge.get(qn("w:val"), "continue") == "continue":
                text = above.get(column, text)
            above[column] = text
            found.append(WordCell(text))
            span = _property(cell, "w:gridSpan")
            for _ in range(int(span.get(qn("w:val"), "1")) - 1 if span is not None else 0):
                found.append(WordCell(text, across=True))
        rows.append(found)
        heads += heads == index and row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    width = max((len(row) for row in rows), default=0)
    return [row + [WordCell("")] * (width - len(row)) for row in rows], heads or None


def chart_rows(chart: Any) -> Rows:  # noqa: ANN401
    """Categories and values of a chart: a row a category, a column a series, the first row their names."""
    series = list(chart.iter(f"{_CHART}ser"))
    names = [_texts(one.find(f"{_CHART}tx")) for one in series]
    labels = next((found for one in series if (found := _texts(one.find(f"{_CHART}cat")))), [])
    values = [_texts(one.find(f"{_CHART}val")) for one in series]
    if not labels or not any(values):
        return []
    head = [WordCell(""), *(WordCell("".join(name)) for name in names)]
    rows = [
        [WordCell(label), *(WordCell(v[i] if i < len(v) else "") for v in values)] for i, label in enumerate(labels)
    ]
    return [head, *rows] if len(series) > 1 else rows


def _texts(holder: Any) -> list[str]:  # noqa: ANN401
    if holder is None:
        return []
    return [_number("".join(point.itertext()).strip()) for point in holder.iter(f"{_CHART}v")]


def _number(text: str) -> str:
    """Drop the tail of a binary fraction: 4.3 is stored as 4.2999999999999998."""
    try:
        return f"{float(text):.10g}" if len(text) > 12 and "." in text else text
    except ValueError:
        return text


def _words(cell: Any, say: Callable[[Any], str]) -> str:  # noqa: ANN401
    """Words of a cell: its paragraphs as a list, unless they are sentences."""
    said = ""
    for part in (part.strip() for p in cell.iter(qn("w:p")) for part in say(p).split("\n")):
        if part:
            said += ("、" if said and said[-1] not in _ENDS else "") + part
    return said.replace("\t", " ")


def _property(cell: Any, name: str) -> Any:  # noqa: ANN401
    return cell.find(f"{qn('w:tcPr')}/{qn(name)}")


def _count(row: Any, holder: str, name: str) -> int:  # noqa: ANN401
    found = row.find(f"{qn(holder)}/{qn(name)}")
    return int(found.get(qn("w:val"), "0")) if found is not None else 0
