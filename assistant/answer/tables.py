"""Answer from a table among the passages, where it meets as much of the question as the best sentence does.

In: the question, passages and evidence. Out: marked lines, or None. What a table says is read by rows.py; here it is
weighed against the sentences, and where a question for several (哪两家, 哪些) names no cell in its own words, the rows
are those that the evidence puts first.
"""

import re
from collections.abc import Sequence

from assistant.answer.barecounts import only_counted
from assistant.answer.cells import TEACHERS, Asked
from assistant.answer.evidence import Evidence, EvidenceReader
from assistant.answer.fit import expected
from assistant.answer.grid import read_grid
from assistant.answer.lines import marked, unlike_marks
from assistant.answer.matching import term_match
from assistant.answer.question import Ask
from assistant.answer.rows import TableAnswer, read_table, whole_table
from assistant.answer.tabular.ranks import PLACE_OF_WORK
from assistant.prompts import ROWS_CHOSEN, ROWS_CUT
from assistant.text import folded
from assistant.text.pipes import table_lines
from assistant.types import Chunk, Passage, Query, Row, Table, Term

TABLE = 0.6  # share of the question's weight that a table's caption, headings and cells must meet
TABLES = 8  # passages looked through for a table
FULL = 1.0  # more than any share of a question's weight
ALIKE = 0.9  # of the best score: a named cell of such a row is as good as the best sentence
SAME = 0.98  # … a whole row only when it is the best
GAP = 0.1  # of the best score: rows below such a step answer something else
MET = 0.5  # degree to which a word must be met by the row, the headings or the caption
_NEED_A_ROW = frozenset(("number", "definition", "explanation", "yesno"))  # a whole column answers none of these
LISTS = 0.25  # … that a table gains where all of a list is asked for
_EVERY = re.compile(r"所有|全部|一览|每一?[个家所项期]|各[个家所项期类]|都有哪|逐[个一]")
MOST = 30  # rows shown
_MOST_OF = re.compile(r"哪[^,，。?？]*最[多高大少低小]|最[多高大少低小][^,，。?？]*哪")
_WHICH_OF = re.compile(r"哪一?所[^,，。?？]*最[多高大少低小]|最[多高大少低小][^,，。?？]*哪一?所")
_EACH = re.compile(r"各|每|分别|依次|都是")


def from_table(
    query: Query, ask: Ask, passages: Sequence[Passage], evidence: Sequence[Evidence], reader: EvidenceReader
) -> str | None:
    """Return the lines that a table gives."""
    first = passages[evidence[0].passage].chunk
    if ask.several == 1 and evidence[0].features.get("figure") == 1.0 and not first.table:
        return None  # the sentence holds the very figure that the question names
    prose = max((e.features["coverage"] for e in evidence if passages[e.passage].chunk.table is None), default=0.0)
    best, best_met = None, max(TABLE, prose - 0.1)
    for place, passage in enumerate(passages[:TABLES]):
        found = None if _is_of_another_sort(passage.chunk, query) else _read(passage.chunk, query, ask)
        if found is None and ask.kind == "list" and passage.chunk.table and _named(passage.chunk, query):
            return shown(whole_table(passage.chunk.table), passage.chunk.table, place)
        rows = _rows_met(query, ask, passage.chunk, place, evidence) if found and not found.chosen else []
        if rows and passage.chunk.table:
            found = read_table(passage.chunk.table, query, among=rows)
        if found and not found.chosen and _MOST_OF.search(query.text) and not re.search(r"\d", found.text):
            continue  # names without an amount: no order
        if found and found.chosen and not found.whole and only_counted(query, ask, [found.text]):
            continue
        if found is None or (ask.kind in _NEED_A_ROW and not found.chosen and not _asks_each(query, passage.chunk)):
            continue
        met = _share_met(query, f"{passage.chunk.heading}{found.basis}", reader)
        every = bool(_EVERY.search(query.text)) and ask.kind == "list"
        if (found.chosen or rows or every) and _holds_best(found, place, evidence):
            met = max(met, prose + FULL)  # the best sentence is the very row that the table names
        met += LISTS * (every and passage.chunk.table is not None)
        if met > best_met:
            best, best_met = shown(found, passage.chunk.table, place, picked=bool(rows)), met
    return best


