"""Read the answer out of a table: which rows, which column.

In: a table and the question. Out: the cells that answer, with the sentences (rows) they come from. Rows are chosen by
the cells that the question names, the column by its heading or by the kind of thing that is asked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.text import fold
from assistant.types import Cell, Query, Row, Table

NUMBERING = ("序号", "编号", "no", "no.")
CATEGORY: dict[str, tuple[str, ...]] = {
    "企业": ("企业", "公司", "单位", "厂家", "集团", "酒店", "医院"),
    "专业": ("专业",),
    "方式": ("方式", "形式", "怎么合作", "如何合作"),
    "学校": ("学校", "院校", "哪几所", "哪些所"),
    "人数": ("多少人", "人数", "几人"),
    "名称": ("哪些", "哪几"),
}


@dataclass(frozen=True)
class TableAnswer:
    """The cells that answer, column by column, and the rows they stand in."""

    header: str
    cells: tuple[Cell, ...]
    rows: tuple[Row, ...]
    condition: str = ""


def read_table(table: Table, query: Query) -> TableAnswer | None:
    """Return the cells that answer the question, or None when the table does not say.

    A table of columns that are lists (表头各为一类) is answered by the column whose heading the question names.
    """
    question = fold(query.text).text
    rows, named = _named_rows(table, question)
    column = _asked_column(table, question, named)
    if column is None:
        return None
    cells = [row.cells[column] for row in rows if column < len(row.cells) and row.cells[column].text]
    if not cells:
        return None
    condition = "、".join(dict.fromkeys(cell.text for _, cell in sorted(named.items()))) if named else ""
    return TableAnswer(table.header[column], tuple(cells), tuple(rows), condition)


def _named_rows(table: Table, question: str) -> tuple[Sequence[Row], dict[int, Cell]]:
    """Return the rows with a cell that the question names (all rows when it names none) and those cells by column."""
    hits: list[tuple[int, Row, int, Cell]] = []
    for row in table.rows:
        for place, cell in enumerate(row.cells):
            strength = _named(cell.text, question)
            if strength:
                hits.append((strength, row, place, cell))
    if not hits:
        return table.rows, {}
    best = max(strength for strength, *_ in hits)
    chosen = [(row, place, cell) for strength, row, place, cell in hits if strength == best]
    if len({id(row) for row, *_ in chosen}) == len(table.rows) > 1:
        return table.rows, {}
    return list(dict.fromkeys(row for row, *_ in chosen)), {place: cell for _, place, cell in chosen}


def _named(text: str, question: str) -> int:
    """Return how many characters of the cell the question names: the cell, or one of its 、-separated items."""
    items = [fold(item).text for item in text.replace("\n", "、").split("、")]
    return max((len(item) for item in items if len(item) > 1 and not item.isdigit() and item in question), default=0)


def _asked_column(table: Table, question: str, named: dict[int, Cell]) -> int | None:
    """Return the column whose heading fits the question best, leaving out the columns that chose the rows."""
    best, best_score = None, 0.0
    for place, heading in enumerate(table.header):
        folded = fold(heading).text
        if not folded or folded in NUMBERING or place in named:
            continue
        score = _heading_score(folded, question)
        if score > best_score:
            best, best_score = place, score
    return best


def _heading_score(heading: str, question: str) -> float:
    """Share of the heading's character pairs in the question, or a category word that stands for it."""
    pairs = [heading[i : i + 2] for i in range(len(heading) - 1)] or [heading]
    score = sum(pair in question for pair in pairs) / len(pairs)
    for word, signs in CATEGORY.items():
        if word in heading and any(sign in question for sign in signs):
            score = max(score, 0.5)
    return score if score >= 0.34 else 0.0
