"""What one room of the core takes from another as a function, because rooms do not import each other.

In: the segmenter, the lexicon, the evidence reader, vectors. Out: how the ledger reads phrases, what mends misspelt
words, how like a question and a sentence are.
"""

from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import islice

import numpy as np
from langchain_core.embeddings import Embeddings

from assistant.answer.evidence import EvidenceReader, Similarity
from assistant.facts.wants import Words as PhraseWords
from assistant.index.vectors import SentenceVectors
from assistant.lexicon import Lexicon, outside
from assistant.retrieve.terms import VERB
from assistant.retrieve.typos import TypoCorrector
from assistant.text import Segmenter, normalise
from assistant.types import Chunk, Query, Term

WHOLE_TERM = 4  # characters of a glossary term that is kept whole; shorter ones are parts of other words (资助, 资助金)
SPELLING_SAMPLE = 1500
PHRASES = 2048  # phrases and words whose reading is kept: one question comes back to each of its own several times


def phrase_words(segmenter: Segmenter, lexicon: Lexicon, reader: EvidenceReader) -> PhraseWords:
    """Return how phrases of a question are matched with the ledger: its words, their synonyms, their weights."""

    @lru_cache(maxsize=PHRASES)
    def content(text: str) -> tuple[str, ...]:
        normal = normalise(text)
        whole = [term for term, _ in lexicon.glossary_hits(normal) if len(term) >= WHOLE_TERM]
        rest = outside(normal, whole)
        return (*whole, *(word for piece in rest.split() for word in words_of(piece)))

    def words_of(piece: str) -> list[str]:
        kept = set(segmenter.content_words(piece))
        return [word for word, _ in segmenter.tagged(piece) if word in kept]

    @lru_cache(maxsize=PHRASES)
    def weight(word: str) -> float:
        return reader.weight(Term(text=word, weight=_telling(word, segmenter)))

    @lru_cache(maxsize=PHRASES)
    def forms(word: str) -> tuple[str, ...]:
        return (word, *lexicon.synonyms(word), *lexicon.thesaurus.written(word))

    return PhraseWords(
        content=content,
        forms=forms,
        weight=weight,
        understood=reader.understood,
    )


def _telling(word: str, segmenter: Segmenter) -> float:
    """Return how much a word tells of what a figure counts: names and nouns wholly, verbs vary with the speaker."""
    tags = [tag for _, tag in segmenter.tagged(word)]
    return VERB if tags and all(tag.startswith("v") and tag != "vn" for tag in tags) else 1.0


def spelling(chunks: Collection[Chunk], segmenter: Segmenter) -> TypoCorrector:
    """Learn the corpus's words from an even sample of its chunks: about 1 ms a chunk at opening time."""
    step = max(1, len(chunks) // SPELLING_SAMPLE)
    return TypoCorrector((normalise(chunk.reading) for chunk in islice(chunks, 0, None, step)), segmenter)


def similarity_of(vectors: SentenceVectors, embeddings: Embeddings) -> Similarity:
    """Return the cosine similarity of a question with each sentence of each chunk; both sides are unit vectors."""

    def similarity(query: Query, chunks: Sequence[Chunk]) -> list[list[float]]:
        asked = np.asarray(embeddings.embed_query(query.text), dtype=np.float32)
        return [(vectors.of(chunk.id) @ asked).tolist() for chunk in chunks]

    return similarity
