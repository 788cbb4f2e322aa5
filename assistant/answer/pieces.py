"""Which chunks hold a table whole.

In: the chunks of a corpus. Out: whether a chunk's table is all there is of it. A long table is cut between its rows;
what one piece lacks may stand in the next, so nothing may be said to be missing from it, or to be its only row.
"""

from collections.abc import Iterable

from assistant.types import Chunk

_Place = tuple[str, int, str]  # document, section, caption
_Part = tuple[str, tuple[str, ...]]  # id, header


class Pieces:
    """The tables of a corpus by where they stand."""

    def __init__(self, chunks: Iterable[Chunk]) -> None:
        self._parts: dict[_Place, list[_Part]] = {}
        self._chunks: dict[_Place, list[Chunk]] = {}
        for chunk in chunks:
            if chunk.table is not None:
                self._parts.setdefault(_place(chunk), []).append((chunk.id, chunk.table.header))
                self._chunks.setdefault(_place(chunk), []).append(chunk)

    def joined(self, chunk: Chunk) -> Chunk | None:
        """Return the chunk with the whole of its table, put together from its pieces; None where it cannot be told.

        Only pieces below one caption with the very same headings are known to be of one table.
        """
        if chunk.table is None or self.is_whole(chunk):
            return chunk
        parts = sorted(self._chunks.get(_place(chunk), ()), key=lambda part: part.start)
        tables = [part.table for part in parts if part.table is not None]
        if not chunk.caption or not tables or any(table.header != chunk.table.header for table in tables):
            return None
        rows = {row.start: row for table in tables for row in table.rows}
        return chunk.model_copy(update={"table": chunk.table.model_copy(update={"rows": tuple(rows.values())})})

    def is_whole(self, chunk: Chunk) -> bool:
        """Tell whether no other chunk may hold rows of the chunk's table: same caption, or none and the same columns.

        Below one caption a part with another header may be a piece whose first row was taken for one.
        """
        if chunk.table is None:
            return False
        others = [header for identity, header in self._parts.get(_place(chunk), ()) if identity != chunk.id]
        if chunk.caption:
            return not others
        return not any(header == chunk.table.header or not any(header) for header in others)


def _place(chunk: Chunk) -> _Place:
    return chunk.document_id, chunk.section, chunk.caption
