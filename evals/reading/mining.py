"""Harder examples: beside the right sentences those wrong ones that another network likes best.

In: sections, a trained cross-encoder. Out: `Group`s for a part of their questions, drawn anew each time. A network that
has learnt from wrong sentences with many words of the question in them is fooled by others; those are found by reading
(Qu et al. 2021, RocketQA: hard negatives, without the ones that are likely to be right).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from assistant.answer.reread import Candidate, CrossEncoder
from evals.reading.material import WRONG, Asked, Group, Section, overlap

QUESTIONS = 1200  # a pass
ELSEWHERE = 5  # sentences of the document's other sections that are read, those with most words of the question
DOUBTFUL = 1.5  # log odds from which a sentence of another section may well be right: nobody has said that it is not
CHANCE = 1.0  # log odds by which the order of the wrong sentences is left to chance


@dataclass(frozen=True)
class _Read:
    """A sentence with what the network says of it; `near` is false for one of another section."""

    candidate: Candidate
    right: bool
    near: bool
    odds: float


def mined_groups(sections: Sequence[Section], rng: Random, read: CrossEncoder) -> list[Group]:
    """Return groups for some of the questions: one or two right sentences and the likeliest wrong ones."""
    questions = [(section, asked) for section in sections for asked in section.questions]
    drawn = rng.sample(questions, min(QUESTIONS, len(questions)))
    return [_group(section, asked, sections, rng, read) for section, asked in drawn]


def _group(section: Section, asked: Asked, sections: Sequence[Section], rng: Random, read: CrossEncoder) -> Group:
    pool = [(section.candidate(place), place in asked.a, True) for place in range(len(section.sentences))]
    pool += [(candidate, False, False) for candidate in _elsewhere(section, asked, sections)]
    stranger = rng.choice(sections)
    if stranger is not section:
        pool.append((stranger.candidate(rng.randrange(len(stranger.sentences))), False, False))
    odds = read(asked.q, [candidate for candidate, _, _ in pool])
    known = [_Read(*one, value) for one, value in zip(pool, odds, strict=True)]
    right = [one for one in known if one.right]
    kept = rng.sample(right, min(2, len(right)))
    wrong = [one for one in known if not one.right and (one.near or one.odds < DOUBTFUL)]
    wrong.sort(key=lambda one: -(one.odds + CHANCE * rng.random()))
    chosen = [*kept, *wrong[: WRONG + (not right)]]
    return Group(asked.q, tuple(one.candidate for one in chosen), tuple(one.right for one in chosen))


def _elsewhere(section: Section, asked: Asked, sections: Sequence[Section]) -> Iterator[Candidate]:
    """Yield sentences of the document's other sections."""
    others = [
        (overlap(asked.q, sentence), other, place)
        for other in sections
        if other.document == section.document and other is not section
        for place, sentence in enumerate(other.sentences)
    ]
    others.sort(key=lambda one: -one[0])
    yield from (other.candidate(place) for _, other, place in others[:ELSEWHERE])
