"""Answers as they were given.

In: `Answer`s. Out: `Message`s. An answer belongs to an owner and, where it was asked in one, to a conversation.
"""

from assistant.store.records import Message
from assistant.types import Answer


class Answers:
    """All stored answers. Thread-safe."""

    def add(self, answer: Answer, *, owner: str, conversation_id: str = "") -> Message:
        """Keep an answer; it joins the conversation. Raises ConversationNotFound where that is not the owner's."""
        raise NotImplementedError

    def get(self, answer_id: str) -> Message:
        """Return one by its id, whoever asked: a link to an answer can be shared. Raises AnswerNotFound."""
        raise NotImplementedError
