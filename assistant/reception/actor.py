"""Who asks.

In: nothing. Out: `Actor`, and `LOCAL`, who is at the machine itself. Not here: how an actor is recognised.
"""

from dataclasses import dataclass
from typing import Literal, get_args

Scope = Literal["ask", "read", "admin"]
SCOPES: frozenset[str] = frozenset(get_args(Scope))


@dataclass(frozen=True)
class Actor:
    """A person or program that asks. `name` and `key_id` go into the audit log; a key itself never does."""

    name: str
    key_id: str = ""
    scopes: frozenset[str] = frozenset()

    def may(self, scope: Scope) -> bool:
        """Say whether the actor has `scope`; admin has all of them."""
        return scope in self.scopes or "admin" in self.scopes


LOCAL = Actor("local", scopes=SCOPES)
