"""Train the parser: `python -m evals.parsing.train [--epochs N]` writes `assistant/models/weights/parser.onnx`.

In: the material. Out: weights, and on the way how well questions that were held out are parsed. The loss is the
cross-entropy of the operation and of the tokens' tags. About ten minutes on two idle cores.
"""

import argparse
import logging
from collections.abc import Iterator, Sequence
from random import Random

import torch
from sklearn.metrics import accuracy_score, f1_score
from torch import Tensor
from torch.nn import functional

from assistant.models.network import PAD
from evals.learning import fit
from evals.parsing.material import (
    UNCOUNTED,
    Tagged,
    paper_questions,
    plain_questions,
    read_parsed,
    tagged,
    untagged,
)
from evals.parsing.network import ParserNetwork
from evals.reading.engine import kept_pieces, read_engine, tokenizer
from evals.reading.export import write_parser
from evals.reading.network import from_engine

LAYERS = range(4)
QUESTIONS = 32  # a step
RATE = 2.5e-4
SMOOTHING = 0.05
TAGS_WEIGHT = 1.5
HELD_OUT = 12  # one question in so many
TOKENS_ALIKE = 8

log = logging.getLogger(__name__)


def main() -> None:
    """Train, check and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=float, default=8.0)
    epochs = parser.parse_args().epochs
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.manual_seed(0)
    engine = read_engine()
    kept = kept_pieces(engine)
    pieces = tokenizer(engine, kept)
    material = [tagged(question, pieces) for question in [*read_parsed(), *plain_questions()]]
    network = ParserNetwork(from_engine(engine, kept, LAYERS))
    more = [untagged(question, pieces) for question in paper_questions()]
    train(network, [*(one for place, one in enumerate(material) if place % HELD_OUT), *more], epochs)
    check(network, material[::HELD_OUT])
    write_parser(network)


def train(network: ParserNetwork, material: Sequence[Tagged], epochs: float) -> None:
    """Train all but the embeddings of words and positions."""
    rng = Random(0)  # noqa: S311 - a draw of examples, not of secrets
    fit(
        network,
        lambda: batches(material, rng),
        lambda batch: loss_of(network, batch),
        steps=int(epochs * len(material) / QUESTIONS),
        rate=RATE,
        frozen=(network.network.words, network.network.positions),
    )


def batches(material: Sequence[Tagged], rng: Random) -> Iterator[Sequence[Tagged]]:
    """Yield the questions in batches of similar length, in random order."""
    ordered = sorted(material, key=lambda one: len(one.ids) + 4 * rng.random())
    made = [ordered[at : at + QUESTIONS] for at in range(0, len(ordered), QUESTIONS)]
    rng.shuffle(made)
    yield from made


def _padded(batch: Sequence[Tagged]) -> tuple[Tensor, Tensor]:
    longest = max(len(one.ids) for one in batch)
    longest += -longest % TOKENS_ALIKE
    ids = [one.ids + [PAD] * (longest - len(one.ids)) for one in batch]
    tags = [one.tags + [UNCOUNTED] * (longest - len(one.tags)) for one in batch]
    return torch.tensor(ids), torch.tensor(tags)


def loss_of(network: ParserNetwork, batch: Sequence[Tagged]) -> Tensor:
    """Return the loss of a batch; see the module."""
    ids, tags = _padded(batch)
    with torch.autocast("cpu", torch.bfloat16):
        operations, said = network(ids)
    meant = torch.tensor([one.operation for one in batch])
    of_operation = functional.cross_entropy(operations.float(), meant, label_smoothing=SMOOTHING)
    if bool((tags == UNCOUNTED).all()):
        return of_operation
    of_tags = functional.cross_entropy(said.float().flatten(0, 1), tags.flatten(), ignore_index=UNCOUNTED)
    return of_operation + TAGS_WEIGHT * of_tags


def check(network: ParserNetwork, held_out: Sequence[Tagged]) -> None:
    """Say how the held-out questions are parsed: the operation's accuracy, F1 of the operands' tokens."""
    network.eval()
    meant, told, tags, said = [], [], [], []
    with torch.no_grad():
        for one in held_out:
            operations, of_tokens = network(torch.tensor([one.ids]))
            meant.append(one.operation)
            told.append(int(operations.argmax()))
            tags += [(tag + 1) // 2 for tag in one.tags]
            said += [(tag + 1) // 2 for tag in of_tokens[0].argmax(-1).tolist()]
    log.info(
        "held out: %d questions, operation %.3f, F1 of operands %.3f",
        len(held_out), accuracy_score(meant, told), f1_score(tags, said, labels=[1, 2], average="micro"),
    )  # fmt: skip


if __name__ == "__main__":
    main()
