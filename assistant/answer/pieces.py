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
        for chunk in chunks:
            if chunk.table is not None:
                self._parts.setdefault(_place(chunk), []).append((chunk.id, chunk.table.header))

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
