"""What the embedding model learns from: questions, the sentences that answer them, the likeliest wrong ones.

In: sections of the cross-encoder's material. Out: `Example`s; the matrix that brings one model's vectors among another
one's. No PyTorch is needed for these.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import numpy as np

from evals.reading.engine import Array
from evals.reading.material import Asked, Section, overlap

WRONG = 2  # sentences beside a right one, the likeliest first
CHANCE = 0.25  # of a likeness: how much of the choice is left to it
RIDGE = 1.0


@dataclass(frozen=True)
class Example:
    """A question with its section, which answers it, and the others of the section's document."""

    section: Section
    asked: Asked
    siblings: Sequence[Section]

    @property
    def all_right(self) -> list[str]:
        """The sentences that answer the question."""
        return [self.section.sentences[place] for place in self.asked.a]

    def right(self, number: int) -> str:
        """Return one of the sentences that answer the question."""
        return self.all_right[number]

    def wrong(self, rng: Random) -> list[str]:
        """Return the likeliest wrong sentences of the section and of one other."""
        others = [text for place, text in enumerate(self.section.sentences) if place not in self.asked.a]
        if self.siblings:
            others += rng.choice(self.siblings).sentences
        return sorted(others, key=lambda text: -overlap(self.asked.q, text) - CHANCE * rng.random())[:WRONG]


def examples(sections: Sequence[Section]) -> list[Example]:
    """Return the questions that their section answers."""
    by_document: dict[str, list[Section]] = {}
    for section in sections:
        by_document.setdefault(section.document, []).append(section)
    return [
        Example(section, asked, [other for other in by_document[section.document] if other is not section])
        for section in sections
        for asked in section.questions
        if asked.a
    ]


def bridge(before: Array, after: Array) -> Array:
    """Return the matrix that brings vectors of the model as it was near those that it gives now (ridge regression)."""
    return np.linalg.solve(before.T @ before + RIDGE * np.eye(before.shape[1]), before.T @ after).astype(np.float32)
