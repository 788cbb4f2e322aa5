"""All rows of a table, where a question asks for the amount of each: 各类教师分别多少人.

In: the question, a chunk. Out: whether all rows of its table are the answer: each ends in an amount in the unit that is
asked for, the question names none of them, and the table says all that the question does.
"""

import re

from assistant.answer.cells import Asked, named_rows, uncounted
from assistant.answer.columns import MEASURED
from assistant.answer.evidence import EvidenceReader
from assistant.answer.grid import is_amount
from assistant.answer.lookup import BOUNDS, REST
from assistant.answer.question import Ask
from assistant.text import folded, quantities
from assistant.types import Chunk, Query, Table, Term

_EACH = re.compile(r"各|每|分别|依次")
_WORKED_OUT = re.compile(r"平均|人均|[均共合总]计|[一总]共|最|第[几多高]|相差|之[和比差]|倍|百分")
_OF_EACH = re.compile(
    r"(?:各|每一?个?)(?!自|有|是|为|占|多少|[类项期种个级批次门届])(?P<noun>[\u4e00-\u9fff]{2})"
)  # 各学校 asks for rows that are schools


def asks_every_row(query: Query, ask: Ask, chunk: Chunk, reader: EvidenceReader) -> bool:
    """Tell whether the question asks what each row of the chunk's table holds."""
    table, text = chunk.table, query.text
    if table is None or ask.kind != "number" or not _EACH.search(text):
        return False
    if _WORKED_OUT.search(text) or BOUNDS.search(text) or not _is_series(table, ask):
        return False
    query = uncounted(query, len(table.rows))
    said = folded("".join((table.caption, *table.header, *(cell.text for row in table.rows for cell in row.cells))))
    nouns = [match["noun"] for match in _OF_EACH.finditer(query.text)]
    if named_rows(table, Asked.of(query))[1] or any(noun not in said for noun in nouns):
        return False
    return _covers(f"{folded(chunk.heading)}{said}", query, reader)


def _is_series(table: Table, ask: Ask) -> bool:
    """Tell whether each row is a label and, last, an amount that may have the unit that is asked for."""
    width = len(table.header)
    for row in table.rows:
        texts = [cell.text.strip() for cell in row.cells]
        if len(texts) != width or width < 2 or not is_amount(texts[-1]) or any(map(is_amount, texts[:-1])):
            return False
        units = {q.unit for q in quantities(texts[-1]) if q.role == "measure" and q.unit}
        fits = units & set(ask.units) if units else not MEASURED & set(ask.units)
        if ask.units and not fits:
            return False
    return len(table.rows) > 1


def _covers(said: str, query: Query, reader: EvidenceReader) -> bool:
    """Tell whether the table and what stands around it say all that the question does, but for a light word."""

    def is_said(term: Term) -> bool:
        return reader.understood(term) or any(folded(form) in said for form in (term.text, *term.variants))

    missing = [term for term in query.terms if not is_said(term)]
    total = sum(reader.weight(term) for term in query.terms)
    light = sum(reader.weight(term) for term in missing) <= REST * total
    return light and all(term.role == "word" for term in missing)
