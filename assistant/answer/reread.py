"""Read the best sentences again, each together with the question.

In: the question, the evidence by its first scores, its passages. Out: the evidence in a new order, with the feature
`answers`: how probable it is that a sentence answers, as a cross-encoder reads it; little for those not read.

The first scores compare words, forms and separate vectors; they know no paraphrase and take a sentence about the right
thing for one that tells what is asked. A cross-encoder sees both texts at once, and costs some milliseconds a sentence.
So few are read, in the order of their first scores, until one is found that surely answers, or until those that wait
are behind: one or two in the mean. On the development questions this finds as many right sentences as reading eight.
Where two sentences come out about alike, a network of three times the depth reads both: for one question in six, and
with most of what it would gain if it read every sentence.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from assistant.answer.evidence import Evidence, EvidenceReader
from assistant.types import Passage

LIMIT = 4  # sentences that are read at most
GAP = 0.25  # below the best first score: sentences further behind are read only where what was read is worse
ENOUGH = 1.0  # log odds that end the search where one sentence will do
WEIGHT = 0.08  # of a log odd in a score in which full coverage counts 1.0
CLOSE = 0.1  # scores nearer than this leave the choice to the deeper network
WEIGHT_OF_TWO = 0.12  # of a log odd, the mean of both networks'
UNREAD = -2.5  # log odds that stand for those of a sentence that was not read
SURE = 6.0  # log odds that leave no doubt; what is beyond counts no more


@dataclass(frozen=True)
class Candidate:
    """A sentence as it is read: the last part of its heading, the sentence before it ("" for none), itself."""

    heading: str
    before: str
    sentence: str


class _Read(NamedTuple):
    """A sentence with the log odds that it answers; `told` is false where they only stand for unread ones.

    `score` is the first score with what reading added to it; that of its place where the deeper network chose it.
    """

    item: Evidence
    odds: float
    score: float
    told: bool = True

    @property
    def chosen(self) -> float:
        """The first score with what both networks together add to it."""
        return self.item.score + WEIGHT_OF_TWO * _bounded(self.odds)

    def read_again(self, odds: float) -> "_Read":
        """Return the sentence with what the deeper network says beside the first one."""
        return self._replace(odds=(_bounded(self.odds) + _bounded(odds)) / 2 if self.told else odds)

    def scored(self) -> Evidence:
        """Return the evidence with its new score and the feature `answers`."""
        probability = 1.0 / (1.0 + math.exp(-self.odds))
        return self.item.scored(self.score, {**self.item.features, "answers": probability})


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

    `deeper` reads two sentences again between which there is little to choose.
    `several`: the answer may take more sentences than one, so the search does not end with the first.
    """
    if not evidence:
        return []
    waiting = list(evidence[:LIMIT])
    close = [item for item in waiting if item.score >= evidence[0].score - GAP]
    read: list[_Read] = []
    while waiting and (len(read) < len(close) or waiting[0].score + WEIGHT * UNREAD > max(r.score for r in read)):
        size = len(close) if several and not read else 1
        now, waiting = waiting[:size], waiting[size:]
        odds = encoder(question, [_candidate(item, passages, reader) for item in now])
        read += [
            _Read(item, value, item.score + WEIGHT * _bounded(value)) for item, value in zip(now, odds, strict=True)
        ]
        if max(odds) >= ENOUGH:
            break
    behind = WEIGHT * _bounded(UNREAD)
    known = [*read, *[_Read(item, UNREAD, item.score + behind, told=False) for item in evidence[len(read) :]]]
    known.sort(key=_place)
    foremost = known[:2]
    near = all(any(one.item is item for item in evidence[:LIMIT]) for one in foremost)
    if deeper and near and _is_close(foremost) and not (several and _are_rows(foremost, passages)):
        odds = deeper(question, [_candidate(one.item, passages, reader) for one in foremost])
        known[:2] = _reordered([one.read_again(value) for one, value in zip(foremost, odds, strict=True)], foremost)
    return [one.scored() for one in known]


def _is_close(foremost: Sequence[_Read]) -> bool:
    """Tell whether there is little to choose between two sentences."""
    return len(foremost) > 1 and foremost[0].score - foremost[1].score < CLOSE


def _reordered(again: Sequence[_Read], foremost: Sequence[_Read]) -> list[_Read]:
    """Return two sentences in the order that both networks give them, with the scores of the places that they take."""
    order = sorted(again, key=lambda one: -one.chosen)
    return [one._replace(score=held.score) for one, held in zip(order, foremost, strict=True)]


def _are_rows(foremost: Sequence[_Read], passages: Sequence[Passage]) -> bool:
    """Tell whether two sentences are rows of one table: where several are asked for, none of them is chosen."""
    places = {one.item.passage for one in foremost}
    return len(places) == 1 and passages[places.pop()].chunk.table is not None


def _bounded(odds: float) -> float:
    return max(-SURE, min(SURE, odds))


def _place(read: _Read) -> tuple[float, int, int]:
    """Return what orders sentences: the best first, of equals the one that stands first."""
    return -read.score, read.item.passage, read.item.unit


def _candidate(item: Evidence, passages: Sequence[Passage], reader: EvidenceReader) -> Candidate:
    chunk = passages[item.passage].chunk
    before = reader.units(chunk)[item.unit - 1].sentence.text if item.unit else ""
    return Candidate(chunk.caption or (chunk.path[-1] if chunk.path else ""), before, item.sentence.sentence.text)
