"""What the reader of operands learns from: small documents, and arithmetic questions with the figures they need.

In: `data/operands/*.jsonl` (invented, written for this by people who had seen neither the evaluation nor the program),
and the phrases of `data/reading/figures/` that name a figure. Out: `Pair`s of a question and a sentence.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from pydantic import BaseModel, ConfigDict

from assistant.facts.roles import NAMED, Shown, pleaded
from assistant.models.operands import FIRST, NONE, SECOND, WANTED
from assistant.text import quantities
from evals.cases import DATA
from evals.lines import read_lines
from evals.reading.figures import Counted

FOLDER = DATA / "operands"
Reference = tuple[int, str]  # number of the sentence, the figure; "55名#2" is the second of two equal ones
STRANGERS = 2  # sentences of other documents that are shown for a question
MISREAD = 0.1  # of the questions are shown without their operation
ALONE = 0.25  # of the sentences are shown without the one before


class Said(BaseModel):
    """A sentence, or a row of a table written as 列：值；列：值."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    heading: str
    text: str


class Question(BaseModel):
    """A question with the figures that it computes with or asks for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    q: str
    op: str
    A: tuple[Reference, ...] = ()
    B: tuple[Reference, ...] = ()
    asked: tuple[Reference, ...] = ()
    missing: bool = False


class Paper(BaseModel):
    """A small document."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    document: str
    sentences: tuple[Said, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Pair:
    """A question with a sentence, and a role for each figure of it."""

    question: str
    shown: Shown
    roles: tuple[int, ...]


def read_papers(folder: Path = FOLDER) -> list[Paper]:
    """Read all documents. Raises ValidationError for a malformed line."""
    return read_lines(folder, Paper)


def paper_pairs(papers: Sequence[Paper], rng: Random) -> Iterator[Pair]:
    """Yield each question with all sentences of its document and with some of other documents."""
    for paper in papers:
        for question in paper.questions:
            asked = question.model_copy(update={"op": named_operation(question, rng)})
            yield from question_pairs(asked, paper, lambda: rng.random() < ALONE)
            for other in rng.sample(list(papers), STRANGERS):
                if other is not paper:
                    yield _pair(asked, other, rng.randrange(len(other.sentences)), {}, alone=True)


def question_pairs(question: Question, paper: Paper, alone: Callable[[], bool] = lambda: False) -> Iterator[Pair]:
    """Yield a question with each sentence of its document; `alone` draws which are shown without the one before."""
    for number, said in enumerate(paper.sentences):
        yield _pair(question, paper, number, roles_in(question, number, said.text), alone=alone())


def roles_in(question: Question, number: int, text: str) -> dict[tuple[int, int], int]:
    """Return the places of the figures of one sentence that the question needs, with their roles.

    Raises ValueError for a figure that does not stand there.
    """
    sides = ((FIRST, question.A), (SECOND, question.B), (WANTED, question.asked))
    return {_span(figure, text): role for role, side in sides for at, figure in side if at == number}


def phrase_pairs(sentences: Sequence[Counted]) -> Iterator[Pair]:
    """Yield each phrase with its sentence: the figures that it names are what is asked for."""
    for counted in sentences:
        spans = counted.spans()
        shown = Shown(counted.heading, counted.before, counted.sentence, tuple(spans))
        for named in counted.phrases:
            roles = tuple(WANTED if place in named.f else NONE for place in range(len(spans)))
            yield Pair(named.p, shown, roles)


def named_operation(question: Question, rng: Random) -> str:
    """Return the operation that a question is shown with: now and then none or, where it asks for none, any."""
    if question.op == "none" or rng.random() < MISREAD:
        return rng.choice(["none", *NAMED]) if question.op == "none" else "none"
    return question.op


def _pair(question: Question, paper: Paper, number: int, roles: dict[tuple[int, int], int], *, alone: bool) -> Pair:
    said = paper.sentences[number]
    told = paper.sentences[number - 1] if number else None
    before = told.text if told and told.heading == said.heading and "：" not in said.text[:8] and not alone else ""
    spans = _figures(said.text, list(roles))
    return Pair(
        pleaded(question.q, question.op),
        Shown(said.heading, before, said.text, tuple(spans)),
        tuple(roles.get(span, NONE) for span in spans),
    )


def _figures(text: str, needed: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the places of all figures: those that questions name, and what the program takes for figures."""
    found = [(quantity.start, quantity.end) for quantity in quantities(text)]
    others = [span for span in found if not any(span[0] < end and start < span[1] for start, end in needed)]
    return sorted([*needed, *others])


def _span(figure: str, text: str) -> tuple[int, int]:
    said, _, nth = figure.partition("#")
    start = -1
    for _ in range(int(nth or 1)):
        start = text.index(said, start + 1)
    return start, start + len(said)
