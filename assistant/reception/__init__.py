"""What surrounds every question, the same for every road in: who asks, screening, history, recording.

In: a question with its asker. Out: the answer, stored and audited; or its events.
"""

from assistant.reception.actor import LOCAL, SCOPES, Actor, Scope
from assistant.reception.asking import Answering, Asked, Asking, Mode
from assistant.reception.corrections import Correction, corrections
from assistant.reception.desk import Reception
from assistant.reception.screen import Screen
from assistant.reception.unrecorded import Unrecorded

__all__ = [
    "LOCAL",
    "SCOPES",
    "Actor",
    "Answering",
    "Asked",
    "Asking",
    "Correction",
    "Mode",
    "Reception",
    "Scope",
    "Screen",
    "Unrecorded",
    "corrections",
]
