"""A document with prose and a table, an answer over it, and an assistant that streams it."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.api.current import Ledgers
from assistant.errors import QuestionError
from assistant.reception import Unrecorded
from assistant.types import (
    Answer,
    Block,
    Cell,
    Chunk,
    Citation,
    Delta,
    Document,
    Event,
    Final,
    Kind,
    Passage,
    Profile,
    Provenance,
    Retrieved,
    Row,
    Section,
    Sentence,
    Source,
    Span,
    Statement,
    Status,
    Table,
    Turn,
    Verdict,
)
from tests.fakes import FakeLedgers
from ui.site import Site

TEXT = "1.1 规模\n甲市有学校三所。其中一所新建。\n表1-1 学校名单\n甲校\t城里\n乙校\t镇上\n1.2 教师\n教师共90人。\n"
NOTICE = "测试用标识。"


def span(words: str) -> Span:
    """Where the words stand in TEXT."""
    return Span(start=TEXT.index(words), end=TEXT.index(words) + len(words))


def row(*words: str) -> Row:
    """A row of cells that stand in TEXT."""
    spans = [span(word) for word in words]
    cells = tuple(Cell(text=w, start=s.start, end=s.end) for w, s in zip(words, spans, strict=True))
    return Row(cells=cells, start=spans[0].start, end=spans[-1].end)


def block(words: str, section: int, role: Any, table: Table | None = None) -> Block:
    """A block that holds these words of TEXT."""
    return Block(start=span(words).start, end=span(words).end, section=section, role=role, table=table)


def section(index: int, number: str, title: str, kind: Kind, *above: str) -> Section:
    """A section whose path ends with its own label."""
    path = (*above, f"{number} {title}")
    return Section(index=index, parent=None, number=number, title=title, path=path, kind=kind, level=1, spans=())


TABLE = Table(caption="表1-1 学校名单", header=("校名", "位置"), rows=(row("甲校", "城里"), row("乙校", "镇上")))
DOCUMENT = Document(
    id="report",
    title="甲市报告",
    source=Source(path="report.txt", format="txt", sha256="0" * 64, size=1),
    profile=Profile(edition="original", kind="report", issuer="甲市教育局"),
    text=TEXT,
    sections=(
        section(0, "1.1", "规模", Kind.PROSE),
        section(1, "表1-1", "学校名单", Kind.TABLE, "1.1 规模"),
        section(2, "1.2", "教师", Kind.PROSE),
    ),
    blocks=(
        block("1.1 规模\n", 0, "heading"),
        block("甲市有学校三所。其中一所新建。\n", 0, "paragraph"),
        block("表1-1 学校名单\n", 1, "caption"),
        block("甲校\t城里\n乙校\t镇上\n", 1, "table", TABLE),
        block("1.2 教师\n", 2, "heading"),
        block("教师共90人。\n", 2, "paragraph"),
    ),
)


def chunk(name: str, words: str, section: int, table: Table | None = None) -> Chunk:
    """A chunk of DOCUMENT; a table's sentences are its rows."""
    owner = DOCUMENT.sections[section]
    own = span(words)
    rows = table.rows if table else ()
    read = tuple(Sentence(text=f"校名：{r.cells[0].text}", start=r.start, end=r.end) for r in rows)
    return Chunk(
        id=name,
        document_id=DOCUMENT.id,
        section=section,
        number=owner.number,
        path=owner.path,
        kind=owner.kind,
        caption=table.caption if table else "",
        heading="",
        text=words,
        start=own.start,
        end=own.end,
        sentences=read or (Sentence(text=words, start=own.start, end=own.end),),
        table=table,
    )


PROSE = chunk("c1", "甲市有学校三所。其中一所新建。", 0)
LISTED = chunk("c2", "甲校\t城里\n乙校\t镇上", 1, TABLE)
DOCUMENTS = {DOCUMENT.id: DOCUMENT}
CHUNKS = {piece.id: piece for piece in (PROSE, LISTED)}


def citation(label: int, quote: str, piece: Chunk = PROSE, **changed: object) -> Citation:
    """A citation of words that stand in TEXT."""
    place = span(quote)
    made = Citation(
        label=label,
        document_id=DOCUMENT.id,
        document_title=DOCUMENT.title,
        edition="original",
        section_number=piece.number,
        section_path=piece.path,
        kind=piece.kind,
        caption=piece.caption or None,
        quote=quote,
        start=place.start,
        end=place.end,
        chunk_id=piece.id,
        reference=f"《甲市报告》{piece.path[-1]}",
    )
    return made.model_copy(update=changed)


def answer(**changed: object) -> Answer:
    """An answer of two statements, both supported."""
    supported = Verdict.SUPPORTED
    made = Answer(
        id="a1",
        question="有几所学校？",
        standalone_question="有几所学校？",
        status=Status.ANSWERED,
        answerer="extractive",
        text="有学校三所。[1]\n乙校在镇上。[2]",
        statements=(
            Statement(text="有学校三所", citations=(1,), verdict=supported),
            Statement(text="乙校在镇上", citations=(2,), verdict=supported),
        ),
        citations=(citation(1, "甲市有学校三所。"), citation(2, "乙校\t镇上", LISTED)),
        notice=NOTICE,
        provenance=Provenance(timings_ms={"retrieve": 12.4, "read": 8.0}),
    )
    return made.model_copy(update=changed)


def refusal() -> Answer:
    """A refusal that names one section."""
    return answer(
        status=Status.REFUSED, text="资料中没有。", statements=(), citations=(), related=("《甲市报告》1.1 规模",)
    )


@dataclass
class Contents:
    """An index of the one document."""

    fingerprint: str = "f1"
    documents: dict[str, Document] = field(default_factory=lambda: {DOCUMENT.id: DOCUMENT})
    chunks: dict[str, Chunk] = field(default_factory=lambda: dict(CHUNKS))


class StreamingAssistant:
    """Answers what mentions 学校, refuses the rest, rejects a question without words; remembers the histories."""

    def __init__(self) -> None:
        self.snapshot = Contents()
        self.accountant: Ledgers = FakeLedgers()
        self.histories: list[tuple[Turn, ...]] = []

    def ask(
        self, question: str, history: Sequence[Turn] = (), *, documents: Sequence[str] = (), mode: str = "auto"
    ) -> Answer:
        """Answer at once."""
        if not any(sign.isalnum() for sign in question):
            raise QuestionError("请用文字写下问题。")
        changed = {"id": uuid.uuid4().hex, "question": question, "standalone_question": question}
        return (answer() if "学校" in question else refusal()).model_copy(update=changed)

    def search(self, query: str, *, limit: int = 10, documents: Sequence[str] = ()) -> list[Passage]:
        """Find everything."""
        return [Passage(chunk=c, document_title=DOCUMENT.title, score=1) for c in CHUNKS.values()]

    def stream(
        self, question: str, history: Sequence[Turn] = (), *, documents: Sequence[str] = (), mode: str = "auto"
    ) -> Iterator[Event]:
        """Stream the same."""
        final = self.ask(question)
        self.histories.append(tuple(history))
        yield Retrieved(
            passages=tuple(Passage(chunk=c, document_title=DOCUMENT.title, score=1) for c in CHUNKS.values())
        )
        for line in final.text.splitlines(keepends=True):
            yield Delta(text=line)
        yield Final(answer=final)


def site_of(assistant: StreamingAssistant | None = None, **parts: Any) -> Site:
    """Return a site over the assistant; without a store nothing is kept."""
    chosen = assistant or StreamingAssistant()
    return Site(current=lambda: chosen, reception=Unrecorded(lambda: chosen), **parts)
