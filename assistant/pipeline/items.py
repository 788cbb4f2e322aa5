"""Answer a follow-up that asks for the name of an item of the last list: 第三个是什么, 最后一所是谁.

In: a reading and the earlier turns. Out: the reading with the item as its answer, a line that cites the passage of the
list; the given reading where the question asks for something else, or no passage has the list any more.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer.lines import marked
from assistant.pipeline.clock import Stopwatch
from assistant.pipeline.reading import QuestionReader, Reading
from assistant.retrieve.followup import Listed, item_asked
from assistant.retrieve.terms import Words
from assistant.text import normalise
from assistant.types import Passage, Turn

_LETTERED = "[一二三四五六七八九十]是"


class ItemNaming:
    """Names items of lists over one snapshot."""

    asks_model = False

    def __init__(self, reader: QuestionReader, words: Words) -> None:
        self._reader = reader
        self._words = words

    def complete(self, reading: Reading, history: Sequence[Turn], clock: Stopwatch) -> Reading:
        """Return the reading that answers."""
        listed = item_asked(normalise(reading.query.question), history, words=self._words) if history else None
        if listed is None:
            return reading
        query = self._reader.understand(listed.question, (), reading.query.documents)
        again = self._reader.read(query, clock)
        line = _line(listed, again.passages)
        clock.lap("name")
        if not line:
            return reading
        judgement = replace(again.judgement, answerable=True, reason="", excluded=False)
        return replace(
            reading,
            passages=again.passages,
            evidence=again.evidence,
            judgement=judgement,
            cells=(line,),
            computed=None,
            direct=False,
        )


def _line(listed: Listed, passages: Sequence[Passage]) -> str:
    """Return the item with the mark of the passage that has most of the list, "" where none has the item."""
    texts = [normalise("\n".join(sentence.text for sentence in passage.chunk.sentences)) for passage in passages]
    holding = [place for place, text in enumerate(texts) if listed.item in text]
    if not holding:
        return ""
    place = max(holding, key=lambda at: sum(item in texts[at] for item in listed.items))
    return marked(_written(listed.item, passages[place]), place)


def _written(item: str, passage: Passage) -> str:
    """Return the item, with what is said of it where it has a sentence of its own (三是 …)."""
    own = re.compile(rf"{_LETTERED}{re.escape(item)}")
    said = (sentence.text for sentence in passage.chunk.sentences if own.match(normalise(sentence.text)))
    return next(said, item)
