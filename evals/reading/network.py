"""The cross-encoder as a PyTorch module: layers of multilingual-e5-small, a head that gives log odds.

In: token ids and parts, both of shape (pairs, tokens). Out: log odds, shape (pairs,). The layers are those of BERT with
layer norm after each half (Devlin et al. 2019); parts have an embedding of their own, which begins as the model's only
one. The head sees the first token alone, so the last layer is computed for that token only: a fifth of the whole time.
"""

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from assistant.models.network import PAD
from evals.reading.engine import Array, Engine

LONGEST = 256  # positions that are kept
EPSILON = 1e-12
DROPOUT = 0.1
PARTS = 3  # question, context, sentence


class Layer(nn.Module):
    """Self-attention and a feed-forward network."""

    def __init__(self, width: int, inner: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.out = nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.after_attention, self.after_network = nn.LayerNorm(width, EPSILON), nn.LayerNorm(width, EPSILON)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, states: Tensor, mask: Tensor, asking: Tensor) -> Tensor:
        """Return the states after this layer of the tokens `asking`; `mask` is added to the attention's logits."""
        pairs, _, width = states.shape

        def split(values: Tensor) -> Tensor:
            return values.view(pairs, -1, self.heads, width // self.heads).transpose(1, 2)

        query, key, value = split(self.query(asking)), split(self.key(states)), split(self.value(states))
        logits = torch.matmul(query * (width // self.heads) ** -0.5, key.transpose(-1, -2)) + mask.to(query.dtype)
        mixed = torch.matmul(torch.softmax(logits, -1).to(value.dtype), value)
        asking = self.after_attention(asking + self.out(mixed.transpose(1, 2).reshape(pairs, -1, width)))
        raised = self.down(functional.gelu(self.up(asking)))
        after: Tensor = self.after_network(asking + self.dropout(raised))
        return after


class Network(nn.Module):
    """Embeddings, layers and head."""

    def __init__(self, words: int, width: int, inner: int, heads: int, layers: int) -> None:
        super().__init__()
        self.words, self.positions = nn.Embedding(words, width), nn.Embedding(LONGEST, width)
        self.parts = nn.Embedding(PARTS, width)
        self.norm = nn.LayerNorm(width, EPSILON)
        self.layers = nn.ModuleList(Layer(width, inner, heads) for _ in range(layers))
        self.head = nn.Linear(width, 1)
        self.dropout = nn.Dropout(DROPOUT)

    def embedded(self, ids: Tensor, parts: Tensor) -> tuple[Tensor, Tensor]:
        """Return the states before the first layer, and the mask that keeps padding out."""
        mask = ((ids == PAD) * -1e4)[:, None, None, :]
        states = self.words(ids) + self.positions(torch.arange(ids.shape[1])) + self.parts(parts)
        return self.dropout(self.norm(states)), mask

    def summed_up(self, ids: Tensor, parts: Tensor) -> Tensor:
        """Return the last state of each pair's first token, shape (pairs, width)."""
        states, mask = self.embedded(ids, parts)
        *lower, last = self.layers
        for layer in lower:
            states = layer(states, mask, states)
        found: Tensor = last(states, mask, states[:, :1])[:, 0]
        return found

    def forward(self, ids: Tensor, parts: Tensor) -> Tensor:
        """Return log odds."""
        odds: Tensor = self.head(self.summed_up(ids, parts)).reshape(-1)
        return odds


def from_engine(engine: Engine, kept: list[int], layers: Sequence[int]) -> Network:
    """Return a network of some of the engine's layers; the head is new."""
    network = Network(len(kept), engine.width, engine.inner, engine.heads, len(layers))
    width = engine.width
    values: dict[str, Array] = {
        "words.weight": engine.matrix("emb.word", engine.words, width)[kept],
        "positions.weight": engine.vector("emb.pos", LONGEST * width).reshape(LONGEST, width),
        "parts.weight": np.stack([engine.vector("emb.type", width)] * PARTS),
        "norm.weight": engine.vector("emb.ln.w", width),
        "norm.bias": engine.vector("emb.ln.b", width),
    }
    for number, theirs in enumerate(layers):
        values |= layer_values(engine, number, theirs)
    network.load_state_dict({name: torch.from_numpy(value) for name, value in values.items()}, strict=False)
    nn.init.normal_(network.head.weight, std=0.02)
    nn.init.zeros_(network.head.bias)
    return network


def layer_values(engine: Engine, number: int, source: int) -> dict[str, Array]:
    """Return the weights of a layer of the engine, named as those of layer `number` of a module with `layers`."""
    width, inner = engine.width, engine.inner
    shapes = {
        "query": ("q", width, width), "key": ("k", width, width), "value": ("v", width, width),
        "out": ("ao", width, width), "up": ("fi", inner, width), "down": ("fo", width, inner),
    }  # fmt: skip
    values: dict[str, Array] = {}
    for name, (theirs, rows, columns) in shapes.items():
        values[f"layers.{number}.{name}.weight"] = engine.matrix(f"l{source}.{theirs}.w", rows, columns)
        values[f"layers.{number}.{name}.bias"] = engine.vector(f"l{source}.{theirs}.b", rows)
    for name, theirs in (("after_attention", "aln"), ("after_network", "oln")):
        values[f"layers.{number}.{name}.weight"] = engine.vector(f"l{source}.{theirs}.w", width)
        values[f"layers.{number}.{name}.bias"] = engine.vector(f"l{source}.{theirs}.b", width)
    return values
