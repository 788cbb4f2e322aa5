"""Shorten a trained cross-encoder: fewer of its layers learn to say what all of them say.

In: a trained network, the material. Out: a network of its layers `KEPT`, which takes half the time. Most of what a
trained network knows outlives the loss of layers and comes back with little training (Sajjad et al. 2023, "On the
effect of dropping layers"; Hinton et al. 2015 for the loss). `KEPT` came from leaving out, one after another, the layer
without which the log odds of 600 pairs of the material changed least.

The loss of a step compares with the whole network's word: Kullback-Leibler divergence over the sentences of a question
and "none of these", binary cross-entropy of the single pairs, the distance of the log odds and of the last states; and
the loss that the whole network was trained with, in a small part.
"""

from collections.abc import Callable, Iterable
from copy import deepcopy

import torch
from torch import Tensor, nn
from torch.nn import functional

from evals.learning import fit
from evals.reading.batches import batch
from evals.reading.network import Network
from evals.reading.stepping import Step
from evals.reading.stepping import loss_of as loss_of_odds

KEPT = (0, 4, 5, 8, 10, 11)
RATE = 1e-4
SURE = 8.0  # log odds beyond which the whole network need not be followed
SINGLE, ODDS, STATES, TRUTH = 0.5, 0.05, 0.5, 0.2  # weights of the loss's parts beside the divergence


def shortened(whole: Network) -> Network:
    """Return a network of some layers of a trained one, not yet taught; nothing is dropped while it learns."""
    short = deepcopy(whole)
    short.layers = nn.ModuleList(short.layers[place] for place in KEPT)
    for module in short.modules():
        if isinstance(module, nn.Dropout):
            module.p = 0.0
    return short


def teach(short: Network, whole: Network, passes: Callable[[], Iterable[Step]], steps: int) -> None:
    """Train the short network to follow the whole one."""
    whole.eval()
    fit(
        short,
        passes,
        lambda step: loss_of(short, whole, step),
        steps=steps,
        rate=RATE,
        frozen=(short.words, short.positions),
    )


def loss_of(short: Network, whole: Network, step: Step) -> Tensor:
    """Return the loss of a step; see the module."""
    with torch.no_grad():
        wanted, odds_wanted = _said(whole, step)
    found, odds = _said(short, step)
    odds_wanted = odds_wanted.clamp(-SURE, SURE)
    divergence = odds.new_zeros(())
    start = 0
    for group in step.groups:
        own = slice(start, start + len(group.right))
        start += len(group.right)
        divergence = divergence + functional.kl_div(
            _shares(odds[own]), _shares(odds_wanted[own]), reduction="sum", log_target=True
        )
    return (
        divergence / len(step.groups)
        + SINGLE * functional.binary_cross_entropy_with_logits(odds, torch.sigmoid(odds_wanted))
        + ODDS * functional.mse_loss(odds, odds_wanted)
        + STATES * functional.mse_loss(found, wanted)
        + TRUTH * loss_of_odds(odds, step)
    )


def _shares(odds: Tensor) -> Tensor:
    """Return the log probabilities of "none of these" and of each sentence."""
    return functional.log_softmax(torch.cat([odds.new_zeros(1), odds]), 0)


def _said(network: Network, step: Step) -> tuple[Tensor, Tensor]:
    """Return the last states and the log odds of the step's pairs."""
    ids, parts = batch(step.pairs)
    with torch.autocast("cpu", torch.bfloat16):
        states = network.summed_up(torch.from_numpy(ids), torch.from_numpy(parts))
        odds = network.head(states).reshape(-1)
    return states.float()[: len(step.pairs)], odds.float()[: len(step.pairs)]
