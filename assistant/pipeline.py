"""READ FIRST. The two journeys, each a flat list of calls: a document becomes an index, a question becomes an answer.

In: paths, or a question with its history. Out: an `IndexReport`, or an `Answer` (as events, or at once). It decides
nothing itself: which implementations are used is chosen in bootstrap.py, and every step is a module of its own.
"""

import time
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, Protocol

from langchain_core.embeddings import Embeddings

from assistant.answer.cite import Cited, cite, reference
from assistant.answer.evidence import Evidence, EvidenceReader
from assistant.answer.question import Ask, read_ask
from assistant.answer.refuse import Calibration, Judgement, judge
from assistant.answer.verify import verify
from assistant.errors import DocumentError
from assistant.index.snapshot import BuildKey, Progress, Snapshot, publish
from assistant.ingest.chunks import chunk
from assistant.ingest.parse import parse
from assistant.lexicon import Lexicon, Tagger, corpus_names
from assistant.prompts import REFUSAL
from assistant.retrieve.hybrid import HybridRetriever
from assistant.retrieve.query import Words, understand
from assistant.types import (
    Answer,
    Delta,
    Document,
    Event,
    Final,
    Passage,
    Profile,
    Provenance,
    Query,
    Retrieved,
    Statement,
    Status,
    Turn,
    Verdict,
)

RELATED = 3
NO_CHAT_MODEL = "没有配置对话模型，本次由摘录式回答给出。"
Mode = Literal["auto", "extractive", "chat"]


class Answerer(Protocol):
    """Writes an answer as text with `[n]` marks, n counting the passages from 1."""

    name: str

    def write(self, query: Query, ask: Ask, passages: Sequence[Passage], evidence: Sequence[Evidence]) -> Iterator[str]:
        """Yield pieces of the text."""


@dataclass(frozen=True)
class Problem:
    """A document that could not be indexed; `message` is a Chinese sentence."""

    path: str
    message: str


@dataclass(frozen=True)
class IndexReport:
    """What an indexing run did: the published snapshot and the documents that had to be left out."""

    snapshot: Snapshot
    problems: tuple[Problem, ...] = ()


def index_corpus(
    sources: Sequence[tuple[Path, Profile]],
    *,
    data_dir: Path,
    key: BuildKey,
    embeddings: Embeddings,
    tagger: Tagger,
    max_chars: int,
    progress: Progress,
) -> IndexReport:
    """Parse, chunk and publish the sources. A document that cannot be read is left out and reported.

    Raises IndexFault when nothing can be published, and the first DocumentError when no document could be read.
    """
    documents: list[Document] = []
    problems: list[Problem] = []
    faults: list[DocumentError] = []
    progress.start("读取文件", len(sources))
    for path, profile in sources:
        try:
            documents.append(parse(path, profile=profile))
        except DocumentError as fault:
            faults.append(fault)
            problems.append(Problem(str(path), fault.message))
        progress.advance()
    progress.done()
    if faults and not documents:
        raise faults[0]
    chunks = [piece for document in documents for piece in chunk(document, max_chars=max_chars)]
    snapshot = publish(
        data_dir,
        documents=documents,
        chunks=chunks,
        key=key,
        embeddings=embeddings,
        names=corpus_names(chunks, tagger),
        progress=progress,
    )
    return IndexReport(snapshot, tuple(problems))


