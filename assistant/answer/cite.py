"""Turn text with `[n]` marks into statements and citations with verbatim quotes.

In: the draft text, the passages that n counts, the documents. Out: the text with marks renumbered in order of first
use, its statements, one citation per distinct quote. Marks that name no passage are dropped and reported. Both
answerers go through here, so a citation means the same whoever wrote the text.

The quote is the shortest run of sentences (rows, items) of the cited passage that holds what the statement says: it
starts with the sentence that shares most character pairs with the statement and grows while that adds figures or a real
part of the statement.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from assistant.columnunits import LEVELS
from assistant.prompts import is_rows_note
from assistant.text import folded, missing_quantities
from assistant.text.pipes import SIGN, cells_of, is_row, is_rule
from assistant.types import Chunk, Citation, Document, Passage, Row, Sentence, Span, Table

GAIN = 0.1  # share of the statement a further sentence must add to be quoted
FAR = 5000  # characters from a table's headings to the first row of its last piece
ROW_GAIN = 0.02  # … a further table row: a list out of a table takes a little from each
_MARKED = re.compile(r"(?P<text>(?:[^\[]|\[(?!\d+\]))*)(?P<marks>(?:\s*\[\d+\])*)(?P<stop>[。；;.]?)")
_MARK = re.compile(r"\[(\d+)\]")
_TABLE_ROW = re.compile(r"(?P<row>\|.+\|)\[(?P<mark>\d+)\]")
_GAP = re.compile(r"\s")
_UNIT = re.compile(r"(?=[（(])")
_EDGE = re.compile(r"^[\s，,。；;、]+|[\s]+$")


@dataclass(frozen=True)
class Claim:
    """One statement before it is verified: its text without marks, the labels it cites."""

    text: str
    labels: tuple[int, ...]


@dataclass(frozen=True)
class Cited:
    """The draft after citing.

    `invented` are marks that named no passage; `headings` the column names of the table that a label quotes from.
    """

    text: str
    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...]
    invented: tuple[int, ...] = ()
    headings: Mapping[int, str] = field(default_factory=dict)


def cite(draft: str, passages: Sequence[Passage], documents: Mapping[str, Document]) -> Cited:
    """Find the quote for every mark of the draft."""
    citations: dict[tuple[str, int, int], Citation] = {}
    headings: dict[int, str] = {}
    claims, lines, invented = [], [], []
    blocks = _blocks(draft, passages)
    for text, marks, stop in _statements(draft):
        if is_rows_note(text) or text in blocks.headings:
            lines.append(text)
            continue
        labels = []
        for mark in marks:
            if not 1 <= mark <= len(passages):
                invented.append(mark)
                continue
            passage = passages[mark - 1]
            document = documents[passage.chunk.document_id]
            quoted = blocks.spans.get((text, mark)) or find_quote(text, passage.chunk)
            span = _with_header(text, quoted, passage.chunk, document)
            key = (passage.chunk.id, span.start, span.end)
            if key not in citations:
                citations[key] = _citation(len(citations) + 1, passage, span, document)
            label = citations[key].label
            headings[label] = " ".join(passage.chunk.table.header) if passage.chunk.table else ""
            labels.append(label)
        distinct = tuple(dict.fromkeys(labels))
        shown = "".join(f"[{label}]" for label in distinct)
        row = is_row(text) and bool(distinct)
        claims.append(Claim(text.strip(f"{SIGN} ") if row else text, distinct))
        lines.append(f"{text[:-1].rstrip()} {shown} {SIGN}" if row else text + stop + shown)
    return Cited("\n".join(lines), tuple(claims), tuple(citations.values()), tuple(invented), headings)


@dataclass(frozen=True)
class _Blocks:
    """The tables of a draft: lines of headings that its tables have, and what the rows with a mark quote together."""

    headings: frozenset[str]
    spans: Mapping[tuple[str, int], Span]


def _blocks(draft: str, passages: Sequence[Passage]) -> _Blocks:
    """Find the rows of tables in a draft: those of one mark are quoted as one run, a citation for all of them.

    Headings claim nothing, but only a table's own are headings: any other line without a mark is a claim.
    """
    above: list[str] = []
    headings: set[str] = set()
    rows: dict[int, list[tuple[str, Row]]] = {}
    for line in (line.strip() for line in draft.splitlines()):
        found = _TABLE_ROW.fullmatch(line)
        if found is None:
            above = [*above, line] if is_row(line) else []
            continue
        table = passages[int(found["mark"]) - 1].chunk.table if 1 <= int(found["mark"]) <= len(passages) else None
        row = _row_of(cells_of(found["row"]), table) if table else None
        if table and row:
            rows.setdefault(int(found["mark"]), []).append((found["row"], row))
            own = {" ".join(heading.split()) for heading in table.header}
            if all(is_rule(heading) or own.issuperset(cells_of(heading)) for heading in above):
                headings.update(above)
        above = []
    spans: dict[tuple[str, int], Span] = {}
    for mark, found_rows in rows.items():
        whole = Span(start=min(r.start for _, r in found_rows), end=max(r.end for _, r in found_rows))
        spans.update({(text, mark): whole for text, _ in found_rows})
    return _Blocks(frozenset(headings), spans)


def _row_of(cells: Sequence[str], table: Table) -> Row | None:
    """Return the row of the table that has all the cells."""
    wanted = set(cells)
    return next((row for row in table.rows if wanted <= {" ".join(cell.text.split()) for cell in row.cells}), None)


def _statements(draft: str) -> Iterator[tuple[str, list[int], str]]:
    """Yield (text, marks, full stop) per marked statement; text after the last mark of a line has no marks."""
    for line in draft.splitlines():
        for match in _MARKED.finditer(line.strip()):
            text = _EDGE.sub("", match["text"])
            marks = [int(mark) for mark in _MARK.findall(match["marks"])]
            if not text:
                continue
            bare = text.rstrip("。；;.")
            yield bare, marks, text[len(bare) :] or match["stop"]


def find_quote(statement: str, chunk: Chunk) -> Span:
    """Return the span (document offsets) of the shortest run of the chunk's sentences that supports the statement."""
    if exact := _verbatim(statement, chunk):
        return exact
    wanted = pairs(statement)
    shared = [wanted & pairs(sentence.text) for sentence in chunk.sentences]
    first = last = max(range(len(shared)), key=lambda i: (len(shared[i]), -i))
    covered = set(shared[first])
    while True:
        options = [i for i in (first - 1, last + 1) if 0 <= i < len(shared)]
        best = max(options, key=lambda i: len(shared[i] - covered), default=None)
        if best is None:
            break
        gain = len(shared[best] - covered)
        least = (ROW_GAIN if chunk.table else GAIN) * len(wanted)
        if gain < least:
            missing = missing_quantities(statement, [s.text for s in chunk.sentences[first : last + 1]])
            if not _holds(chunk.sentences[best], missing):
                break
        first, last = min(first, best), max(last, best)
        covered |= shared[best]
    if chunk.table:
        first, last = _to_cells(statement, chunk, first, last)
    run = chunk.sentences[first : last + 1]
    return Span(start=min(s.start for s in run), end=max(s.end for s in run))


