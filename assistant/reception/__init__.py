"""What surrounds every question, the same for every road in: who asks, screening, history, recording.

In: a question with its asker. Out: the answer, stored and audited; or its events.
"""

from assistant.reception.actor import LOCAL, SCOPES, Actor, Scope
from assistant.reception.corrections import Correction, corrections
from assistant.reception.desk import Answering, Mode, Reception
from assistant.reception.screen import Screen
from assistant.reception.unrecorded import Asking, Unrecorded

__all__ = [
    "LOCAL",
    "SCOPES",
    "Actor",
    "Answering",
    "Asking",
    "Correction",
    "Mode",
    "Reception",
    "Scope",
    "Screen",
    "Unrecorded",
    "corrections",
]
