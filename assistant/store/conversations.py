"""Conversations: who asked what in which order.

In: owners and ids. Out: `Conversation`s and their `Message`s. A conversation of another owner is "not found".
"""

import builtins
from datetime import datetime

from assistant.store.records import Conversation, Message


class Conversations:
    """The conversations of all owners. Thread-safe."""

    def create(self, owner: str, title: str = "") -> Conversation:
        """Begin a conversation; without a title, its first question becomes it."""
        raise NotImplementedError

    def list(
        self, owner: str, *, query: str = "", limit: int = 50, before: datetime | None = None
    ) -> list[Conversation]:
        """Return the owner's conversations, the latest first, those last touched earlier than `before`.

        With `query`: only those whose title, questions or answers hold it, however written (full width, traditional,
        white space).
        """
        raise NotImplementedError

    def get(self, conversation_id: str, owner: str) -> Conversation:
        """Return one. Raises ConversationNotFound."""
        raise NotImplementedError

    def messages(self, conversation_id: str, owner: str, *, last: int | None = None) -> builtins.list[Message]:
        """Return its messages, the earliest first; only the `last` ones if given. Raises ConversationNotFound."""
        raise NotImplementedError

    def rename(self, conversation_id: str, owner: str, title: str) -> Conversation:
        """Give it another title. Raises ConversationNotFound."""
        raise NotImplementedError

    def delete(self, conversation_id: str, owner: str) -> None:
        """Delete it with its messages and their feedback. Raises ConversationNotFound."""
        raise NotImplementedError
