"""Sections, blocks and dropped runs put together.

In: the nodes and pieces that `sections.py` found. Out: `Parts`, in which blocks and dropped runs partition the text:
every character belongs to exactly one of them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from assistant.ingest.draft import Draft
from assistant.ingest.numbering import Style
from assistant.types import Block, Dropped, Kind, Page, Section, Span, Table

Role = Literal["heading", "paragraph", "item", "caption", "table"]
PICTURE = "原文此处为图片，没有文字数据"


@dataclass(slots=True)
class Node:
    """A section under construction; `level` is the level that the format declares, `depth` the one in the tree."""

    style: Style | None
    number: str
    value: tuple[int, ...]
    title: str
    parent: int | None
    depth: int
    level: int | None = None
    kind: Kind = Kind.PROSE
    has_object: bool = field(default=False)

    @property
    def name(self) -> str:
        """Number and title, as the path shows it."""
        return f"{self.number} {self.title}".strip()


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that belongs to the node at index `node`."""

    start: int
    end: int
    node: int
    role: Role
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Parts:
    """The structured part of a document."""

    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    dropped: tuple[Dropped, ...]


def finish(draft: Draft, nodes: Sequence[Node], pieces: Iterable[Piece], marks: Iterable[Dropped]) -> Parts:
    """Freeze nodes and pieces; what neither a piece nor a mark covers is white space and is dropped as blank."""
    blocks = tuple(
        Block(start=p.start, end=p.end, section=p.node, role=p.role, table=p.table)
        for p in sorted(pieces, key=lambda p: p.start)
    )
    dropped = _with_blanks(len(draft.text), blocks, sorted(marks, key=lambda d: d.start))
    spans: list[list[Span]] = [[] for _ in nodes]
    for block in blocks:
        own = spans[block.section]
        if own and own[-1].end == block.start:
            own[-1] = Span(start=own[-1].start, end=block.end)
        else:
            own.append(Span(start=block.start, end=block.end))
    sections = tuple(_section(i, nodes, spans[i], draft.pages) for i in range(len(nodes)))
    return Parts(sections=sections, blocks=blocks, dropped=dropped)


def _with_blanks(length: int, blocks: Sequence[Block], marks: Sequence[Dropped]) -> tuple[Dropped, ...]:
    covered = sorted([(b.start, b.end) for b in blocks] + [(m.start, m.end) for m in marks])
    blanks: list[Dropped] = []
    position = 0
    for start, end in [*covered, (length, length)]:
        if start > position:
            blanks.append(Dropped(start=position, end=start, reason="blank"))
        position = end
    return tuple(sorted([*marks, *blanks], key=lambda d: d.start))


def _section(index: int, nodes: Sequence[Node], spans: Sequence[Span], pages: Sequence[Page]) -> Section:
    node = nodes[index]
    path: list[str] = []
    at: int | None = index
    while at is not None:
        path.append(nodes[at].name)
        at = nodes[at].parent
    pictured = node.kind in (Kind.TABLE, Kind.FIGURE) and not node.has_object
    return Section(
        index=index, parent=node.parent, number=node.number, title=node.title, path=tuple(reversed(path)),
        kind=node.kind,
        level=node.depth, spans=tuple(spans), note=PICTURE if pictured else "",
        page_start=page_of(pages, spans[0].start) if spans else None,
        page_end=page_of(pages, spans[-1].end - 1) if spans else None,
    )  # fmt: skip


def page_of(pages: Sequence[Page], position: int) -> int | None:
    """Number of the page that holds the character at `position`; None without pages."""
    return next((page.number for page in pages if page.start <= position < page.end), None)