def shown(found: TableAnswer, table: Table | None, place: int, *, picked: bool = False) -> str:
    """Return the lines of an answer from a table; one that leaves out rows that nobody excluded says so.

    `picked`: the evidence chose the rows, not the question.
    """
    total = len(table.rows) if table else 0
    if not found.grid:
        note = ROWS_CHOSEN.format(total, len(found.rows)) + "\n" if picked and len(found.rows) < total else ""
        return note + "".join(marked(text, place) for text in found.text.splitlines())
    header, *rows = found.grid
    kept = rows[:MOST]
    note = ROWS_CUT.format(len(rows), MOST) if len(rows) > MOST else ""
    if picked and len(rows) < total:
        note = ROWS_CHOSEN.format(total, len(kept))
    first, rule, *lines = table_lines(header, kept)
    return (
        "\n".join([*([note] if note else []), first, rule, *(f"{unlike_marks(line)}[{place + 1}]" for line in lines)])
        + "\n"
    )


def _is_of_another_sort(chunk: Chunk, query: Query) -> bool:
    """Tell whether the question asks which institution is the largest, and the rows of the table are none."""
    grid = read_grid(chunk.table) if chunk.table and _WHICH_OF.search(query.text) else None
    return grid is not None and not PLACE_OF_WORK.search("".join(grid.heads))


def _share_met(query: Query, text: str, reader: EvidenceReader) -> float:
    """Return the share of the question's weight whose words stand in the text."""
    plain = folded(text)
    total = sum(reader.weight(term) for term in query.terms)
    met = sum(
        reader.weight(term)
        for term in query.terms
        if reader.understood(term) or any(folded(form) in plain for form in _forms(term))
    )
    return met / total if total else 0.0


def _forms(term: Term) -> tuple[str, ...]:
    return (term.text, term.text.replace(*TEACHERS), *term.variants)


def _rows_met(query: Query, ask: Ask, chunk: Chunk, place: int, evidence: Sequence[Evidence]) -> list[Row]:
    """Return the rows that the evidence puts clearly before the others, for a question whose words name none of them.

    Only where some word of the question is met by nothing that all rows share: it is a condition, said otherwise.
    """
    items = [item for item in evidence if item.passage == place and item.sentence.row]
    if _EVERY.search(query.text):
        return []
    if ask.kind != "list" or chunk.table is None or items[:1] != list(evidence[:1]) or len(items) < 3:
        return []
    common = [t for t in query.terms if t.role == "word" and max(term_match(t, items[-1].sentence)) < MET]
    if not common:
        return []
    wanted = expected(query.text)
    steps = [items[i].score - items[i + 1].score for i in range(len(items) - 1)]
    step = next((i for i, size in enumerate(steps) if size >= GAP * items[0].score), None)
    count = wanted if 1 < wanted < len(items) else 0 if step is None else step + 1
    starts = {item.sentence.sentence.start for item in items[:count]}
    return [row for row in chunk.table.rows if any(row.start <= start < row.end for start in starts)]


def _holds_best(found: TableAnswer, place: int, evidence: Sequence[Evidence]) -> bool:
    """Tell whether one of the rows that answer is the best sentence, or as good."""
    return any(
        item.passage == place and row.start <= item.sentence.sentence.start < row.end
        for item in evidence
        if item.score >= (SAME if found.whole else ALIKE) * evidence[0].score
        for row in found.rows
    )


def _asks_each(query: Query, chunk: Chunk) -> bool:
    """Tell whether the question asks for every row: 各期, or 七期 of a table of seven."""
    asked = Asked.of(query)
    return bool(_EACH.search(query.text)) or (
        chunk.table is not None and asked.without_count(len(chunk.table.rows)) != asked
    )


def _named(chunk: Chunk, query: Query) -> bool:
    """Tell whether the question names the table by its number (表1-2)."""
    return any(term.role == "name" and chunk.caption.startswith(term.text) for term in query.terms)


def _read(chunk: Chunk, query: Query, ask: Ask) -> TableAnswer | None:
    every = ask.kind == "list" and bool(_EVERY.search(query.text))
    return read_table(chunk.table, query, several=ask.several > 1, every=every) if chunk.table else None
