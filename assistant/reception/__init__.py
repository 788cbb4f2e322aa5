"""What surrounds every question, the same for every road in: who asks, what is stored and what is audited.

In: a question with its asker. Out: the answer, stored and audited.
"""

from assistant.reception.actor import LOCAL, SCOPES, Actor, Scope

__all__ = ["LOCAL", "SCOPES", "Actor", "Scope"]
