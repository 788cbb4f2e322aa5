"""The outline of a document and the place of every line in it.

In: a `Draft` of any format. Out: sections, blocks and dropped runs; blocks and dropped runs partition the text.
A heading opens a section; its level follows from the format where the format declares it, and from the numbering
otherwise. Tables, figures and case boxes become sections below the numbered section that they stand in. Does not
read files and does not cut chunks.
"""

from bisect import bisect_right
from collections.abc import Sequence

from assistant.ingest.captions import leaves_box
from assistant.ingest.contents import contents, title_lines
from assistant.ingest.draft import Draft, Grid
from assistant.ingest.flattened import flattened
from assistant.ingest.levels import parents
from assistant.ingest.lines import Line, line_at, lines, noise
from assistant.ingest.numbering import BARE, Style, clean, label
from assistant.ingest.objects import Element, owners
from assistant.ingest.outline import Head, outline
from assistant.ingest.tables import NOTE, read
from assistant.ingest.tree import Node, Parts, Piece, Role, finish
from assistant.types import Dropped, Kind, Table

_ITEMS = (Style.CJK, Style.CJK_PAREN, Style.ARABIC, Style.ITEM)
_KINDS = {Style.CASE: Kind.CASE, Style.TABLE: Kind.TABLE, Style.FIGURE: Kind.FIGURE}


def structure(draft: Draft, title: str, *, known: bool = True) -> Parts:
    """Read the outline of a draft whose document is called `title` (`known`: not only guessed from its first lines)."""
    grids = _grids(draft)
    marks = [
        m for m in (*draft.dropped, *noise(draft.text)) if not any(g.start < m.end and m.start < g.end for g in grids)
    ]
    found = lines(draft, sorted([(d.start, d.end) for d in marks] + [(g.start, g.end) for g in grids]))
    named = title_lines(found, title, known=known)
    marks += [Dropped(start=line.start, end=line.end, reason="title") for line in found[:named]]
    found = found[named:]
    listed = contents(found)
    marks += [Dropped(start=found[i].start, end=found[i].end, reason="contents") for i in sorted(listed)]
    found = [line for i, line in enumerate(found) if i not in listed]
    heads = outline(found, _declared(draft, found))
    spoken: list[Element] = [(line, heads.get(i)) for i, line in enumerate(found)]
    elements = sorted([*spoken, *grids], key=_start)
    builder = _Builder(draft, title, elements)
    return finish(draft, builder.nodes, builder.pieces, marks)


def _grids(draft: Draft) -> list[Grid]:
    """Tables that the format marks, and those that lines of the text outside of them form."""
    apart = [mark for mark in draft.dropped if mark.reason != "page-number"]  # a table may go on behind one
    taken = sorted([(g.start, g.end) for g in draft.grids] + [(d.start, d.end) for d in apart])
    ends = [end for _, end in taken]
    free = []
    for grid in flattened(draft.text):
        near = bisect_right(ends, grid.start)
        if near == len(taken) or taken[near][0] >= grid.end:
            free.append(grid)
    return sorted([*draft.grids, *free], key=_start)


def _declared(draft: Draft, found: Sequence[Line]) -> dict[int, int]:
    places = ((line_at(found, mark.start), mark) for mark in draft.declared)
    return {i: mark.level for i, mark in places if i < len(found) and found[i].start <= mark.start}


def _start(element: Element) -> int:
    return element.start if isinstance(element, Grid) else element[0].start


