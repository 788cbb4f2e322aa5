"""The parser that tells which arithmetic a question asks for, and which of its words name the operands.

In: a question. Out: a `Parse`. Layers of multilingual-e5-small, trained further on questions written for this
(`evals/parsing/`), in 8 bits; it shares the tokenizer of the cross-encoder. About 3 ms a question on one core.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.facts.asked.parse import Asked, Parse
from assistant.models.network import END, START, Network, tokens

OPERATIONS: tuple[Asked, ...] = (
    *("none", "share", "remainder", "difference", "times", "average", "sum", "growth", "change", "previous"),
    *("compare", "most", "least", "range", "count", "conflict"),
)
NOTHING, OPENING, INSIDE = 0, (1, 3), (2, 4)  # tags; of each side the first token and the others
TAGS = 5
LONGEST = 60  # tokens of a question that are read
SWITCH = 2.0  # log odds that speak against a phrase that begins where another one has not ended
FORBIDDEN = -1e9
KEPT = 128  # questions whose parse is kept: one is asked again by the next stage


class QuestionParser:
    """Parses questions. Loads its weights on first use; safe to use from several threads."""

    def __init__(self) -> None:
        self._network = Network("parser.onnx")
        self._parsed = lru_cache(maxsize=KEPT)(self._parse)

    def __call__(self, question: str) -> Parse:
        """Return what the question asks to be computed."""
        return self._parsed(question.encode("utf-8", "replace").decode("utf-8"))  # the tokenizer takes no surrogates

    def _parse(self, text: str) -> Parse:
        read, offsets = tokens(text)
        ids = np.array([[START, *read[:LONGEST], END]], dtype=np.int64)
        operations, tags = self._network.run(["operations", "tags"], ids=ids)
        odds = np.exp(operations[0] - operations[0].max())
        shares = odds / odds.sum()
        best, other = (int(place) for place in np.argsort(-shares, kind="stable")[:2])
        sides = spans(offsets, likeliest(tags[0][1:-1]))
        first, second = (tuple(text[a:b].strip() for a, b in side) for side in sides)
        next_best = OPERATIONS[other], float(shares[other])
        return Parse(OPERATIONS[best], float(shares[best]), first, second, next_best)


def likeliest(odds: NDArray[np.float32]) -> list[int]:
    """Return the likeliest tags that make whole phrases, from log odds of shape (tokens, tags): Viterbi's algorithm."""
    if not len(odds):
        return []
    score, came = odds[0] + _STEPS[NOTHING], []
    for token in odds[1:]:
        reached = score[:, None] + _STEPS
        came.append(reached.argmax(0))
        score = reached.max(0) + token
    tags = [int(score.argmax())]
    for origin in reversed(came):
        tags.append(int(origin[tags[-1]]))
    return tags[::-1]


def _steps() -> NDArray[np.float64]:
    """Return what speaks against each tag (column) after each other one (row)."""
    steps = np.zeros((TAGS, TAGS))
    for before in range(TAGS):
        for now in range(1, TAGS):
            if now in INSIDE:
                steps[before, now] = 0.0 if before in (now, now - 1) else FORBIDDEN
            elif before != NOTHING:
                steps[before, now] = -SWITCH
    return steps


_STEPS = _steps()


def spans(
    offsets: Sequence[tuple[int, int]], tags: Sequence[int]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return the places of the phrases of both sides. `offsets` are those of the tokens, `tags` a tag for each."""
    found: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
    side, start, end = -1, 0, 0
    for (left, right), tag in [*zip(offsets, tags, strict=False), ((0, 0), NOTHING)]:
        now = -1 if tag == NOTHING else int(tag > INSIDE[0])
        if side >= 0 and (now != side or tag in OPENING):
            found[side].append((start, end))
            side = -1
        if now >= 0:
            start = left if side < 0 else start
            side, end = now, right
    return found
