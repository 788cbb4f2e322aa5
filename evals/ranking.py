"""Retrieval metrics with ir-measures: hit@k, MRR and nDCG over the first ten passages.

In: per question, which gold each rank of its result list meets. Out: one `Ranking` of means. The relevance of a passage
(its section, its document) is decided by the caller.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import ir_measures
from ir_measures import RR, Qrel, ScoredDoc, Success, nDCG

DEPTH = 10


@dataclass(frozen=True)
class Ranked:
    """One result list: the gold that each passage meets (None: none), best first, and all gold there is."""

    found: tuple[str | None, ...]
    gold: tuple[str, ...]

    @property
    def first(self) -> int:
        """Rank (from 1) of the first passage that meets a gold, 0 when there is none."""
        return next((rank for rank, gold in enumerate(self.found, start=1) if gold is not None), 0)


@dataclass(frozen=True)
class Ranking:
    """Means over questions, 0 to 1."""

    hit_at_1: float
    hit_at_3: float
    hit_at_10: float
    mrr: float
    ndcg: float


_MEASURES = {
    "hit_at_1": Success @ 1,
    "hit_at_3": Success @ 3,
    "hit_at_10": Success @ DEPTH,
    "mrr": RR @ DEPTH,
    "ndcg": nDCG @ DEPTH,
}


def ranking(lists: Sequence[Ranked]) -> Ranking | None:
    """Average over the lists; None when there are none. A gold met again counts as a passage that meets nothing."""
    if not lists:
        return None
    qrels = [Qrel(str(i), f"gold {gold}", 1) for i, ranked in enumerate(lists) for gold in ranked.gold]
    run = [doc for i, ranked in enumerate(lists) for doc in _scored(str(i), ranked)]
    means = ir_measures.calc_aggregate(list(_MEASURES.values()), qrels, run)
    return Ranking(**{name: float(means[measure]) for name, measure in _MEASURES.items()})


def _scored(query: str, ranked: Ranked) -> list[ScoredDoc]:
    names: dict[str, None] = {}
    for rank, gold in enumerate(ranked.found):
        name = f"gold {gold}" if gold is not None else f"rank {rank}"
        names.setdefault(name if name not in names else f"rank {rank}")
    return [ScoredDoc(query, name, float(-rank)) for rank, name in enumerate(names)]
