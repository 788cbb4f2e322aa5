"""What the trained networks' training has in common: stepping an optimiser.

In: a network, batches, a loss. Out: the network, trained in place.
"""

import logging
from collections.abc import Callable, Iterable
from typing import TypeVar

import torch
from torch import Tensor, nn

WARM_UP = 30  # steps
DECAY = 0.01
CLIP = 1.0

Batch = TypeVar("Batch")
log = logging.getLogger(__name__)


def fit(
    network: nn.Module,
    passes: Callable[[], Iterable[Batch]],
    loss_of: Callable[[Batch], Tensor],
    *,
    steps: int,
    rate: float,
    frozen: Iterable[nn.Module],
) -> None:
    """Train all parameters but those of `frozen` for so many steps, the rate falling to nothing.

    `passes` gives the batches of one pass over the material, drawn anew each time; at least one.
    """
    for module in frozen:
        module.requires_grad_(False)
    learnt = [parameter for parameter in network.parameters() if parameter.requires_grad]
    optimiser = torch.optim.AdamW(learnt, lr=rate, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / WARM_UP) * (1 - step / steps)
    )
    network.train()
    done = 0
    while done < steps:
        for batch in passes():
            loss = loss_of(batch)
            optimiser.zero_grad(set_to_none=True)
            torch.autograd.backward(loss)
            nn.utils.clip_grad_norm_(network.parameters(), CLIP)
            optimiser.step()
            schedule.step()
            done += 1
            if done % 50 == 0:
                log.info("step %d of %d, loss %.3f", done, steps, loss.item())
            if done == steps:
                return
