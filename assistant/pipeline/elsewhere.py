"""Read a refused question once more with the school that the corpus gives, where it says of one what is another's.

In: the reading of a question. Out: the same, or one whose answer begins with whose the thing is: a line with its mark,
cited and verified like every other, and fixed wording beside it. Only a sentence that itself names the thing answers
then, and nothing that is computed or looked up in tables: what is not certain stays refused.
"""

from collections.abc import Mapping
from dataclasses import replace

from assistant.answer.attribution import Attribution, Owned
from assistant.answer.grounds import narrowed
from assistant.answer.lines import marked
from assistant.pipeline.clock import Stopwatch
from assistant.pipeline.reading import Ascribed, QuestionReader, Reading
from assistant.prompts import NOT_WRITTEN, WRITTEN
from assistant.types import Document, Passage

_TOLD = ("number", "when")  # kinds that only an amount or a date answers
_APART = ("article",)  # kinds whose answer opens in a way of its own


class Elsewhere:
    """Reads questions with the right school in them. Safe to use from several threads."""

    def __init__(self, reader: QuestionReader, attribution: Attribution) -> None:
        self._reader = reader
        self._attribution = attribution

    def correct(self, reading: Reading, clock: Stopwatch) -> Reading:
        """Return the reading that answers, with what has to be said first; the given one where none does."""
        whether = (
            reading.ask.kind == "yesno"
        )  # a sentence may be found for what is claimed, and yet say another school's
        settled = (reading.judgement.answerable and not whether) or reading.direct or reading.computed or reading.cells
        owned = None if settled or reading.ask.kind in _APART else self._attribution.owned(reading.query)
        if owned is None or owned.asked not in reading.query.text:
            return reading
        query = reading.query
        meant = self._reader.understand(query.text.replace(owned.asked, owned.owner), (), query.documents)
        again = self._reader.read(meant.model_copy(update={"question": query.question}), clock)
        clock.lap("elsewhere")
        if not _answers(again, owned):
            return reading
        return replace(again, ascribed=Ascribed(owned, reading), prompt_hash=reading.prompt_hash)


def _answers(again: Reading, owned: Owned) -> bool:
    """Tell whether a sentence about the thing answers the question, and nothing else does."""
    if again.direct or again.computed or again.cells or not again.judgement.answerable or not again.evidence:
        return False
    best = again.evidence[0]
    fits = again.ask.kind not in _TOLD or best.features["kind"] > 0
    return fits and not best.sentence.row and owned.anchor in best.sentence.folded


def lines(reading: Reading, ascribed: Ascribed, documents: Mapping[str, Document]) -> tuple[str, str, list[Passage]]:
    """Return the line that says whose the thing is, the one that answers, and the passages that they cite."""
    owned, best = ascribed.owned, reading.evidence[0]
    source = narrowed(owned.chunk, owned.sentence, documents[owned.chunk.document_id].title)
    first = marked(statement(owned), len(reading.passages))
    return first, marked(best.sentence.sentence.text, best.passage), [*reading.passages, source]


def statement(owned: Owned) -> str:
    """Say whose the thing is, in words of the text."""
    thing = owned.thing if owned.thing.startswith("《") else f"“{owned.thing}”"
    return f"{WRITTEN}{thing}是{owned.owner}的"


def beside(text: str, owned: Owned) -> str:
    """Put the fixed wording on the school that was asked for beside the first line, which is the statement."""
    said = statement(owned)
    mark = text[len(said) :].splitlines()[0].removeprefix("。")
    return text.replace(f"{said}。{mark}", f"{said}{mark}，{NOT_WRITTEN.format(owned.asked)}。", 1)
