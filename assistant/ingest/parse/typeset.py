"""The text of a PDF, written from the lines, tables and furniture of its pages.

In: elements of every page in order. Out: a draft. Each paragraph becomes one line of the text. What the page break
puts into a paragraph or table (footer, page number, header) is written behind it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.ingest.contents import squeeze
from assistant.ingest.draft import Declared, Draft, Grid
from assistant.ingest.numbering import label
from assistant.ingest.parse.furniture import Reason
from assistant.ingest.parse.joining import Layout, continues, joint
from assistant.ingest.parse.page import PageLine
from assistant.ingest.parse.ruled import PageTable
from assistant.types import Cell, Dropped, Page

LARGER = 1.15  # of the body's font size; a short line set larger is a heading
HEADING_LIMIT = 40  # characters
SAME_TABLE = 4.0  # points by which a table's sides may differ on the next page


@dataclass(frozen=True, slots=True)
class Mark:
    """A line of page furniture."""

    text: str
    reason: Reason


Element = PageLine | PageTable | Mark
Bookmark = tuple[int, str, int]


@dataclass(slots=True)
class _Paragraph:
    lines: list[PageLine]
    page: int
    start: int


@dataclass(slots=True)
class _Writer:
    layouts: Sequence[Layout]
    titles: frozenset[tuple[int, str]]  # page and squeezed title of each bookmark: such a line goes on with nothing
    parts: list[str] = field(default_factory=list)
    length: int = 0
    waiting: list[Mark] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    paragraphs: list[_Paragraph] = field(default_factory=list)
    open: _Paragraph | None = None
    open_page: int = 0
    table: PageTable | None = None
    table_page: int = -1

    def put(self, text: str) -> int:
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return start

    def close(self) -> None:
        """End the open paragraph or table and write the furniture that waited for its end."""
        if self.open is not None:
            self.put("\n")
        self.open = self.table = None
        for mark in self.waiting:
            start = self.put(mark.text + "\n")
            self.dropped.append(Dropped(start=start, end=self.length, reason=mark.reason))
        self.waiting = []

    def line(self, line: PageLine, page: int) -> None:
        if self.open is not None and self._goes_on(self.open, line, page):
            self.put(joint(self.open.lines[-1].text, line.text) + line.text)
            self.open.lines.append(line)
        else:
            self.close()
            self.open = _Paragraph([line], page, self.put(line.text))
            self.paragraphs.append(self.open)
        self.open_page = page

    def _goes_on(self, before: _Paragraph, line: PageLine, page: int) -> bool:
        if (page, squeeze(line.text)) in self.titles:
            return False
        here, there = self.layouts[self.open_page], self.layouts[page]
        return continues(before.lines, line, here, there, same_page=page == self.open_page)

    def grid(self, table: PageTable, page: int) -> None:
        before = self.table
        goes_on = before is not None and page == self.table_page + 1 and _same_columns(before, table)
        if not goes_on:
            self.close()
        rows = [self._row(row, table, i) for i, row in enumerate(table.rows)]
        if goes_on and self.grids:
            last = self.grids.pop()
            repeated = [c.text for c in last.rows[0]] == [c.text for c in rows[0]]
            rows = [*last.rows, *rows[1 if repeated else 0 :]]
            self.grids.append(Grid(start=last.start, end=self.length, rows=tuple(rows)))
        else:
            start = min(cell.start for cell in rows[0])
            self.grids.append(Grid(start=start, end=self.length, rows=tuple(rows)))
        self.table, self.table_page = table, page

    def _row(self, row: Sequence[str], table: PageTable, index: int) -> tuple[Cell, ...]:
        cells: list[Cell] = []
        for column, text in enumerate(row):
            if (index, column) in table.across:  # merged with its left neighbour: written once, read twice
                cells.append(cells[-1])
                continue
            if column:
                self.put("\t")
            start = self.put(text)
            cells.append(Cell(text=text, start=start, end=self.length))
        self.put("\n")
        return tuple(cells)


def write(
    pages: Sequence[Sequence[Element]],
    layouts: Sequence[Layout],
    bookmarks: Sequence[Bookmark],
    title: str,
    warnings: Sequence[str],
) -> Draft:
    """Write the text of all pages and mark in it pages, furniture, tables and headings."""
    writer = _Writer(layouts, frozenset((page, squeeze(said)) for page, said, _ in bookmarks))
    for number, page in enumerate(pages):
        start: int | None = None
        for element in page:
            if isinstance(element, Mark):
                writer.waiting.append(element)
                continue
            before = writer.length
            if isinstance(element, PageTable):
                writer.grid(element, number)
            else:
                writer.line(element, number)
            start = before if start is None else start
        writer.starts.append(writer.length if start is None else start)
    writer.close()
    text = "".join(writer.parts)
    declared = _declared(writer.paragraphs, bookmarks, layouts)
    return Draft(
        text=text, title=title, pages=_pages(writer.starts, len(text)), declared=tuple(declared),
        grids=tuple(writer.grids), dropped=tuple(writer.dropped), warnings=tuple(warnings),
    )  # fmt: skip


def _same_columns(one: PageTable, other: PageTable) -> bool:
    sides = abs(one.box[0] - other.box[0]) <= SAME_TABLE and abs(one.box[2] - other.box[2]) <= SAME_TABLE
    return sides and len(one.rows[0]) == len(other.rows[0])


def _pages(starts: Sequence[int], length: int) -> tuple[Page, ...]:
    ends = [*starts[1:], length]
    return tuple(Page(number=i + 1, start=s, end=max(s, e)) for i, (s, e) in enumerate(zip(starts, ends, strict=True)))


def _declared(
    paragraphs: Sequence[_Paragraph], bookmarks: Sequence[Bookmark], layouts: Sequence[Layout]
) -> list[Declared]:
    found = [mark for bookmark in bookmarks if (mark := _marked(paragraphs, *bookmark)) is not None]
    return found or _by_size(paragraphs, layouts)


def _marked(paragraphs: Sequence[_Paragraph], page: int, title: str, level: int) -> Declared | None:
    """Find the paragraph that a bookmark points to; the bookmark may leave out the number."""
    wanted = squeeze(title)
    for paragraph in paragraphs:
        if paragraph.page != page or not wanted:
            continue
        said = squeeze("".join(line.text for line in paragraph.lines))
        if said == wanted or (said.endswith(wanted) and len(said) - len(wanted) <= 8):
            return Declared(start=paragraph.start, level=level)
    return None


def _by_size(paragraphs: Sequence[_Paragraph], layouts: Sequence[Layout]) -> list[Declared]:
    """Without an outline, take short lines in larger type for headings; a cover page has no body and counts not."""
    body = {p.page for p in paragraphs if sum(len(line.text) for line in p.lines) > HEADING_LIMIT}
    large = [
        p
        for p in paragraphs
        if p.page in body
        and p.lines[0].size >= LARGER * layouts[p.page].size
        and len(text := "".join(line.text for line in p.lines)) <= HEADING_LIMIT
        and text[-1] not in "。；，,;"
    ]
    numbered = sum(label(p.lines[0].text) is not None for p in large)
    if not large or numbered > 0.5 * len(large):  # the numbers tell more than the sizes
        return []
    sizes = sorted({round(p.lines[0].size) for p in large}, reverse=True)
    return [Declared(start=p.start, level=sizes.index(round(p.lines[0].size)) + 1) for p in large]
