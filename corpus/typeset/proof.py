"""Proof that a built document says what its source says.

In: the bytes of a PDF or DOCX and the manuscript it was made from. Out: the first difference, or None. Layout may
differ (line breaks, running header, page number, cover, contents); every other character is there, once, in order.
"""

import io
import re
from collections.abc import Iterator, Sequence

from docx import Document
from docx.table import Table as WordTable
from pypdf import PdfReader

from corpus.typeset.model import Block, Case, Fact, Heading, Manuscript, Paragraph, Picture, Table

SPACE = re.compile(r"\s+")
NUMBER_LINE = re.compile(r"\d{1,3}")
CONTENTS_LINE = re.compile(r"目\s*录|.*\s{2}\d{1,3}")  # its heading, and entries with their page
AROUND = 20  # characters shown on each side of a difference


def spoken(manuscript: Manuscript) -> list[str]:
    """Give the document's lines in reading order: paragraphs, headings, captions and table cells."""
    return [line for block in manuscript.blocks for line in _spoken(block) if line]


def _spoken(block: Block) -> Iterator[str]:
    match block:
        case Case(title, blocks):
            yield title
            for inner in blocks:
                yield from _spoken(inner)
        case Table(caption, header, rows):
            yield caption
            yield from header
            for row in rows:
                yield from row
        case Fact(label, text):
            yield f"{label}：{text}"
        case Paragraph(text, lead, gap):
            yield lead + gap + text
        case Picture(caption):
            yield caption
        case Heading(_, text):
            yield text
        case _:
            yield block.text


def pdf_lines(data: bytes, furniture: Sequence[str]) -> list[str]:
    """Extract a PDF's lines, less cover, contents, running header and page number.

    `furniture` are the words of the header, in order. Pages before the first bookmark's page are cover and contents.
    """
    reader = PdfReader(io.BytesIO(data))
    lines: list[str] = []
    for page in reader.pages[first_page(reader) :]:
        found = [line.strip() for line in page.extract_text().splitlines() if line.strip()]
        head = squeezed("".join(furniture))
        while found and head.startswith(squeezed(found[0])) and head:
            head = head[len(squeezed(found[0])) :]
            found = found[1:]
        if found and NUMBER_LINE.fullmatch(found[-1]):
            found.pop()
        lines += [line for line in found if not CONTENTS_LINE.fullmatch(line)]
    return lines


def first_page(reader: PdfReader) -> int:
    """Give the index of the page where the text begins: what comes before the first bookmark is cover and contents."""
    for entry in reader.outline:
        if not isinstance(entry, list):
            return reader.get_destination_page_number(entry) or 0
    return 0


def docx_lines(data: bytes) -> list[str]:
    """Extract the lines of a DOCX in reading order, less header and footer."""
    lines: list[str] = []
    for part in Document(io.BytesIO(data)).iter_inner_content():
        if isinstance(part, WordTable):
            lines += [cell.text for row in part.rows for cell in row.cells]
        else:
            lines.append(part.text)
    return [line for line in lines if line.strip()]


def difference(said: Sequence[str], manuscript: Manuscript) -> str | None:
    """Compare extracted lines with the manuscript; describe the first difference."""
    wanted, found = squeezed("".join(spoken(manuscript))), squeezed("".join(said))
    title = squeezed(manuscript.title)
    found = found.removeprefix(title)
    if wanted == found:
        return _broken(said, manuscript)
    pairs = enumerate(zip(wanted, found, strict=False))
    at = next((i for i, (a, b) in pairs if a != b), min(len(wanted), len(found)))
    around = slice(max(at - AROUND, 0), at + AROUND)
    return f"at character {at}: source {wanted[around]!r}, document {found[around]!r}"


def _broken(said: Sequence[str], manuscript: Manuscript) -> str | None:
    """Find an extracted line with white space that the source does not have at that place."""
    whole = "\n".join([manuscript.title, *spoken(manuscript)])
    cells = {cell for block in manuscript.blocks if isinstance(block, Table) for cell in _spoken(block)}
    for line in said:
        if line.strip() not in whole and not all(any(p in c for c in cells) for p in line.split()):
            return f"white space differs in {line!r}"
    return None


def squeezed(text: str) -> str:
    """Drop all white space."""
    return SPACE.sub("", text)
