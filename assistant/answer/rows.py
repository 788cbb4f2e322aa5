"""Read the answer out of a table: which rows, which column.

In: a table and the question. Out: a `TableAnswer`: its text, the words of the question it rests on. Rows are chosen by
the cells (or the ordinal) that the question names, the column by its heading or by the kind of thing that is asked for.
A table of columns that are lists is answered by one column, a series without headings by its rows.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.text import folded, quantities
from assistant.types import Cell, Query, Row, Table

NUMBERING = ("序号", "编号", "no", "no.")
DISTINCT = 3  # characters of a cell that the question must share with it (two for a cell of two)
SERIES = 3  # columns of a table that reads as label and value
TEACHERS = ("老师", "教师")  # said, written in headings
_EACH = re.compile(r"各|每|分别|依次")
_COUNT = re.compile(r"(?<=[\u4e00-\u9fff”]{2})(?:人数|总数|数量|数)$")
CATEGORY: dict[str, tuple[str, ...]] = {
    "企业": ("企业", "公司", "单位", "厂家", "集团", "酒店", "医院", "哪家", "几家"),
    "专业": ("专业",),
    "方式": ("方式", "形式", "怎么合作", "如何合作"),
    "学校": ("学校", "院校", "几所", "哪所", "哪些所", "职中", "职高"),
    "人数": ("多少人", "人数", "几人"),
}


@dataclass(frozen=True)
class TableAnswer:
    """What the table says: `rows` hold the cells that answer, `basis` all of its words that chose them.

    Each line of `text` is a statement of its own.
    """

    text: str
    rows: tuple[Row, ...]
    basis: str
    chosen: bool


def read_table(table: Table, query: Query, *, several: bool = False) -> TableAnswer | None:
    """Return what the table answers, or None when it does not say; `several` asks for more than one column."""
    question = folded(query.text)
    rows, condition = _named_rows(table, question)
    headed = any(table.header)
    column = _asked_column(table, question, condition) if headed else None
    asked = () if condition else _columns_named(table, question)
    if len(asked) > 1 or (not condition and _EACH.search(question) and _is_series(table)):
        return _whole_rows(table, rows, condition, asked if len(table.rows) == 1 else ())
    if column is None or (several and condition):
        return _whole_rows(table, rows, condition) if condition or several or not headed else None
    cells = [row.cells[column] for row in rows if column < len(row.cells) and row.cells[column].text]
    if not cells:
        return None
    named = "、".join(dict.fromkeys(cell.text for cell in condition.values()))
    items = "、".join(dict.fromkeys(cell.text for cell in cells))
    heading = table.header[column]
    if condition and _is_series(table) and column == len(table.header) - 1:
        text = "；".join(_reading(table, row, first=min(condition)) for row in rows)
        return TableAnswer(text, tuple(rows), f"{table.caption}{heading}{text}", chosen=True)
    text = f"{named}，{heading}：{items}" if named else f"{heading}：{items}"
    return TableAnswer(text, tuple(rows), f"{table.caption}{heading}{named}", bool(condition))


def _whole_rows(
    table: Table, rows: Sequence[Row], condition: dict[int, Cell], columns: Sequence[int] = ()
) -> TableAnswer:
    """Return the rows as they read; `columns` are the ones to keep, all when empty."""
    if columns:
        texts = [f"{table.header[i]}：{row.cells[i].text}" for row in rows for i in columns if i < len(row.cells)]
        return TableAnswer("\n".join(texts), tuple(rows), table.caption + "".join(texts), chosen=True)
    readings = [_reading(table, row) for row in rows]
    named = "".join(cell.text for cell in condition.values())
    said = "".join(readings) if condition or not any(table.header) else ""
    basis = f"{table.caption}{named}{''.join(table.header)}{said}"
    return TableAnswer("；".join(readings), tuple(rows), basis, bool(condition))


def whole_table(table: Table) -> TableAnswer:
    """Return all rows: what a table answers that is asked for by its number."""
    return _whole_rows(table, table.rows, {})


def _reading(table: Table, row: Row, first: int = 0) -> str:
    """Return the row as it reads: label and value where a few columns end in an amount, else with the headings.

    `first` is the column that is the label.
    """
    if any(table.header) and not _is_series(table):
        pairs = zip(table.header, row.cells, strict=False)
        return "，".join(f"{h}：{c.text}" for h, c in pairs if c.text and folded(h) not in NUMBERING)
    texts = [cell.text for cell in (*row.cells[first : first + 1], *row.cells[:first], *row.cells[first + 1 :])]
    texts = [text for text in texts if text]
    label = texts[0] + "".join(f"（{text}）" for text in texts[1:-1])
    return f"{label}：{texts[-1]}" if len(texts) > 1 else label


def _is_series(table: Table) -> bool:
    """Tell whether the table is a series: up to three columns of which the last and no other holds amounts."""
    if not 1 < len(table.header) <= SERIES:
        return False
    amounts = [
        [any(q.role == "measure" and q.unit for q in quantities(c.text)) for c in row.cells] for row in table.rows
    ]
    return all(len(row) == len(table.header) and row[-1] and not any(row[:-1]) for row in amounts)


def _columns_named(table: Table, question: str) -> tuple[int, ...]:
    """Return the columns that the question names: in full, by the thing counted, by an ending that no other has."""
    question = question.replace(*TEACHERS)
    headings = [folded(heading) for heading in table.header]
    ends = Counter(heading[-2:] for heading in headings)
    return tuple(
        place
        for place, heading in enumerate(headings)
        if heading
        and heading not in NUMBERING
        and (_COUNT.sub("", heading) in question or (ends[heading[-2:]] == 1 and heading[-2:] in question))
    )


def _named_rows(table: Table, question: str) -> tuple[Sequence[Row], dict[int, Cell]]:
    """Return the rows that the question names (all rows when it names none) and the naming cell of each column."""
    ordinals = {int(q.value) for q in quantities(question) if q.role == "ordinal"}
    hits = [
        (_strength(table, cell, place, question, ordinals), row, place, cell)
        for row in table.rows
        for place, cell in enumerate(row.cells)
    ]
    best = max((strength for strength, *_ in hits), default=0)
    chosen = [(row, place, cell) for strength, row, place, cell in hits if strength and strength == best]
    rows = list(dict.fromkeys(row for row, *_ in chosen))
    if not rows or (len(rows) == len(table.rows) > 1):
        return table.rows, {}
    return rows, {place: cell for _, place, cell in chosen}


def _strength(table: Table, cell: Cell, place: int, question: str, ordinals: set[int]) -> int:
    """Return how many characters of the cell the question names, leaving out what the caption and heading say."""
    heading = table.header[place] if place < len(table.header) else ""
    if cell.text.isdigit():
        return DISTINCT if folded(heading) in NUMBERING and int(cell.text) in ordinals else 0
    known = folded(table.caption + "".join(table.header))
    text = folded(cell.text)
    longest = 0
    for start in range(len(text)):
        end = start + longest + 1
        while end <= len(text) and text[start:end] in question and text[start:end] not in known:
            longest, end = end - start, end + 1
    return longest if longest >= min(DISTINCT, len(text)) and longest > 1 else 0


def _asked_column(table: Table, question: str, condition: dict[int, Cell]) -> int | None:
    """Return the column whose heading fits the question best, leaving out the columns that chose the rows."""
    best, best_score = None, 0.0
    for place, heading in enumerate(table.header):
        plain = folded(heading)
        if not plain or plain in NUMBERING or (place in condition and not condition[place].text.isdigit()):
            continue
        score = _heading_score(plain, question)
        if score > best_score:
            best, best_score = place, score
    return best


_ASKED_FOR = re.compile(r"(?:哪|什么|几|多少|有)([一-鿿]{1,6})")


def _heading_score(heading: str, question: str) -> float:
    """Share of the heading's character pairs in the question, or a category word that stands for it."""
    pairs = [heading[i : i + 2] for i in range(len(heading) - 1)] or [heading]
    said = sum(pair in question for pair in pairs) / len(pairs)
    asked = "".join(_ASKED_FOR.findall(question))
    stands_for = 0.0
    for word, signs in CATEGORY.items():
        if word in heading and any(sign in question for sign in signs):
            stands_for = max(stands_for, 0.8 if any(sign in asked for sign in signs) else 0.5)
    # The category brings a column into play; among several of one category the words of the heading decide.
    score = max(said, stands_for) + said
    return score if max(said, stands_for) >= 0.34 else 0.0
