"""The embedding model as a PyTorch module: all twelve layers of multilingual-e5-small.

In: the package's model file, token ids. Out: vectors. The vocabulary is that of the trained networks with the pieces of
"query:" and "passage:" behind it.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

from evals.reading.engine import Engine
from evals.reading.network import EPSILON, Layer, layer_values

POSITIONS = 512
HIDDEN = -1e4  # what keeps padding out of attention
QUERY, PASSAGE = ("▁que", "ry", ":"), ("▁passage", ":")  # as the package's tokenizer cuts them


class Embedder(nn.Module):
    """In: token ids, shape (texts, tokens), no padding. Out: vectors of unit length, shape (texts, width)."""

    def __init__(self, engine: Engine, kept: list[int]) -> None:
        super().__init__()
        width = engine.width
        self.words = nn.Embedding.from_pretrained(
            torch.from_numpy(engine.matrix("emb.word", engine.words, width)[kept])
        )
        places = engine.vector("emb.pos", POSITIONS * width).reshape(POSITIONS, width)
        self.positions = nn.Parameter(torch.from_numpy(places + engine.vector("emb.type", width)))
        self.norm = nn.LayerNorm(width, EPSILON)
        self.layers = nn.ModuleList(Layer(width, engine.inner, engine.heads) for _ in range(engine.layers))
        values = {"norm.weight": engine.vector("emb.ln.w", width), "norm.bias": engine.vector("emb.ln.b", width)}
        for number in range(engine.layers):
            values |= layer_values(engine, number, number)
        self.load_state_dict({name: torch.from_numpy(value) for name, value in values.items()}, strict=False)

    def forward(self, ids: Tensor) -> Tensor:
        """Return the mean of the last states, brought to unit length (Wang et al. 2024, multilingual E5)."""
        return functional.normalize(self._states(ids, torch.zeros(1)).mean(1), dim=-1)

    def padded(self, ids: Tensor, told: Tensor) -> Tensor:
        """Return the same for texts of several lengths, in training; `told` tells tokens from padding, like `ids`."""
        states = self._states(ids, (~told * HIDDEN)[:, None, None, :]).float() * told[:, :, None]
        return functional.normalize(states.sum(1) / told.sum(1, keepdim=True), dim=-1)

    def _states(self, ids: Tensor, mask: Tensor) -> Tensor:
        states: Tensor = self.norm(self.words(ids) + self.positions[: ids.shape[1]])
        for layer in self.layers:
            states = layer(states, mask, states)
        return states


def prefix_pieces(engine: Engine) -> list[int]:
    """Return the places of the pieces that spell "query:" and then "passage:" in the package's vocabulary."""
    places = {piece: place for place, (piece, _) in enumerate(engine.pieces)}
    return [places[piece] for spelt in (QUERY, PASSAGE) for piece in spelt]
