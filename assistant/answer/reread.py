"""Read the best sentences again, each together with the question.

In: the question, the evidence by its first scores, its passages. Out: the evidence in a new order, with the feature
`answers`: how probable it is that a sentence answers, as a cross-encoder reads it; little for those not read.

The first scores compare words, forms and separate vectors; they know no paraphrase and take a sentence about the right
thing for one that tells what is asked. A cross-encoder sees both texts at once, and costs some milliseconds a sentence.
So few are read, in the order of their first scores, until one is found that surely answers, or until those that wait
are behind: one or two in the mean. On the development questions this finds as many right sentences as reading eight.
"""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.answer.evidence import Evidence, EvidenceReader
from assistant.types import Passage

LIMIT = 4  # sentences that are read at most
GAP = 0.25  # below the best first score: sentences further behind are read only where what was read is worse
ENOUGH = 1.0  # log odds that end the search where one sentence will do
WEIGHT = 0.08  # of a log odd in a score in which full coverage counts 1.0
UNREAD = -2.5  # log odds that stand for those of a sentence that was not read
SURE = 6.0  # log odds that leave no doubt; what is beyond counts no more
_COURTESY = re.compile(
    r"^[^,，。？?]{0,16}(?:材料|稿子?|汇报|会上|领导|报告里用|发言)[^,，。？?几哪谁多什]{0,10}[,，:：]"
    r"|(?:您好|你好|请问|劳驾|谢谢|麻烦(?:您|你|帮忙?)?)[,，!！。]?"
    r"|(?:帮(?:我|忙)?|给我|我想|想)?(?:查|问|了解|看)(?:一下|下|一查|看)[,，]?(?!子)|我想(?:知道|问|了解)[,，]?"
)


@dataclass(frozen=True)
class Candidate:
    """A sentence as it is read: the last part of its heading, the sentence before it ("" for none), itself."""

    heading: str
    before: str
    sentence: str


CrossEncoder = Callable[[str, Sequence[Candidate]], Sequence[float]]  # log odds that each sentence answers


def reread(
    question: str,
    passages: Sequence[Passage],
    evidence: Sequence[Evidence],
    *,
    reader: EvidenceReader,
    encoder: CrossEncoder,
    several: bool = False,
) -> list[Evidence]:
    """Return all evidence, best first, the foremost of it read by the encoder.

    `several`: the answer may take more sentences than one, so the search does not end with the first.
    """
    if not evidence:
        return []
    waiting = list(evidence[:LIMIT])
    close = [item for item in waiting if item.score >= evidence[0].score - GAP]
    read: list[Evidence] = []
    while waiting and (len(read) < len(close) or waiting[0].score + WEIGHT * UNREAD > max(e.score for e in read)):
        size = len(close) if several and not read else 1
        now, waiting = waiting[:size], waiting[size:]
        odds = encoder(question, [_candidate(item, passages, reader) for item in now])
        read += [_scored(item, value) for item, value in zip(now, odds, strict=True)]
        if max(odds) >= ENOUGH:
            break
    rest = [_scored(item, UNREAD) for item in evidence[len(read) :]]
    return sorted([*read, *rest], key=lambda e: (-e.score, e.passage, e.unit))


def plea(question: str) -> str:
    """Return the question without greeting, errand and thanks, which tell nothing of what is asked."""
    kept = _COURTESY.sub("", question).strip(" ,，。;；:：")
    return kept or question


def _scored(item: Evidence, odds: float) -> Evidence:
    probability = 1.0 / (1.0 + math.exp(-odds))
    gain = WEIGHT * max(-SURE, min(SURE, odds))
    return item.scored(item.score + gain, {**item.features, "answers": probability})


def _candidate(item: Evidence, passages: Sequence[Passage], reader: EvidenceReader) -> Candidate:
    chunk = passages[item.passage].chunk
    before = reader.units(chunk)[item.unit - 1].sentence.text if item.unit else ""
    return Candidate(chunk.caption or (chunk.path[-1] if chunk.path else ""), before, item.sentence.sentence.text)
