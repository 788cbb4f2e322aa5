"""The tables, as the newest migration leaves them.

In: nothing. Out: typed table classes for statements (SQLAlchemy Core; no session, no lazy loading). A change here needs
a migration in `migrations/versions/`; a test compares the two.
"""

from datetime import UTC, datetime

from sqlalchemy import BigInteger, DateTime, ForeignKey, Index, Integer, MetaData, Text, UniqueConstraint
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from assistant.store.written import cleaned

BIG = BigInteger().with_variant(Integer, "sqlite")  # only an INTEGER key numbers itself in SQLite
NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class PlainText(TypeDecorator[str]):
    """Text without what PostgreSQL cannot keep: an id that holds such a character is simply not found."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002  # the library's
        """Leave out NUL and halves of surrogate pairs."""
        return None if value is None else cleaned(value)


class UtcTime(TypeDecorator[datetime]):
    """An aware time, kept in UTC: SQLite itself forgets the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  # same
        """Turn it to UTC."""
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  # same
        """Say that it is UTC."""
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


class Table(DeclarativeBase):
    """Base of all tables."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {datetime: UtcTime(), str: PlainText()}  # noqa: RUF012  # as the library declares it


class Conversations(Table):
    """`sought` is the folded title."""

    __tablename__ = "conversations"
    __table_args__ = (Index(None, "owner", "updated_at"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    owner: Mapped[str]
    title: Mapped[str]
    sought: Mapped[str]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class Answers(Table):
    """`body` is the answer as JSON, `sought` question and answer folded; `position` keeps their order."""

    __tablename__ = "answers"
    __table_args__ = (Index(None, "conversation_id", "position"),)

    position: Mapped[int] = mapped_column(BIG, primary_key=True, autoincrement=True)
    id: Mapped[str] = mapped_column(unique=True)
    conversation_id: Mapped[str | None] = mapped_column(ForeignKey(Conversations.id, ondelete="CASCADE"))
    owner: Mapped[str]
    body: Mapped[str]
    sought: Mapped[str]
    created_at: Mapped[datetime]


class Feedback(Table):
    """One row for each owner and answer."""

    __tablename__ = "feedback"
    __table_args__ = (UniqueConstraint("answer_id", "owner"), Index(None, "created_at"))

    id: Mapped[str] = mapped_column(primary_key=True)
    answer_id: Mapped[str] = mapped_column(ForeignKey(Answers.id, ondelete="CASCADE"))
    owner: Mapped[str]
    rating: Mapped[str]
    reason: Mapped[str]
    corrected_answer: Mapped[str]
    corrected_section: Mapped[str]
    created_at: Mapped[datetime]


class AuditLog(Table):
    """The chain; triggers refuse every change of a row, and its deletion before half a year has passed.

    `at` is text, exactly what the hash covers: whatever it was altered to can still be read.
    """

    __tablename__ = "audit_log"

    number: Mapped[int] = mapped_column(BIG, primary_key=True, autoincrement=False)
    at: Mapped[str]
    actor: Mapped[str]
    event: Mapped[str]
    details: Mapped[str]
    previous: Mapped[str]
    hash: Mapped[str]


class ApiKeys(Table):
    """`secret_hash` is the SHA-256 of the secret."""

    __tablename__ = "api_keys"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    secret_hash: Mapped[str] = mapped_column(unique=True)
    scopes: Mapped[str]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    last_used_at: Mapped[datetime | None]
