"""Cells of tables that a question names outright: the answer without a model, or the proof that there is none.

In: a query, what it asks for, its passages. Out: marked lines of text, none where no cell is named surely. Whether a
cell is the answer or an operand of arithmetic is decided here, because only here both readings meet.
"""

import re
from collections.abc import Iterable, Sequence

from assistant.answer.each import asks_every_row
from assistant.answer.evidence import Evidence, EvidenceReader
from assistant.answer.inverse import row_of
from assistant.answer.lines import marked, marked_lines
from assistant.answer.lookup import LookUp, lacks, look_up, unranked
from assistant.answer.membership import member_of
from assistant.answer.overlap import overlap_of
from assistant.answer.pieces import Pieces
from assistant.answer.question import Ask
from assistant.answer.rows import whole_table
from assistant.answer.tables import shown
from assistant.facts.accountant import Accountant
from assistant.pipeline.cellreading import cell_meant
from assistant.pipeline.sheets import SheetReader
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
        self._sheets = SheetReader(evidence, accountant, self._pieces)
        self.worked = self._sheets.worked

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
            best, lines = found, marked_lines(found.lines, place)
        if lines:
            return lines
        others = self._every_row, self._sheets.listed, self._named_otherwise
        return next((lines for read in others if (lines := read(query, ask, passages))), ())

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
                found += [marked_lines(lines, place)] if lines else []
        return found[0] if len(found) == 1 else ()

    def meant(self, query: Query, ask: Ask, passages: Sequence[Passage]) -> tuple[str, ...]:
        """Return the cell of a named row that is asked for in words which its heading does not use."""
        read = self._accountant.figure_reader
        task = self._accountant.task(query, passages[0].chunk.document_id) if passages else None
        plain = task is None or task.operation == "count"
        return cell_meant(query, ask, passages, read) if read and plain else ()

    def is_near_miss(self, query: Query, ask: Ask, passages: Sequence[Passage], evidence: Sequence[Evidence]) -> bool:
        """Tell whether the best evidence is a row of a table that lacks what is asked of it."""
        best = evidence[0]
        named = best.features["figure"] > 0
        at = best.sentence.sentence.start
        if best.sentence.row and unranked(query, passages[best.passage].chunk, weight=self._evidence.weight):
            return True
        return not named and lacks(query, ask, passages[best.passage].chunk, weight=self._evidence.weight, at=at)

    def _is_plain(self, query: Query, passage: Passage, found: LookUp) -> bool:
        """Tell whether the cells are the answer, not operands of the arithmetic that the question asks for."""
        task = self._accountant.task(query, passage.chunk.document_id)
        operation = task.operation if task else "count"
        plain = {
            "share": found.share,
            "average": found.mean,
            "growth": found.change,
            "change": found.change,
            "previous": not found.dated,
        }
        return plain.get(operation, operation in ("count", "conflict") or (operation == "sum" and found.cells == 1))


def _all_rows(chunk: Chunk, table: Table, place: int) -> tuple[str, ...]:
    """Return all rows of the chunk's table as marked lines, under its headings where it has several."""
    found = whole_table(table)
    told = [] if found.grid else [marked(sentence.text, place) for sentence in chunk.sentences]
    return tuple(told or shown(found, table, place).splitlines(keepends=True))
