"""Train the embedding model on: `python -m evals.reading.tuning [--steps N]` writes `…/weights/embedder.onnx`.

In: the package's weights (`embedding.py`) and the material of the cross-encoder. Out: the same twelve layers, which now
bring a question near the sentence that answers it, in whichever words, and not near those that only share its topic.
The loss is that of contrastive learning (InfoNCE, van den Oord et al. 2018): of all sentences of a step, the right ones
of other questions and the likeliest wrong ones of each, the right one is to be nearest; likewise for some whole
sections, which are as long as the chunks that are searched. What the package's own engine reads is brought into the
same space by a matrix. About forty minutes on two idle cores.
"""

import argparse
import logging
from collections.abc import Iterator, Sequence
from random import Random

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from assistant.models.eightbit import PASSAGE, QUERY
from assistant.models.network import END, PAD, START, read_tokenizer, tokens
from evals.learning import fit
from evals.reading.contrast import Example, bridge, examples
from evals.reading.embedding import Embedder, prefix_pieces
from evals.reading.engine import Array, kept_pieces, read_engine
from evals.reading.export import write_bridge, write_embedder
from evals.reading.material import Section, is_held_out, read_sections

STEPS = 420
QUESTIONS = 40  # a step
SECTIONS = 12  # of them are also held against whole sections
RATE = 4e-5
TEMPERATURE = 0.02  # what cosines are divided by
OF_SECTIONS = 0.4  # weight of the sections' loss
SENTENCE, SECTION = 90, 250  # tokens that are read
APART = -1e4  # logit of a sentence that is right too: it is no wrong one

BRIDGED = 3000  # questions that the bridge is fitted on

log = logging.getLogger(__name__)


class Reader:
    """Texts as the network reads them, and their vectors while it learns."""

    def __init__(self, network: Embedder) -> None:
        self._network = network
        self._words = read_tokenizer().get_vocab_size()

    def vectors(self, texts: Sequence[str], prefix: range, longest: int = SENTENCE) -> Tensor:
        """Return unit vectors, shape (texts, width)."""
        spelt = [self._words + piece for piece in prefix]
        rows = [[START, *spelt, *tokens(text).ids[:longest], END] for text in texts]
        ids = torch.full((len(rows), max(map(len, rows))), PAD)
        for at, row in enumerate(rows):
            ids[at, : len(row)] = torch.tensor(row)
        with torch.autocast("cpu", torch.bfloat16):
            return self._network.padded(ids, ids != PAD)


def main() -> None:
    """Train, check and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=STEPS)
    steps = parser.parse_args().steps
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.manual_seed(0)
    engine = read_engine()
    network = Embedder(engine, [*kept_pieces(engine), *prefix_pieces(engine)])
    reader = Reader(network)
    sections = read_sections()
    held_out = [section for section in sections if is_held_out(section.document)]
    check(network, reader, held_out)
    learnt = examples([section for section in sections if not is_held_out(section.document)])
    before = said(network, reader, learnt)
    train(network, reader, learnt, steps)
    check(network, reader, held_out)
    write_embedder(network)
    write_bridge(bridge(before, said(network, reader, learnt)))


def said(network: Embedder, reader: Reader, some: Sequence[Example]) -> Array:
    """Return the vectors of questions and of sentences that answer them, shape (texts, width)."""
    network.eval()
    drawn = some[:: max(1, len(some) // BRIDGED)]
    sides = (([one.asked.q for one in drawn], QUERY), ([one.right(0) for one in drawn], PASSAGE))
    with torch.no_grad():
        found = [
            reader.vectors(texts[at : at + QUESTIONS], prefix)
            for texts, prefix in sides
            for at in range(0, len(texts), QUESTIONS)
        ]
    vectors: Array = torch.cat(found).numpy()
    return vectors


def train(network: Embedder, reader: Reader, questions: Sequence[Example], steps: int) -> None:
    """Train all but the embeddings of words and positions."""
    rng = Random(0)  # noqa: S311 - a draw of examples, not of secrets
    network.positions.requires_grad_(False)

    def drawn() -> Iterator[Sequence[Example]]:
        order = rng.sample(list(questions), len(questions))
        yield from (order[at : at + QUESTIONS] for at in range(0, len(order) - QUESTIONS + 1, QUESTIONS))

    fit(network, drawn, lambda some: loss_of(reader, some, rng), steps=steps, rate=RATE, frozen=(network.words,))


def loss_of(reader: Reader, some: Sequence[Example], rng: Random) -> Tensor:
    """Return the loss of a step; see the module."""
    right = [one.right(rng.randrange(len(one.asked.a))) for one in some]
    wrong = [text for one in some for text in one.wrong(rng)]
    places = {text: at for at, text in enumerate(dict.fromkeys([*right, *wrong]))}
    asked = reader.vectors([one.asked.q for one in some], QUERY)
    logits = asked @ reader.vectors(list(places), PASSAGE).T / TEMPERATURE
    for row, (one, chosen) in enumerate(zip(some, right, strict=True)):
        also = set(one.all_right) - {chosen}
        logits[row, [places[text] for text in also if text in places]] = APART
    loss = functional.cross_entropy(logits, torch.tensor([places[text] for text in right]))
    wholes = [f"{one.section.heading}\n{''.join(one.section.sentences)}" for one in some[:SECTIONS]]
    sections = {text: at for at, text in enumerate(dict.fromkeys(wholes))}
    nearest = asked[:SECTIONS] @ reader.vectors(list(sections), PASSAGE, SECTION).T / TEMPERATURE
    return loss + OF_SECTIONS * functional.cross_entropy(nearest, torch.tensor([sections[text] for text in wholes]))


def check(network: Embedder, reader: Reader, sections: Sequence[Section]) -> None:
    """Say how often a right sentence is nearest among all of its document, and among the four nearest."""
    network.eval()
    ranks = []
    for document in dict.fromkeys(section.document for section in sections):
        own = [section for section in sections if section.document == document]
        places = [(section, place) for section in own for place in range(len(section.sentences))]
        asked = [(section, one) for section in own for one in section.questions if one.a]
        with torch.no_grad():
            said = reader.vectors([section.sentences[place] for section, place in places], PASSAGE).numpy()
            found = reader.vectors([one.q for _, one in asked], QUERY).numpy() @ said.T
        for (section, one), row in zip(asked, found, strict=True):
            right = [at for at, (other, place) in enumerate(places) if other is section and place in one.a]
            ranks.append(int((row > row[right].max()).sum()))
    nearest, among_four = np.mean(np.array(ranks) == 0), np.mean(np.array(ranks) < 4)
    log.info("held out: nearest %.3f, among four %.3f of %d", nearest, among_four, len(ranks))


if __name__ == "__main__":
    main()
