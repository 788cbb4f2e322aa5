"""The cross-encoder that tells whether a sentence answers a question.

In: a question and `Candidate`s. Out: log odds. Four layers of multilingual-e5-small, or all twelve, trained further on
questions about invented documents (`evals/reading/`, where it is also written how), in 8 bits. It needs no GPU; about
4 ms a sentence on one core, or 13.
"""

from collections.abc import Sequence

import numpy as np

from assistant.answer.reread import Candidate
from assistant.models.network import END, START, Network, tokens

READER, DEEPER = "reader.onnx", "deeper.onnx"  # four layers, and twelve that take three times as long
ASKED, CONTEXT, SAID = 0, 1, 2  # the parts of a pair
QUESTION, HEADING, BEFORE, SENTENCE = 40, 14, 18, 80  # tokens that are read of each
OPENING = 10  # … of a question that is longer; the rest of them are its last
BEFORE_CHARS = 30  # characters of the sentence before, from its end
HEADING_CHARS = 28


class SentenceCrossEncoder:
    """Reads pairs of question and sentence. Loads its weights on first use; safe to use from several threads."""

    def __init__(self, network: str = READER) -> None:
        self._network = Network(network)

    def __call__(self, question: str, candidates: Sequence[Candidate]) -> list[float]:
        """Return the log odds that each sentence answers the question; [] for none."""
        return [self._odds(self.pair(question, candidate)) for candidate in candidates]

    def _odds(self, pair: tuple[list[int], list[int]]) -> float:
        """Return the log odds of a pair, read alone: padding costs as much as text, a batch saves nothing."""
        ids, parts = pair
        given = {"ids": np.array([ids], dtype=np.int64), "parts": np.array([parts], dtype=np.int64)}
        (odds,) = self._network.run(["odds"], **given)
        return float(odds[0])

    def pair(self, question: str, candidate: Candidate) -> tuple[list[int], list[int]]:
        """Return the token ids of a pair and which part each belongs to."""
        asked = [START, *both_ends(tokens(question).ids), END]
        context: list[int] = []
        if heading := plain_heading(candidate.heading):
            context += [*tokens(heading).ids[:HEADING], END]
        if candidate.before:
            context += [*tokens(candidate.before[-BEFORE_CHARS:]).ids[-BEFORE:], END]
        said = [*tokens(candidate.sentence).ids[:SENTENCE], END]
        parts = [ASKED] * len(asked) + [CONTEXT] * len(context) + [SAID] * len(said)
        return [*asked, *context, *said], parts


def both_ends(ids: Sequence[int]) -> Sequence[int]:
    """Return a long question's beginning and its end: what is asked for stands last in Chinese."""
    return ids if len(ids) <= QUESTION else [*ids[:OPENING], *ids[OPENING - QUESTION :]]


def plain_heading(heading: str) -> str:
    """Return a heading without the number that it opens with, at most its last 28 characters."""
    return heading.lstrip("0123456789.．、 \t")[-HEADING_CHARS:]
