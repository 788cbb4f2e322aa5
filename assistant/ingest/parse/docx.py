"""Word files (.docx).

In: bytes. Out: a draft whose text holds a line for each paragraph, with the numbers that Word writes before it, and a
line for each table row (cells parted by tabs). Headings come from styles and outline levels. Headers, footers,
comments, footnotes and deleted text are left out. Does not open .doc.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from assistant.errors import DamagedDocument, DocumentTooLarge
from assistant.ingest.draft import Declared, Draft, Grid
from assistant.ingest.parse.word_numbers import WordNumbers
from assistant.ingest.parse.word_tables import Rows, cells, chart_rows, is_frame, table_rows
from assistant.types import Cell, Dropped

UNPACKED_LIMIT = 400 * 1024 * 1024
XML_LIMIT = 40 * 1024 * 1024
"""Bytes of one XML part; its tree takes some ten times as much memory."""
HEADING_LIMIT = 80  # characters; longer paragraphs in a heading style are misuse
_SKIPPED = {qn("w:del"), qn("w:moveFrom"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_TEXT = {qn("w:t"), "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"}
_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}
_TEXT_BOX = qn("w:txbxContent")
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def read_docx(data: bytes, path: str) -> Draft:
    """Read a Word file. Raises DamagedDocument, or DocumentTooLarge for an archive that unpacks to too much."""
    name = path.rsplit("/", 1)[-1]
    try:  # lxml reports malformed XML as a SyntaxError
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_size(archive, name, path)
        return _Reader(docx.Document(io.BytesIO(data))).draft()
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError, EOFError, SyntaxError, OSError) as error:
        message = f"“{name}”已损坏或不是 Word 文档。请用 Word 或 WPS 打开后另存为 .docx，再重新导入。"
        raise DamagedDocument(message, path=path) from error


def _check_size(archive: zipfile.ZipFile, name: str, path: str) -> None:
    entries = archive.infolist()
    largest = max((e.file_size for e in entries if e.filename.endswith((".xml", ".rels"))), default=0)
    if sum(entry.file_size for entry in entries) > UNPACKED_LIMIT or largest > XML_LIMIT:
        message = f"“{name}”解压后过大，可能不是正常的文档。请拆分，或压缩其中的图片后再导入。"
        raise DocumentTooLarge(message, path=path)


class _Reader:
    """Walks through the body once, in reading order."""

    def __init__(self, document: WordDocument) -> None:
        self._document = document
        self._numbers = WordNumbers(document)
        self._styles = {style.style_id: style for style in document.styles}
        self._parts: list[str] = []
        self._length = 0
        self._title = ""
        self._declared: list[Declared] = []
        self._grids: list[Grid] = []
        self._items: set[int] = set()
        self._boxes: list[tuple[int, int]] = []
        self._dropped: list[Dropped] = []

    def draft(self) -> Draft:
        self._blocks(self._document.element.body)
        return Draft(
            text="".join(self._parts), title=self._title, declared=tuple(self._declared), grids=tuple(self._grids),
            items=frozenset(self._items), boxes=tuple(self._boxes), dropped=tuple(self._dropped),
        )  # fmt: skip

    def _blocks(self, parent: Any) -> None:  # noqa: ANN401  (lxml)
        for child in parent:
            if child.tag == qn("w:p"):
                self._paragraph(child)
            elif child.tag == qn("w:tbl"):
                self._table(child)
            elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
                self._blocks(child)

    def _put(self, text: str) -> int:
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        return start

    def _paragraph(self, paragraph: Any) -> None:  # noqa: ANN401
        said = self._words(paragraph).strip("\n")
        if said.strip():
            start = self._put(said + "\n")
            level, is_contents, is_title = self._style(paragraph)
            if is_contents:
                self._dropped.append(Dropped(start=start, end=self._length, reason="contents"))
            elif is_title and not self._title and len(said) <= HEADING_LIMIT:
                self._title = said.strip().replace("\n", "")
            elif level and len(said) <= HEADING_LIMIT and not said.rstrip().endswith(("。", "；", "，")):
                self._declared.append(Declared(start=start + len(said) - len(said.lstrip()), level=level))
        for box in paragraph.iter(_TEXT_BOX):
            if not any(above.tag in _SKIPPED for above in box.iterancestors()):
                self._blocks(box)
        for chart in paragraph.iter(_CHART):
            self._chart(chart)

    def _words(self, paragraph: Any) -> str:  # noqa: ANN401
        number, is_item = self._numbers.next(paragraph)
        said = "".join(_runs(paragraph))
        if is_item and said.strip():
            self._items.add(self._length)
        return number + said if said.strip() else ""

    def _style(self, paragraph: Any) -> tuple[int, bool, bool]:  # noqa: ANN401
        """Heading level (0 for none), whether it is a line of the contents list, and whether it is the title."""
        properties = paragraph.find(qn("w:pPr"))
        own = _level(properties)
        found = properties.find(qn("w:pStyle")) if properties is not None else None
        style = self._styles.get(found.get(qn("w:val"))) if found is not None else None
        name = (style.name or "").lower() if style is not None else ""
        level = own
        while style is not None and level is None:
            level = _level(style.element.find(qn("w:pPr")))
            style = getattr(style, "base_style", None)
        named = name.removeprefix("heading ").removeprefix("标题 ")
        if level is None and named != name and named.isdigit():
            level = int(named)
        return level or 0, name.startswith(("toc ", "目录 ")), name in ("title", "标题")

    def _table(self, table: Any) -> None:  # noqa: ANN401
        if is_frame(table):
            start = self._length
            for row in table.iter(qn("w:tr")):
                for cell in cells(row):
                    self._blocks(cell)
            self._boxes.append((start, self._length))
            return
        rows, head = table_rows(table, self._words)
        self._grid(rows, head, paired=False)

    def _chart(self, chart: Any) -> None:  # noqa: ANN401
        part = self._document.part.related_parts.get(chart.get(_RELATION))
        rows = chart_rows(parse_xml(part.blob)) if part is not None else []
        if rows:
            self._grid(rows, None if rows[0][0].text == "" else 0, paired=len(rows[0]) == 2)

    def _grid(self, rows: Rows, head: int | None, *, paired: bool) -> None:
        start = self._length
        self._items -= {start}
        grid: list[tuple[Cell, ...]] = []
        for row in rows:
            placed: list[Cell] = []
            for column, cell in enumerate(row):
                if cell.across and placed:
                    placed.append(placed[-1])
                    continue
                if column:
                    self._put("\t")
                at = self._put(cell.text)
                placed.append(Cell(text=cell.text, start=at, end=self._length))
            self._put("\n")
            grid.append(tuple(placed))
        if any(cell.text for row in grid for cell in row):
            self._grids.append(Grid(start=start, end=self._length, rows=tuple(grid), head=head, paired=paired))


def _runs(element: Any) -> Iterator[str]:  # noqa: ANN401
    """Words below an element, text boxes and deleted runs left out."""
    for child in element:
        if child.tag in _TEXT:
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag] if child.get(qn("w:type")) != "page" else ""
        elif child.tag not in _SKIPPED and child.tag != _TEXT_BOX and child.tag != qn("w:pPr"):
            yield from _runs(child)


def _level(properties: Any) -> int | None:  # noqa: ANN401
    """Outline level from 1; Word's 9 means body text."""
    found = properties.find(qn("w:outlineLvl")) if properties is not None else None
    value = int(found.get(qn("w:val"), "9")) if found is not None else None
    return None if value is None else (value + 1 if value < 9 else 0)
