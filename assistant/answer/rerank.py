"""Put the passages in the order in which their best sentences answer the question.

In: candidate passages and the evidence read from them. Out: the passages that are kept, best first, and their evidence,
which counts them anew. The searchers compare a question with whole passages; a sentence that holds what is asked for
says more than a passage that is about the same things.
"""

from collections.abc import Sequence

from assistant.answer.evidence import Evidence
from assistant.types import Passage


def rerank(
    passages: Sequence[Passage], evidence: Sequence[Evidence], *, limit: int
) -> tuple[list[Passage], list[Evidence]]:
    """Return at most `limit` passages by their best sentence (passages without one keep their order, behind)."""
    best: dict[int, float] = {}
    for item in evidence:
        best.setdefault(item.passage, item.score)  # the evidence comes best first
    order = sorted(range(len(passages)), key=lambda i: (i not in best, -best.get(i, 0.0), i))[:limit]
    place = {old: new for new, old in enumerate(order)}
    kept = [_moved(item, place[item.passage]) for item in evidence if item.passage in place]
    return [passages[i] for i in order], kept


def _moved(item: Evidence, passage: int) -> Evidence:
    return item if item.passage == passage else item.moved(passage)
