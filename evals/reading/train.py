"""Train a cross-encoder: `python -m evals.reading.train [--network NAME] [--epochs N]` writes `…/models/weights/NAME`.

In: the material. Out: weights and tokenizer, and on the way how well the held-out documents are read. About 30 minutes
an epoch on two idle cores, 90 for the deeper network, whose wrong sentences the other one chooses (`mining.py`).

The loss of a question is the cross-entropy of its right sentences among all that it is shown and "none of these"
(log odds 0), so that the same number orders sentences and tells whether any of them answers; half the binary
cross-entropy of the single pairs is added.
"""

import argparse
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import torch
from sklearn.metrics import roc_auc_score
from torch import Tensor
from torch.nn import functional

from assistant.models.crossencoder import DEEPER, READER, SentenceCrossEncoder
from evals.learning import fit
from evals.reading.batches import Pair, batch
from evals.reading.engine import kept_pieces, read_engine, tokenizer
from evals.reading.export import write_reader, write_tokenizer
from evals.reading.figures import figure_groups, read_figures
from evals.reading.material import Group, is_held_out, marked_sometimes, read_sections, section_groups, whole_groups
from evals.reading.mining import mined_groups
from evals.reading.network import Network, from_engine
from evals.reading.public import public_groups

LAYERS = {READER: (0, 1, 3, 5), DEEPER: tuple(range(12))}  # a third of the layers take a third of the time
QUESTIONS = 16  # a step
RATE = 1.2e-4
OF_FIGURES, OF_PUBLIC = 0.25, 0.125  # of the harder examples: so many of phrases and public sets are shown with them

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Step:
    """The groups of one step with their pairs."""

    groups: Sequence[Group]
    pairs: Sequence[Pair]


def main() -> None:
    """Train, check and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=float, default=3.0)
    parser.add_argument("--network", choices=list(LAYERS), default=READER)
    chosen = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.manual_seed(0)
    engine = read_engine()
    kept = kept_pieces(engine)
    write_tokenizer(tokenizer(engine, kept))
    network = from_engine(engine, kept, LAYERS[chosen.network])
    encoder = SentenceCrossEncoder()
    train(network, encoder, chosen.epochs, mine=chosen.network == DEEPER)
    check(network, encoder)
    write_reader(network, chosen.network)


def train(network: Network, encoder: SentenceCrossEncoder, epochs: float, *, mine: bool) -> None:
    """Train all but the embeddings of words and positions; `mine` tells to have harder examples chosen by `encoder`."""
    rng = Random(0)  # noqa: S311 - a draw of examples, not of secrets
    sections = [section for section in read_sections() if not is_held_out(section.document)]
    figures = [figure for figure in read_figures() if not is_held_out(figure.document)]

    def drawn() -> Iterator[Step]:
        if mine:
            groups = [marked_sometimes(group, rng) for group in mined_groups(sections, rng, encoder)]
            wanted = len(groups)
            for others, share in ((figure_groups(figures, rng), OF_FIGURES), (public_groups(rng), OF_PUBLIC)):
                groups += rng.sample(others, min(len(others), int(share * wanted)))
        else:
            groups = [*section_groups(sections, rng), *figure_groups(figures, rng), *public_groups(rng)]
        return steps(groups, encoder, rng)

    fit(
        network,
        drawn,
        lambda step: loss_of(network, step),
        steps=int(epochs * sum(len(section.questions) for section in sections) / QUESTIONS),
        rate=RATE,
        frozen=(network.words, network.positions),
    )


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


def loss_of(network: Network, step: Step) -> Tensor:
    """Return the loss of a step; see the module."""
    odds = odds_of(network, step.pairs)
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


def check(network: Network, encoder: SentenceCrossEncoder) -> None:
    """Say how the held-out documents are read: the right sentence first, and AUC of telling that there is none."""
    network.eval()
    groups = whole_groups(section for section in read_sections() if is_held_out(section.document))
    first, best, answered = [], [], []
    with torch.no_grad():
        for group in groups:
            pairs = [encoder.pair(group.question, candidate) for candidate in group.candidates]
            odds = odds_of(network, pairs).numpy()
            if any(group.right):
                first.append(group.right[int(np.argmax(odds))])
            best.append(float(odds.max()))
            answered.append(any(group.right))
    log.info(
        "held out: %d questions, right first %.3f, AUC %.3f", len(groups), np.mean(first), roc_auc_score(answered, best)
    )


if __name__ == "__main__":
    main()
