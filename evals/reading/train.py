"""Train a cross-encoder: `python -m evals.reading.train [--network NAME] [--epochs N]` writes `…/models/weights/NAME`.

In: the material. Out: weights and tokenizer, and on the way how well the held-out documents are read. About 30 minutes
an epoch on two idle cores, 90 for the deeper network, whose wrong sentences the other one chooses (`mining.py`). With
`--shorten` half of its layers then learn to say what it says (`shorten.py`), which takes 45 minutes more.
"""

import argparse
import logging
from collections.abc import Iterator
from itertools import chain
from random import Random

import numpy as np
import torch
from sklearn.metrics import roc_auc_score

from assistant.models.crossencoder import DEEPER, READER, SentenceCrossEncoder
from evals.learning import fit
from evals.reading.engine import kept_pieces, read_engine, tokenizer
from evals.reading.export import write_reader, write_tokenizer
from evals.reading.figures import Counted, figure_groups, read_figures
from evals.reading.material import Section, is_held_out, marked_sometimes, read_sections, section_groups, whole_groups
from evals.reading.mining import mined_groups
from evals.reading.network import Network, from_engine
from evals.reading.public import public_groups
from evals.reading.shorten import shortened, teach
from evals.reading.stepping import QUESTIONS, Step, loss_of, odds_of, steps

LAYERS = {READER: (0, 1, 3, 5), DEEPER: tuple(range(12))}  # a third of the layers take a third of the time
RATE = 1.2e-4
FOLLOWING = 1000  # steps in which fewer layers follow all of them
FOLLOWED = 2400, 600, 300  # groups of sections, figures and public sets that are drawn for a pass of these
OF_FIGURES, OF_PUBLIC = 0.25, 0.125  # of the harder examples: so many of phrases and public sets are shown with them

log = logging.getLogger(__name__)


def main() -> None:
    """Train, check and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=float, default=3.0)
    parser.add_argument("--network", choices=list(LAYERS), default=READER)
    parser.add_argument("--shorten", action="store_true", help="write half of the layers of the deeper network")
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
    if chosen.shorten:
        network = taught(network, encoder)
        check(network, encoder)
    write_reader(network, chosen.network)


def train(network: Network, encoder: SentenceCrossEncoder, epochs: float, *, mine: bool) -> None:
    """Train all but the embeddings of words and positions; `mine` tells to have harder examples chosen by `encoder`."""
    rng = Random(0)  # noqa: S311 - a draw of examples, not of secrets
    sections, figures = learnt()

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
        lambda step: loss_of(odds_of(network, step.pairs), step),
        steps=int(epochs * sum(len(section.questions) for section in sections) / QUESTIONS),
        rate=RATE,
        frozen=(network.words, network.positions),
    )


def taught(whole: Network, encoder: SentenceCrossEncoder) -> Network:
    """Return a network of half as many layers that says what the whole one does."""
    rng = Random(0)  # noqa: S311 - a draw of examples, not of secrets
    sections, figures = learnt()
    short = shortened(whole)

    def drawn() -> Iterator[Step]:
        every = (section_groups(sections, rng), figure_groups(figures, rng), public_groups(rng))
        some = [rng.sample(groups, min(number, len(groups))) for groups, number in zip(every, FOLLOWED, strict=True)]
        return steps(list(chain.from_iterable(some)), encoder, rng)

    teach(short, whole, drawn, FOLLOWING)
    return short


def learnt() -> tuple[list[Section], list[Counted]]:
    """Return the sections and figures of the documents that are not held out."""
    sections = [section for section in read_sections() if not is_held_out(section.document)]
    return sections, [figure for figure in read_figures() if not is_held_out(figure.document)]


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
