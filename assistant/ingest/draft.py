"""What the reader of one format hands on: the text, and what only the format knows about it.

In: nothing. Out: frozen values. They carry no interpretation: which line is a heading of which section, and what a
grid of cells means, is decided for all formats alike in `outline.py`, `sections.py` and `tables.py`.
Offsets are character offsets into `Draft.text`, half open.
"""

from dataclasses import dataclass

from assistant.types import Cell, Dropped, Page


@dataclass(frozen=True, slots=True)
class Declared:
    """A heading that the format itself marks: a Markdown `#`, a Word style, a PDF bookmark. `level` counts from 1."""

    start: int
    level: int


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a table as they stand in the text, row by row.

    A merged cell is repeated in every place that it covers. `head` is the number of header rows where the format says
    so, else None. `paired` marks a chart's series whose rows are already (label …, value).
    """

    start: int
    end: int
    rows: tuple[tuple[Cell, ...], ...]
    head: int | None = None
    paired: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A document's text with the marks of its format.

    `items` holds the starts of lines marked as list items, `boxes` the runs of text that stand in a frame. `margin` is
    where the text's paragraphs were cut into lines; None when they were not.
    """

    text: str
    title: str = ""
    pages: tuple[Page, ...] = ()
    declared: tuple[Declared, ...] = ()
    grids: tuple[Grid, ...] = ()
    items: frozenset[int] = frozenset()
    boxes: tuple[tuple[int, int], ...] = ()
    dropped: tuple[Dropped, ...] = ()
    warnings: tuple[str, ...] = ()
    margin: "Margin | None" = None


@dataclass(frozen=True, slots=True)
class Margin:
    """How long lines are that were cut: in characters, and in width, that of a Chinese character being 1."""

    characters: int
    width: float

    def reached(self, line: str) -> bool:
        """Tell whether a line is as long: programs cut after so many characters, or where the width is used up."""
        return len(line) >= self.characters or width(line) >= self.width


def width(text: str) -> float:
    """Return how wide a text is set, in Chinese characters."""
    return sum(0.5 if char < "\u2000" else 1.0 for char in text)
