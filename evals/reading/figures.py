"""What the cross-encoder learns from to find a figure: sentences with several figures, and phrases that name one.

In: `data/reading/figures/*.jsonl` (invented, written for this). Out: a `Group` a phrase, whose candidates are the
sentence with each of its figures marked.
"""

from collections.abc import Sequence
from pathlib import Path
from random import Random

from pydantic import BaseModel, ConfigDict

from assistant.answer.reread import Candidate
from assistant.text import marked
from evals.lines import read_lines
from evals.reading.material import FOLDER, Group

FIGURES = FOLDER / "figures"
MARKED = 5  # figures of a sentence that are shown for a phrase


class Named(BaseModel):
    """A phrase and the places of the figures that it names; none when the sentence has no such figure."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    p: str
    f: tuple[int, ...]


class Counted(BaseModel):
    """A sentence with its figures in their order."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    document: str
    heading: str
    before: str
    sentence: str
    figures: tuple[str, ...]
    phrases: tuple[Named, ...]

    def candidates(self) -> list[Candidate]:
        """Return the sentence with each figure marked. Raises ValueError when a figure is not in the sentence."""
        return [Candidate(self.heading, self.before, marked(self.sentence, *span)) for span in self.spans()]

    def spans(self) -> list[tuple[int, int]]:
        """Return the places of the figures. Raises ValueError when a figure is not in the sentence."""
        found, at = [], 0
        for figure in self.figures:
            start = self.sentence.index(figure, at)
            at = start + len(figure)
            found.append((start, at))
        return found


def read_figures(folder: Path = FIGURES) -> list[Counted]:
    """Read all sentences. Raises ValidationError for a malformed line."""
    return read_lines(folder, Counted)


def figure_groups(sentences: Sequence[Counted], rng: Random) -> list[Group]:
    """Return a group a phrase: the figures that it names and some others of the sentence."""
    groups = []
    for counted in sentences:
        shown = counted.candidates()
        for named in counted.phrases:
            others = [place for place in range(len(shown)) if place not in named.f]
            drawn = [*named.f, *rng.sample(others, min(len(others), MARKED - min(MARKED, len(named.f))))]
            if drawn:
                right = tuple(place in named.f for place in drawn)
                groups.append(Group(named.p, tuple(shown[place] for place in drawn), right))
    return groups
