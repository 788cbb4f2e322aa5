"""Complete a follow-up question where the rules found nothing to complete and no answer was found.

In: a reading and the earlier turns. Out: the reading of the completed question if that one has an answer, else the
reading as it was. A question that stands alone is read once, and so is one about another year or school. What rewrites
is a chat model, or the topic of the conversation put in front.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from assistant.errors import ModelFault
from assistant.pipeline.clock import Stopwatch
from assistant.pipeline.reading import QuestionReader, Reading
from assistant.types import Query, Turn


class Rewriter(Protocol):
    """Completes a question from a conversation; `prompt_hash` is "" where no prompt is used."""

    prompt_hash: str
    asks_model: bool

    def rewrite(self, question: str, history: Sequence[Turn]) -> str | None:
        """Return the question completed, None when there is nothing to complete. Raises ModelFault."""


class Completing:
    """Asks the rewriter, and reads the question again."""

    def __init__(self, reader: QuestionReader, rewriter: Rewriter) -> None:
        self.asks_model = rewriter.asks_model
        self._reader = reader
        self._rewriter = rewriter

    def complete(self, reading: Reading, history: Sequence[Turn], clock: Stopwatch) -> Reading:
        """Return the reading that answers."""
        query = reading.query
        settled = reading.judgement.answerable or reading.judgement.excluded or reading.computed or reading.direct
        if settled or not history or self._by_rule(reading):
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
        return replace(again, prompt_hash=self._rewriter.prompt_hash)

    def _by_rule(self, reading: Reading) -> bool:
        """Tell whether the rules have completed the question already."""
        alone = self._reader.understand(reading.query.question, (), reading.query.documents)
        return alone.text != reading.query.text


def _speaks_of(again: Reading, query: Query) -> bool:
    """Tell whether the evidence meets the words of the question itself, not only those that were put to it."""
    if not query.terms or not again.evidence:
        return True
    unmet = {term.text for term in again.evidence[0].unmet}
    return 2 * sum(term.text in unmet for term in query.terms) < len(query.terms)
