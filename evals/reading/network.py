"""The cross-encoder as a PyTorch module: the lowest layers of multilingual-e5-small, a head that gives log odds.

In: token ids and parts, both of shape (pairs, tokens). Out: log odds, shape (pairs,). The layers are those of BERT with
layer norm after each half (Devlin et al. 2019); parts have an embedding of their own, which begins as the model's only
one.
"""

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from assistant.models.crossencoder import PAD
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

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """Return the states after this layer; `mask` is added to the attention's logits."""
        pairs, tokens, width = states.shape

        def split(values: Tensor) -> Tensor:
            return values.view(pairs, tokens, self.heads, width // self.heads).transpose(1, 2)

        query, key, value = split(self.query(states)), split(self.key(states)), split(self.value(states))
        logits = torch.matmul(query * (width // self.heads) ** -0.5, key.transpose(-1, -2)) + mask.to(query.dtype)
        mixed = torch.matmul(torch.softmax(logits, -1).to(value.dtype), value)
        states = self.after_attention(states + self.out(mixed.transpose(1, 2).reshape(pairs, tokens, width)))
        raised = self.down(functional.gelu(self.up(states)))
        after: Tensor = self.after_network(states + self.dropout(raised))
        return after


class Network(nn.Module):
    """Embeddings, layers and head."""

    def __init__(self, words: int, width: int, inner: int, heads: int, layers: int) -> None:
        super().__init__()
        self.words, self.positions = nn.Embedding(words, width), nn.Embedding(LONGEST, width)
        self.parts = nn.Embedding(PARTS, width)
        self.norm = nn.LayerNorm(width, EPSILON)
        self.layers = nn.ModuleList(Layer(width, inner, heads) for _ in range(layers))
        self.head = nn.Linear(2 * width, 1)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, ids: Tensor, parts: Tensor) -> Tensor:
        """Return log odds. The head sees the first token's state and the mean of all."""
        padding = ids == PAD
        mask = (padding * -1e4)[:, None, None, :]
        states = self.words(ids) + self.positions(torch.arange(ids.shape[1])) + self.parts(parts)
        states = self.dropout(self.norm(states))
        for layer in self.layers:
            states = layer(states, mask)
        kept = (~padding).unsqueeze(-1).float()
        mean = (states * kept).sum(1) / kept.sum(1)
        odds: Tensor = self.head(torch.cat([states[:, 0], mean], -1)).squeeze(-1)
        return odds


def from_engine(engine: Engine, kept: list[int], layers: int) -> Network:
    """Return the network with the engine's weights; the head is new."""
    network = Network(len(kept), engine.width, engine.inner, engine.heads, layers)
    width = engine.width
    values: dict[str, Array] = {
        "words.weight": engine.matrix("emb.word", engine.words, width)[kept],
        "positions.weight": engine.vector("emb.pos", LONGEST * width).reshape(LONGEST, width),
        "parts.weight": np.stack([engine.vector("emb.type", width)] * PARTS),
        "norm.weight": engine.vector("emb.ln.w", width),
        "norm.bias": engine.vector("emb.ln.b", width),
    }
    for number in range(layers):
        values |= _layer(engine, number)
    network.load_state_dict({name: torch.from_numpy(value) for name, value in values.items()}, strict=False)
    nn.init.normal_(network.head.weight, std=0.02)
    nn.init.zeros_(network.head.bias)
    return network


def _layer(engine: Engine, number: int) -> dict[str, Array]:
    width, inner = engine.width, engine.inner
    shapes = {
        "query": ("q", width, width), "key": ("k", width, width), "value": ("v", width, width),
        "out": ("ao", width, width), "up": ("fi", inner, width), "down": ("fo", width, inner),
    }  # fmt: skip
    values: dict[str, Array] = {}
    for name, (theirs, rows, columns) in shapes.items():
        values[f"layers.{number}.{name}.weight"] = engine.matrix(f"l{number}.{theirs}.w", rows, columns)
        values[f"layers.{number}.{name}.bias"] = engine.vector(f"l{number}.{theirs}.b", rows)
    for name, theirs in (("after_attention", "aln"), ("after_network", "oln")):
        values[f"layers.{number}.{name}.weight"] = engine.vector(f"l{number}.{theirs}.w", width)
        values[f"layers.{number}.{name}.bias"] = engine.vector(f"l{number}.{theirs}.b", width)
    return values
