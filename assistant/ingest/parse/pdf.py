"""PDF files: text and outline through pypdf, ruled tables through pdfplumber.

In: bytes. Out: a draft. Lines that the page layout has parted are joined when the text is built, so that quotes read
as sentences; running headers, footers and page numbers stay in the text, behind the paragraph that they interrupt,
and are marked as dropped. pdfplumber is slow and only sees pages whose rules can be a table. Does not recognise
characters in images.
"""

import io
import logging
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

import pdfplumber
from pdfminer.pdfexceptions import PDFException
from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import Destination

from assistant.errors import DamagedDocument, DocumentTooLarge, EncryptedDocument, NoTextLayer
from assistant.ingest.draft import Draft
from assistant.ingest.parse.banded import banded_tables
from assistant.ingest.parse.furniture import furniture
from assistant.ingest.parse.joining import layouts
from assistant.ingest.parse.page import PageLine, PageText, page_text
from assistant.ingest.parse.ruled import PageTable, framed_tables
from assistant.ingest.parse.typeset import Mark, write

logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of every font of some print drivers
MAX_PAGES = 3000
TAIL = 2048  # bytes; a complete file ends with its end-of-file mark
FEW = 10  # characters a page; below it a page with an image is a scan
# What pypdf and pdfminer raise on malformed objects, beyond their own errors (seen in their issue trackers).
MALFORMED = (
    PyPdfError, PDFException, zlib.error, ValueError, KeyError, IndexError, TypeError, AttributeError, AssertionError,
    RecursionError, OverflowError, NotImplementedError,
)  # fmt: skip


def read_pdf(data: bytes, path: str) -> Draft:
    """Read a PDF. Raises EncryptedDocument, DamagedDocument, NoTextLayer or DocumentTooLarge."""
    name = path.rsplit("/", 1)[-1]
    reader = _open(data, name, path)
    warnings: list[str] = []
    read, ruled = _pages(reader, name, warnings)
    pages = [page.lines for page in read]
    if not any(pages) and warnings:
        raise DamagedDocument(f"“{name}”已损坏，所有页都无法读取。请重新获取或重新导出该文件。", path=path)
    _check_text_layer(read, name, path, warnings)
    tables = _tables(data, ruled, name, warnings)
    loose = [[line for line in page if not _inside(line, tables[i])] for i, page in enumerate(pages)]
    title = _title(reader, pages)
    kept = furniture(loose, title)
    marks = {id(loose[p][i]): reason for (p, i), reason in kept.items()}
    body = [[line for line in page if id(line) not in marks] for page in loose]
    widths = [page.width for page in read]
    elements = [list(_ordered(page, tables[i], marks)) for i, page in enumerate(pages)]
    return write(elements, layouts(body, widths), _bookmarks(reader), title, warnings)


def _open(data: bytes, name: str, path: str) -> PdfReader:
    advice = "请重新下载或重新导出该文件。"
    if b"%%EOF" not in data[-TAIL:]:
        raise DamagedDocument(f"“{name}”不完整，文件结尾缺失。{advice}", path=path)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            message = f"“{name}”设有打开密码。请在 PDF 软件中去除密码后再导入。"
            raise EncryptedDocument(message, path=path)
        count = len(reader.pages)
    except MALFORMED as error:
        raise DamagedDocument(f"“{name}”已损坏，无法打开。{advice}", path=path) from error
    if count > MAX_PAGES:
        raise DocumentTooLarge(f"“{name}”有{count}页，超过{MAX_PAGES}页的上限。请拆分后再导入。", path=path)
    if count == 0:
        raise DamagedDocument(f"“{name}”里没有页面。{advice}", path=path)
    return reader


