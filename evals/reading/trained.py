"""Read a trained cross-encoder back from the file that the service reads, so that another network can begin with it.

In: the name of a file of `assistant/models/weights/`, which of its layers. Out: a `Network` with these layers; its
weights are those of the file, 8 bits wide, as numbers: training goes on from there as well as from the unrounded ones.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from assistant.models.network import WEIGHTS
from evals.reading.engine import Array
from evals.reading.network import Network

PARTED = {"all": ("query", "key", "value"), "both": ("key", "value")}  # what `single.py` joins
HEADS = 12  # of multilingual-e5-small


def from_weights(name: str, layers: Sequence[int]) -> Network:
    """Return a network of some layers of a cross-encoder; its head is theirs."""
    tensors = _tensors(name)
    words, width = tensors["words.weight"].shape
    network = Network(words, width, tensors["layers.0.up.bias"].shape[0], HEADS, len(layers))
    values = {key: value for key, value in tensors.items() if not key.startswith("layers.")}
    for number, theirs in enumerate(layers):
        values |= _layer(tensors, f"layers.{theirs}.", f"layers.{number}.")
    network.load_state_dict({key: torch.from_numpy(value.copy()) for key, value in values.items()})
    return network


def _tensors(name: str) -> dict[str, Array]:
    """Return the tensors of a file by name, matrices as a `Linear` or an `Embedding` has them."""
    stored = {one.name: numpy_helper.to_array(one) for one in onnx.load(str(WEIGHTS / name)).graph.initializer}
    found: dict[str, Array] = {}
    for key, value in stored.items():
        if key.endswith("_quantized"):
            plain = key.removesuffix("_quantized")
            scale, zero = stored[f"{plain}_scale"], stored[f"{plain}_zero_point"]
            numbers = (value.astype(np.float32) - zero.astype(np.float32)) * scale
            turned = plain.endswith("_Transposed")
            found[plain.removesuffix("_Transposed")] = numbers.T if turned else numbers
        elif value.dtype == np.float32 and not key.endswith(("_scale", "_zero_point")):
            found[key] = value
    return found


def _layer(tensors: Mapping[str, Array], theirs: str, ours: str) -> dict[str, Array]:
    """Return the tensors of one layer under its new number, joined projections apart."""
    values: dict[str, Array] = {}
    for key, value in tensors.items():
        if not key.startswith(theirs):
            continue
        part, kind = key.removeprefix(theirs).split(".")
        names = PARTED.get(part, (part,))
        for single, piece in zip(names, np.split(value, len(names)), strict=True):
            values[f"{ours}{single}.{kind}"] = piece
    return values
