"""A parsed document: where it comes from, its outline, its blocks and tables.

In: nothing. Out: the values that `ingest` hands to `index`. Offsets are character offsets (Python `str` indexes), half
open `[start, end)`, into `Document.text`.
"""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from assistant.types.base import Frozen


class Kind(StrEnum):
    """What a section or chunk is on the page."""

    PROSE = "prose"
    TABLE = "table"
    FIGURE = "figure"
    CASE = "case"


class Span(Frozen):
    """Characters `[start, end)` of a document's text."""

    start: int
    end: int


class Source(Frozen):
    """Where a document comes from. `sha256` is of the file's bytes."""

    path: str
    format: Literal["txt", "md", "docx", "pdf"]
    sha256: str
    size: int = Field(description="bytes")


class Profile(Frozen):
    """What the manifest knows of a document; all empty for a file that is not in the manifest."""

    id: str = ""
    title: str = ""
    edition: Literal["", "digest", "original"] = ""
    kind: Literal["", "report", "law", "policy"] = ""
    issuer: str = ""
    number: str = Field(default="", description="document number, e.g. 国发〔2019〕4号")
    issued: str = ""
    in_force: str = ""
    superseded_by: str = ""
    url: str = ""
    uploaded_as: str = Field(default="", description="file name that a user gave on uploading; empty for the corpus")


class Page(Frozen):
    """One page: its printed order from 1 and the characters it holds. Formats without pages have none."""

    number: int
    start: int
    end: int


class Cell(Frozen):
    """One table cell: its text without line breaks, and where it stands (an empty cell: start == end)."""

    text: str
    start: int
    end: int


class Row(Frozen):
    """One table row; `start`/`end` cover the whole row in the document's text."""

    cells: tuple[Cell, ...]
    start: int
    end: int


class Table(Frozen):
    """A table or chart series read into rows; `header` holds the column names ("" where the table has none).

    A table that the document flattened by columns or by rows is turned so that one `Row` is one record. A chart
    series (labels, then values) becomes rows of (label, value).
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]


class Section(Frozen):
    """One node of the outline. A table, figure or case box is a section of its own below its parent.

    `index` is its place in `Document.sections`; `parent` the parent's index or None. `number` is what the document
    prints ("1.3.1", "前言", "第十四条", "典型案例2-1", "表1-1"); "" where it prints none. `path` holds the labels
    (number and title) from the chapter down to the section itself. `spans` are the characters that belong to this
    section and to none of its children, in reading order; a section that owns text in several places has several.
    """

    index: int
    parent: int | None
    number: str
    title: str
    path: tuple[str, ...]
    kind: Kind
    level: int
    spans: tuple[Span, ...]
    page_start: int | None = None
    page_end: int | None = None
    note: str = Field(default="", description="what a reader must know, e.g. that a table is only a picture")


class Dropped(Frozen):
    """Characters that are kept in the text but belong to no section, and why (noise of a conversion, contents list)."""

    start: int
    end: int
    reason: Literal["image", "bookmark", "contents", "page-header", "page-number", "blank", "title"]


class Block(Frozen):
    """One run of text in reading order that belongs to a section: a heading, paragraph, list item, caption or table.

    `section` is an index into `Document.sections`; `table` is set for a table that could be read into rows.
    """

    start: int
    end: int
    section: int
    role: Literal["heading", "paragraph", "item", "caption", "table"]
    table: Table | None = None


class Document(Frozen):
    """A parsed document. `text` is what is indexed and quoted; blocks and dropped runs together partition it."""

    id: str
    title: str
    source: Source
    profile: Profile = Profile()
    text: str
    pages: tuple[Page, ...] = ()
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    dropped: tuple[Dropped, ...] = ()
    warnings: tuple[str, ...] = Field(default=(), description="Chinese sentences about what could not be read well")

    @property
    def is_typed(self) -> bool:
        """Whether it came as lines of text: then the line breaks in a paragraph are those of a fixed width."""
        return self.source.format in ("txt", "md")
