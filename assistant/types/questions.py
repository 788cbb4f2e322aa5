"""A question: its history, scope and terms.

In: nothing. Out: the values that `retrieve.query` makes and every later stage reads.
"""

from typing import Literal

from pydantic import Field

from assistant.types.base import Frozen


class Turn(Frozen):
    """One earlier message of the conversation."""

    role: Literal["user", "assistant"]
    content: str


class Scope(Frozen):
    """What the question is limited to, as far as it says so."""

    years: tuple[int, ...] = ()
    regions: tuple[str, ...] = ()
    schools: tuple[str, ...] = ()
    levels: tuple[str, ...] = Field(default=(), description="school levels such as 中职, 高校, 普通高中")


class Term(Frozen):
    """One thing the question speaks of, and every other way the corpus may write it.

    Roles other than "word" must be met by the evidence: an answer about another school, year, place or school level is
    no answer. `near` are official words for an everyday one: looser than variants, so they count less.
    """

    text: str
    variants: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    role: Literal["word", "school", "year", "place", "level", "name"] = "word"
    weight: float = Field(default=1.0, description="share of meaning by part of speech: nouns 1, verbs and others less")


class Query(Frozen):
    """A question made ready for search.

    `text` is the normalised, stand-alone question; `terms` what it speaks of, in order; `expansions` are aliases and
    glossary words added for search only (never for quoting).
    """

    question: str
    text: str
    terms: tuple[Term, ...]
    expansions: tuple[str, ...] = ()
    scope: Scope = Scope()
    documents: tuple[str, ...] = Field(default=(), description="restrict to these document ids; empty: all")
