"""The package's embedding model for onnxruntime, in 8 bits: a quarter of its engine's time for a question.

In: a Chinese text. Out: its vector, that of the package's engine but for rounding (a cosine above 0.985), or nothing
for a text that this vocabulary does not spell. `evals/reading/embedding.py` writes the network from the package's
weights.
"""

import re
from functools import partial

import numpy as np
from numpy.typing import NDArray

from assistant.models.network import END, START, UNKNOWN, Network, read_tokenizer, tokens

LONGEST = 512  # tokens with those at both ends: as many positions as the model has
QUERY, PASSAGE = range(3), range(3, 5)  # pieces of "query:" and "passage:", behind the tokenizer's
_FOREIGN = re.compile(r"[A-Za-z]{3}")  # words that the vocabulary spells letter by letter, and the package's does not


class EightBitE5:
    """Embeds texts. Loads its weights on first use; safe to use from several threads."""

    def __init__(self) -> None:
        self._network = Network("embedder.onnx")
        self._words = read_tokenizer().get_vocab_size()
        self.query = partial(self._vector, prefix=QUERY)
        self.passage = partial(self._vector, prefix=PASSAGE)

    def _vector(self, text: str, prefix: range) -> NDArray[np.float32] | None:
        """Return the vector of a text; None for one in foreign words or letters, or longer than the model reads."""
        said = tokens(text).ids
        ids = [START, *(self._words + piece for piece in prefix), *said, END]
        if UNKNOWN in said or len(ids) > LONGEST or _FOREIGN.search(text):
            return None
        (vectors,) = self._network.run(["vectors"], ids=np.array([ids], dtype=np.int64))
        vector: NDArray[np.float32] = vectors[0]
        return vector
