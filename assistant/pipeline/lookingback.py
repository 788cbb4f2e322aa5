"""Read a refused question once more with 上年 where it names that year: 在校生比2024年少了多少.

In: the reading of a question. Out: the same, or one that answers. A report on 2025 writes 较上年减少4100人, and names
2024 nowhere; who asks about it a year later knows which year that was. Only a comparison is read so: what there was in
the year itself is for the arithmetic of earlier values.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.pipeline.clock import Stopwatch
from assistant.pipeline.reading import QuestionReader, Reading
from assistant.types import Turn


class LookingBack:
    """Reads questions with the year before the report's as 上年. Safe to use from several threads."""

    asks_model = False

    def __init__(self, reader: QuestionReader, year: int | None) -> None:
        self._reader = reader
        self._against = re.compile(rf"(?<=[比较和与跟同]){year - 1}年(?:度|同期|年底|底|末)?") if year else None

    def complete(self, reading: Reading, _history: Sequence[Turn], clock: Stopwatch) -> Reading:
        """Return the reading that answers, the given one where none does."""
        settled = reading.judgement.answerable or reading.direct or reading.computed or reading.cells
        if (
            settled
            or not reading.judgement.excluded
            or not self._against
            or not self._against.search(reading.query.text)
        ):
            return reading
        query = reading.query
        said = self._against.sub("上年", query.text)
        meant = self._reader.understand(said, (), query.documents)
        again = self._reader.read(meant.model_copy(update={"question": query.question}), clock)
        clock.lap("rewrite")
        answers = again.computed or again.judgement.answerable
        return replace(again, prompt_hash=reading.prompt_hash) if answers else reading
