"""The network that tells which figures of a sentence a question computes with, and which of them is which operand.

In: a question and `Shown` sentences. Out: `Roles` of each figure. Layers of multilingual-e5-small, trained further on
questions about invented documents (`evals/operands/`), in 8 bits; it shares the tokenizer of the cross-encoder. About
5 ms a sentence on one core.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.facts.roles import Roles, Shown
from assistant.models.crossencoder import (
    ASKED,
    BEFORE,
    BEFORE_CHARS,
    CONTEXT,
    HEADING,
    SAID,
    both_ends,
    plain_heading,
)
from assistant.models.network import END, START, Network, tokens

SENTENCE = 130  # tokens that are read of a sentence
NONE, FIRST, SECOND, WANTED = range(4)
ROLES = 4


class FigureRoleReader:
    """Reads sentences for the operands of a question. Loads its weights on first use; safe for several threads."""

    def __init__(self) -> None:
        self._network = Network("operands.onnx")

    def __call__(self, question: str, sentences: Sequence[Shown]) -> list[list[Roles]]:
        """Return the roles of the figures of each sentence; a figure that is cut off plays none.

        Each is read alone: numbers are rounded to 8 bits by the largest of a batch, so that others would change them.
        """
        return [self._read(question, shown) for shown in sentences]

    def _read(self, question: str, shown: Shown) -> list[Roles]:
        ids, parts, places = self.pair(question, shown)
        given = {"ids": np.array([ids], dtype=np.int64), "parts": np.array([parts], dtype=np.int64)}
        (logits,) = self._network.run(["roles"], **given)
        row = logits[0]
        return [_roles(row[start:end].mean(0)) if end > start else Roles(0.0, 0.0, 0.0) for start, end in places]

    def pair(self, question: str, shown: Shown) -> tuple[list[int], list[int], list[tuple[int, int]]]:
        """Return the token ids of question and sentence, the part that each belongs to, the places of the figures.

        The place of a figure that is cut off is empty.
        """
        ids = [START, *both_ends(tokens(question).ids), END]
        parts = [ASKED] * len(ids)
        if heading := plain_heading(shown.heading):
            ids += [*tokens(heading).ids[:HEADING], END]
        if shown.before:
            ids += [*tokens(shown.before[-BEFORE_CHARS:]).ids[-BEFORE:], END]
        parts += [CONTEXT] * (len(ids) - len(parts))
        said, offsets = tokens(shown.sentence)
        places = [_place(span, offsets[:SENTENCE], len(ids)) for span in shown.figures]
        ids += [*said[:SENTENCE], END]
        return ids, parts + [SAID] * (len(ids) - len(parts)), places


def _place(span: tuple[int, int], offsets: Sequence[tuple[int, int]], shift: int) -> tuple[int, int]:
    """Return the tokens [start, end) of a stretch of the sentence, moved by `shift`; empty where it is cut off."""
    held = [at for at, (left, right) in enumerate(offsets) if left < right and left < span[1] and right > span[0]]
    return (held[0] + shift, held[-1] + 1 + shift) if held else (0, 0)


def _roles(logits: NDArray[np.float32]) -> Roles:
    odds = np.exp(logits - logits.max())
    shares = odds / odds.sum()
    return Roles(float(shares[FIRST]), float(shares[SECOND]), float(shares[WANTED]))
