"""Steps of a cross-encoder's training: groups with their pairs, the log odds of these, the loss of the log odds.

The loss of a question is the cross-entropy of its right sentences among all that it is shown and "none of these"
(log odds 0), so that the same number orders sentences and tells whether any of them answers; half the binary
cross-entropy of the single pairs is added.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

import torch
from torch import Tensor
from torch.nn import functional

from assistant.models.crossencoder import SentenceCrossEncoder
from evals.reading.batches import Pair, batch
from evals.reading.material import Group
from evals.reading.network import Network

QUESTIONS = 16  # a step


@dataclass(frozen=True)
class Step:
    """The groups of one step with their pairs."""

    groups: Sequence[Group]
    pairs: Sequence[Pair]


def steps(groups: list[Group], encoder: SentenceCrossEncoder, rng: Random) -> Iterator[Step]:
    """Yield the groups in batches of similar length, in random order."""
    made = [(group, [encoder.pair(group.question, candidate) for candidate in group.candidates]) for group in groups]
    made.sort(key=lambda one: max(len(ids) for ids, _ in one[1]) + 6 * rng.random())
    batches = [made[at : at + QUESTIONS] for at in range(0, len(made), QUESTIONS)]
    rng.shuffle(batches)
    for some in batches:
        yield Step([group for group, _ in some], [pair for _, pairs in some for pair in pairs])


def odds_of(network: Network, pairs: Sequence[Pair]) -> Tensor:
    """Return the log odds of pairs, computed in half precision."""
    ids, parts = batch(pairs)
    with torch.autocast("cpu", torch.bfloat16):
        odds: Tensor = network(torch.from_numpy(ids), torch.from_numpy(parts))
    return odds.float()[: len(pairs)]


def loss_of(odds: Tensor, step: Step) -> Tensor:
    """Return the loss of the log odds of a step's pairs; see the module."""
    right = torch.tensor([is_right for group in step.groups for is_right in group.right])
    listwise = odds.new_zeros(())
    start = 0
    for group in step.groups:
        own = odds[start : start + len(group.right)]
        truth = right[start : start + len(group.right)]
        start += len(group.right)
        everything = torch.logsumexp(torch.cat([own.new_zeros(1), own]), 0)
        meant = torch.logsumexp(own[truth], 0) if any(group.right) else own.new_zeros(())
        listwise = listwise + everything - meant
    return listwise / len(step.groups) + 0.5 * functional.binary_cross_entropy_with_logits(odds, right.float())
