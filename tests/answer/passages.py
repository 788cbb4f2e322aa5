"""Passages, documents and evidence in little, for tests of what a chat model wrote."""

from collections.abc import Sequence

from assistant.answer.evidence import Evidence
from assistant.answer.units import read_units
from assistant.text import Segmenter
from assistant.types import Document, Passage, Term
from tests.fakes import chunk, document

SEGMENTER = Segmenter(["云河县职业中学"])


def passage(number: int, *sentences: str) -> Passage:
    """A passage of a document of its own."""
    identity = f"d{number}"
    return Passage(
        chunk=chunk(f"c{number}", *sentences, document_id=identity, heading=""),
        document_title=f"《{identity}》",
        score=1.0,
    )


def documents(passages: Sequence[Passage]) -> dict[str, Document]:
    """The documents that the passages are from."""
    return {p.chunk.document_id: document(p.chunk.document_id, p.chunk.text) for p in passages}


def evidence(passages: Sequence[Passage], unmet: dict[int, tuple[Term, ...]] | None = None) -> list[Evidence]:
    """Every sentence as evidence, the first passage best; `unmet` are terms that a passage (by place) does not meet."""
    features = {"other_subject": 0.0, "kind": 1.0, "coverage": 1.0}
    return [
        Evidence(place, unit, sentence, features, (unmet or {}).get(place, ()), score=1.0 - place / 10)
        for place, found in enumerate(passages)
        for unit, sentence in enumerate(read_units(found.chunk, SEGMENTER))
    ]
