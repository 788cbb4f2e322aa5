"""Cells of tables that a question names outright: the answer without a model, or the proof that there is none.

In: a query, what it asks for, its passages. Out: marked lines of text, none where no cell is named surely. Whether a
cell is the answer or an operand of arithmetic is decided here, because only here both readings meet.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from assistant.answer.each import asks_every_row
from assistant.answer.evidence import Evidence, EvidenceReader
from assistant.answer.inverse import row_of
from assistant.answer.lines import marked
from assistant.answer.lookup import LookUp, lacks, look_up
from assistant.answer.membership import member_of
from assistant.answer.overlap import overlap_of
from assistant.answer.pieces import Pieces
from assistant.answer.question import Ask
from assistant.answer.rows import whole_table
from assistant.answer.tables import shown
from assistant.answer.tabular.work import Work, find_work
from assistant.facts.accountant import Accountant
from assistant.facts.results import Computed
from assistant.facts.tabular import TableTask
from assistant.prompts import TABLE_PIECE
from assistant.text import folded
from assistant.types import Chunk, Passage, Query, Table

_WHOLE = re.compile(r"(?:内容|数据|情况|全部|全文|所有|表格|表|列出|显示|完整|详细|具体|什么|看|给|列|的)+")


class TableReader:
    """Looks cells up in the tables among the passages."""

    def __init__(self, evidence: EvidenceReader, accountant: Accountant, chunks: Iterable[Chunk]) -> None:
        self._evidence = evidence
        self._accountant = accountant
        self._pieces = Pieces(chunks)

    def cells(self, query: Query, ask: Ask, passages: Sequence[Passage]) -> tuple[str, ...]:
        """Return the cells that the question names, as marked lines, of the tables of the best passage's document."""
        if lines := self._table_named(query, ask, passages):
            return lines
        best: LookUp | None = None
        for place, passage in enumerate(passages, start=1):
            if passage.chunk.document_id != passages[0].chunk.document_id:
                continue
            found = look_up(
                query, ask, passage.chunk, weight=self._evidence.weight, understood=self._evidence.understood
            )
            if found is None or (best and found.met <= best.met) or not self._is_plain(query, passage, found):
                continue
            best, lines = found, _marked(found.lines, place)
        if lines:
            return lines
        others = self._every_row, self._rows_listed, self._named_otherwise
        return next((lines for read in others if (lines := read(query, ask, passages))), ())

    def worked(self, query: Query, ask: Ask, passages: Sequence[Passage]) -> Computed | None:
        """Return what the arithmetic comes to that the question asks of one table of the best passage's document.

        Ranks and totals speak of all rows, so of a whole table only.
        """
        best: tuple[Work, Chunk] | None = None
        for chunk in self._whole_tables(passages):
            work = find_work(query, ask, chunk, weight=self._evidence.weight, understood=self._evidence.understood)
            if work and work.cue.operation != "each" and (best is None or work.met > best[0].met):
                best = work, chunk
        return self._worked_out(*best) if best else None

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
            dated=bool(work.first[0].column.years),
        )
        first, second = ([operand.start for operand in side] for side in (work.first, work.second))
        return self._accountant.of_table(chunk, first, second, make)

    def _every_row(self, query: Query, ask: Ask, passages: Sequence[Passage]) -> tuple[str, ...]:
        """Return all rows of the one whole table of which the question asks for each; none where two answer to it."""
        found = [
            _all_rows(passage.chunk, passage.chunk.table, place)
            for place, passage in enumerate(passages)
            if passage.chunk.table
            and self._pieces.is_whole(passage.chunk)
            and asks_every_row(query, ask, passage.chunk, self._evidence)
        ]
        return found[0] if len(found) == 1 else ()

    def _rows_listed(self, query: Query, ask: Ask, passages: Sequence[Passage]) -> tuple[str, ...]:
        """Return all rows but the total of the one table that the question asks to list, a line a row."""
        found: list[tuple[int, tuple[str, ...]]] = []
        for place, passage in enumerate(passages, start=1):
            chunk = passage.chunk
            if not self._pieces.is_whole(chunk) or chunk.document_id != passages[0].chunk.document_id:
                continue
            work = find_work(query, ask, chunk, weight=self._evidence.weight, understood=self._evidence.understood)
            if work and work.cue.operation == "each":
                found.append((work.met, _marked(work.lines(), place)))
        most = max((met for met, _ in found), default=0)
        best = [lines for met, lines in found if met == most]
        return best[0] if len(best) == 1 else ()

    def _table_named(self, query: Query, ask: Ask, passages: Sequence[Passage]) -> tuple[str, ...]:
        """Return all of a table that is asked for by its number, where nothing else is asked: 表1-1的内容."""
        names = [term.text for term in query.terms if term.role == "name" and term.text[0] in "表图"]
        rest = [term.text for term in query.terms if term.text not in names and not _WHOLE.fullmatch(term.text)]
        if len(names) != 1 or ask.kind in ("number", "yesno"):
            return ()
        for place, passage in enumerate(passages):
            chunk = passage.chunk
            said = folded(chunk.caption)
            if chunk.table is None or chunk.caption.split(" ")[0] != names[0] or any(w not in said for w in rest):
                continue
            note = () if self._pieces.is_whole(chunk) else (TABLE_PIECE + "\n",)
            return (*note, *_all_rows(chunk, chunk.table, place))
        return ()

    def _named_otherwise(self, query: Query, ask: Ask, passages: Sequence[Passage]) -> tuple[str, ...]:
        """Return the rows that an amount names, or which names a column lists; none where two tables do.

        All speak of all rows (未列入, the one row that has 60人), so of a whole table only.
        """
        found = []
        for place, passage in enumerate(passages, start=1):
            if not self._pieces.is_whole(passage.chunk) or passage.chunk.document_id != passages[0].chunk.document_id:
                continue
            for read in (member_of, overlap_of, row_of):
                lines = read(
                    query, ask, passage.chunk, weight=self._evidence.weight, understood=self._evidence.understood
                )
                found += [_marked(lines, place)] if lines else []
        return found[0] if len(found) == 1 else ()

    def is_near_miss(self, query: Query, ask: Ask, passages: Sequence[Passage], evidence: Sequence[Evidence]) -> bool:
        """Tell whether the best evidence is a row of a table that lacks what is asked of it."""
        best = evidence[0]
        named = best.features["figure"] > 0
        at = best.sentence.sentence.start
        return not named and lacks(query, ask, passages[best.passage].chunk, weight=self._evidence.weight, at=at)

    def _is_plain(self, query: Query, passage: Passage, found: LookUp) -> bool:
        """Tell whether the cells are the answer, not operands of the arithmetic that the question asks for."""
        task = self._accountant.task(query, passage.chunk.document_id)
        operation = task.operation if task else "count"
        plain = {"share": found.share, "growth": found.change, "change": found.change, "previous": not found.dated}
        return plain.get(operation, operation in ("count", "conflict") or (operation == "sum" and found.cells == 1))


def _all_rows(chunk: Chunk, table: Table, place: int) -> tuple[str, ...]:
    """Return all rows of the chunk's table as marked lines, under its headings where it has several."""
    found = whole_table(table)
    told = [] if found.grid else [marked(sentence.text, place) for sentence in chunk.sentences]
    return tuple(told or shown(found, table, place).splitlines(keepends=True))


def _marked(lines: Sequence[str], place: int) -> tuple[str, ...]:
    return tuple(f"{line}。[{place}]\n" for line in lines)
