"""A trained network as it is written: for one pair at a time, with the projections of a layer in one matrix.

In: a `Network`. Out: modules that give the same numbers for a batch of one. The service reads one pair at a time, so it
needs no mask and no rows; one product of three times the width takes less time than three, whose input would be
rounded to 8 bits three times. Together this saves a sixteenth of a network's time.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

from evals.operands.network import OperandNetwork
from evals.reading.network import Layer, Network


class SingleLayer(nn.Module):
    """A layer over the tokens of one pair, of shape (tokens, width)."""

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self.heads, self.width = layer.heads, layer.query.in_features
        self.query, self.both = layer.query, _joined(layer.key, layer.value)
        self.all = _joined(layer.query, layer.key, layer.value)
        self.out, self.up, self.down = layer.out, layer.up, layer.down
        self.after_attention, self.after_network = layer.after_attention, layer.after_network

    def forward(self, states: Tensor, *, first: bool = False) -> Tensor:
        """Return the states after this layer, of the first token alone if asked for."""
        asking = states[:1] if first else states
        if first:
            query, (key, value) = self.query(asking), self.both(states).split(self.width, 1)
        else:
            query, key, value = self.all(states).split(self.width, 1)
        size = self.width // self.heads
        query, value = (part.view(-1, self.heads, size).permute(1, 0, 2) for part in (query * size**-0.5, value))
        logits = torch.matmul(query, key.view(-1, self.heads, size).permute(1, 2, 0))
        mixed = torch.matmul(torch.softmax(logits, -1), value).permute(1, 0, 2).reshape(-1, self.width)
        asking = self.after_attention(asking + self.out(mixed))
        after: Tensor = self.after_network(asking + self.down(functional.gelu(self.up(asking))))
        return after


class SingleReader(nn.Module):
    """The cross-encoder. In: ids and parts, shape (1, tokens). Out: log odds, shape (1,)."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.words, self.positions, self.parts = network.words, network.positions, network.parts
        self.norm, self.head = network.norm, network.head
        self.layers = nn.ModuleList(SingleLayer(layer) for layer in network.layers)

    def states(self, ids: Tensor, parts: Tensor) -> Tensor:
        """Return the states before the first layer, shape (tokens, width)."""
        said: Tensor = self.norm(self.words(ids[0]) + self.positions(torch.arange(ids.shape[1])) + self.parts(parts[0]))
        return said

    def forward(self, ids: Tensor, parts: Tensor) -> Tensor:
        """Return log odds."""
        states = self.states(ids, parts)
        *lower, last = self.layers
        for layer in lower:
            states = layer(states)
        odds: Tensor = self.head(last(states, first=True)).reshape(-1)
        return odds


class SingleOperands(nn.Module):
    """The reader of operands. In: ids and parts, shape (1, tokens). Out: logits, shape (1, tokens, roles)."""

    def __init__(self, network: OperandNetwork) -> None:
        super().__init__()
        self.reader, self.role = SingleReader(network.network), network.role

    def forward(self, ids: Tensor, parts: Tensor) -> Tensor:
        """Return the logits of roles."""
        states = self.reader.states(ids, parts)
        for layer in self.reader.layers:
            states = layer(states)
        logits: Tensor = self.role(states)[None]
        return logits


def _joined(*projections: nn.Linear) -> nn.Linear:
    """Return projections of one input as a single one, their outputs one after another."""
    joined = nn.Linear(projections[0].in_features, sum(one.out_features for one in projections))
    with torch.no_grad():
        joined.weight.copy_(torch.cat([one.weight for one in projections]))
        joined.bias.copy_(torch.cat([one.bias for one in projections]))
    return joined
