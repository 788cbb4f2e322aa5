"""Which sentences of a document are read for the operands of a question.

In: a question, a `Finder`, the document's chunks and the ranks of those that were retrieved. Out: `Candidate`s: the
sentences (rows of a table) whose figures may be meant, in reading order.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from assistant.facts.entries import Entry
from assistant.facts.finding import Finder
from assistant.facts.roles import Shown
from assistant.text import folded
from assistant.text.reading import spoken
from assistant.types import Chunk, Figure, Sentence

READ = 6  # sentences that are read; eight find no more operands on the development questions
ROWS = 14  # … and rows of the tables that they are of, where a whole column may be meant
NEAR, STEP = 0.8, 0.1  # what being retrieved first is worth beside the words, and each place behind it
COLUMNS = ("sum", "most", "least", "range", "average")  # operations over a whole column


@dataclass(frozen=True)
class Candidate:
    """A sentence with the ledger's entries for its figures, in the order of `shown.figures`."""

    shown: Shown
    entries: tuple[Entry, ...]


def candidates(
    text: str, operation: str, finder: Finder, chunks: Mapping[str, Chunk], ranks: Mapping[str, int]
) -> list[Candidate]:
    """Return the sentences to read, in reading order. `ranks` are those of the retrieved chunks by id, best 0."""
    fits: list[float] = finder.fits(text).tolist()
    sentences: dict[tuple[int, str], list[Entry]] = {}
    scores: dict[tuple[int, str], float] = {}
    for entry, fit in zip(finder.entries, fits, strict=True):
        rank = ranks.get(entry.figure.chunk_id)
        key = (entry.statement, entry.clause if _is_row(entry, chunks) else "")
        sentences.setdefault(key, []).append(entry)
        score = float(fit) + (max(0.0, NEAR - STEP * rank) if rank is not None else 0.0)
        scores[key] = max(scores.get(key, 0.0), score)
    ranked = sorted((key for key, score in scores.items() if score > 0), key=lambda key: -scores[key])
    taken = ranked[:READ]
    if operation in COLUMNS:
        tables = {statement for statement, row in taken[: READ // 2] if row}
        taken += [key for key in ranked[READ:] if key[0] in tables and key[1]][: ROWS - READ]
    return [shown_of(sentences[key], chunks) for key in sorted(taken, key=lambda key: sentences[key][0].place)]


def shown_of(entries: Collection[Entry], chunks: Mapping[str, Chunk]) -> Candidate:
    """Return figures in their sentence, or in their row with the headings of the columns."""
    first = next(iter(entries))
    chunk = chunks[first.figure.chunk_id]
    heading = chunk.caption or (chunk.path[-1] if chunk.path else "")
    place = next((n for n, one in enumerate(chunk.sentences) if one.start == first.figure.sentence.start), None)
    if chunk.table is not None or place is None:
        return Candidate(Shown(heading, "", first.clause, tuple(map(_in_row, entries))), tuple(entries))
    sentence = chunk.sentences[place]
    before = chunk.sentences[place - 1].text if place else ""
    spans = tuple(told_at(e.figure, sentence, chunk) for e in entries)
    return Candidate(Shown(heading, before, sentence.text, spans), tuple(entries))


def told_at(figure: Figure, sentence: Sentence, chunk: Chunk) -> tuple[int, int]:
    """Return where a figure stands in the words of its sentence."""
    raw = chunk.standing(sentence)
    return spoken(raw, sentence.text, figure.start - sentence.start, figure.end - sentence.start)


def _is_row(entry: Entry, chunks: Mapping[str, Chunk]) -> bool:
    return chunks[entry.figure.chunk_id].table is not None


def _in_row(entry: Entry) -> tuple[int, int]:
    """Return the place of a figure in its row; its unit may stand in the column's heading."""
    said = folded(entry.figure.text.removesuffix(entry.figure.unit))
    stands = [match.span() for match in re.finditer(rf"(?<![\d.]){re.escape(said)}(?![\d.]*\d)", entry.clause)]
    return stands[-1] if stands else (0, 0)
