"""Write the trained cross-encoder as the files that `assistant/models/crossencoder.py` reads.

In: a network, a tokenizer. Out: `reader.onnx` with 8-bit weights (7 bits are used, so that processors without VNNI do
not overflow) and `tokenizer.json`.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

from evals.reading.network import Network

WEIGHTS = Path(__file__).parents[2] / "assistant" / "models" / "weights"
OPSET = 17


def write_tokenizer(tokenizer: Tokenizer) -> None:
    """Write the tokenizer."""
    WEIGHTS.mkdir(exist_ok=True)
    tokenizer.save(str(WEIGHTS / "tokenizer.json"), pretty=False)


def write_network(network: Network) -> None:
    """Write the network: matrices in 8 bits, the rest as it is."""
    network.eval()
    example = torch.zeros((2, 16), dtype=torch.long)
    shape = {0: "pairs", 1: "tokens"}
    with TemporaryDirectory() as folder:
        whole = str(Path(folder) / "whole.onnx")
        torch.onnx.export(
            network,
            (example, example),
            whole,
            input_names=["ids", "parts"],
            output_names=["odds"],
            dynamic_axes={"ids": shape, "parts": shape, "odds": {0: "pairs"}},
            opset_version=OPSET,
            dynamo=False,  # the older exporter: its graph is the one that the quantiser knows
        )
        quantize_dynamic(
            whole, str(WEIGHTS / "reader.onnx"), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
        )
