"""Answers the questions that need arithmetic: holds the corpus's ledger and does the sum.

In: the chunks of a corpus (once), then a question with the chunks that were retrieved for it. Out: a `Computed`, or
None when the question asks for no arithmetic or the operands are not in the corpus.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from assistant.facts.compute import Computed, Desk, compute
from assistant.facts.ledger import ledger
from assistant.facts.locate import Words
from assistant.facts.tasks import Task, read_task
from assistant.lexicon import Tagger
from assistant.types import Chunk, Figure, Query

_YEAR = re.compile(r"(?:19|20)\d{2}")


class Accountant:
    """The ledger of one corpus. `figures` are in reading order."""

    def __init__(self, chunks: Iterable[Chunk], *, tagger: Tagger, words: Words) -> None:
        self.figures: tuple[Figure, ...] = tuple(ledger(chunks, tagger))
        self._words = words
        self._years = _reporting_years(self.figures)

    def task(self, query: Query, documents: Sequence[str]) -> Task | None:
        """Return the arithmetic that the question asks for; `documents` are the ids it is read against."""
        year = next((self._years[i] for i in documents if i in self._years), None)
        return read_task(query.text, year=year)

    def compute(self, query: Query, retrieved: Sequence[Chunk]) -> Computed | None:
        """Carry out the question's arithmetic over the documents of the retrieved chunks."""
        documents = list(dict.fromkeys(chunk.document_id for chunk in retrieved))
        task = self.task(query, documents)
        if task is None:
            return None
        main = frozenset(documents[:1])
        figures = [figure for figure in self.figures if figure.document_id in main]
        return compute(task, Desk(figures, self._words, frozenset(chunk.id for chunk in retrieved)))


def _reporting_years(figures: Iterable[Figure]) -> Mapping[str, int]:
    """Return the year that most figures of each document are of."""
    counts: dict[str, Counter[int]] = {}
    for figure in figures:
        for year in _YEAR.findall(figure.period):
            counts.setdefault(figure.document_id, Counter())[int(year)] += 1
    return {document: years.most_common(1)[0][0] for document, years in counts.items()}
