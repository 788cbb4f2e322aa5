"""A manuscript set as DOCX, for the one document that is kept in the format that offices exchange.

In: a manuscript. Out: the bytes of a DOCX, the same bytes for the same input: dates are fixed in the properties and in
the archive. Knows headings, paragraphs, facts, items and tables; a case box or picture has no place in a fact page.
"""

import io
import zipfile
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from corpus.typeset.model import Fact, Heading, Item, Manuscript, Paragraph, Remark, Table

SERIF, SANS = "SimSun", "SimHei"  # named, not embedded: every office program has them or a substitute
INK = RGBColor(0x1D, 0x35, 0x57)


class NoWordForm(Exception):
    """The manuscript holds something that this module does not set."""


def typeset(manuscript: Manuscript, edition: str, author: str, date: tuple[int, int, int]) -> bytes:
    """Set the manuscript; raises NoWordForm."""
    document = Document()
    _styles(document)
    document.sections[0].left_margin = document.sections[0].right_margin = Cm(2.8)
    document.sections[0].header.paragraphs[0].text = f"{manuscript.title}　{edition}"
    document.add_paragraph(manuscript.title, style="Title").alignment = WD_ALIGN_PARAGRAPH.CENTER
    for block in manuscript.blocks:
        match block:
            case Heading(level, text):
                document.add_heading(text, level)
            case Paragraph() | Item() | Remark() | Fact():
                _paragraph(document, block)
            case Table():
                _table(document, block)
            case _:
                raise NoWordForm(f"{type(block).__name__} in {manuscript.title}")
    _properties(document, manuscript.title, author, datetime(*date, tzinfo=UTC))
    return _settled(document, (*date, 0, 0, 0))


def _styles(document: WordDocument) -> None:
    sizes = {"Normal": (SERIF, 10.5), "Title": (SANS, 18), "Heading 1": (SANS, 14), "Heading 2": (SANS, 12)}
    for name, (font, size) in sizes.items():
        style = document.styles[name]
        if not isinstance(style, ParagraphStyle):
            raise TypeError(f"{name} is no paragraph style")
        style.font.name = font
        style.font.size = Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), font)
        if name != "Normal":
            style.font.color.rgb = INK


def _paragraph(document: WordDocument, block: Paragraph | Item | Remark | Fact) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.line_spacing = 1.5
    if isinstance(block, Fact):
        paragraph.add_run(f"{block.label}：").bold = True
    else:
        paragraph.paragraph_format.first_line_indent = Pt(21)
    if isinstance(block, Paragraph) and block.lead:
        paragraph.add_run(block.lead + block.gap).bold = True
    paragraph.add_run(block.text)


def _table(document: WordDocument, block: Table) -> None:
    if block.caption:
        document.add_paragraph(block.caption).alignment = WD_ALIGN_PARAGRAPH.CENTER
    table = document.add_table(rows=0, cols=len(block.header), style="Table Grid")
    for number, row in enumerate((block.header, *block.rows)):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
            cell.paragraphs[0].add_run(text).bold = number == 0
    document.add_paragraph()


def _properties(document: WordDocument, title: str, author: str, date: datetime) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = title, author, author
    properties.created = properties.modified = date
    properties.comments = ""
    properties.revision = 1


def _settled(document: WordDocument, date: tuple[int, int, int, int, int, int]) -> bytes:
    """Pack again with a fixed date and order, since an archive records when each part was written."""
    raw, settled = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as parts, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in parts.namelist():
            archive.writestr(zipfile.ZipInfo(name, date), parts.read(name), zipfile.ZIP_DEFLATED)
    return settled.getvalue()