def _to_cells(statement: str, chunk: Chunk, first: int, last: int) -> tuple[int, int]:
    """Stretch a run of rows, or of the cells of a single record, to the nearest one with each figure that it lacks."""
    for lacked in missing_quantities(statement, [s.text for s in chunk.sentences[first : last + 1]]):
        holding = [i for i, sentence in enumerate(chunk.sentences) if _holds(sentence, [lacked])]
        if holding:
            nearest = min(holding, key=lambda i: max(first - i, i - last))
            first, last = min(first, nearest), max(last, nearest)
    return first, last


def _verbatim(statement: str, chunk: Chunk) -> Span | None:
    """Return the sentences over which a statement runs that stands in the chunk as it is, None where it does not."""
    at = chunk.text.find(statement.strip()) if chunk.table is None else -1
    start, end = chunk.start + at, chunk.start + at + len(statement.strip())
    run = [one for one in chunk.sentences if at >= 0 and one.start < end and start < one.end]
    return Span(start=run[0].start, end=run[-1].end) if len(run) > 1 else None


def _with_header(statement: str, span: Span, chunk: Chunk, document: Document) -> Span:
    """Return the span from the table's headings on, where a number of the statement stands in a heading (2023年)."""
    missing = len(missing_quantities(statement, [document.text[span.start : span.end]])) if chunk.table else 0
    if chunk.table is None or not missing:
        return span
    start = _header_start(chunk.table, document.text)
    whole = Span(start=start, end=span.end) if start is not None else span
    found = len(missing_quantities(statement, [document.text[whole.start : whole.end]])) < missing
    return whole if found else span  # what was computed stands in neither


def _header_start(table: Table, text: str) -> int | None:
    """Return where the headings begin, the last place before the rows from which all of their words stand; else None.

    A heading of two levels (2024年·在校生) has its words in two rows, and so may have a unit: 学校数 above （所）.
    """
    levels = [part for heading in table.header for part in LEVELS.split(heading)]
    parts = [_GAP.sub("", piece) for level in levels for piece in _UNIT.split(level) if _GAP.sub("", piece)]
    end = table.rows[0].start
    places = [place for place in range(max(0, end - FAR), end) if not text[place].isspace()]
    said = "".join(text[place] for place in places)  # 地  区 is 地区
    at = min((said.rfind(part) for part in parts), default=-1)  # a series has no headings
    return places[at] if at >= 0 else None


def _holds(sentence: Sentence, missing: Sequence[object]) -> bool:
    return any(getattr(quantity, "text", "") in sentence.text for quantity in missing)


@lru_cache(maxsize=4096)  # the corpus's sentences are asked about again and again
def pairs(text: str) -> frozenset[str]:
    """Return the character pairs of the folded text."""
    plain = folded(text)
    return frozenset(plain[i : i + 2] for i in range(len(plain) - 1)) or frozenset((plain,))


def _citation(label: int, passage: Passage, span: Span, document: Document) -> Citation:
    chunk = passage.chunk
    pages = [page.number for page in document.pages if page.start < span.end and page.end > span.start]
    return Citation(
        label=label,
        document_id=chunk.document_id,
        document_title=document.title,
        edition=document.profile.edition,
        section_number=chunk.number,
        section_path=chunk.path,
        kind=chunk.kind,
        caption=chunk.caption or None,
        page_start=pages[0] if pages else None,
        page_end=pages[-1] if pages else None,
        quote=document.text[span.start : span.end],
        start=span.start,
        end=span.end,
        chunk_id=chunk.id,
        reference=reference(document.title, chunk, pages),
        url=document.profile.url,
    )


def reference(title: str, chunk: Chunk, pages: Sequence[int] = ()) -> str:
    """Write where a chunk stands the way official texts do: 《…》1.3.1 …，表1-1 …，第5页."""
    name = title if title.startswith("《") else f"《{title}》"
    label = next((label for label in reversed(chunk.path) if label.split(" ")[0] == chunk.number), chunk.number)
    parts = [name + (label or (chunk.path[-1] if chunk.path else ""))]
    if chunk.caption:
        parts.append(chunk.caption)
    if pages:
        parts.append(f"第{pages[0]}页" if pages[0] == pages[-1] else f"第{pages[0]}—{pages[-1]}页")
    return "，".join(parts)
