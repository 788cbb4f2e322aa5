"""A manuscript set as PDF.

In: a manuscript and how it is to be presented. Out: the bytes of a PDF, the same bytes for the same input and fonts.
Decides nothing about looks (`template.typ`) and nothing about words (the sources).
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

import typst

from corpus.typeset.fonts import folder
from corpus.typeset.model import Block, Manuscript, Picture, Table

TEMPLATE = Path(__file__).with_name("template.typ")
PICTURE_ALT = "原件此处为图片，整编本未收"
NARROW, WIDE = 3, 14  # characters: bounds for the share of the width that a column gets


@dataclass(frozen=True, slots=True)
class Presentation:
    """What the template must know beyond the manuscript.

    `date` is the day of the edition (year, month, day), written into the PDF instead of today's. `title_lines` breaks
    the title of the cover; empty means no cover. `contents_depth` 0 means no table of contents.
    """

    kind: Literal["report", "law", "policy"]
    edition: str
    author: str
    date: tuple[int, int, int]
    title_lines: tuple[str, ...] = ()
    cover_note: str = ""
    contents_depth: int = 0


def typeset(manuscript: Manuscript, presentation: Presentation) -> bytes:
    """Set the manuscript; raises FontsMissing."""
    document = json.dumps(_document(manuscript, presentation), ensure_ascii=False)
    made = typst.compile(
        TEMPLATE, format="pdf", sys_inputs={"document": document}, font_paths=[folder()], ignore_system_fonts=True
    )
    if not isinstance(made, bytes):
        raise TypeError("one PDF expected")
    return made


def _document(manuscript: Manuscript, look: Presentation) -> dict[str, Any]:
    cover = {"title-lines": look.title_lines, "note": look.cover_note} if look.title_lines else None
    return {
        "title": manuscript.title,
        "kind": look.kind,
        "edition": look.edition,
        "author": look.author,
        "keywords": [look.edition],
        "date": look.date,
        "cover": cover,
        "bare-pages": 1 if cover else 0,
        "contents-depth": look.contents_depth,
        "blocks": [_piece(block) for block in manuscript.blocks],
    }


def _piece(block: Block) -> dict[str, Any]:
    piece = {"type": type(block).__name__, **asdict(block)}
    if isinstance(block, Picture):
        piece["alt"] = PICTURE_ALT
    elif isinstance(block, Table):
        piece["widths"] = _widths(block)
    elif "blocks" in piece:
        piece["blocks"] = [_piece(inner) for inner in getattr(block, "blocks", ())]
    return piece


def _widths(table: Table) -> list[int]:
    """Share the width by the longest cell of each column, within bounds."""
    columns = zip(table.header, *table.rows, strict=True)
    return [min(max(NARROW, *(len(cell) for cell in column)), WIDE) for column in columns]
