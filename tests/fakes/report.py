"""One small document, and every value that stems from it."""

from decimal import Decimal

from assistant.types import (
    Block,
    Chunk,
    Citation,
    Document,
    Figure,
    Kind,
    Passage,
    Section,
    Sentence,
    Source,
    Span,
)

TEXT = "1 学校\n全市有三所示范学校。\n"
PATH = ("1 学校",)

DOCUMENT = Document(
    id="report",
    title="示范报告",
    source=Source(path="report.txt", format="txt", sha256="0" * 64, size=len(TEXT.encode())),
    text=TEXT,
    sections=(
        Section(
            index=0,
            parent=None,
            number="1",
            title="学校",
            path=PATH,
            kind=Kind.PROSE,
            level=1,
            spans=(Span(start=0, end=16),),
        ),
    ),
    blocks=(Block(start=0, end=5, section=0, role="heading"), Block(start=5, end=16, section=0, role="paragraph")),
)
CHUNK = Chunk(
    id="c1",
    document_id="report",
    section=0,
    number="1",
    path=PATH,
    kind=Kind.PROSE,
    heading="示范报告 1 学校",
    text=TEXT[5:15],
    start=5,
    end=15,
    sentences=(Sentence(text=TEXT[5:15], start=5, end=15),),
)
PASSAGE = Passage(chunk=CHUNK, document_title="示范报告", score=1.0, dense=0.9, lexical=7.0)
CITATION = Citation(
    label=1,
    document_id="report",
    document_title="示范报告",
    section_number="1",
    section_path=PATH,
    kind=Kind.PROSE,
    quote=TEXT[5:15],
    start=5,
    end=15,
    chunk_id="c1",
    reference="《示范报告》1 学校",
)
FIGURE = Figure(
    indicator="示范学校",
    subject="全市",
    text="三所",
    value=Decimal(3),
    unit="所",
    document_id="report",
    chunk_id="c1",
    section_number="1",
    start=8,
    end=10,
    sentence=Span(start=5, end=15),
)
