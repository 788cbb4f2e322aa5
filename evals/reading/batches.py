"""Pairs of a question and a sentence as arrays, for training; the service reads one pair at a time.

In: pairs of token ids and parts. Out: arrays of both, of a shape that comes again: each new one costs a second of
preparation.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.models.crossencoder import SAID
from assistant.models.network import END, PAD, START

PAIRS_ALIKE, TOKENS_ALIKE = 16, 8  # shapes are rounded up to these

Pair = tuple[list[int], list[int]]


def batch(pairs: Sequence[Pair]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return ids and parts, shape (pairs, tokens), both numbers rounded up: what is beyond the pairs says nothing."""
    filler: Pair = ([START, END], [0, 0])
    rounded = [*pairs, *[filler] * (-len(pairs) % PAIRS_ALIKE)]
    longest = max(len(ids) for ids, _ in rounded)
    return padded(rounded, longest + -longest % TOKENS_ALIKE)


def padded(pairs: Sequence[Pair], longest: int = 0) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return ids and parts of all pairs as two arrays of shape (pairs, tokens of the longest, at least `longest`)."""
    longest = max(longest, *(len(ids) for ids, _ in pairs))
    ids = np.full((len(pairs), longest), PAD, dtype=np.int64)
    parts = np.full((len(pairs), longest), SAID, dtype=np.int64)
    for row, (numbers, kinds) in enumerate(pairs):
        ids[row, : len(numbers)] = numbers
        parts[row, : len(kinds)] = kinds
    return ids, parts
