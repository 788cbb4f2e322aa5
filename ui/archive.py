"""Conversations as they are kept: begun, listed, opened again, forgotten; single answers by their link; opinions.

In: the store, if there is one, and who asks. Out: records. Where there is no store, or it cannot be reached, nothing is
kept and the page works without.
"""

import logging

from assistant.errors import AnswerNotFound, AssistantError, ConversationNotFound, StoreFault
from assistant.reception.actor import Actor
from assistant.store import Conversation, Message, Rating, Store

logger = logging.getLogger(__name__)
LISTED = 60


class Archive:
    """What the page keeps in the store."""

    def __init__(self, store: Store | None) -> None:
        self._store = store

    @property
    def keeps(self) -> bool:
        """Whether anything is kept at all."""
        return self._store is not None

    def begin(self, actor: Actor) -> str:
        """Begin a conversation and return its id, "" where it cannot be kept: the question is answered all the same."""
        if self._store is None:
            return ""
        try:
            return self._store.conversations.create(actor.name).id
        except StoreFault:
            logger.warning("conversation not kept")
            return ""

    def listed(self, actor: Actor, query: str = "") -> list[Conversation]:
        """Return the actor's conversations, the latest first. Raises StoreFault."""
        if self._store is None:
            return []
        found = self._store.conversations.list(actor.name, query=query, limit=LISTED)
        return [conversation for conversation in found if conversation.title]  # one without a title holds no answer

    def messages(self, conversation_id: str, actor: Actor) -> list[Message]:
        """Return what was asked in a conversation of the actor. Raises ConversationNotFound, StoreFault."""
        if self._store is None:
            raise ConversationNotFound("没有保存这个对话。")
        return self._store.conversations.messages(conversation_id, actor.name)

    def forget(self, conversation_id: str, actor: Actor) -> None:
        """Delete a conversation; one that is gone already is no fault. Raises StoreFault."""
        if self._store is not None:
            try:
                self._store.conversations.delete(conversation_id, actor.name, key_id=actor.key_id)
            except ConversationNotFound:
                return

    def shared(self, answer_id: str) -> Message:
        """Return an answer by its id. Raises AnswerNotFound, StoreFault."""
        if self._store is None:
            raise AnswerNotFound("没有保存这个回答。")
        return self._store.answers.get(answer_id)

    def rate(
        self, answer_id: str, actor: Actor, rating: Rating, *, reason: str = "", correction: str = "", section: str = ""
    ) -> str:
        """Keep an opinion of an answer; returns what to tell."""
        if self._store is None:
            return "这里没有保存记录，意见未能记下。"
        try:
            self._store.feedback.add(
                answer_id, actor.name, rating, reason=reason, corrected_answer=correction, corrected_section=section
            )
        except AssistantError as error:
            return f"意见没有记下：{error.message}"
        return "已记下，谢谢。" if rating == "up" else "已记下，谢谢。改正的内容会用于改进评测题目。"
