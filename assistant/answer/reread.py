"""Read the best sentences again, each together with the question.

In: the question, the evidence by its first scores, its passages. Out: the evidence in a new order, with the feature
`answers` of those that were read: how probable it is that a sentence answers.

The first scores know which sentence lies nearest to the question, in words and in meaning; they take a sentence about
the right thing for one that tells what is asked. A cross-encoder sees both texts at once, and costs some milliseconds a
sentence. So a short one reads the foremost sentence, to tell how far it answers at all, and goes on only where several
may answer. Where others come out about alike and the short one does not surely affirm the foremost, a network of three
times the depth reads the foremost three and decides.
On the development questions this puts a right sentence first for 0.83 of those that reading decides, where the order
of the first scores does for 0.81, and the short network's word beside them for 0.80.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from assistant.answer.evidence import Evidence, EvidenceReader
from assistant.types import Passage

LIMIT = 4  # sentences that are read at most
ENOUGH = 1.0  # log odds that end the search where several may answer
CLOSE = 0.15  # scores this far below the best leave the choice to the deeper network
PLAIN = 3.0  # log odds of the foremost from which none of the others is heard: it hardly ever is another one then
NAMED = 0.9  # coverage of a sentence that says all that is asked for
CHOSEN_FROM = 3  # sentences that it chooses from
WEIGHT = 0.08  # of its log odds in a score in which a sentence that lies at the question counts 1.0
SURE = 6.0  # log odds that leave no doubt; what is beyond counts no more


@dataclass(frozen=True)
class Candidate:
    """A sentence as it is read: the last part of its heading, the sentence before it ("" for none), itself."""

    heading: str
    before: str
    sentence: str


class _Read(NamedTuple):
    """A sentence with the log odds that it answers, None for one that was not read."""

    item: Evidence
    odds: float | None = None

    def read_again(self, odds: float) -> "_Read":
        """Return the sentence with what the deeper network says, beside the short one where that has read it."""
        return self._replace(odds=odds if self.odds is None else (_bounded(self.odds) + _bounded(odds)) / 2)

    def scored(self, score: float) -> Evidence:
        """Return the evidence with its new score and, where it was read, the feature `answers`."""
        told = {} if self.odds is None else {"answers": 1.0 / (1.0 + math.exp(-self.odds))}
        return self.item.scored(score, {**self.item.features, **told})


CrossEncoder = Callable[[str, Sequence[Candidate]], Sequence[float]]  # log odds that each sentence answers


def reread(
    question: str,
    passages: Sequence[Passage],
    evidence: Sequence[Evidence],
    *,
    reader: EvidenceReader,
    encoder: CrossEncoder,
    deeper: CrossEncoder | None = None,
    several: bool = False,
) -> list[Evidence]:
    """Return all evidence, best first, the foremost of it read by the encoder.

    `deeper` reads the foremost where there is little to choose between them.
    `several`: the answer may take more sentences than one, so more of them are read where none is to be chosen.
    """
    if not evidence:
        return []
    near = [item for item in evidence[:LIMIT] if item.score >= evidence[0].score - CLOSE]
    if _is_named(evidence[0]):
        near = near[:1]
    known = [_Read(item) for item in evidence]
    to_choose = deeper if len(near) > 1 and not (several and _are_rows(near[:CHOSEN_FROM], passages)) else None
    for place in range(len(near) if several and not to_choose else 1):
        (odds,) = encoder(question, [_candidate(evidence[place], passages, reader)])
        known[place] = _Read(evidence[place], odds)
        if odds >= ENOUGH:
            break
    if to_choose and not _is_plain(known[0]):
        foremost = known[: min(len(near), CHOSEN_FROM)]
        odds_again = to_choose(question, [_candidate(one.item, passages, reader) for one in foremost])
        known[: len(foremost)] = _reordered(foremost, odds_again)
    # Sentences take the scores of the places that they come to: no other one passes them.
    return [one.scored(item.score) for one, item in zip(known, evidence, strict=True)]


def _is_named(item: Evidence) -> bool:
    """Tell whether a sentence holds the figure that the question names outright: no other one lies nearer."""
    return item.features.get("figure", 0.0) == 1.0 and item.features["coverage"] >= NAMED


def _is_plain(one: _Read) -> bool:
    """Tell whether the short network has no doubt that a sentence answers."""
    return one.odds is not None and one.odds >= PLAIN


def _reordered(foremost: Sequence[_Read], odds: Sequence[float]) -> list[_Read]:
    """Return sentences in the order of their first scores and of what the deeper network says; it alone is weighed."""
    weighed = [
        (one.item.score + WEIGHT * _bounded(value), one.read_again(value))
        for one, value in zip(foremost, odds, strict=True)
    ]
    return [one for _, one in sorted(weighed, key=lambda pair: -pair[0])]


def _are_rows(near: Sequence[Evidence], passages: Sequence[Passage]) -> bool:
    """Tell whether sentences are rows of one table: where several are asked for, none of them is chosen."""
    places = {item.passage for item in near}
    return len(places) == 1 and passages[places.pop()].chunk.table is not None


def _bounded(odds: float) -> float:
    return max(-SURE, min(SURE, odds))


def _candidate(item: Evidence, passages: Sequence[Passage], reader: EvidenceReader) -> Candidate:
    chunk = passages[item.passage].chunk
    before = reader.units(chunk)[item.unit - 1].sentence.text if item.unit else ""
    return Candidate(chunk.caption or (chunk.path[-1] if chunk.path else ""), before, item.sentence.sentence.text)
