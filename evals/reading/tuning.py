"""Train the embedding model on: `python -m evals.reading.tuning [--steps N]` writes `…/weights/embedder.onnx`.

In: the package's weights (`embedding.py`) and the material of the cross-encoder. Out: the same twelve layers, which now
bring a question near the sentence that answers it, in whichever words, and not near those that only share its topic.
The loss is that of contrastive learning (InfoNCE, van den Oord et al. 2018): of all sentences of a step, the right ones
of other questions and the likeliest wrong ones of each, the right one is to be nearest; likewise for some whole
sections, which are as long as the chunks that are searched. About forty minutes on two idle cores.
"""

import argparse
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from assistant.models.eightbit import PASSAGE, QUERY
from assistant.models.network import END, PAD, START, read_tokenizer, tokens
from evals.learning import fit
from evals.reading.embedding import Embedder, prefix_pieces
from evals.reading.engine import kept_pieces, read_engine
from evals.reading.export import write_embedder
from evals.reading.material import Asked, Section, is_held_out, overlap, read_sections

STEPS = 420
QUESTIONS = 40  # a step
SECTIONS = 12  # of them are also held against whole sections
WRONG = 2  # sentences beside a right one, the likeliest first
RATE = 4e-5
TEMPERATURE = 0.02  # what cosines are divided by
OF_SECTIONS = 0.4  # weight of the sections' loss
SENTENCE, SECTION = 90, 250  # tokens that are read
APART = -1e4  # logit of a sentence that is right too: it is no wrong one

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Example:
    """A question with its section, and the others of the section's document."""

    section: Section
    asked: Asked
    siblings: Sequence[Section]

    def wrong(self, rng: Random) -> list[str]:
        """Return the likeliest wrong sentences of the section and of one other."""
        others = [text for place, text in enumerate(self.section.sentences) if place not in self.asked.a]
        if self.siblings:
            others += rng.choice(self.siblings).sentences
        return sorted(others, key=lambda text: -overlap(self.asked.q, text) - 0.25 * rng.random())[:WRONG]


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
    train(network, reader, examples([s for s in sections if not is_held_out(s.document)]), steps)
    check(network, reader, held_out)
    write_embedder(network)


def examples(sections: Sequence[Section]) -> list[Example]:
    """Return the questions that their section answers."""
    by_document: dict[str, list[Section]] = {}
    for section in sections:
        by_document.setdefault(section.document, []).append(section)
    return [
        Example(section, asked, [other for other in by_document[section.document] if other is not section])
        for section in sections
        for asked in section.questions
        if asked.a
    ]


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
    right = [one.section.sentences[rng.choice(one.asked.a)] for one in some]
    places = {text: at for at, text in enumerate(dict.fromkeys([*right, *(t for one in some for t in one.wrong(rng))]))}
    asked = reader.vectors([one.asked.q for one in some], QUERY)
    logits = asked @ reader.vectors(list(places), PASSAGE).T / TEMPERATURE
    for row, (one, chosen) in enumerate(zip(some, right, strict=True)):
        also = {one.section.sentences[place] for place in one.asked.a} - {chosen}
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
