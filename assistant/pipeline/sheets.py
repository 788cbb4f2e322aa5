"""What a question asks of one table as a whole: arithmetic with its cells, or all of its rows.

In: a query, what it asks for, its passages. Out: a `Computed`, or marked lines; nothing where no table surely has what
is asked. Which cells are meant is read from the question (`answer/tabular`), what they come to is worked out from the
ledger (`facts/tabular.py`): the two rooms meet only here.
"""

from collections.abc import Iterator, Sequence
from functools import partial

from assistant.answer.evidence import EvidenceReader
from assistant.answer.lines import marked_lines
from assistant.answer.pieces import Pieces
from assistant.answer.question import Ask
from assistant.answer.tabular.work import Work, find_work
from assistant.facts.accountant import Accountant
from assistant.facts.limits import of_the_band
from assistant.facts.results import Computed
from assistant.facts.tabletask import TableTask
from assistant.pipeline.cellreading import column_reader
from assistant.types import Chunk, Passage, Query


class SheetReader:
    """Works with the tables among the passages."""

    def __init__(self, evidence: EvidenceReader, accountant: Accountant, pieces: Pieces) -> None:
        self._evidence = evidence
        self._accountant = accountant
        self._pieces = pieces
        self._figures = accountant.figure_reader

    def worked(self, query: Query, ask: Ask, passages: Sequence[Passage]) -> Computed | None:
        """Return what the arithmetic comes to that the question asks of one table of the best passage's document.

        Ranks and totals speak of all rows, so of a whole table only.
        """
        best: tuple[Work, Chunk] | None = None
        for chunk in self._whole_tables(passages):
            work = find_work(
                query,
                ask,
                chunk,
                weight=self._evidence.weight,
                understood=self._evidence.understood,
                read=column_reader(query, chunk, self._figures) if self._figures else None,
            )
            if work and work.cue.term and any(f"{work.cue.term}率" in p.chunk.text for p in passages):
                continue  # the documents tell the rate itself
            if work and work.cue.operation != "each" and (best is None or work.met > best[0].met):
                best = work, chunk
        done = self._worked_out(*best) if best else None
        return done if done and of_the_band(query.text, done) else None

    def _whole_tables(self, passages: Sequence[Passage]) -> Iterator[Chunk]:
        """Yield the tables of the best passage's document, those that were cut put together, each once."""
        seen = set()
        for passage in passages:
            chunk = self._pieces.joined(passage.chunk)
            if chunk and chunk.table and chunk.document_id == passages[0].chunk.document_id:
                first = chunk.table.rows[0].start if chunk.table.rows else chunk.start
                if first not in seen:
                    seen.add(first)
                    yield chunk

    def _worked_out(self, work: Work, chunk: Chunk) -> Computed | None:
        cue = work.cue
        make = partial(
            TableTask,
            cue.operation,
            turned=work.turned,
            low=cue.low,
            way=cue.way or "多",
            count=cue.count,
            only=cue.only,
            rate=cue.rate,
            amount=cue.amount,
            claim=cue.claim,
            moved=cue.moved in ("+", "-"),
            dated=bool(work.first[0].column.years),
        )
        first, second = ([operand.start for operand in side] for side in (work.first, work.second))
        return self._accountant.of_table(chunk, first, second, make)

    def listed(self, query: Query, ask: Ask, passages: Sequence[Passage]) -> tuple[str, ...]:
        """Return all rows but the total of the one table that the question asks to list, a line a row."""
        found: list[tuple[int, tuple[str, ...]]] = []
        for place, passage in enumerate(passages, start=1):
            chunk = passage.chunk
            if not self._pieces.is_whole(chunk) or chunk.document_id != passages[0].chunk.document_id:
                continue
            work = find_work(query, ask, chunk, weight=self._evidence.weight, understood=self._evidence.understood)
            if work and work.cue.operation == "each":
                found.append((work.met, marked_lines(work.lines(), place)))
        most = max((met for met, _ in found), default=0)
        best = [lines for met, lines in found if met == most]
        return best[0] if len(best) == 1 else ()
