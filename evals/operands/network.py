"""The reader of operands as a PyTorch module: layers of multilingual-e5-small and a head that gives a role to a token.

In: token ids and parts, both of shape (pairs, tokens). Out: logits of roles, shape (pairs, tokens, roles). The logits
of a figure are the means of those of its tokens.
"""

from torch import Tensor, nn

from assistant.models.operands import ROLES
from evals.reading.network import Network


class OperandNetwork(nn.Module):
    """Layers and a head. The head of the layers themselves is not used."""

    def __init__(self, layers: Network) -> None:
        super().__init__()
        self.network = layers
        self.role = nn.Linear(layers.head.in_features, ROLES)

    def forward(self, ids: Tensor, parts: Tensor) -> Tensor:
        """Return the logits of roles."""
        states, mask = self.network.embedded(ids, parts)
        for layer in self.network.layers:
            states = layer(states, mask, states)
        logits: Tensor = self.role(states)
        return logits
