"""The embedding model and the segmenter, made of a few lines each."""

import hashlib
import math
from itertools import pairwise

from langchain_core.embeddings import Embeddings


class FakeEmbeddings(Embeddings):
    """Counts a text's character pairs in a few buckets, as a unit vector: texts that share pairs are near each other.

    Remembers the texts it was given.
    """

    def __init__(self) -> None:
        self.documents: list[str] = []
        self.queries: list[str] = []

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Embed passages."""
        self.documents.extend(texts)
        return [self._embed(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        """Embed a question."""
        self.queries.append(text)
        return self._embed(text)

    def _embed(self, text: str) -> list[float]:
        counts = [0.01] * 32  # no text has length zero
        for pair in pairwise(text):
            counts[hashlib.sha256("".join(pair).encode()).digest()[0] % 32] += 1
        length = math.hypot(*counts)
        return [count / length for count in counts]


class FakeWords:
    """Takes every letter or character for a word."""

    def words(self, text: str) -> list[str]:
        """Return the words in order."""
        return [character for character in text if character.isalnum()]
