"""Write trained networks as the files that `assistant/models/` reads.

In: a network, a tokenizer. Out: the files of `assistant/models/weights/`: networks with 8-bit weights (7 bits are used,
so that processors without VNNI do not overflow) and `tokenizer.json`.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import nn

from evals.operands.network import OperandNetwork
from evals.reading.engine import Array
from evals.reading.network import Network
from evals.reading.single import SingleOperands, SingleReader

WEIGHTS = Path(__file__).parents[2] / "assistant" / "models" / "weights"
OPSET = 17
ROWS, TOKENS = 2, 16  # of the example that is traced; the number of tokens is free in the file, that of rows may be


def write_tokenizer(tokenizer: Tokenizer) -> None:
    """Write the tokenizer."""
    WEIGHTS.mkdir(exist_ok=True)
    tokenizer.save(str(WEIGHTS / "tokenizer.json"), pretty=False)


def write_reader(network: Network, name: str) -> None:
    """Write a cross-encoder."""
    _write(SingleReader(network), name, ("ids", "parts"), {"odds": {}}, rows=1)


def write_parser(network: nn.Module) -> None:
    """Write the parser of questions."""
    _write(network, "parser.onnx", ("ids",), {"operations": {0: "rows"}, "tags": {0: "rows", 1: "tokens"}})


def write_operands(network: OperandNetwork) -> None:
    """Write the reader of operands."""
    _write(SingleOperands(network), "operands.onnx", ("ids", "parts"), {"roles": {1: "tokens"}}, rows=1)


def write_embedder(network: nn.Module) -> None:
    """Write the embedding model."""
    _write(network, "embedder.onnx", ("ids",), {"vectors": {0: "rows"}})


def write_bridge(matrix: Array) -> None:
    """Write the matrix from the space of the package's engine to that of the embedding model, in 16 bits."""
    np.save(WEIGHTS / "bridge.npy", matrix.astype(np.float16))


def _write(
    network: nn.Module, name: str, takes: Sequence[str], gives: Mapping[str, dict[int, str]], *, rows: int = ROWS
) -> None:
    """Write a network: matrices in 8 bits, the rest as it is. Of a single row it stays one."""
    network.eval()
    example = torch.zeros((rows, TOKENS), dtype=torch.long)
    free = {1: "tokens"} if rows == 1 else {0: "rows", 1: "tokens"}
    with TemporaryDirectory() as folder:
        whole = str(Path(folder) / "whole.onnx")
        torch.onnx.export(
            network,
            (example,) * len(takes),
            whole,
            input_names=list(takes),
            output_names=list(gives),
            dynamic_axes=dict.fromkeys(takes, free) | dict(gives),
            opset_version=OPSET,
            dynamo=False,  # the older exporter: its graph is the one that the quantiser knows
        )
        quantize_dynamic(whole, str(WEIGHTS / name), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
