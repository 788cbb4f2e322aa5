"""Documents and chunks of any text, for what stands below an index."""

import hashlib

from assistant.types import Block, Chunk, Document, Kind, Section, Sentence, Source, Span
from tests.fakes.report import PATH, TEXT


def chunk(identity: str, *sentences: str, document_id: str = "report", heading: str = "标题") -> Chunk:
    """Build a chunk of prose that starts its document."""
    text = "".join(sentences)
    spans: list[Sentence] = []
    for sentence in sentences:
        start = spans[-1].end if spans else 0
        spans.append(Sentence(text=sentence, start=start, end=start + len(sentence)))
    return Chunk(
        id=identity,
        document_id=document_id,
        section=0,
        number="1",
        path=PATH,
        kind=Kind.PROSE,
        heading=heading,
        text=text,
        start=0,
        end=len(text),
        sentences=tuple(spans),
    )


def document(identity: str, text: str = TEXT) -> Document:
    """Build a document of one section."""
    return Document(
        id=identity,
        title=f"《{identity}》",
        source=Source(
            path=f"{identity}.txt",
            format="txt",
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            size=len(text.encode()),
        ),
        text=text,
        sections=(
            Section(
                index=0,
                parent=None,
                number="1",
                title="学校",
                path=PATH,
                kind=Kind.PROSE,
                level=1,
                spans=(Span(start=0, end=len(text)),),
            ),
        ),
        blocks=(Block(start=0, end=len(text), section=0, role="paragraph"),),
    )
