"""The journey of a question: understood -> retrieved -> read -> written -> cited -> verified -> answer.

In: a question with its history. Out: events, or the `Answer`. Each step is a module of its own; this is their order.
"""

import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Literal, Protocol

from assistant.answer.articles import article_passages, missing_article
from assistant.answer.cite import Cited, cite
from assistant.answer.evidence import Evidence, EvidenceReader
from assistant.answer.grounds import ground
from assistant.answer.outcome import calculation, calculations_shown, conflict, conflicts_shown, nearest, outcome
from assistant.answer.outline import listed, outline_passages
from assistant.answer.question import Ask, read_ask
from assistant.answer.refuse import Calibration, Judgement, judge
from assistant.answer.verify import verify
from assistant.facts.accountant import Accountant
from assistant.facts.results import Computed
from assistant.index.snapshot import Snapshot
from assistant.lexicon import Lexicon
from assistant.pipeline.clock import Stopwatch
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
    Provenance,
    Query,
    Retrieved,
    Status,
    Turn,
)

NO_CHAT_MODEL = "没有配置对话模型，本次由摘录式回答给出。"
LOOKS_BACK = ("previous", "growth", "change")
Mode = Literal["auto", "extractive", "chat"]


class Answerer(Protocol):
    """Writes an answer as text with `[n]` marks, n counting the passages from 1."""

    name: str

    def write(self, query: Query, ask: Ask, passages: Sequence[Passage], evidence: Sequence[Evidence]) -> Iterator[str]:
        """Yield pieces of the text."""


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
        computed = None if direct else self._computed(query, passages, judgement)
        grounded, passages = self._ground(computed, passages)
        clock.lap("compute")
        draft = ""
        lines = listed(direct) if direct else self._draft(query, ask, passages, evidence, judgement, grounded)
        for piece in lines:
            draft += piece
            yield Delta(text=piece)
        remark = None if direct or computed or not draft else self._remark(query, draft, passages)
        remarks, passages = self._ground(remark, passages)
        for piece in remarks:
            draft += piece
            yield Delta(text=piece)
        clock.lap("write")
        yield Final(answer=self._verified(query, passages, judgement, draft, computed or remark, clock, mode))

    def examine(
        self, question: str, history: Sequence[Turn] = (), *, keep: Callable[[Passage], bool] = lambda _: True
    ) -> Judgement:
        """Judge whether the passages that `keep` lets through answer the question: for calibrating refusal."""
        query = self._understand(question, history, ())
        ask = read_ask(query.text)
        passages = [p for p in self._retriever.retrieve(query, limit=5 * self._passages) if keep(p)][: self._passages]
        return judge(query, ask, passages, self._reader.read(query, ask, passages), self._calibration)

    def _verified(
        self,
        query: Query,
        passages: Sequence[Passage],
        judgement: Judgement,
        draft: str,
        computed: Computed | None,
        clock: Stopwatch,
        mode: Mode,
    ) -> Answer:
        """Cite and verify the draft, and keep of it what is supported."""
        cited = cite(draft, passages, self.documents)
        calculations = _calculations(computed, cited)
        statements = verify(cited.claims, cited.citations, self.documents, calculations, cited.headings)
        clock.lap("verify")
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
            calculations=calculations_shown(calculations, used),
            conflicts=conflicts_shown(_conflicts(computed, cited), used),
            related=() if status is Status.ANSWERED else nearest(passages),
            notice=self._notice,
            provenance=self._provenance(clock, NO_CHAT_MODEL if mode == "chat" else ""),
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

    def _computed(self, query: Query, passages: Sequence[Passage], judgement: Judgement) -> Computed | None:
        """Return the question's arithmetic, if the evidence is about the place, school and year that it names.

        Only a look back (去年, 较上年) may name a year that the corpus has no figures of.
        """
        if judgement.excluded and passages:
            task = self._accountant.task(query, passages[0].chunk.document_id)
            if task is None or task.operation not in LOOKS_BACK:
                return None
        return self._accountant.compute(query, [passage.chunk for passage in passages])

    def _remark(self, query: Query, draft: str, passages: Sequence[Passage]) -> Computed | None:
        """Return what else the corpus says of a figure in the draft: another value for the same indicator."""
        return self._accountant.remark(query, draft, [passage.chunk for passage in passages])

    def _provenance(self, clock: Stopwatch, degraded: str) -> Provenance:
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
