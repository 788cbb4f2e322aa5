"""Pairs as arrays: padded to the longest, their shape rounded up."""

from assistant.models.network import PAD
from evals.reading.batches import PAIRS_ALIKE, TOKENS_ALIKE, batch, padded


def test_pairs_are_padded_to_the_longest():
    ids, parts = padded([([0, 5, 2], [0, 0, 0]), ([0, 2], [0, 0])], 4)
    assert ids.tolist() == [[0, 5, 2, PAD], [0, 2, PAD, PAD]]
    assert parts.shape == ids.shape


def test_a_batch_has_a_shape_that_comes_again():
    ids, parts = batch([([0, 5, 2], [0, 0, 2])] * (PAIRS_ALIKE + 1))
    assert ids.shape == parts.shape == (2 * PAIRS_ALIKE, TOKENS_ALIKE)
    assert ids[PAIRS_ALIKE].tolist() == [0, 5, 2] + [PAD] * (TOKENS_ALIKE - 3)
