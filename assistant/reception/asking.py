"""What receives questions (`desk.Reception` is the usual one), what it is told with them, and what it needs itself.

In: nothing. Out: the protocols `Asking` and `Answering`, and `Asked`, the keywords of every `ask` and `stream` that
receives questions.
"""

from collections.abc import Iterator, Sequence
from typing import Literal, Protocol, Required, TypedDict, Unpack

from assistant.reception.actor import Actor
from assistant.types import Answer, Event, Turn

Mode = Literal["auto", "extractive", "chat"]


class Asked(TypedDict, total=False):
    """What goes with a question; only the actor must be given.

    `conversation_id`: where it is asked, "" for nowhere. `documents`: the ids to keep to, none for all. `mode`: who
    writes, "auto" for the chat model where there is one. `request_id`: for the audit log.
    """

    actor: Required[Actor]
    conversation_id: str
    documents: Sequence[str]
    mode: Mode
    request_id: str


class Asking(Protocol):
    """Receives questions."""

    def ask(self, question: str, history: Sequence[Turn] = (), **asked: Unpack[Asked]) -> Answer:
        """Answer a question; raises what `Answering.ask` does, and ConversationNotFound."""
        ...

    def stream(self, question: str, history: Sequence[Turn] = (), **asked: Unpack[Asked]) -> Iterator[Event]:
        """Answer event by event; raises like `ask`."""
        ...


class Answering(Protocol):
    """What the reception needs of an assistant (`pipeline.Assistant` is one)."""

    def ask(
        self, question: str, history: Sequence[Turn] = (), *, documents: Sequence[str] = (), mode: Mode = "auto"
    ) -> Answer:
        """Answer a question."""
        ...

    def stream(
        self, question: str, history: Sequence[Turn] = (), *, documents: Sequence[str] = (), mode: Mode = "auto"
    ) -> Iterator[Event]:
        """Answer a question event by event."""
        ...
