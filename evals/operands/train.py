"""Train the reader of operands: `python -m evals.operands.train [--epochs N]` writes `…/weights/operands.onnx`.

In: the material. Out: weights, and on the way how well held-out documents are read. The loss is the cross-entropy of
the figures' roles. About half an hour on two idle cores.
"""

import argparse
import logging
from collections.abc import Iterator, Sequence
from random import Random

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from assistant.models.operands import NONE, FigureRoleReader
from evals.learning import fit
from evals.operands.material import Pair, Paper, paper_pairs, phrase_pairs, question_pairs, read_papers
from evals.operands.network import OperandNetwork
from evals.reading.batches import batch
from evals.reading.engine import kept_pieces, read_engine, tokenizer
from evals.reading.export import write_operands, write_tokenizer
from evals.reading.figures import read_figures
from evals.reading.network import from_engine

LAYERS = (0, 1, 3, 5)
PAIRS = 64  # a step
RATE = 1.5e-4
HELD_OUT = 12  # one document in so many
OF_PHRASES = 0.4  # share of the phrases that one pass takes
PLAYS_NONE = 0.5  # weight of the figures that play no part: they are most of them

log = logging.getLogger(__name__)


def main() -> None:
    """Train, check and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=float, default=6.0)
    epochs = parser.parse_args().epochs
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.manual_seed(0)
    engine = read_engine()
    kept = kept_pieces(engine)
    write_tokenizer(tokenizer(engine, kept))
    network = OperandNetwork(from_engine(engine, kept, LAYERS))
    papers = read_papers()
    reader = FigureRoleReader()
    train(network, reader, [paper for place, paper in enumerate(papers) if place % HELD_OUT], epochs)
    check(network, reader, papers[::HELD_OUT])
    write_operands(network)


def train(network: OperandNetwork, reader: FigureRoleReader, papers: Sequence[Paper], epochs: float) -> None:
    """Train all but the embeddings of words and positions."""
    rng = Random(0)  # noqa: S311 - a draw of examples, not of secrets
    phrases = list(phrase_pairs(read_figures()))

    def drawn() -> Iterator[Sequence[Pair]]:
        return batches([*paper_pairs(papers, rng), *rng.sample(phrases, int(OF_PHRASES * len(phrases)))], reader, rng)

    fit(
        network,
        drawn,
        lambda batch: loss_of(network, reader, batch),
        steps=int(epochs * sum(1 for _ in drawn())),
        rate=RATE,
        frozen=(network.network.words, network.network.positions),
    )


def batches(pairs: Sequence[Pair], reader: FigureRoleReader, rng: Random) -> Iterator[Sequence[Pair]]:
    """Yield the pairs that have figures in batches of similar length, in random order."""
    lengths = {pair: len(reader.pair(pair.question, pair.shown)[0]) + 6 * rng.random() for pair in pairs if pair.roles}
    ordered = sorted(lengths, key=lengths.__getitem__)
    made = [ordered[at : at + PAIRS] for at in range(0, len(ordered), PAIRS)]
    rng.shuffle(made)
    yield from made


def logits_of(network: OperandNetwork, reader: FigureRoleReader, pairs: Sequence[Pair]) -> tuple[Tensor, Tensor]:
    """Return the logits of the figures of all pairs, shape (figures, roles), and their roles."""
    made = [reader.pair(pair.question, pair.shown) for pair in pairs]
    ids, parts = batch([(ids, parts) for ids, parts, _ in made])
    with torch.autocast("cpu", torch.bfloat16):
        states = network(torch.from_numpy(ids), torch.from_numpy(parts)).float()
    found, roles = [], []
    for row, (pair, (_, _, places)) in enumerate(zip(pairs, made, strict=True)):
        for (start, end), role in zip(places, pair.roles, strict=True):
            if end > start:
                found.append(states[row, start:end].mean(0))
                roles.append(role)
    return torch.stack(found), torch.tensor(roles)


def loss_of(network: OperandNetwork, reader: FigureRoleReader, batch: Sequence[Pair]) -> Tensor:
    """Return the loss of a batch; see the module."""
    logits, roles = logits_of(network, reader, batch)
    weights = torch.ones(logits.shape[1])
    weights[NONE] = PLAYS_NONE
    return functional.cross_entropy(logits, roles, weights)


def check(network: OperandNetwork, reader: FigureRoleReader, papers: Sequence[Paper]) -> None:
    """Say how held-out questions are read: all operands and no others, over all sentences of their documents."""
    network.eval()
    right: dict[bool, list[bool]] = {True: [], False: []}
    for paper in papers:
        for question in paper.questions:
            pairs = [pair for pair in question_pairs(question, paper) if pair.roles]
            with torch.no_grad():
                logits, roles = logits_of(network, reader, pairs)
            right[bool(question.A or question.B)].append(bool((logits.argmax(-1) == roles).all()))
    log.info(
        "held out: all roles right for %.3f of %d questions with operands, %.3f of %d without",
        np.mean(right[True]), len(right[True]), np.mean(right[False]), len(right[False]),
    )  # fmt: skip


if __name__ == "__main__":
    main()
