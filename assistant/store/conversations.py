"""Conversations: who asked what in which order.

In: owners and ids. Out: `Conversation`s and their `Message`s. A conversation of another owner is "not found".
"""

import builtins
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Connection, Row, bindparam, delete, distinct, exists, func, insert, or_, select, update

from assistant.errors import ConversationNotFound
from assistant.store import tables
from assistant.store.answers import COLUMNS as MESSAGE
from assistant.store.answers import message
from assistant.store.audit import AuditLog
from assistant.store.database import Database
from assistant.store.records import Conversation, Message
from assistant.store.written import cleaned, sought

NOT_FOUND = "没有这个对话，可能已被删除。"
TITLE = 200  # characters kept of a title

T = tables.Conversations
COLUMNS = (T.id, T.owner, T.title, T.created_at, T.updated_at)
HELD = (
    select(func.count(distinct(tables.Answers.id)), func.count(tables.Feedback.id))
    .select_from(tables.Answers)
    .outerjoin(tables.Feedback, tables.Feedback.answer_id == tables.Answers.id)
    .where(tables.Answers.conversation_id == bindparam("a_conversation"))
)
KEPT = select(
    *(
        select(func.count()).select_from(table).scalar_subquery()
        for table in (tables.Conversations, tables.Answers, tables.Feedback)
    )
)


class Pruned(NamedTuple):
    """How much was deleted."""

    conversations: int
    answers: int
    feedback: int


class Conversations:
    """The conversations of all owners. Thread-safe."""

    def __init__(self, database: Database, clock: Callable[[], datetime], audit: AuditLog) -> None:
        self._database = database
        self._clock = clock
        self._audit = audit

    def create(self, owner: str, title: str = "") -> Conversation:
        """Begin a conversation; without a title, its first question becomes it."""
        now = self._clock()
        made = Conversation(id=uuid.uuid4().hex, owner=owner, title=_title(title), created_at=now, updated_at=now)
        with self._database.write() as connection:
            connection.execute(insert(T).values(sought=sought(made.title), **dict(made)))
        return made

    def list(
        self, owner: str, *, query: str = "", limit: int = 50, before: datetime | None = None
    ) -> builtins.list[Conversation]:
        """Return the owner's conversations, the latest first, those last touched earlier than `before`.

        With `query`: only those whose title, questions or answers hold it, however written (full width, traditional,
        white space).
        """
        statement = select(*COLUMNS).where(T.owner == owner).order_by(T.updated_at.desc(), T.id).limit(limit)
        if before is not None:
            statement = statement.where(T.updated_at < before)
        if words := sought(query):
            held = exists().where(
                tables.Answers.conversation_id == T.id, tables.Answers.sought.contains(words, autoescape=True)
            )
            statement = statement.where(or_(T.sought.contains(words, autoescape=True), held))
        with self._database.read() as connection:
            return [_conversation(row) for row in connection.execute(statement)]

    def get(self, conversation_id: str, owner: str) -> Conversation:
        """Return one. Raises ConversationNotFound."""
        with self._database.read() as connection:
            return _own(connection, conversation_id, owner)

    def messages(self, conversation_id: str, owner: str, *, last: int | None = None) -> builtins.list[Message]:
        """Return its messages, the earliest first; only the `last` ones if given. Raises ConversationNotFound."""
        position = tables.Answers.position
        statement = select(*MESSAGE).where(tables.Answers.conversation_id == conversation_id)
        with self._database.read() as connection:
            _own(connection, conversation_id, owner)
            rows = connection.execute(statement.order_by(position.desc()).limit(last)).all()
        return [message(row) for row in reversed(rows)]

    def rename(self, conversation_id: str, owner: str, title: str) -> Conversation:
        """Give it another title. Raises ConversationNotFound."""
        values = {"title": _title(title), "sought": sought(_title(title)), "updated_at": self._clock()}
        with self._database.write() as connection:
            connection.execute(update(T).where(T.id == conversation_id, T.owner == owner).values(values))
            return _own(connection, conversation_id, owner)

    def delete(self, conversation_id: str, owner: str, **traces: object) -> None:
        """Delete it with its messages and all feedback on them, whoever gave it: it may repeat what was asked.

        The audit log keeps who deleted it, how many answers and how much feedback went; `traces` go into it too.
        Raises ConversationNotFound.
        """
        with self._database.write() as connection:
            answers, feedback = connection.execute(HELD, {"a_conversation": conversation_id}).one()
            gone = connection.execute(delete(T).where(T.id == conversation_id, T.owner == owner)).rowcount
            if not gone:
                raise ConversationNotFound(NOT_FOUND)
            self._audit.record(
                "conversation.deleted",
                owner,
                conversation_id=conversation_id,
                answers=answers,
                feedback=feedback,
                **traces,
            )

    def prune(self, keep_days: int) -> Pruned:
        """Delete what nobody went on with for `keep_days`: conversations, answers outside of any, all feedback on them.

        The audit log stays, and keeps how much went.
        """
        limit = self._clock() - timedelta(days=keep_days)
        lone = tables.Answers.conversation_id.is_(None), tables.Answers.created_at < limit
        with self._database.write() as connection:
            before = connection.execute(KEPT).one()
            connection.execute(delete(T).where(T.updated_at < limit))
            connection.execute(delete(tables.Answers).where(*lone))
            after = connection.execute(KEPT).one()
            pruned = Pruned(*(had - has for had, has in zip(before, after, strict=True)))
            if any(pruned):
                self._audit.record("conversations.pruned", "local", keep_days=keep_days, **pruned._asdict())
        return pruned


def _own(connection: Connection, conversation_id: str, owner: str) -> Conversation:
    row = connection.execute(select(*COLUMNS).where(T.id == conversation_id, T.owner == owner)).one_or_none()
    if row is None:
        raise ConversationNotFound(NOT_FOUND)
    return _conversation(row)


def _conversation(row: Row[str, str, str, datetime, datetime]) -> Conversation:
    found, owner, title, created, updated = row
    return Conversation(id=found, owner=owner, title=title, created_at=created, updated_at=updated)


def _title(text: str) -> str:
    return " ".join(cleaned(text).split())[:TITLE]
