"""What the parser learns from: questions with the operation that they ask for and the words that name the operands.

In: `data/parsing/*.jsonl`, written for this by people who had seen neither the evaluation nor the program. Out:
`Question`s, and what the network sees of them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import BaseModel, ConfigDict
from tokenizers import Tokenizer

from assistant.models.network import END, START
from assistant.models.parser import INSIDE, LONGEST, NOTHING, OPENING, OPERATIONS
from assistant.text.normal import normalise
from evals.cases import DATA
from evals.lines import read_lines
from evals.operands.material import read_papers
from evals.reading.material import read_sections

FOLDER = DATA / "parsing"
UNCOUNTED = -100  # the tag of padding, and of words that nobody tagged
EVERY = 9  # one question in so many of the cross-encoder's joins the material as one without arithmetic
_MAY_COMPUTE = re.compile(
    r"占|几成|百分|比|一共|总共|合计|共|总|平均|均|[多少高低差]出|差|倍|最|增|减|涨|降|去年|上年|前年|剩|除|不算|超过|不到|加|合|每|摊|还是|哪.{0,4}[多少高低大小]"
)


class Question(BaseModel):
    """A question; `A` and `B` are exact parts of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    q: str
    op: str
    A: tuple[str, ...] = ()
    B: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tagged:
    """A question as the network sees it: token ids, a tag for each, the place of its operation."""

    ids: list[int]
    tags: list[int]
    operation: int


def read_parsed(folder: Path = FOLDER) -> list[Question]:
    """Read all questions. Raises ValidationError for a malformed line."""
    return read_lines(folder, Question)


def plain_questions() -> list[Question]:
    """Return questions of the cross-encoder's material that have no word of arithmetic."""
    asked = [asked.q for section in read_sections() for asked in section.questions]
    return [Question(q=text, op="none") for text in asked[::EVERY] if not _MAY_COMPUTE.search(text)]


def paper_questions() -> list[Question]:
    """Return the questions of the operand reader's material: they have operations too."""
    return [Question(q=asked.q, op=asked.op) for paper in read_papers() for asked in paper.questions]


def untagged(question: Question, tokenizer: Tokenizer) -> Tagged:
    """Return a question whose operation alone counts. Raises ValueError for an operation that there is not."""
    seen = tagged(question, tokenizer)
    return replace(seen, tags=[UNCOUNTED] * len(seen.tags))


def tagged(question: Question, tokenizer: Tokenizer) -> Tagged:
    """Return a question with a tag for each token. Raises ValueError for an operation that there is not."""
    text = normalise(question.q)
    encoding = tokenizer.encode(text)
    tags = [NOTHING] * len(encoding.ids)
    for side, phrases in enumerate((question.A, question.B)):
        for start, end in _places(text, phrases):
            first = True
            for place, (left, right) in enumerate(encoding.offsets):
                if left < right and left < end and right > start:
                    tags[place] = (OPENING if first else INSIDE)[side]
                    first = False
    ids, tags = encoding.ids[:LONGEST], tags[:LONGEST]
    return Tagged([START, *ids, END], [NOTHING, *tags, NOTHING], OPERATIONS.index(question.op))


def _places(text: str, phrases: Iterable[str]) -> Iterable[tuple[int, int]]:
    for phrase in phrases:
        said = normalise(phrase)
        start = text.find(said)
        if start >= 0:
            yield start, start + len(said)
