"""A document, or a chapter of a long one, as it reads: headings, paragraphs, lists, tables, boxes.

In: a document and the section that was chosen. Out: `Html`, everything escaped. Each section's first block carries the
id `section<n>`, so that the outline can lead to it.
"""

from collections.abc import Iterator, Sequence

from assistant.types import Block, Document, Kind, Section
from ui.excerpt import table_html
from ui.markup import Html, tag
from ui.reference import page_range

WHOLE = 60_000  # characters of a document that is shown at once; of a longer one the chosen chapter is


def chapter_of(document: Document, section: int) -> int:
    """Return the place of the section's uppermost ancestor, the section itself when it has none."""
    parent = document.sections[section].parent
    while parent is not None:
        section, parent = parent, document.sections[parent].parent
    return section


def shown_sections(document: Document, section: int) -> frozenset[int]:
    """Return the sections that are shown together with the chosen one."""
    if len(document.text) <= WHOLE:
        return frozenset(range(len(document.sections)))
    chapter = chapter_of(document, section)
    return frozenset(s.index for s in document.sections if chapter_of(document, s.index) == chapter)


def reading_html(document: Document, section: int) -> Html:
    """Return the text around the chosen section, in reading order."""
    shown = shown_sections(document, section)
    blocks = [block for block in sorted(document.blocks, key=lambda b: b.start) if block.section in shown]
    return tag("div", *_blocks(document, blocks), class_="fulltext", lang="zh-CN")


def _blocks(document: Document, blocks: Sequence[Block]) -> Iterator[Html]:
    """Yield the blocks; a boxed case's blocks stand in their box, a new page is told at its first block."""
    named: set[int] = set()
    box: list[Html] = []
    page = 0
    for block in blocks:
        section = document.sections[block.section]
        if box and section.kind is not Kind.CASE:
            yield tag("div", *box, class_="casebox")
            box = []
        number = _page_of(document, block.start)
        parts = [_page_break(number)] if number > page else []
        page = max(page, number)
        parts.append(_block(document, block, section, None if block.section in named else f"section{section.index}"))
        named.add(block.section)
        if section.kind is Kind.CASE:
            box += parts
        else:
            yield from parts
    if box:
        yield tag("div", *box, class_="casebox")


def _block(document: Document, block: Block, section: Section, anchor: str | None) -> Html:
    if block.table is not None:
        table = block.table.model_copy(update={"caption": ""}) if anchor is None else block.table
        return tag("div", table_html(table, "", None, rows=None), id=anchor)
    words = document.text[block.start : block.end].strip()
    if not words:
        return Html("")
    if block.role == "heading":
        name = f"h{min(section.level + 2, 6)}"
        return tag(name, words, id=anchor, class_="heading", tabindex=-1)
    return tag("p", words, id=anchor, class_=block.role)


def _page_of(document: Document, place: int) -> int:
    """Return the number of the page that holds the place, 0 for a format without pages."""
    return next((page.number for page in document.pages if page.start <= place < page.end), 0)


def _page_break(number: int) -> Html:
    return tag("p", page_range(number, None), class_="page", data_page=number)
