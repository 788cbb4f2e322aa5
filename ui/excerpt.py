"""Show a span of a document in what stands around it: paragraphs and tables, the span marked.

In: a document, the chunk that was found, the span that is quoted. Out: `Html`, everything escaped. At most about
`AROUND` characters are shown on each side, whatever the document's size.
"""

from collections.abc import Iterator, Sequence

from assistant.types import Block, Chunk, Document, Row, Span, Table
from ui.markup import Html, escape, join, tag
from ui.reference import one_line

AROUND = 400  # characters before and after the span
ROWS = 60  # a longer table is cut to the rows around the marked one
_STOPS = "。！？\n"


def excerpt(document: Document, chunk: Chunk | None, span: Span | None) -> Html:
    """Return the passage; without a span the whole chunk is shown and nothing marked."""
    centre = span or (Span(start=chunk.start, end=chunk.end) if chunk else Span(start=0, end=0))
    window = _window(document.text, centre)
    blocks = sorted((b for b in document.blocks if _meet(b, window)), key=lambda b: b.start)
    parts = []
    if chunk and chunk.table and not any(b.table and _meet(b, centre) for b in blocks):
        parts.append(table_html(chunk.table, chunk.caption, span))  # a chart's series stands far from its caption
    own = chunk.section if chunk else None
    captioned = {block.section for block in blocks if block.role == "caption"}
    parts += [
        _block(document, b, window, span, outside=b.section != own, captioned=b.section in captioned) for b in blocks
    ]
    return join(parts)


def readable(chunk: Chunk | None, span: Span) -> str:
    """Return the span's table rows as they read on their own; "" for prose, which is quoted as it stands."""
    if chunk is None or chunk.table is None:
        return ""
    return "；".join(s.text for s in chunk.sentences if span.start <= s.start and s.end <= span.end)


def table_html(table: Table, caption: str, span: Span | None, *, rows: int | None = ROWS) -> Html:
    """Return the table with the rows that the span covers marked; at most `rows` rows, None for all."""
    marked = _marked_rows(table.rows, span) if span else set()
    first, last = _shown(len(table.rows), min(marked, default=0), rows or len(table.rows))
    body = [_row(table.rows[i], span, whole=i in marked) for i in range(first, last)]
    names = table.header if any(table.header) else ()
    head = tag("thead", tag("tr", *(tag("th", name, scope="col") for name in names))) if names else ""
    cut = last - first < len(table.rows)
    note = f"（共 {len(table.rows)} 行，这里显示第 {first + 1}—{last} 行）" if cut else ""
    title = tag("caption", (table.caption or caption) + note) if table.caption or caption or note else ""
    return tag("div", tag("table", title, head, tag("tbody", *body)), class_="table")


def _window(text: str, span: Span) -> Span:
    """Widen the span by whole sentences, as far as AROUND characters allow."""
    low, high = max(0, span.start - AROUND), min(len(text), span.end + AROUND)
    if low > 0:
        stops = [at for stop in _STOPS if (at := text.find(stop, low, span.start)) >= 0]
        low = min(stops) + 1 if stops else low
    if high < len(text):
        high = max((at for stop in _STOPS if (at := text.rfind(stop, span.end, high)) >= 0), default=high - 1) + 1
    return Span(start=low, end=high)


def _meet(one: Block | Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _block(
    document: Document, block: Block, window: Span, span: Span | None, *, outside: bool, captioned: bool
) -> Html:
    style = f"{block.role} outside" if outside else block.role
    if block.table is not None:
        table = block.table.model_copy(update={"caption": ""}) if captioned else block.table
        return tag("div", table_html(table, "", span), class_=style)
    start, end = max(block.start, window.start), min(block.end, window.end)
    words = _highlighted(document.text, start, end, span)
    if not words.strip():
        return Html("")
    return tag("p", "……" if start > block.start else "", words, "……" if end < block.end else "", class_=style)


def _highlighted(text: str, start: int, end: int, span: Span | None) -> Html:
    """Return text[start:end] with what the span covers of it in <mark>."""
    low = min(max(span.start, start), end) if span else end
    high = max(min(span.end, end), low) if span else end
    marked = tag("mark", text[low:high]) if text[low:high].strip() else escape(text[low:high])
    return join([text[start:low].lstrip(), marked, text[high:end].rstrip()])


def _marked_rows(rows: Sequence[Row], span: Span) -> set[int]:
    """Return the rows inside the span, else those it touches.

    Rows of a table that was flattened by columns interleave in the text, so touching alone would mark them all.
    """
    inside = {i for i, row in enumerate(rows) if span.start <= row.start and row.end <= span.end}
    return inside or {i for i, row in enumerate(rows) if row.start < span.end and span.start < row.end}


def _shown(count: int, centre: int, room: int) -> tuple[int, int]:
    if count <= room:
        return 0, count
    first = max(0, min(centre - room // 2, count - room))
    return first, first + room


def _row(row: Row, span: Span | None, *, whole: bool) -> Html:
    return tag("tr", *_cells(row, span, whole=whole), class_="marked" if whole else None)


def _cells(row: Row, span: Span | None, *, whole: bool) -> Iterator[Html]:
    for cell in row.cells:
        quoted = (
            whole and span is not None and cell.start < cell.end and cell.start < span.end and span.start < cell.end
        )
        text = one_line(cell.text)
        yield tag("td", tag("mark", text), class_="quoted") if quoted and text else tag("td", text)
