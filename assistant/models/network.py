"""What the shipped networks have in common: their files, their vocabulary, how they are loaded.

In: the name of a file of `weights/`. Out: a `Network` that runs it, the tokenizer of all of them, a text's tokens, the
tokens that stand for no text. Not here: what each network reads and tells.
"""

import os
import sys
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import as_file, files
from threading import Lock
from typing import NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

WEIGHTS = files("assistant.models") / "weights"
START, PAD, END, UNKNOWN = range(4)
KEPT = 2048  # texts whose tokens are kept: several networks read a question, and the corpus's sentences come again
SHORT = 200  # characters up to which a text is likely a question or a sentence
SLOW = ["SkipLayerNormFusion"]  # rewritings of a network after which it takes longer, by a tenth on short texts


class Tokens(NamedTuple):
    """The tokens of a text, and which of its characters [start, end) each stands for; not to be changed."""

    ids: Sequence[int]
    offsets: Sequence[tuple[int, int]]


class Network:
    """A network of the weights' folder. Loaded when it is first run; safe to use from several threads."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._lock = Lock()
        self._session: onnxruntime.InferenceSession | None = None

    def run(self, outputs: list[str], **inputs: NDArray[np.int64]) -> list[NDArray[np.float32]]:
        """Return the named outputs for the named inputs."""
        values: list[NDArray[np.float32]] = self._loaded().run(outputs, inputs)
        return values

    def _loaded(self) -> onnxruntime.InferenceSession:
        with self._lock:
            if self._session is None:
                self._session = _open(self._name)
            return self._session


def cores() -> int:
    """Return how many of the processor's cores this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@lru_cache(maxsize=1)  # one serves all networks: it is only ever read
def read_tokenizer() -> Tokenizer:
    """Return the tokenizer of the shipped networks."""
    return Tokenizer.from_str((WEIGHTS / "tokenizer.json").read_text(encoding="utf-8"))


def tokens(text: str) -> Tokens:
    """Return the tokens of a text."""
    return _tokens_kept(text) if len(text) <= SHORT else _tokens(text)


def _tokens(text: str) -> Tokens:
    clean = text.encode("utf-8", "replace").decode("utf-8")  # the tokenizer takes no lone surrogates
    encoding = read_tokenizer().encode(clean)
    return Tokens(encoding.ids, encoding.offsets)


_tokens_kept = lru_cache(maxsize=KEPT)(_tokens)


def _open(name: str) -> onnxruntime.InferenceSession:
    """Load a network, to run on one thread: two read a short text hardly faster than one."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    with as_file(WEIGHTS / name) as path:
        return onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOW
        )
