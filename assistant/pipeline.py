"""READ FIRST. The two journeys, each a flat list of calls: a document becomes an index, a question becomes an answer.

In: paths, or a question with its history. Out: an `IndexReport`, or an `Answer` (as events, or at once). It decides
nothing itself: which implementations are used is chosen in bootstrap.py, and every step is a module of its own.
"""

import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, Protocol

from langchain_core.embeddings import Embeddings

from assistant.answer.articles import article_passages, missing_article
from assistant.answer.cite import Cited, cite
from assistant.answer.evidence import Evidence, EvidenceReader
from assistant.answer.grounds import ground
from assistant.answer.outcome import calculation, conflict, nearest, outcome
from assistant.answer.outline import listed, outline_passages
from assistant.answer.question import Ask, read_ask
from assistant.answer.refuse import Calibration, Judgement, judge
from assistant.answer.verify import verify
from assistant.errors import DocumentError
from assistant.facts.accountant import Accountant
from assistant.facts.results import Computed
from assistant.index.snapshot import BuildKey, Progress, Snapshot, publish
from assistant.ingest.chunks import chunk
from assistant.ingest.parse import parse
from assistant.lexicon import Lexicon, Tagger, corpus_names
from assistant.retrieve.hybrid import HybridRetriever
from assistant.retrieve.query import Words, understand
from assistant.types import (
    Answer,
    Calculation,
    Conflict,
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
)

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
        accountant: Accountant,
        lexicon: Lexicon,
        words: Words,
        correct: Callable[[str], str],
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
        self._accountant = accountant
        self._lexicon = lexicon
        self._words = words
        self._correct = correct
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
        direct = self._direct(query, ask)
        passages = direct or self._retriever.retrieve(query, limit=self._passages)
        clock.lap("retrieve")
        yield Retrieved(passages=tuple(passages))
        evidence = [] if direct else self._reader.read(query, ask, passages)
        judgement = judge(query, ask, passages, evidence, self._calibration)
        if direct == []:
            judgement = replace(judgement, answerable=False, reason=missing_article(ask))
        clock.lap("read")
        chunks = [passage.chunk for passage in passages]
        computed = None if direct else self._accountant.compute(query, chunks)
        grounded, passages = self._ground(computed, passages)
        clock.lap("compute")
        draft = ""
        lines = listed(direct) if direct else self._draft(query, ask, passages, evidence, judgement, grounded)
        for piece in lines:
            draft += piece
            yield Delta(text=piece)
        remark = self._accountant.remark(query, draft, chunks) if draft and not (direct or computed) else None
        remarks, passages = self._ground(remark, passages)
        for piece in remarks:
            draft += piece
            yield Delta(text=piece)
        clock.lap("write")
        cited = cite(draft, passages, self.documents)
        calculations = _calculations(computed, cited)
        statements = verify(cited.claims, cited.citations, self.documents, calculations)
        clock.lap("verify")
        degraded = NO_CHAT_MODEL if mode == "chat" else ""
        answer = self._answer(query, passages, judgement, cited, statements)
        yield Final(
            answer=answer.model_copy(
                update={
                    "calculations": calculations,
                    "conflicts": _conflicts(computed or remark, cited),
                    "provenance": self._provenance(clock, degraded),
                }
            )
        )

    def _direct(self, query: Query, ask: Ask) -> list[Passage] | None:
        """Return the passages that the question names outright: an outline, an article; [] when it is missing."""
        outline = outline_passages(query, self.documents)
        return outline or article_passages(query, ask, self.documents, self.snapshot.chunks.values())

    def _draft(
        self,
        query: Query,
        ask: Ask,
        passages: Sequence[Passage],
        evidence: Sequence[Evidence],
        judgement: Judgement,
        grounded: Sequence[str],
    ) -> Iterator[str]:
        if grounded:
            yield from grounded
        elif judgement.answerable:
            yield from self._answerer.write(query, ask, passages, evidence)

    def _ground(self, computed: Computed | None, passages: Sequence[Passage]) -> tuple[list[str], list[Passage]]:
        """Return the lines of a computed answer with their marks, and the passages with those that they cite."""
        lines = [(line.text, line.figures) for line in computed.lines] if computed else []
        return ground(lines, passages, self.snapshot.chunks, self.documents)

    def _understand(self, question: str, history: Sequence[Turn], documents: Sequence[str]) -> Query:
        return understand(
            question,
            history,
            lexicon=self._lexicon,
            words=self._words,
            correct=self._correct,
            documents=documents,
            limit=self._limit,
        )

    def _answer(
        self,
        query: Query,
        passages: Sequence[Passage],
        judgement: Judgement,
        cited: Cited,
        statements: Sequence[Statement],
    ) -> Answer:
        status, text, kept = outcome(judgement, cited, statements)
        used = {label for statement in kept for label in statement.citations}
        return Answer(
            id=uuid.uuid4().hex,
            question=query.question,
            standalone_question=query.text,
            status=status,
            answerer=self._answerer.name,
            text=text,
            statements=kept,
            citations=tuple(citation for citation in cited.citations if citation.label in used),
            related=() if status is Status.ANSWERED else nearest(passages),
            notice=self._notice,
        )

    def _provenance(self, clock: "Stopwatch", degraded: str) -> Provenance:
        return Provenance(
            index_fingerprint=self.snapshot.fingerprint,
            settings_hash=self._settings_hash,
            timings_ms=clock.laps,
            created_at=datetime.now(UTC).isoformat(timespec="milliseconds"),
            degraded=degraded,
        )


def _calculations(computed: Computed | None, cited: Cited) -> tuple[Calculation, ...]:
    if computed is None or not computed.expression:
        return ()
    done = calculation(computed.expression, computed.result, computed.operands, cited)
    return (done,) if done else ()


def _conflicts(computed: Computed | None, cited: Cited) -> tuple[Conflict, ...]:
    if computed is None or computed.clash is None:
        return ()
    found = conflict(computed.clash.figures, computed.clash.note, cited)
    return (found,) if found else ()


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
