"""The passages that computed lines cite.

In: lines with the figures they rest on. Out: the lines with marks, and the passages that the marks count: one for each
sentence that holds a figure, narrowed to that sentence, so that its quote is the very words. Citing and verifying stay
the same for every answer.
"""

from collections.abc import Mapping, Sequence

from assistant.answer.lines import unlike_marks
from assistant.types import Chunk, Document, Figure, Passage, Sentence


def ground(
    lines: Sequence[tuple[str, Sequence[Figure]]],
    passages: Sequence[Passage],
    chunks: Mapping[str, Chunk],
    documents: Mapping[str, Document],
) -> tuple[list[str], list[Passage]]:
    """Return each line with the marks of its figures, and `passages` with the passages of those marks at their end."""
    extended = list(passages)
    marks: dict[tuple[str, Sentence], int] = {}
    marked = []
    for text, figures in lines:
        labels = []
        for figure in figures:
            chunk = chunks[figure.chunk_id]
            sentence = _sentence(chunk, figure)
            key = (chunk.id, sentence)
            if key not in marks:
                extended.append(narrowed(chunk, sentence, documents[chunk.document_id].title))
                marks[key] = len(extended)
            labels.append(marks[key])
        marked.append(unlike_marks(text) + "。" + "".join(f"[{label}]" for label in dict.fromkeys(labels)))
    return marked, extended


def _sentence(chunk: Chunk, figure: Figure) -> Sentence:
    """Return the sentence (row) that the figure was read from."""
    same = [s for s in chunk.sentences if (s.start, s.end) == (figure.sentence.start, figure.sentence.end)]
    return next((s for s in same if figure.indicator in s.text), same[0])


def narrowed(chunk: Chunk, sentence: Sentence, title: str) -> Passage:
    """Return the passage of one sentence of a chunk."""
    return Passage(chunk=chunk.model_copy(update={"sentences": (sentence,)}), document_title=title, score=0.0)
