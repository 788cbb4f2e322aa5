"""The ledger of one document with what is read off it once.

In: the document's entries, how phrases are split, the folded texts of its chunks by id. Out: a `Book`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from assistant.facts.conflicts import conflicts
from assistant.facts.entries import Entry
from assistant.facts.former import is_former
from assistant.facts.rests import read_rests
from assistant.facts.results import Clash
from assistant.facts.shelf import Shelf
from assistant.facts.wants import Words

_YEAR = re.compile(r"(?:19|20)\d{2}")


class Book:
    """The ledger of one document with what is read off it once."""

    def __init__(self, entries: Sequence[Entry], words: Words, texts: Mapping[str, str]) -> None:
        self.shelf = Shelf(entries)
        self.texts = texts
        self.rests = read_rests(texts)
        self.year = _reporting_year(entries)
        self.formers = frozenset(entry.base for entry in entries if entry.base and is_former(entry.base))
        last = "" if self.year is None else str(self.year - 1)
        others = {e.base for e in entries if not is_former(e.base) and (e.is_change or not _YEAR.match(e.base))}
        self.bases = tuple(base for base in others if not last or not base.startswith(last))
        self.clashes: tuple[Clash, ...] = tuple(conflicts(entries, words, texts))
        self.told: dict[tuple[str, int], list[Entry]] = {}  # by the sentence that tells them: its chunk and its start
        for entry in entries:
            self.told.setdefault((entry.figure.chunk_id, entry.figure.sentence.start), []).append(entry)
        self.disputed = frozenset(clash.entries[0].place for clash in self.clashes if clash.whole is None)


def _reporting_year(entries: Iterable[Entry]) -> int | None:
    """Return the year that most figures of a document are of."""
    counts = Counter(int(year) for entry in entries for year in _YEAR.findall(entry.figure.period))
    return counts.most_common(1)[0][0] if counts else None
