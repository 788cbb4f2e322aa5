"""Weigh passages: their sentences by how far they answer, the passages by their best, and whether there is an answer.

In: a query, what it asks for, the passages found for it. Out: the passages and their evidence, best first, and a
`Judgement`. A passage that no searcher found is taken in where the ledger has a figure there that the question names.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answer.bearers import borne
from assistant.answer.cause import reasoned
from assistant.answer.conditions import conditioned
from assistant.answer.dated import undated
from assistant.answer.divided import divided
from assistant.answer.evidence import Evidence, EvidenceReader
from assistant.answer.extremes import told_foremost
from assistant.answer.features import Calibration
from assistant.answer.marks import limited
from assistant.answer.members import surely_told
from assistant.answer.parties import of_the_party
from assistant.answer.planned import happened, of_another_year, of_the_year
from assistant.answer.question import Ask
from assistant.answer.refuse import Judgement, is_hopeless, judge
from assistant.answer.rerank import rerank
from assistant.answer.reread import LIMIT, CrossEncoder, reread
from assistant.answer.sorts import of_the_sort
from assistant.answer.stock import untold
from assistant.facts.accountant import Accountant
from assistant.facts.naming import Naming
from assistant.index.snapshot import Snapshot
from assistant.text.courtesy import plea
from assistant.types import Passage, Query

SEVERAL = ("list", "explanation", "other", "article")  # kinds whose answer may take more sentences than one
FOREMOST = LIMIT + 1  # sentences of which one comes first: those that may be read, and the one behind them


class Weigher:
    """Weighs the passages of one published snapshot, the best `passages` of them. Safe to use from several threads."""

    def __init__(
        self,
        snapshot: Snapshot,
        evidence: EvidenceReader,
        accountant: Accountant,
        calibration: Calibration,
        *,
        encoder: CrossEncoder,
        deeper: CrossEncoder | None,
        passages: int,
    ) -> None:
        self._snapshot = snapshot
        self._evidence = evidence
        self._accountant = accountant
        self._calibration = calibration
        self._encoder = encoder
        self._deeper = deeper
        self._passages = passages

    def weigh(
        self,
        query: Query,
        ask: Ask,
        found: Sequence[Passage],
        *,
        keep: Callable[[Passage], bool] | None = None,
        direct: bool = False,
    ) -> tuple[list[Passage], list[Evidence], Judgement]:
        """Return the passages by their best sentence, the sentences, and whether they answer the question.

        `keep` tells which passages may be looked into (None: all); `direct` ones are the answer as they are.
        """
        if direct:
            return list(found), [], judge(query, ask, found, [], self._calibration)
        naming = self._naming(query, ask, found, keep)
        named = [one.figure for one in naming.named]
        missing = {figure.chunk_id for figure in named} - {passage.chunk.id for passage in found}
        candidates = [*found, *(self._passage(chunk_id) for chunk_id in sorted(missing))]
        evidence = of_the_sort(query, ask, self._evidence.read(query, ask, candidates, named))
        years = [t for t in query.terms if t.role == "year" and not self._evidence.understood(t)]
        years = years if ask.kind == "number" and not naming.named else []
        if not is_hopeless(ask, evidence[:FOREMOST], undated(years, evidence[:FOREMOST])):
            evidence = reread(
                plea(query.text),
                candidates,
                evidence,
                reader=self._evidence,
                encoder=self._encoder,
                deeper=self._deeper,
                several=ask.several > 1 or ask.kind in SEVERAL,
            )
        sorted_out = of_the_year(query, of_the_sort(query, ask, evidence))
        told = limited(query.text, reasoned(query.text, happened(query.text, sorted_out)))
        foremost = told_foremost(query, ask, borne(query, ask, conditioned(query.text, divided(query.text, told))))
        passages, evidence = rerank(candidates, foremost, limit=self._passages)
        shares = {term: self._evidence.share(term) for term in query.terms}
        judgement = judge(
            query,
            ask,
            passages,
            evidence,
            self._calibration,
            nearest=naming.nearest,
            undated=undated(years, evidence[:1]) or of_another_year(query, ask, evidence),
            unseen=sum(not share for share in shares.values()) / max(1, len(shares)),
            shares=shares,
        )
        sure = surely_told(query, evidence) if ask.kind == "list" and not judgement.excluded else None
        if sure and sure.features["kind"]:
            judgement = replace(judgement, answerable=True, reason="")  # what is counted is told, to the very number
        if not judgement.excluded and (lack := untold(query, ask, named)):
            judgement = replace(judgement, answerable=False, reason=lack, excluded=True)
        return passages, list(of_the_party(query.text, evidence, passages)), judgement

    def _naming(
        self, query: Query, ask: Ask, found: Sequence[Passage], keep: Callable[[Passage], bool] | None
    ) -> Naming:
        if ask.kind != "number":
            return Naming()
        allowed = (lambda chunk: keep(self._passage(chunk))) if keep else None
        return self._accountant.naming(query, ask.units, [passage.chunk for passage in found], allowed)

    def _passage(self, chunk_id: str) -> Passage:
        """Return a chunk that no searcher found as a passage."""
        chunk = self._snapshot.chunks[chunk_id]
        return Passage(chunk=chunk, document_title=self._snapshot.documents[chunk.document_id].title, score=0.0)
