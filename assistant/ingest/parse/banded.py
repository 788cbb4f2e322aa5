"""Tables on a PDF page that have horizontal rules only (三线表).

In: a pdfplumber page. Out: `PageTable`s. Rows are the printed lines between the rules; columns are where the lines with
most cells have theirs. A line without a first cell goes on with the row above.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assistant.ingest.parse.joining import joined
from assistant.ingest.parse.page import LONG
from assistant.ingest.parse.ruled import PAGE_SHARE, PROSE, Box, PageTable

SIDE = 3.0  # points by which the ends of a table's rules may differ
SAME_LINE = 3.0  # points by which words of one line may differ in height
GAP = 0.5  # of the font size; a wider gap parts two cells


@dataclass(frozen=True, slots=True)
class _Run:
    """Words of one line that stand close together."""

    left: float
    right: float
    text: str


def banded_tables(page: Any) -> list[PageTable]:  # noqa: ANN401  (pdfplumber publishes no types)
    """Find the tables between three or more horizontal rules of one length."""
    edges = [e for e in page.edges if e["orientation"] == "h" and e["x1"] - e["x0"] >= LONG]
    groups: list[list[Box]] = []
    for rule in sorted(
        {(e["x0"], e["top"], e["x1"], e["top"]) for e in edges}, key=lambda r: (round(r[0]), round(r[2]))
    ):
        last = groups[-1][-1] if groups else None
        if last and abs(last[0] - rule[0]) <= SIDE and abs(last[2] - rule[2]) <= SIDE:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    found = [_table(page, group) for group in groups if len({round(rule[1]) for rule in group}) >= 3]
    return [table for table in found if table is not None]


def _table(page: Any, rules: Sequence[Box]) -> PageTable | None:  # noqa: ANN401
    box = (rules[0][0], min(rule[1] for rule in rules), rules[0][2], max(rule[1] for rule in rules))
    if box[3] - box[1] > PAGE_SHARE * page.height:
        return None
    words = [w for w in page.extract_words(x_tolerance=2) if box[1] <= (w["top"] + w["bottom"]) / 2 <= box[3]]
    lines = [
        _runs(line) for line in _lines([w for w in words if w["x0"] >= box[0] - SIDE and w["x1"] <= box[2] + SIDE])
    ]
    width = Counter(len(line) for line in lines).most_common(1)[0][0] if lines else 0
    if width < 2 or len(lines) < 2:
        return None
    full = [line for line in lines if len(line) == width]
    columns = [(min(line[j].left for line in full), max(line[j].right for line in full)) for j in range(width)]
    rows: list[list[str]] = []
    for line in lines:
        cells = [""] * width
        for run in line:
            column = max(range(width), key=lambda j: _overlap(run, columns[j]))
            cells[column] += run.text
        if not cells[0] and rows:
            rows[-1] = [joined(f"{above}\n{cell}") for above, cell in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
    average = sum(len(text) for row in rows for text in row) / (len(rows) * width)
    return PageTable(box=box, rows=tuple(map(tuple, rows))) if len(rows) >= 2 and average <= PROSE else None


def _lines(words: Sequence[Any]) -> list[list[Any]]:
    lines: list[list[Any]] = []
    for word in sorted(words, key=lambda w: w["top"]):
        if lines and word["top"] - lines[-1][0]["top"] <= SAME_LINE:
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def _runs(line: Sequence[Any]) -> list[_Run]:
    found: list[_Run] = []
    for word in sorted(line, key=lambda w: w["x0"]):
        size = word["bottom"] - word["top"]
        if found and word["x0"] - found[-1].right < GAP * size:
            found[-1] = _Run(found[-1].left, word["x1"], joined(f"{found[-1].text}\n{word['text']}"))
        else:
            found.append(_Run(word["x0"], word["x1"], word["text"]))
    return found


def _overlap(run: _Run, column: tuple[float, float]) -> float:
    """Points that a run and a column share; negative by how far they are apart."""
    return min(run.right, column[1]) - max(run.left, column[0])
