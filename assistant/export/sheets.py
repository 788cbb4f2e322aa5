"""Figures as CSV and Excel files.

In: rows. Out: bytes. CSV begins with a byte order mark, without which Excel takes it for another encoding. A text that
a spreadsheet would take for a formula stays a text.
"""

import csv
import io
from collections.abc import Iterable
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from assistant.export.parts import plain
from assistant.export.rows import FigureRow

COLUMNS = {
    "indicator": "指标",
    "subject": "主体",
    "text": "原文写法",
    "value": "数值",
    "unit": "单位",
    "qualifier": "限定",
    "period": "时间",
    "change": "增减",
    "document_title": "文档",
    "section_number": "章节",
    "page_start": "页",
    "quote": "原句",
    "reference": "出处",
    "document_id": "文档编号",
    "chunk_id": "片段编号",
    "start": "起点",
    "end": "终点",
}
WIDTHS = {"A": 24, "B": 24, "C": 14, "I": 30, "L": 60, "M": 40}  # characters
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
CELL_LIMIT = 32_767  # characters, by the format


def to_csv(rows: Iterable[FigureRow]) -> bytes:
    """Write the rows below a line of Chinese column names."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(COLUMNS.values())
    for row in rows:
        writer.writerow([_safe(value) for value in _values(row)])
    return b"\xef\xbb\xbf" + file.getvalue().encode()


def to_excel(rows: Iterable[FigureRow]) -> bytes:
    """Write the rows below a line of Chinese column names that stays in sight."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("数字")
    sheet.freeze_panes = "A2"
    for column, width in WIDTHS.items():
        sheet.column_dimensions[column].width = width
    heads = [WriteOnlyCell(sheet, value=name) for name in COLUMNS.values()]
    for head in heads:
        head.font = Font(bold=True)
    sheet.append(heads)
    for row in rows:
        sheet.append([_cell(sheet, value) for value in _values(row)])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _values(row: FigureRow) -> list[Any]:
    return [_number(getattr(row, name)) for name in COLUMNS]


def _number(value: Any) -> Any:  # noqa: ANN401  # whatever a row holds
    """Return whole numbers without a decimal point, texts without what files cannot hold."""
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    return plain(value) if isinstance(value, str) else value


def _safe(value: Any) -> Any:  # noqa: ANN401  # same
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _cell(sheet: Any, value: Any) -> Any:  # noqa: ANN401  # the library's own types are wider
    cell = WriteOnlyCell(sheet, value=value[:CELL_LIMIT] if isinstance(value, str) else value)
    if isinstance(value, str):
        cell.data_type = "s"
    return cell
