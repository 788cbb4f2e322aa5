"""Write trained networks as the files that `assistant/models/` reads.

In: a network, a tokenizer. Out: the files of `assistant/models/weights/`: networks with 8-bit weights (7 bits are used,
so that processors without VNNI do not overflow) and `tokenizer.json`.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import nn

WEIGHTS = Path(__file__).parents[2] / "assistant" / "models" / "weights"
OPSET = 17
EXAMPLE = (2, 16)  # rows and tokens; both are free in the file


def write_tokenizer(tokenizer: Tokenizer) -> None:
    """Write the tokenizer."""
    WEIGHTS.mkdir(exist_ok=True)
    tokenizer.save(str(WEIGHTS / "tokenizer.json"), pretty=False)


def write_reader(network: nn.Module, name: str) -> None:
    """Write a cross-encoder."""
    _write(network, name, ("ids", "parts"), {"odds": {0: "rows"}})


def write_parser(network: nn.Module) -> None:
    """Write the parser of questions."""
    _write(network, "parser.onnx", ("ids",), {"operations": {0: "rows"}, "tags": {0: "rows", 1: "tokens"}})


def write_operands(network: nn.Module) -> None:
    """Write the reader of operands."""
    _write(network, "operands.onnx", ("ids", "parts"), {"roles": {0: "rows", 1: "tokens"}})


def write_embedder(network: nn.Module) -> None:
    """Write the embedding model."""
    _write(network, "embedder.onnx", ("ids",), {"vectors": {0: "rows"}})


def _write(network: nn.Module, name: str, takes: Sequence[str], gives: Mapping[str, dict[int, str]]) -> None:
    """Write a network: matrices in 8 bits, the rest as it is."""
    network.eval()
    example = torch.zeros(EXAMPLE, dtype=torch.long)
    with TemporaryDirectory() as folder:
        whole = str(Path(folder) / "whole.onnx")
        torch.onnx.export(
            network,
            (example,) * len(takes),
            whole,
            input_names=list(takes),
            output_names=list(gives),
            dynamic_axes={name: {0: "rows", 1: "tokens"} for name in takes} | dict(gives),
            opset_version=OPSET,
            dynamo=False,  # the older exporter: its graph is the one that the quantiser knows
        )
        quantize_dynamic(whole, str(WEIGHTS / name), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