class _Builder:
    """Walks through lines and grids once and gives each to a section."""

    def __init__(self, draft: Draft, title: str, elements: Sequence[Element]) -> None:
        self.nodes: list[Node] = []
        self.pieces: list[Piece] = []
        self._draft, self._title, self._elements = draft, title, elements
        self._owned = owners(elements)
        self._nodes_of: dict[int, int] = {}  # element index of a caption -> its node
        self._chain: list[int] = []  # open headings, outermost first
        self._opening: int | None = None  # node of the text before the first heading
        self._box: int | None = None
        self._frame: int | None = None  # end of the frame that the open box stands in
        self._captioned: int | None = None  # the caption whose notes may follow
        self._spoken: list[str] = []  # paragraphs of the open section outside its boxes
        self._boxed: list[str] = []  # paragraphs of the open box
        for index in range(len(elements)):
            self._add(index)
        for index, caption in self._owned.captions.items():  # only now are captions known that stand after their object
            self._own(index, self._nodes_of[caption])

    def _add(self, index: int) -> None:
        element = self._elements[index]
        if isinstance(element, Grid):
            if index not in self._owned.captions:
                self._table(element, self._current())
            self._captioned = self._nodes_of.get(self._owned.captions.get(index, -1))
            return
        line, head = element
        if index in self._owned.titles:
            head = Head(Style.TABLE, "", (), clean(line.text), line.end)
        if head is not None:
            self._nodes_of[index] = self._open(line, head)
        elif index not in self._owned.captions:
            self._line(line)

    def _own(self, index: int, node: int) -> None:
        element = self._elements[index]
        if isinstance(element, Grid):
            self._table(element, node)
        else:
            self._piece(element[0].start, element[0].end, node, "caption")

    def _open(self, line: Line, head: Head) -> int:
        """Add the node of a heading, box or caption; text that follows on the line belongs to it too."""
        kind = _KINDS.get(head.style, Kind.PROSE) if head.style is not None else Kind.PROSE
        if kind is Kind.PROSE:
            kept = parents([self.nodes[i] for i in self._chain], head)
            self._chain = self._chain[:kept]
            self._spoken = []
        parent = self._chain[-1] if self._chain else None
        depth = self.nodes[parent].depth + 1 if parent is not None else 1
        node = len(self.nodes)
        self.nodes.append(Node(head.style, head.number, head.value, head.title, parent, depth, head.level, kind))
        self._box, self._boxed = (node if kind is Kind.CASE else None), []
        self._frame = next((end for start, end in self._draft.boxes if start <= line.start < end), None)
        self._captioned = node if kind in (Kind.TABLE, Kind.FIGURE) else None
        if kind is Kind.PROSE:
            self._chain.append(node)
        until = head.until if self._draft.text[head.until : line.end].strip() else line.end
        self._piece(line.start, until, node, "caption" if self._captioned == node else "heading")
        if until < line.end:
            self._piece(until, line.end, node, "paragraph")
        return node

    def _line(self, line: Line) -> None:
        if self._captioned is not None and NOTE.match(line.text):
            self._piece(line.start, line.end, self._captioned, "paragraph")
            return
        self._captioned = None
        if self._box is not None and self._is_over(line):
            self._box = None
        (self._spoken if self._box is None else self._boxed).append(line.text)
        found = label(line.text)
        role: Role = (
            "item"
            if line.start in self._draft.items or (found and found.style in _ITEMS and found.mark != BARE)
            else "paragraph"
        )
        self._piece(line.start, line.end, self._current(), role)

    def _is_over(self, line: Line) -> bool:
        """Tell whether the open box ends before `line`: at the end of its frame where the format has one."""
        if self._frame is not None:
            return line.start >= self._frame
        return leaves_box(line.text, self._boxed, self._spoken)

    def _current(self) -> int:
        """Node that plain text belongs to now; text before the first heading gets a node of its own."""
        if self._box is not None:
            return self._box
        if self._chain:
            return self._chain[-1]
        if self._opening is None:
            self._opening = len(self.nodes)
            self.nodes.append(Node(None, "", (), self._title, None, 1))
        return self._opening

    def _table(self, grid: Grid, node: int) -> None:
        owner = self.nodes[node]
        caption = owner.name if owner.kind in (Kind.TABLE, Kind.FIGURE) else ""
        owner.has_object = True
        self._piece(grid.start, grid.end, node, "table", read(grid, caption))

    def _piece(self, start: int, end: int, node: int, role: Role, table: Table | None = None) -> None:
        self.pieces.append(Piece(start=start, end=end, node=node, role=role, table=table))
