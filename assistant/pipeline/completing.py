"""Complete a follow-up question where the rules found nothing to complete.

In: a reading and the earlier turns. Out: the reading of the completed question if that one answers better, else the
reading as it was. What rewrites is a chat model, or the topic of the conversation put in front. A model is asked only
where no answer was found; the topic, which costs no more than reading once more, also where one was: a question may
seem to stand alone (有几个班的学生来比了) and find an answer about something else. A question about another year or
school is read once.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from assistant.answer.features import TOLD
from assistant.errors import ModelFault
from assistant.pipeline.clock import Stopwatch
from assistant.pipeline.reading import QuestionReader, Reading
from assistant.text import folded, normalise
from assistant.types import Query, Turn


class Rewriter(Protocol):
    """Completes a question from a conversation; `prompt_hash` is "" where no prompt is used."""

    prompt_hash: str
    asks_model: bool

    def rewrite(self, question: str, history: Sequence[Turn]) -> str | None:
        """Return the question completed, None when there is nothing to complete. Raises ModelFault."""


class Completes(Protocol):
    """A step between a reading and what is written: it may read a follow-up once more."""

    asks_model: bool

    def complete(self, reading: Reading, history: Sequence[Turn], clock: Stopwatch, /) -> Reading:
        """Return the reading that answers."""


class Completing:
    """Asks the rewriter, and reads the question again."""

    def __init__(self, reader: QuestionReader, rewriter: Rewriter) -> None:
        self.asks_model = rewriter.asks_model
        self._reader = reader
        self._rewriter = rewriter

    def complete(self, reading: Reading, history: Sequence[Turn], clock: Stopwatch) -> Reading:
        """Return the reading that answers."""
        query = reading.query
        found = reading.judgement.answerable
        surely = reading.judgement.excluded or reading.direct or reading.cells or reading.computed
        if surely or (found and self.asks_model) or not history or self._by_rule(reading):
            return reading
        try:
            rewritten = self._rewriter.rewrite(query.text, history)
        except ModelFault:
            rewritten = None  # the question stays refused, as it is without a model
        clock.lap("rewrite")
        if rewritten is None:
            return reading
        completed = self._reader.understand(rewritten, (), query.documents)
        again = self._reader.read(completed.model_copy(update={"question": query.question}), clock)
        if not (again.judgement.answerable or again.computed) or not _speaks_of(again, query):
            return reading
        if (found and not _answers_better(again, reading)) or _repeats(again, history):
            return reading
        return replace(again, prompt_hash=self._rewriter.prompt_hash)

    def _by_rule(self, reading: Reading) -> bool:
        """Tell whether the rules have completed the question already."""
        alone = self._reader.understand(reading.query.question, (), reading.query.documents)
        return not alone.text.endswith(reading.query.text)  # 那 and 还有 are taken off, which completes nothing


def _answers_better(again: Reading, reading: Reading) -> bool:
    """Tell whether the completed question is answered more surely than the question as it stands."""
    if again.computed or not (again.evidence and reading.evidence) or _foremost(again) == _foremost(reading):
        return False
    return _answering(again) > _answering(reading)


def _repeats(again: Reading, history: Sequence[Turn]) -> bool:
    """Tell whether what was computed is what the question before asked for: the topic was answered once more."""
    if not (again.computed and again.computed.result):
        return False
    result = re.compile(rf"(?<![\d.]){re.escape(again.computed.result)}")  # 5个 is not in 15个
    return any(result.search(normalise(turn.content)) for turn in history[-1:] if turn.role != "user")


def _foremost(reading: Reading) -> tuple[str, int]:
    best = reading.evidence[0]
    return reading.passages[best.passage].chunk.id, best.unit


def _answering(reading: Reading) -> float:
    return reading.evidence[0].features.get("answers", 0.0)


def _speaks_of(again: Reading, query: Query) -> bool:
    """Tell whether the evidence meets the words of the question itself, not only those that were put to it.

    Other words for the same will do where the completed question surely is answered.
    """
    if not query.terms:
        return True
    if again.computed:  # whatever the topic's own figures come to says nothing of 叫什么名字
        said = folded(again.computed.text)
        met = sum(any(folded(form) in said for form in (term.text, *term.variants, *term.near)) for term in query.terms)
        return 2 * met >= len(query.terms)
    if not again.evidence or _answering(again) >= TOLD:
        return True
    unmet = {term.text for term in again.evidence[0].unmet}
    return 2 * sum(term.text in unmet for term in query.terms) < len(query.terms)
