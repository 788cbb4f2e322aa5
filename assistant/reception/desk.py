"""The reception of every question: screened, given its history, answered, recorded.

In: a question, who asks it, perhaps a conversation. Out: an `Answer` or its events.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, Protocol

from assistant.reception.actor import Actor
from assistant.reception.screen import Screen
from assistant.store import Store
from assistant.types import Answer, Event, Turn

Mode = Literal["auto", "extractive", "chat"]


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


class Reception:
    """Receives questions for the assistant that answers right now. Thread-safe."""

    def __init__(
        self,
        current: Callable[[], Answering],
        store: Store,
        screen: Screen,
        *,
        notice: str = "",
        audit_required: Literal["auto", "always", "never"] = "auto",
    ) -> None:
        self.current = current
        self.store = store
        self._screen = screen
        self._notice = notice
        self._required = audit_required

    def ask(
        self,
        question: str,
        history: Sequence[Turn] = (),
        *,
        actor: Actor,
        conversation_id: str = "",
        documents: Sequence[str] = (),
        mode: Mode = "auto",
        request_id: str = "",
    ) -> Answer:
        """Answer and record.

        Raises what `Answering.ask` does, ConversationNotFound, and StoreFault where no answer may go unrecorded.
        With a conversation and no history, the history is the conversation's own.
        """
        raise NotImplementedError

    def stream(
        self,
        question: str,
        history: Sequence[Turn] = (),
        *,
        actor: Actor,
        conversation_id: str = "",
        documents: Sequence[str] = (),
        mode: Mode = "auto",
        request_id: str = "",
    ) -> Iterator[Event]:
        """Answer event by event and record; raises like `ask`, before the first event."""
        raise NotImplementedError