class Assistant:
    """Answers questions over one published snapshot. Safe to use from several threads."""

    def __init__(
        self,
        *,
        snapshot: Snapshot,
        retriever: HybridRetriever,
        reader: EvidenceReader,
        answerer: Answerer,
        lexicon: Lexicon,
        words: Words,
        calibration: Calibration,
        notice: str,
        settings_hash: str = "",
        question_limit: int = 2000,
        passages: int = 8,
    ) -> None:
        self.snapshot = snapshot
        self._retriever = retriever
        self._reader = reader
        self._answerer = answerer
        self._lexicon = lexicon
        self._words = words
        self._calibration = calibration
        self._notice = notice
        self._settings_hash = settings_hash
        self._limit = question_limit
        self._passages = passages

    @property
    def documents(self) -> Mapping[str, Document]:
        """The indexed documents by id."""
        return self.snapshot.documents

    def ask(
        self, question: str, history: Sequence[Turn] = (), *, documents: Sequence[str] = (), mode: Mode = "auto"
    ) -> Answer:
        """Answer a question. Raises QuestionError when the question is empty, too long or has no words."""
        for event in self.stream(question, history, documents=documents, mode=mode):
            if isinstance(event, Final):
                return event.answer
        raise RuntimeError("stream() ended without a Final event")

    def search(self, query: str, *, limit: int = 10, documents: Sequence[str] = ()) -> list[Passage]:
        """Return the passages for a query, best first. Raises QuestionError."""
        return self._retriever.retrieve(self._understand(query, (), documents), limit=limit)

    def stream(
        self, question: str, history: Sequence[Turn] = (), *, documents: Sequence[str] = (), mode: Mode = "auto"
    ) -> Iterator[Event]:
        """Yield `Retrieved`, any number of `Delta`, then `Final`. Raises QuestionError before the first event.

        The extractive answerer is the only one so far: mode "chat" gets it too, and the answer's provenance says so.
        """
        clock = Stopwatch()
        query = self._understand(question, history, documents)
        ask = read_ask(query.text)
        clock.lap("understand")
        passages = self._retriever.retrieve(query, limit=self._passages)
        clock.lap("retrieve")
        yield Retrieved(passages=tuple(passages))
        evidence = self._reader.read(query, ask, passages)
        judgement = judge(query, passages, evidence, self._calibration)
        clock.lap("read")
        draft = ""
        if judgement.answerable:
            for piece in self._answerer.write(query, ask, passages, evidence):
                draft += piece
                yield Delta(text=piece)
        clock.lap("write")
        cited = cite(draft, passages, self.documents)
        statements = verify(cited.claims, cited.citations, self.documents)
        clock.lap("verify")
        degraded = NO_CHAT_MODEL if mode == "chat" else ""
        yield Final(answer=self._answer(query, passages, judgement, cited, statements, clock, degraded))

    def _understand(self, question: str, history: Sequence[Turn], documents: Sequence[str]) -> Query:
        return understand(
            question, history, lexicon=self._lexicon, words=self._words, documents=documents, limit=self._limit
        )

    def _answer(
        self,
        query: Query,
        passages: Sequence[Passage],
        judgement: Judgement,
        cited: Cited,
        statements: Sequence[Statement],
        clock: "Stopwatch",
        degraded: str,
    ) -> Answer:
        status, text, kept = outcome(judgement, cited, statements)
        used = {label for statement in kept for label in statement.citations}
        related = () if status is Status.ANSWERED else nearest(passages)
        return Answer(
            id=uuid.uuid4().hex,
            question=query.question,
            standalone_question=query.text,
            status=status,
            answerer=self._answerer.name,
            text=text,
            statements=tuple(kept),
            citations=tuple(citation for citation in cited.citations if citation.label in used),
            related=related,
            notice=self._notice,
            provenance=Provenance(
                index_fingerprint=self.snapshot.fingerprint,
                settings_hash=self._settings_hash,
                timings_ms=clock.laps,
                created_at=datetime.now(UTC).isoformat(timespec="milliseconds"),
                degraded=degraded,
            ),
        )


class Stopwatch:
    """Milliseconds by stage."""

    def __init__(self) -> None:
        self.laps: dict[str, float] = {}
        self._last = time.perf_counter()

    def lap(self, stage: str) -> None:
        """Record the time since the last lap under `stage`."""
        now = time.perf_counter()
        self.laps[stage] = round((now - self._last) * 1000, 2)
        self._last = now


def outcome(
    judgement: Judgement, cited: Cited, statements: Sequence[Statement]
) -> tuple[Status, str, Sequence[Statement]]:
    """Return the status, the text and the statements that may leave the system: only supported ones."""
    kept = [statement for statement in statements if statement.verdict is Verdict.SUPPORTED]
    if not kept:
        return Status.REFUSED, judgement.reason or REFUSAL, []
    if len(kept) == len(statements):
        return Status.ANSWERED, cited.text, kept
    lines = [s.text + "。" + "".join(f"[{label}]" for label in s.citations) for s in kept]
    return Status.PARTIAL, "\n".join(lines), kept


def nearest(passages: Sequence[Passage]) -> tuple[str, ...]:
    """Return references to the sections nearest to a question that was not (fully) answered."""
    references = dict.fromkeys(reference(passage.document_title, passage.chunk) for passage in passages)
    return tuple(references)[:RELATED]
