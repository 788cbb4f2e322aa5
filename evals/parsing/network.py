"""The parser as a PyTorch module: layers of multilingual-e5-small, a head for the operation and one for the tags.

In: token ids, shape (questions, tokens). Out: logits of operations, shape (questions, operations), and of tags, shape
(questions, tokens, tags).
"""

import torch
from torch import Tensor, nn

from assistant.models.parser import OPERATIONS, TAGS
from evals.reading.network import Network


class ParserNetwork(nn.Module):
    """Layers and two heads. The head of the layers themselves is not used."""

    def __init__(self, layers: Network) -> None:
        super().__init__()
        self.network = layers
        width = layers.head.in_features
        self.operation, self.tag = nn.Linear(width, len(OPERATIONS)), nn.Linear(width, TAGS)

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor]:
        """Return the logits of operations and of tags."""
        states, mask = self.network.embedded(ids, torch.zeros_like(ids))
        for layer in self.network.layers:
            states = layer(states, mask, states)
        return self.operation(states[:, 0]), self.tag(states)
