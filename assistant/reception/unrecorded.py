"""The reception that keeps nothing.

In: a question and who asks. Out: the answer, or its events.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Unpack

from assistant.errors import ConversationNotFound
from assistant.reception.asking import Answering, Asked
from assistant.types import Answer, Event, Turn


class Unrecorded:
    """Passes questions on to the assistant that answers right now; there are no conversations."""

    def __init__(self, current: Callable[[], Answering]) -> None:
        self._current = current

    def ask(self, question: str, history: Sequence[Turn] = (), **asked: Unpack[Asked]) -> Answer:
        """Answer a question."""
        _no_conversation(asked)
        documents, mode = asked.get("documents", ()), asked.get("mode", "auto")
        return self._current().ask(question, history, documents=documents, mode=mode)

    def stream(self, question: str, history: Sequence[Turn] = (), **asked: Unpack[Asked]) -> Iterator[Event]:
        """Answer event by event."""
        _no_conversation(asked)
        documents, mode = asked.get("documents", ()), asked.get("mode", "auto")
        return self._current().stream(question, history, documents=documents, mode=mode)


def _no_conversation(asked: Asked) -> None:
    if asked.get("conversation_id"):
        raise ConversationNotFound("没有这个编号的对话。")
