"""Rows of a table as lines of text: | a | b |, the form that Markdown gives them.

In: headings and rows, or a text with such lines. Out: the lines, or the cells again. It knows nothing of marks and
citations: a mark in a cell is part of the cell.
"""

import re
from collections.abc import Iterator, Sequence

SIGN = "|"
_RULE = re.compile(r"\|(?:\s*:?-{3,}:?\s*\|)+")


def table_lines(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the lines of a table: headings, a rule, the rows."""
    return [row_line(header), row_line(["---"] * len(header)), *map(row_line, rows)]


def row_line(cells: Sequence[str]) -> str:
    """Return a row as a line."""
    return f"{SIGN} {f' {SIGN} '.join(' '.join(cell.split()) for cell in cells)} {SIGN}"


def is_row(line: str) -> bool:
    """Tell whether a line is a row of a table, its headings or its rule."""
    return len(line) > 2 and line.startswith(SIGN) and line.endswith(SIGN)


def is_rule(line: str) -> bool:
    """Tell whether a line parts the headings from the rows."""
    return _RULE.fullmatch(line) is not None


def cells_of(line: str) -> list[str]:
    """Return the cells of a row."""
    return [cell.strip() for cell in line.strip()[1:-1].split(SIGN)]


def blocks(text: str) -> Iterator[str | list[list[str]]]:
    """Yield the lines of a text, a table as its rows with the headings first; headings that are all empty are kept."""
    lines = text.splitlines()
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and is_row(lines[end].strip()):
            end += 1
        if end - at > 2 and is_rule(lines[at + 1].strip()):
            yield [cells_of(line) for place, line in enumerate(lines[at:end]) if place != 1]
            at = end
        else:
            yield lines[at]
            at += 1
