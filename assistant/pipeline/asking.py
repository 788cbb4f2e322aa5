"""The journey of a question: understood -> retrieved -> read -> written -> cited -> verified -> answer.

In: a question with its history. Out: events, or the `Answer`. Each step is a module of its own; this is their order.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from assistant.answer.refuse import Judgement
from assistant.facts.accountant import Accountant
from assistant.index.snapshot import Snapshot
from assistant.pipeline.clock import Stopwatch
from assistant.pipeline.completing import Completes
from assistant.pipeline.draft import Draft
from assistant.pipeline.elsewhere import Elsewhere
from assistant.pipeline.finishing import Finisher
from assistant.pipeline.reading import QuestionReader
from assistant.pipeline.suggesting import suggestions
from assistant.pipeline.talking import said
from assistant.pipeline.writing import Mode, Writing
from assistant.retrieve.smalltalk import SmallTalk, small_talk
from assistant.types import Answer, Delta, Document, Event, Final, Passage, Retrieved, Turn

EXAMPLES = 3  # questions named to somebody who greets


class Assistant:
    """Answers questions over one published snapshot. Safe to use from several threads."""

    def __init__(
        self,
        *,
        snapshot: Snapshot,
        reader: QuestionReader,
        writing: Writing,
        finisher: Finisher,
        completing: Sequence[Completes] = (),
        elsewhere: Elsewhere | None = None,
    ) -> None:
        self.snapshot = snapshot
        self._reader = reader
        self._completing = completing
        self._elsewhere = elsewhere
        self._writing = writing
        self._finisher = finisher
        self._tried: list[str] | None = None

    @property
    def documents(self) -> Mapping[str, Document]:
        """The indexed documents by id."""
        return self.snapshot.documents

    @property
    def accountant(self) -> Accountant:
        """The ledgers of the corpus: its figures and their contradictions."""
        return self._reader.accountant

    def ask(
        self, question: str, history: Sequence[Turn] = (), *, documents: Sequence[str] = (), mode: Mode = "auto"
    ) -> Answer:
        """Answer a question.

        Raises QuestionError when it is empty, too long or has no words, DocumentNotFound for an unknown id.
        """
        for event in self.stream(question, history, documents=documents, mode=mode):
            if isinstance(event, Final):
                return event.answer
        raise RuntimeError("stream() ended without a Final event")

    def search(self, query: str, *, limit: int = 10, documents: Sequence[str] = ()) -> list[Passage]:
        """Return the passages for a query, best first. Raises QuestionError and DocumentNotFound."""
        return self._reader.retrieve(self._reader.understand(query, documents=documents), limit)

    def stream(
        self, question: str, history: Sequence[Turn] = (), *, documents: Sequence[str] = (), mode: Mode = "auto"
    ) -> Iterator[Event]:
        """Yield `Retrieved`, any number of `Delta`, then `Final`, which replaces the text so far.

        Raises QuestionError and DocumentNotFound before the first event.
        """
        clock = Stopwatch()
        query = self._reader.understand(question, history, documents)
        clock.lap("understand")
        if kind := small_talk(query.question, goes_on=bool(history)):
            yield Retrieved(passages=())
            text = said(kind, [document.title for document in self.documents.values()], self._examples(kind))
            yield Delta(text=text)
            yield Final(answer=self._finisher.decline(query, text, clock))
            return
        reading = self._reader.read(query, clock)
        for completing in self._completing:
            if mode != "extractive" or not completing.asks_model:
                reading = completing.complete(reading, history, clock)
        if self._elsewhere:
            reading = self._elsewhere.correct(reading, clock)
        yield Retrieved(passages=reading.passages)
        draft = Draft(reading.passages, prompt_hash=reading.prompt_hash)
        for piece in self._writing.write(reading, draft, mode):
            yield Delta(text=piece)
        clock.lap("write")
        yield Final(answer=self._finisher.finish(reading, draft, clock))

    def _examples(self, kind: SmallTalk) -> Sequence[str]:
        """Return questions that are known to be answered, tried out once: that takes about a second."""
        if kind == "thanks":
            return ()
        if self._tried is None:
            self._tried = suggestions(self.documents, partial(self.ask, mode="extractive"), wanted=EXAMPLES)
        return self._tried

    def examine(
        self, question: str, history: Sequence[Turn] = (), *, keep: Callable[[Passage], bool] = lambda _: True
    ) -> Judgement:
        """Judge whether the passages that `keep` lets through answer the question: for calibrating refusal."""
        return self._reader.examine(question, history, keep)
