"""What receives questions (`reception.Reception` is the usual one), and the one that keeps nothing.

In: a question and who asks. Out: the answer, or its events.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from assistant.errors import ConversationNotFound
from assistant.reception.actor import Actor
from assistant.reception.desk import Answering, Mode
from assistant.types import Answer, Event, Turn


class Asking(Protocol):
    """Receives questions."""

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
        """Answer a question; raises what `Answering.ask` does, and ConversationNotFound."""
        ...

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
        """Answer event by event; raises like `ask`."""
        ...


class Unrecorded:
    """Passes questions on to the assistant that answers right now; there are no conversations."""

    def __init__(self, current: Callable[[], Answering]) -> None:
        self._current = current

    def ask(
        self,
        question: str,
        history: Sequence[Turn] = (),
        *,
        actor: Actor,  # noqa: ARG002  # nothing is recorded
        conversation_id: str = "",
        documents: Sequence[str] = (),
        mode: Mode = "auto",
        request_id: str = "",  # noqa: ARG002  # same
    ) -> Answer:
        """Answer a question."""
        _no_conversation(conversation_id)
        return self._current().ask(question, history, documents=documents, mode=mode)

    def stream(
        self,
        question: str,
        history: Sequence[Turn] = (),
        *,
        actor: Actor,  # noqa: ARG002  # nothing is recorded
        conversation_id: str = "",
        documents: Sequence[str] = (),
        mode: Mode = "auto",
        request_id: str = "",  # noqa: ARG002  # same
    ) -> Iterator[Event]:
        """Answer event by event."""
        _no_conversation(conversation_id)
        return self._current().stream(question, history, documents=documents, mode=mode)


def _no_conversation(conversation_id: str) -> None:
    if conversation_id:
        raise ConversationNotFound("没有这个编号的对话。")
