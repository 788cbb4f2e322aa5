"""Find the figures that a phrase means, whichever words it uses.

In: a phrase of the question (学种地的) and the entries of a document. Out: entries with a fit, best first, as `Finder`
gives them. The words choose which figures are looked at; a reader tells of each, marked in its sentence, whether it is
the one that is meant.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Unpack

from assistant.facts.candidates import told_at
from assistant.facts.entries import Entry
from assistant.facts.finding import TIGHT, Allow, Finder, Found, Options
from assistant.text import folded, marked
from assistant.types import Chunk

LOOKED_AT = 4  # figures that are read for a phrase
MEANT = -1.5  # log odds from which a figure may be the one that is meant
LEAST, AHEAD = -4.0, 1.5  # … lower ones will do where all of other values are so far behind, and those are not meant
STATED = 0.0  # log odds from which a figure is the very thing that is asked for
LOWEST, HIGHEST, SCALE = -4.0, 3.0, 0.1  # log odds between which they count, and the fit that one is worth
WORDS = 0.3  # weight of the words beside the reading


@dataclass(frozen=True)
class Marked:
    """A sentence with one figure marked, the heading above it and the sentence before it ("" for none)."""

    heading: str
    before: str
    sentence: str


FigureReader = Callable[[str, Sequence[Marked]], Sequence[float]]  # log odds that each figure is what the phrase names


class MeaningFinder(Finder):
    """A `Finder` that also finds what is called by other words. For one question; not safe for several threads.

    `reader` reads marked figures, `chunks` are those of the document by id, `ranks` those that were retrieved, best 0.
    """

    def __init__(
        self,
        reader: FigureReader,
        chunks: Mapping[str, Chunk],
        ranks: Mapping[str, int],
        **options: Unpack[Options],
    ) -> None:
        super().__init__(**options)
        self._reader = reader
        self._chunks = chunks
        self._ranks = ranks
        self._known: dict[tuple[str, int], float] = {}

    def find(self, phrase: str, allow: Allow = lambda _: True, *, limit: int = 6) -> list[Found]:
        """Return the exact values that the phrase means, best first."""
        found = [
            Found(entry, _fit(odds) + WORDS * fit + self.bonus(entry))
            for entry, fit, odds in self._meant(phrase, allow)
        ]
        return sorted(found, key=lambda hit: (-hit.fit, hit.entry.place))[:limit]

    def fitting(self, phrase: str, allow: Allow, *, near: float = 0.0) -> list[Found]:  # noqa: ARG002  # words need not stand near
        """Return the allowed entries that the phrase means, in reading order."""
        found = [Found(entry, _fit(odds) + WORDS * fit) for entry, fit, odds in self._meant(phrase, allow)]
        return sorted(found, key=lambda hit: hit.entry.place)

    def outright(self, phrase: str, entry: Entry) -> bool:
        """Tell whether the entry is what the phrase means."""
        return self._known.get((phrase, entry.place), LEAST) >= STATED

    def stated(self, phrase: str, allow: Allow) -> bool:
        """Tell whether the text itself gives what is asked for, so that none need be computed."""
        return any(odds >= STATED for _, _, odds in self._meant(phrase, allow))

    def _meant(self, phrase: str, allow: Allow) -> list[tuple[Entry, float, float]]:
        looked = self._looked_at(phrase, allow)
        unknown = [entry for entry, _ in looked if (phrase, entry.place) not in self._known]
        if unknown:
            shown = [shown_in(entry, self._chunks[entry.figure.chunk_id]) for entry in unknown]
            for entry, odds in zip(unknown, self._reader(phrase, shown), strict=True):
                self._known[phrase, entry.place] = odds
        read = [(entry, fit, self._known[phrase, entry.place]) for entry, fit in looked]
        best = max(read, key=lambda one: one[2], default=None)
        if best is None:
            return []
        known = best[0].value
        others = max((odds for entry, _, odds in read if entry.value != known), default=LEAST)
        if best[2] < (MEANT if others + AHEAD > best[2] else LEAST):
            return []
        return [one for one in read if one[0].value == known or one[2] >= max(MEANT, best[2] - AHEAD)]

    def _looked_at(self, phrase: str, allow: Allow) -> list[tuple[Entry, float]]:
        """Return the figures that are worth reading: those whose words fit, those of the retrieved chunks."""
        wants = self.wants(phrase)
        fits = self._shelf.fits(wants, 0.0, TIGHT).tolist() if wants else [0.0] * len(self.entries)
        ranked = []
        for entry, fit in zip(self.entries, fits, strict=True):
            rank = self._ranks.get(entry.figure.chunk_id)
            if (fit > 0 or rank is not None) and entry.exact and not entry.is_change and allow(entry):
                ranked.append((float(fit) + (0.5 - 0.08 * rank if rank is not None else 0.0), entry, float(fit)))
        ranked.sort(key=lambda one: (-one[0], one[1].place))
        return [(entry, fit) for _, entry, fit in ranked[:LOOKED_AT]]


def _fit(odds: float) -> float:
    return SCALE * (max(LOWEST, min(HIGHEST, odds)) - LOWEST)


def shown_in(entry: Entry, chunk: Chunk) -> Marked:
    """Return a figure marked in its sentence, or in its row with the headings of the columns."""
    heading = chunk.caption or (chunk.path[-1] if chunk.path else "")
    figure = entry.figure
    place = next((n for n, one in enumerate(chunk.sentences) if one.start == figure.sentence.start), None)
    if chunk.table is not None or place is None:
        said = figure.text.removesuffix(figure.unit)  # the unit may stand in the column's heading
        start = entry.clause.rfind(folded(said))
        end = start + len(said) if start >= 0 else len(entry.clause)
        return Marked(heading, "", marked(entry.clause, start if start >= 0 else end, end))
    sentence = chunk.sentences[place]
    before = chunk.sentences[place - 1].text if place else ""
    return Marked(heading, before, marked(sentence.text, *told_at(figure, sentence, chunk)))
