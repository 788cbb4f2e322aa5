"""Documents cut into chunks that can be retrieved and cited.

In: a parsed document. Out: chunks of verbatim text, none reaching over a section's border, cut between paragraphs or
sentences. A table is kept whole or cut between rows; a case box has chunks of its own. Does not embed or store.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from assistant.ingest.packing import Atom, atoms, pack
from assistant.ingest.readings import by_columns, readings
from assistant.ingest.tables import NOTE
from assistant.ingest.tree import page_of
from assistant.types import Block, Chunk, Document, Kind, Section, Sentence, Table

MAX_CHARS = 400
WHOLE = 2.0  # a table up to this many times the limit stays whole: half a list answers wrongly
ARTICLE = 1.5  # same for an article of a law
SEPARATOR = " > "


def chunk(document: Document, *, max_chars: int = MAX_CHARS) -> list[Chunk]:
    """Cut a document into chunks of at most about `max_chars` characters.

    Longer are: a single sentence, a table up to twice and a law's article up to 1.5 times the limit.
    """
    found: list[Chunk] = []
    filled = {block.section for block in document.blocks if block.table is not None}
    for run in _runs(document):
        section = document.sections[run[0].section]
        found.extend(_run(document, section, run, section.index in filled, max_chars))
    return _identified(found)


def _runs(document: Document) -> Iterator[list[Block]]:
    """Neighbouring blocks of one section. A table without caption parts the prose around it; notes on it go with it."""
    blocks = document.blocks
    keys = []
    for index, block in enumerate(blocks):
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        note = block.role == "paragraph" and NOTE.match(document.text, block.start) is not None
        tabular = block.table is not None or (note and after is not None and after.table is not None)
        own = document.sections[block.section].kind in (Kind.TABLE, Kind.FIGURE)
        keys.append((block.section, tabular and not own))
    for _, run in groupby(zip(keys, blocks, strict=True), key=lambda pair: pair[0]):
        yield [block for _, block in run]


def _run(document: Document, section: Section, run: Sequence[Block], filled: bool, limit: int) -> Iterator[Chunk]:
    """Chunks of neighbouring blocks of one section."""
    tables = [block for block in run if block.table is not None]
    prose = [block for block in run if block.role in ("paragraph", "item")]
    if tables:
        yield from _tables(document, section, run, tables, limit)
        return  # notes on units and sources went with the table
    elif section.kind in (Kind.TABLE, Kind.FIGURE):
        if not filled:
            said = _atoms(document, run)
            yield _chunk(document, section, said[0].start, said[-1].end, [s for a in said for s in a.sentences])
        return
    label = run[0] if run[0].role == "heading" and not document.text[run[0].start : run[0].end].endswith("\n") else None
    share = ARTICLE if section.number.endswith("条") else 1.0
    for packed in pack(_atoms(document, prose), int(limit * share)):
        start = packed[0].start
        if label is not None and packed[0].start == _first(document.text, prose):
            start = label.start + len(document.text[label.start :]) - len(document.text[label.start :].lstrip())
        yield _chunk(document, section, start, packed[-1].end, [s for a in packed for s in a.sentences])


def _atoms(document: Document, blocks: Sequence[Block]) -> list[Atom]:
    """Cut blocks into sentences; in a text or Markdown file a block is a paragraph, however its lines were broken."""
    return atoms(document.text, blocks, joined=document.is_typed)


def _first(text: str, prose: Sequence[Block]) -> int:
    block = prose[0]
    return block.end - len(text[block.start : block.end].lstrip())


def _tables(
    document: Document, section: Section, run: Sequence[Block], tables: Sequence[Block], limit: int
) -> Iterator[Chunk]:
    """Chunks of tables. Notes above (on units) go with every part, notes below (on sources) with the last."""
    notes = [s for a in _atoms(document, [b for b in run if b.role == "paragraph"]) for s in a.sentences]
    for block in tables:
        if block.table is None or not block.table.rows:
            continue
        above = [note for note in notes if note.end <= block.start]
        below = [note for note in notes if note.start >= block.end]
        parts = list(_parts(block.table, block, int(limit * WHOLE)))
        for at, (part, start, end) in enumerate(parts):
            behind = below if at == len(parts) - 1 else []
            first = above[0].start if above and at == 0 else start
            last = behind[-1].end if behind else end
            yield _chunk(document, section, first, last, [*above, *readings(part, start), *behind], part)


def _parts(table: Table, block: Block, limit: int) -> Iterator[tuple[Table, int, int]]:
    """The table whole, or cut between rows; the first part begins with the header."""
    said = {sentence.start: len(sentence.text) for sentence in readings(table, block.start)}
    if by_columns(table) or not any(table.header) or block.end - block.start <= limit:
        yield table, block.start, block.end
        return
    start, rows, size = block.start, list(table.rows[:1]), said.get(table.rows[0].start, 0)
    for row in table.rows[1:]:
        if size + said.get(row.start, 0) > limit / WHOLE:
            yield table.model_copy(update={"rows": tuple(rows)}), start, rows[-1].end
            start, rows, size = row.start, [], 0
        rows.append(row)
        size += said.get(row.start, 0)
    yield table.model_copy(update={"rows": tuple(rows)}), start, block.end


def _chunk(
    document: Document, section: Section, start: int, end: int, said: Iterable[Sentence], table: Table | None = None
) -> Chunk:
    home = _numbered(document, section)
    caption = f"{section.number} {section.title}".strip() if section.kind is not Kind.PROSE else ""
    path = home.path if home is not None else section.path
    names = [document.title, *(name for name in path if name != document.title)]
    if caption and caption not in names:
        names.append(caption)
    while end > start and document.text[end - 1].isspace():
        end -= 1
    return Chunk(
        id="", document_id=document.id, section=section.index, path=path,
        number=home.number if home else section.number,
        kind=Kind.TABLE if table is not None and section.kind is Kind.PROSE else section.kind, caption=caption,
        heading=SEPARATOR.join(names), text=document.text[start:end], start=start, end=end,
        page_start=page_of(document.pages, start), page_end=page_of(document.pages, max(start, end - 1)),
        sentences=tuple(said), table=table,
    )  # fmt: skip


def _numbered(document: Document, section: Section) -> Section | None:
    """Section to cite: for a table, figure or box the one that it stands in, else the section itself."""
    if section.kind is Kind.PROSE:
        return section
    return document.sections[section.parent] if section.parent is not None else None


def _identified(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Give ids that depend on content only; equal content in one document is told apart by its order."""
    seen: Counter[str] = Counter()
    named = []
    for one in chunks:
        content = "\x1f".join([one.document_id, one.number, *one.path, one.text, one.reading])
        digest = hashlib.sha256(content.encode()).hexdigest()[:16]
        seen[digest] += 1
        named.append(one.model_copy(update={"id": digest if seen[digest] == 1 else f"{digest}-{seen[digest]}"}))
    return named
