"""What the shipped networks have in common: their files, their vocabulary, how they are loaded.

In: the name of a file of `weights/`. Out: a `Network` that runs it, the tokenizer of all of them, the tokens that stand
for no text. Not here: what each network reads and tells.
"""

import os
import sys
from importlib.resources import as_file, files
from threading import Lock

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

WEIGHTS = files("assistant.models") / "weights"
START, PAD, END, UNKNOWN = range(4)
SLOW = ["SkipLayerNormFusion"]  # rewritings of a network after which it takes longer, by a tenth on short texts


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


def read_tokenizer() -> Tokenizer:
    """Return the tokenizer of the shipped networks."""
    return Tokenizer.from_str((WEIGHTS / "tokenizer.json").read_text(encoding="utf-8"))


def _open(name: str) -> onnxruntime.InferenceSession:
    """Load a network, to run on one thread: two read a short text hardly faster than one."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    with as_file(WEIGHTS / name) as path:
        return onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOW
        )
