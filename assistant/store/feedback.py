"""Feedback on answers.

In: a rating with what may go with it. Out: `Feedback`.
"""

import builtins
import uuid
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import exc, select
from sqlalchemy.dialects import postgresql, sqlite

from assistant.errors import AnswerNotFound
from assistant.store import tables
from assistant.store.database import Database
from assistant.store.records import Feedback, Rating
from assistant.store.written import cleaned

T = tables.Feedback
KEY = ("answer_id", "owner")


class FeedbackBox:
    """All feedback. Thread-safe."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    def add(
        self,
        answer_id: str,
        owner: str,
        rating: Rating,
        *,
        reason: str = "",
        corrected_answer: str = "",
        corrected_section: str = "",
    ) -> Feedback:
        """Keep what an owner thinks of an answer, in the place of what they thought before. Raises AnswerNotFound."""
        given = Feedback(
            id=uuid.uuid4().hex,
            answer_id=answer_id,
            owner=owner,
            rating=rating,
            reason=cleaned(reason),
            corrected_answer=cleaned(corrected_answer),
            corrected_section=cleaned(corrected_section),
            created_at=self._clock(),
        )
        values = dict(given)
        insert = postgresql.insert if self._database.dialect == "postgresql" else sqlite.insert
        with self._database.write() as connection:
            try:
                connection.execute(insert(T).values(values).on_conflict_do_update(index_elements=KEY, set_=values))
            except exc.IntegrityError as error:
                raise AnswerNotFound("没有这个回答，可能已被删除。") from error
        return given

    def list(self, *, rating: Rating | None = None, limit: int | None = 100) -> builtins.list[Feedback]:
        """Return the latest feedback first; all of it with `limit=None`."""
        statement = select(T.__table__).order_by(T.created_at.desc(), T.id).limit(limit)
        if rating is not None:
            statement = statement.where(T.rating == rating)
        with self._database.read() as connection:
            return [Feedback.model_validate(dict(row)) for row in connection.execute(statement).mappings()]
