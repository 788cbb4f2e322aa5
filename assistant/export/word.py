"""Answers as a Word file.

In: answers, a title, the label. Out: the file's bytes. The notice stands at the beginning, the end and the foot of
every page; the label's metadata are in the core properties and in the custom property AIGC.
"""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from assistant.export.label import KIND, Label
from assistant.export.parts import STATUSES, calculations, conflicts, one_line, plain, where
from assistant.text.pipes import blocks
from assistant.types import Answer

PROPERTY_LIMIT = 255  # characters, by the format
FONT, EAST_ASIAN = "Calibri", "宋体"
GREY = RGBColor(0x59, 0x59, 0x59)
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_CUSTOM_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_CUSTOM = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="AIGC"><vt:lpwstr>%s</vt:lpwstr></property>'
    "</Properties>"
)


def to_word(answers: Sequence[Answer], *, title: str, label: Label) -> bytes:
    """Write the answers in order."""
    document = docx.Document()
    _fonts(document)
    _describe(document, one_line(title), label)
    _small(document.add_paragraph(), label.notice)
    document.add_heading(one_line(title), level=0)
    for answer in answers:
        _answer(document, answer)
    _small(document.add_paragraph(), label.notice)
    _small(document.sections[0].footer.paragraphs[0], label.notice)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _answer(document: Any, answer: Answer) -> None:  # noqa: ANN401  (python-docx publishes no types)
    document.add_heading("问：" + one_line(answer.question), level=1)
    if remark := STATUSES[answer.status.value]:
        document.add_paragraph(remark)
    for block in blocks(plain(answer.text)):
        if isinstance(block, str):
            document.add_paragraph(block)
        else:
            _table(document, block)
    _list(document, "计算", calculations(answer))
    _list(document, "资料中的不同数值", conflicts(answer))
    if answer.citations:
        document.add_heading("依据", level=2)
    for citation in answer.citations:
        document.add_paragraph(f"[{citation.label}] {plain(where(citation))}")
        document.add_paragraph(one_line(citation.quote), style="Quote")
    _list(document, "相近内容", answer.related)


def _table(document: Any, rows: Sequence[Sequence[str]]) -> None:  # noqa: ANN401  (same)
    """Add a table; headings that are all empty are left out."""
    shown = rows if any(rows[0]) else rows[1:]
    table = document.add_table(rows=len(shown), cols=len(rows[0]), style="Table Grid")
    for line, row in zip(table.rows, shown, strict=True):
        for cell, text in zip(line.cells, row, strict=True):
            cell.text = text
    document.add_paragraph()


def _list(document: Any, title: str, items: Sequence[str]) -> None:  # noqa: ANN401  (same)
    if items:
        document.add_heading(title, level=2)
    for item in items:
        document.add_paragraph(one_line(item), style="List Bullet")


def _small(paragraph: Any, text: str) -> None:  # noqa: ANN401  (same)
    run = paragraph.add_run(plain(text))
    run.font.size = Pt(9)
    run.font.color.rgb = GREY


def _fonts(document: Any) -> None:  # noqa: ANN401  (same)
    """Set fonts for Chinese too; the library's template names none."""
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Quote", "List Bullet"):
        style = document.styles[name]
        style.font.name = FONT
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), EAST_ASIAN)


def _describe(document: Any, title: str, label: Label) -> None:  # noqa: ANN401  (same)
    properties = document.core_properties
    properties.title = title[:PROPERTY_LIMIT]
    properties.subject = properties.category = KIND
    properties.author = properties.last_modified_by = plain(label.provider)[:PROPERTY_LIMIT]
    properties.identifier = label.number[:PROPERTY_LIMIT]
    properties.comments = plain(label.notice)[:PROPERTY_LIMIT]
    properties.keywords = ""
    properties.created = properties.modified = datetime.fromisoformat(label.created_at)
    content = (_CUSTOM % escape(plain(label.aigc))).encode()
    package = document.part.package
    package.relate_to(Part(PackURI("/docProps/custom.xml"), _CUSTOM_TYPE, content, package), _CUSTOM_RELATION)
