"""What a question comes to beside the sentences that were found: arithmetic, cells of tables, claims that are judged.

In: a question with its weighed passages. Out: a `Settled`: what was computed, the lines of cells, and whether there is
an answer at all, which arithmetic and cells have a say in. Every road is tried in one order, the surest first.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from assistant.answer.evidence import Evidence, EvidenceReader
from assistant.answer.grounds import narrowed
from assistant.answer.lines import marked
from assistant.answer.nothing import no_award, none_told
from assistant.answer.premises import Premises
from assistant.answer.question import Ask
from assistant.answer.refuse import Judgement
from assistant.answer.sorts import is_sort
from assistant.facts.accountant import Accountant
from assistant.facts.results import Computed
from assistant.index.snapshot import Snapshot
from assistant.pipeline.keeping import kept, told_instead
from assistant.pipeline.tables import TableReader
from assistant.prompts import REFUSAL
from assistant.types import Chunk, Passage, Query

OF_SCHOOLS = ("compare", "difference", "times", "sum")  # what two schools are held against each other by
LOOKS_BACK = ("previous", "growth", "change", "claim", "asserted", "goal")
COUNTING = ("number", "other", "yesno", "which", "who")  # kinds whose answer may have to be worked out
SURELY = 0.9  # probability from which the reader knows other words for a column than those that stand above it
_WORKED = re.compile(r"一共|总共|合计|加起来|平均|相差|[多少高低]多少|剩")


@dataclass(frozen=True)
class Weighed:
    """A question with its passages, and what weighing them says of it.

    `direct`: the passages are what is asked for; `refused`: the question is, whatever the passages hold.
    """

    query: Query
    ask: Ask
    passages: list[Passage]
    evidence: Sequence[Evidence]
    judgement: Judgement
    direct: bool = False
    refused: bool = False

    @property
    def open(self) -> bool:
        """Whether there is anything to work out or to look up."""
        return not (self.direct or self.refused)

    @property
    def chunks(self) -> list[Chunk]:
        """The chunks of the passages."""
        return [passage.chunk for passage in self.passages]


class Settled(NamedTuple):
    """The passages, with one added where a claim was judged by it, the decision, what was computed, marked lines."""

    passages: list[Passage]
    judgement: Judgement
    computed: Computed | None
    cells: tuple[str, ...]


class Settler:
    """Works out and looks up over one snapshot. Safe to use from several threads."""

    def __init__(self, snapshot: Snapshot, evidence: EvidenceReader, accountant: Accountant) -> None:
        self._snapshot = snapshot
        self._accountant = accountant
        self._tables = TableReader(evidence, accountant, snapshot.chunks.values())
        self._premises = Premises(snapshot.chunks.values(), reader=evidence)

    def settle(self, weighed: Weighed) -> Settled:
        """Return what the question comes to."""
        query, ask, judgement, evidence = weighed.query, weighed.ask, weighed.judgement, weighed.evidence
        worked = self._worked(weighed)
        computed = worked or (self._computed(query, weighed.passages, judgement) if weighed.open else None)
        cells = self._tables.cells(query, ask, weighed.passages) if weighed.open and not computed else ()
        cells, passages = self._judged(weighed, cells, settled=not weighed.open or bool(computed))
        if not (weighed.direct or worked or cells):
            computed = self._settled(weighed, computed)
        best = evidence[0] if weighed.open and not worked and evidence else None
        judgement, computed, cells = kept(query, ask, best, judgement, computed, cells)
        if not (weighed.direct or computed or cells):
            computed = self._graded(weighed, passages, judgement)
        if not (weighed.direct or computed or cells or judgement.excluded) and (best is None or best.sentence.row):
            cells = self._tables.meant(query, ask, passages)
        if cells:
            judgement = replace(judgement, answerable=True, reason="", excluded=False)
        elif computed is None and judgement.answerable and self._is_near_miss(weighed, passages):
            judgement = replace(judgement, answerable=False, reason=REFUSAL)
        if ask.kind == "number" and not (weighed.direct or computed or judgement.answerable or judgement.excluded):
            computed = self._accountant.listed(query, weighed.chunks)
        return Settled(passages, judgement, computed, cells)

    def _worked(self, weighed: Weighed) -> Computed | None:
        """Return what the question's arithmetic on one table comes to, unless the best sentence tells it."""
        done = self._tables.worked(weighed.query, weighed.ask, weighed.passages) if weighed.open else None
        first = weighed.evidence[0] if weighed.judgement.answerable and weighed.evidence else None
        return None if done and first and told_instead(weighed.query.text, weighed.ask, first, done) else done

    def _graded(self, weighed: Weighed, passages: Sequence[Passage], judgement: Judgement) -> Computed | None:
        """Return the prizes of all grades that the answering sentence tells."""
        if weighed.ask.kind != "number" or not judgement.answerable or not weighed.evidence:
            return None
        first = weighed.evidence[0]
        return self._accountant.graded(weighed.query, passages[first.passage].chunk, first.sentence.sentence)

    def _is_near_miss(self, weighed: Weighed, passages: Sequence[Passage]) -> bool:
        """Tell whether the best sentence is a row that lacks what is asked of it, and is not surely read otherwise."""
        if not weighed.evidence or _surely_read(weighed.query, weighed.evidence[0]):
            return False
        return self._tables.is_near_miss(weighed.query, weighed.ask, passages, weighed.evidence)

    def _settled(self, weighed: Weighed, computed: Computed | None) -> Computed | None:
        """Return what rules computed unless networks read it otherwise, else what these read."""
        query, ask, chunks, judgement = weighed.query, weighed.ask, weighed.chunks, weighed.judgement
        if computed:
            return self._accountant.settled(query, chunks, computed)
        if judgement.excluded and chunks and ask.kind in COUNTING:
            task = self._accountant.task(query, chunks[0].document_id)
            if task is not None and task.operation == "previous":  # a change may tell what no sentence does
                return self._accountant.compute_meant(query, chunks, answered=True)
        if judgement.excluded or (judgement.answerable and ask.kind not in COUNTING):
            return None
        return self._accountant.compute_meant(query, chunks, answered=judgement.answerable, several=ask.several > 1)

    def _judged(
        self, weighed: Weighed, cells: tuple[str, ...], *, settled: bool
    ) -> tuple[tuple[str, ...], list[Passage]]:
        """Return the marked line that says whether what the question claims of names is so, with its passage."""
        query, ask, passages, chunks = weighed.query, weighed.ask, weighed.passages, weighed.chunks
        none = None if settled else no_award(query, ask, chunks)
        if none is None and (settled or cells):
            return cells, passages
        told = none or self._premises.judged(query, ask, passages) or none_told(query, ask, chunks)
        if told is None:
            return (), passages
        title = self._snapshot.documents[told.chunk.document_id].title
        return (marked(told.text, len(passages)),), [*passages, narrowed(told.chunk, told.sentence, title)]

    def _computed(self, query: Query, passages: Sequence[Passage], judgement: Judgement) -> Computed | None:
        """Return the question's arithmetic, if the evidence is about the place, school and year that it names.

        Only a look back (去年, 较上年) may name a year that the corpus has no figures of, and of two schools no one
        sentence need name both.
        """
        if judgement.excluded and passages:
            task = self._accountant.task(query, passages[0].chunk.document_id)
            apart = task is not None and task.operation in OF_SCHOOLS and _schools(query) > 1
            if task is None or not (task.operation in LOOKS_BACK or apart):
                return None
        return self._accountant.compute(query, [passage.chunk for passage in passages])


def _schools(query: Query) -> int:
    return sum(term.role == "school" for term in query.terms)


def _surely_read(query: Query, best: Evidence) -> bool:
    """Tell whether the reader knows that a sentence answers, though the words above a column are others.

    What is to be added up, or of one sort only, is in no cell by itself.
    """
    cell = not (_WORKED.search(query.text) or is_sort(query.text))
    return cell and best.features.get("answers", 0.0) >= SURELY
