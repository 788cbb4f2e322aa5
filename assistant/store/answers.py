"""Answers as they were given.

In: `Answer`s. Out: `Message`s. An answer belongs to an owner and, where it was asked in one, to a conversation.
"""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection, Row, bindparam, case, insert, select, update

from assistant.errors import AnswerNotFound, ConversationNotFound
from assistant.store import tables
from assistant.store.database import Database
from assistant.store.records import Message
from assistant.store.written import cleaned, sought
from assistant.types import Answer

TITLE = 40  # characters of the first question that become the conversation's title

T = tables.Answers
C = tables.Conversations
COLUMNS = (T.id, T.body, T.created_at)
# Built once: putting a statement together takes the library longer than the database to run it.
ADD = insert(T)
TOUCH = (
    update(C)
    .where(C.id == bindparam("a_conversation"), C.owner == bindparam("an_owner"))
    .values(
        updated_at=bindparam("now"),
        title=case((C.title == "", bindparam("a_title")), else_=C.title),
        sought=case((C.title == "", bindparam("a_sought")), else_=C.sought),
    )
)


class Answers:
    """All stored answers. Thread-safe."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    def add(self, answer: Answer, *, owner: str, conversation_id: str = "") -> Message:
        """Keep an answer; it joins the conversation. Raises ConversationNotFound where that is not the owner's."""
        kept = answer.model_copy(update={"conversation_id": conversation_id})
        now = self._clock()
        values = {
            "id": kept.id,
            "conversation_id": conversation_id or None,
            "owner": owner,
            "body": kept.model_dump_json(),
            "sought": f"{sought(answer.question)}\n{sought(answer.text)}",
            "created_at": now,
        }
        with self._database.write() as connection:
            if conversation_id:
                _join(connection, conversation_id, owner, now, answer.question)
            connection.execute(ADD, values)
        return Message(id=kept.id, question=kept.question, answer=kept, created_at=now)

    def get(self, answer_id: str) -> Message:
        """Return one by its id, whoever asked: a link to an answer can be shared. Raises AnswerNotFound."""
        with self._database.read() as connection:
            row = connection.execute(select(*COLUMNS).where(T.id == answer_id)).one_or_none()
        if row is None:
            raise AnswerNotFound("没有这个回答，可能已被删除。")
        return message(row)


def _join(connection: Connection, conversation_id: str, owner: str, now: datetime, question: str) -> None:
    """Say that something was asked in the conversation, whose first question names it."""
    title = " ".join(cleaned(question).split())[:TITLE]
    named = {"a_title": title, "a_sought": sought(title)}
    values = {"a_conversation": conversation_id, "an_owner": owner, "now": now, **named}
    if not connection.execute(TOUCH, values).rowcount:
        raise ConversationNotFound("没有这个对话，可能已被删除。")


def message(row: Row[str, str, datetime]) -> Message:
    """Read a stored answer; fields that another version of the program added are passed over."""
    found, body, created = row
    answer = Answer.model_validate_json(body, extra="ignore")
    return Message(id=found, question=answer.question, answer=answer, created_at=created)