def _pages(reader: PdfReader, name: str, warnings: list[str]) -> tuple[list[PageText], list[int]]:
    """Every page, and the numbers of those whose rules can be a table."""
    pages: list[PageText] = []
    ruled: list[int] = []
    for number in range(1, len(reader.pages) + 1):
        try:
            page = page_text(reader.pages[number - 1])
        except MALFORMED:
            warnings.append(f"“{name}”第{number}页已损坏，未能读取。")
            page = PageText()
        pages.append(page)
        if page.ruled:
            ruled.append(number)
    return pages, ruled


def _check_text_layer(pages: Sequence[PageText], name: str, path: str, warnings: list[str]) -> None:
    scanned = [
        number
        for number, page in enumerate(pages, start=1)
        if sum(len(line.text) for line in page.lines) < FEW and page.pictured
    ]
    if not any(page.lines for page in pages) or len(scanned) > 0.9 * len(pages):
        message = f"“{name}”没有文字层，可能是只有图片的扫描件。请先做文字识别（OCR），或改用文字版。"
        raise NoTextLayer(message, path=path)
    if scanned:
        listed = "、".join(map(str, scanned[:10])) + ("等" if len(scanned) > 10 else "")
        warnings.append(f"“{name}”第{listed}页是图片，没有文字层，其中的内容未能读取。")


def _tables(data: bytes, ruled: Sequence[int], name: str, warnings: list[str]) -> dict[int, list[PageTable]]:
    """Tables by index of the page."""
    found: dict[int, list[PageTable]] = {}
    if not ruled:
        return _Nothing()
    try:
        with pdfplumber.open(io.BytesIO(data), pages=list(ruled)) as file:
            for page in file.pages:
                framed = framed_tables(page)
                banded = [t for t in banded_tables(page) if not any(t.meets(other) for other in framed)]
                found[page.page_number - 1] = sorted([*framed, *banded], key=lambda table: table.box[1])
    except MALFORMED:
        warnings.append(f"“{name}”的表格线未能读取，表格按文字行处理。")
    return _Nothing(found)


class _Nothing(dict[int, list[PageTable]]):
    """Pages without tables have none."""

    def __missing__(self, key: int) -> list[PageTable]:
        return []


def _inside(line: PageLine, tables: Sequence[PageTable]) -> bool:
    return any(_holds(table, line) for table in tables)


def _holds(table: PageTable, line: PageLine) -> bool:
    left, top, right, bottom = table.box
    return top - 1 <= line.base - 0.3 * line.size <= bottom + 1 and left - 2 <= line.left <= right + 2


def _ordered(
    lines: Sequence[PageLine], tables: Sequence[PageTable], marks: dict[int, Any]
) -> Iterator[PageLine | PageTable | Mark]:
    """Lines in their order, each table in the place of its first line."""
    waiting = list(tables)
    for line in lines:
        holder = next((table for table in tables if _holds(table, line)), None)
        if holder is None:
            yield Mark(line.text, marks[id(line)]) if id(line) in marks else line
        elif holder in waiting:
            waiting.remove(holder)
            yield holder


def _bookmarks(reader: PdfReader) -> list[tuple[int, str, int]]:
    """Outline entries: index of the page, title, level from 1."""
    try:
        return list(_walk(reader, reader.outline, 1))
    except MALFORMED:
        return []


def _walk(reader: PdfReader, entries: Sequence[Any], level: int) -> Iterator[tuple[int, str, int]]:
    for entry in entries:
        if isinstance(entry, list):
            yield from _walk(reader, entry, level + 1)
        elif isinstance(entry, Destination) and entry.title:
            page = reader.get_destination_page_number(entry)
            if page is not None:
                yield page, str(entry.title), level


def _title(reader: PdfReader, pages: Sequence[Sequence[PageLine]]) -> str:
    """Title of the file's properties, if the first pages print it; other such titles are mostly leftovers."""
    try:
        title = str((reader.metadata.title if reader.metadata else "") or "").strip()
    except MALFORMED:
        return ""
    printed = "".join(line.text for page in pages[:3] for line in page).replace(" ", "")
    return title if 2 < len(title) <= 80 and title.replace(" ", "") in printed else ""
