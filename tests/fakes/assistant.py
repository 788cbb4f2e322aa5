"""An assistant that answers every question from one small document: surfaces are tested without an index."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.api.current import Contents, Ledgers, Mode
from assistant.errors import DocumentNotFound, QuestionError
from assistant.facts.results import Clash
from assistant.types import (
    Answer,
    Check,
    Chunk,
    Delta,
    Document,
    Event,
    Figure,
    Final,
    Passage,
    Provenance,
    Retrieved,
    Statement,
    Status,
    Turn,
    Verdict,
)
from tests.fakes.report import CHUNK, CITATION, DOCUMENT, FIGURE, PASSAGE

NOTICE = "测试用标识。"


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
