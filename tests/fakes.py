"""One fake a seam, for tests of what stands above it.

`FakeAssistant` answers every question from one small document, so that surfaces can be tested without an index.
`FakeEmbeddings` and `FakeWords` stand for the model and the segmenter below an index; `document` and `chunk` build
values for it.
"""

import hashlib
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from langchain_core.embeddings import Embeddings

from assistant.api.current import Contents, Ledgers, Mode
from assistant.errors import DocumentNotFound, QuestionError
from assistant.facts.results import Clash
from assistant.types import (
    Answer,
    Block,
    Check,
    Chunk,
    Citation,
    Delta,
    Document,
    Event,
    Figure,
    Final,
    Kind,
    Passage,
    Provenance,
    Retrieved,
    Section,
    Sentence,
    Source,
    Span,
    Statement,
    Status,
    Turn,
    Verdict,
)

TEXT = "1 学校\n全市有三所示范学校。\n"
PATH = ("1 学校",)
NOTICE = "测试用标识。"

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


@dataclass(frozen=True)
class FakeLedgers:
    """The ledger of the one document."""

    figures: Sequence[Figure] = (FIGURE,)
    contradictions: Sequence[Clash] = ()

    def clashes(self, document: str) -> Sequence[Clash]:
        """Return the contradictions that it was made with."""
        return [clash for clash in self.contradictions if clash.figures[0].document_id == document]


@dataclass(frozen=True)
class FakeContents:
    """An index of one document."""

    fingerprint: str = "f1"
    documents: Mapping[str, Document] = field(default_factory=lambda: {DOCUMENT.id: DOCUMENT})
    chunks: Mapping[str, Chunk] = field(default_factory=lambda: {CHUNK.id: CHUNK})


def answer(question: str, status: Status = Status.ANSWERED) -> Answer:
    """Build the answer that `FakeAssistant` gives."""
    refused = status is Status.REFUSED
    statement = Statement(
        text="三所。",
        citations=(1,),
        verdict=Verdict.SUPPORTED,
        checks=(Check(name="digits", passed=True),),
    )
    return Answer(
        id="a1",
        question=question,
        standalone_question=question,
        status=status,
        answerer="extractive",
        text="资料中没有。" if refused else "三所。[1]",
        statements=() if refused else (statement,),
        citations=() if refused else (CITATION,),
        related=(CITATION.reference,) if refused else (),
        notice=NOTICE,
        provenance=Provenance(index_fingerprint="f1", timings_ms={"retrieve": 1.5, "read": 2.0}),
    )


class FakeAssistant:
    """Answers what mentions 学校, refuses the rest; remembers what it was asked."""

    def __init__(self, fingerprint: str = "f1") -> None:
        self.snapshot: Contents = FakeContents(fingerprint)
        self.accountant: Ledgers = FakeLedgers()
        self.asked: list[tuple[str, tuple[Turn, ...], tuple[str, ...], str]] = []

    def ask(
        self, question: str, history: Sequence[Turn] = (), *, documents: Sequence[str] = (), mode: Mode = "auto"
    ) -> Answer:
        """Answer at once; the same checks of the question as the real one, in little."""
        self._check(question, documents)
        self.asked.append((question, tuple(history), tuple(documents), mode))
        return answer(question, Status.ANSWERED if "学校" in question else Status.REFUSED)

    def stream(
        self, question: str, history: Sequence[Turn] = (), *, documents: Sequence[str] = (), mode: Mode = "auto"
    ) -> Iterator[Event]:
        """Answer in pieces: the first one is not yet verified and differs from the final text."""
        final = self.ask(question, history, documents=documents, mode=mode)
        yield Retrieved(passages=(PASSAGE,))
        if final.status is Status.ANSWERED:
            yield Delta(text="三")
            yield Delta(text="所。[1]")
        yield Final(answer=final)

    def search(self, query: str, *, limit: int = 10, documents: Sequence[str] = ()) -> list[Passage]:
        """Find the one passage there is."""
        self._check(query, documents)
        return [PASSAGE][:limit]

    def _check(self, question: str, documents: Sequence[str]) -> None:
        if not any(c.isalnum() for c in question):
            raise QuestionError("请用文字写下问题。")
        if len(question) > 2000:
            raise QuestionError("问题过长，请缩短到 2000 字以内。")
        if set(documents) - self.snapshot.documents.keys():
            raise DocumentNotFound("没有这个编号的文档。")


class FakeEmbeddings(Embeddings):
    """Counts a text's character pairs in a few buckets, as a unit vector: texts that share pairs are near each other.

    Remembers the texts it was given.
    """

    def __init__(self) -> None:
        self.documents: list[str] = []
        self.queries: list[str] = []

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Embed passages."""
        self.documents.extend(texts)
        return [self._embed(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        """Embed a question."""
        self.queries.append(text)
        return self._embed(text)

    def _embed(self, text: str) -> list[float]:
        counts = [0.01] * 32  # no text has length zero
        for pair in pairwise(text):
            counts[hashlib.sha256("".join(pair).encode()).digest()[0] % 32] += 1
        length = math.hypot(*counts)
        return [count / length for count in counts]


class FakeWords:
    """Takes every letter or character for a word."""

    def words(self, text: str) -> list[str]:
        """Return the words in order."""
        return [character for character in text if character.isalnum()]


@dataclass
class FakeProgress:
    """Remembers the tasks with their totals and how far each came."""

    tasks: dict[str, tuple[int, int]] = field(default_factory=dict)
    task: str = ""

    def start(self, task: str, total: int) -> None:
        """Begin a task."""
        self.task = task
        self.tasks[task] = (total, 0)

    def advance(self, n: int = 1) -> None:
        """Count further."""
        total, done = self.tasks[self.task]
        self.tasks[self.task] = (total, done + n)

    def done(self) -> None:
        """End the task."""
        self.task = ""


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
