"""Read a refused question for a number and for names once more for the number alone: 有几所，名单给我.

In: the reading of a question. Out: the same, or one that answers the first half, with what it leaves open. The text
may count schools and name none; then the count is told, and that the names are not.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.pipeline.clock import Stopwatch
from assistant.pipeline.reading import QuestionReader, Reading
from assistant.types import Turn

_AND_WHICH = re.compile(
    r"^(?P<count>[^，,。；;？?]*(?:多少|几(?!乎))[^，,。；;？?]*)[，,；;？?]\s*"
    r"(?P<names>(?:分别|都|具体|各|又|并|请|给出?|列出?|把|它们|他们)*(?:[是有叫为]|包括)?"
    r"(?:哪[几些两三一]?[所个家名项些位]?|谁|什么|名单|清单|名字|名称)[^，,。？?]{0,8})[。？?]*$"
)
_LISTED = re.compile(
    r"(?<![所家个名位项\d])[、和及][^、，。；：\d]{1,14}?等?\d+[所家个名位项]|\d+[所家个名位项][^、，。；：]{0,8}[：（(即是为][^、，。；\d]{2,14}、"
)
_ORDER = re.compile(r"(?:也|都)?(?:给|发|列|报)(?:我|一下|出来?)*$")


class Counting:
    """Reads the half of a question that asks how many. Safe to use from several threads."""

    asks_model = False

    def __init__(self, reader: QuestionReader) -> None:
        self._reader = reader

    def complete(self, reading: Reading, _history: Sequence[Turn], clock: Stopwatch) -> Reading:
        """Return the reading that answers, the given one where none does."""
        query = reading.query
        asked = _AND_WHICH.match(query.text)
        if asked is None or reading.answers or reading.judgement.excluded:
            return reading
        meant = self._reader.understand(asked["count"], (), query.documents)
        again = self._reader.read(meant.model_copy(update={"question": query.question}), clock)
        clock.lap("rewrite")
        if not again.answers:
            return reading
        left = "" if _lists(again) else _ORDER.sub("", asked["names"])
        return replace(again, prompt_hash=reading.prompt_hash, left=left)


def _lists(reading: Reading) -> bool:
    """Tell whether the sentence lists what it counts: 东湖、西山、南河3所学校; 学校3所：甲、乙、丙."""
    said = reading.evidence[0].sentence.sentence.text if reading.evidence else ""
    return bool(_LISTED.search(said))
