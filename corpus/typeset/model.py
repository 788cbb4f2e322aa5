"""What a source holds, freed from its markup.

In: nothing. Out: frozen values in reading order. They say what a thing is, never how it looks (see `template.typ`).
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its printed number, e.g. "1.1 结构规模"; `level` 1 is a chapter."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. `lead` is what is set in bold before it, an article's number; `gap` the space between them."""

    text: str
    lead: str = ""
    gap: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list; its number, if it has one, is part of the text."""

    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of what is known about a document, e.g. label "文号", text "教材〔2019〕3号"."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A bracketed line of the edition about the original, e.g. that a table is a picture there."""

    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Caption of a picture that the edition does not carry."""

    caption: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers of a table drawn as bars, one for each record, each a share of the largest (0 to 1).

    `columns`: one bar above each column of a table with one record; `rows`: one bar beside each row.
    """

    direction: Literal["columns", "rows"]
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption (may be empty) and header; every row has as many cells as the header."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    chart: Chart | None = None


Simple = Paragraph | Item | Fact | Remark | Picture | Table


@dataclass(frozen=True, slots=True)
class Case:
    """A case box: everything up to the next heading stands in its frame."""

    title: str
    blocks: tuple[Simple, ...]


Block = Simple | Heading | Case


@dataclass(frozen=True, slots=True)
class Manuscript:
    """One document. `blocks` do not repeat the title."""

    title: str
    blocks: tuple[Block, ...]
