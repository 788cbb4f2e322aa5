"""The tables, as the newest migration leaves them.

In: nothing. Out: typed table classes for statements (SQLAlchemy Core; no session, no lazy loading). A change here needs
a migration in `migrations/versions/`; a test compares the two.
"""

from datetime import UTC, datetime

from sqlalchemy import BigInteger, DateTime, ForeignKey, Index, Integer, MetaData, String, Text, UniqueConstraint
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

BIG = BigInteger().with_variant(Integer, "sqlite")  # only an INTEGER key numbers itself in SQLite
NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcTime(TypeDecorator[datetime]):
    """An aware time, kept in UTC: SQLite itself forgets the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  # the library's signature
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
    type_annotation_map = {datetime: UtcTime()}  # noqa: RUF012  # as the library declares it


class Conversations(Table):
    """`sought` is the folded title."""

    __tablename__ = "conversations"
    __table_args__ = (Index(None, "owner", "updated_at"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    owner: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    sought: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class Answers(Table):
    """`body` is the answer as JSON, `sought` question and answer folded; `position` keeps their order."""

    __tablename__ = "answers"
    __table_args__ = (Index(None, "conversation_id", "position"),)

    position: Mapped[int] = mapped_column(BIG, primary_key=True, autoincrement=True)
    id: Mapped[str] = mapped_column(Text, unique=True)
    conversation_id: Mapped[str | None] = mapped_column(ForeignKey(Conversations.id, ondelete="CASCADE"))
    owner: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    sought: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime]


class Feedback(Table):
    """One row for each owner and answer."""

    __tablename__ = "feedback"
    __table_args__ = (UniqueConstraint("answer_id", "owner"), Index(None, "created_at"))

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    answer_id: Mapped[str] = mapped_column(ForeignKey(Answers.id, ondelete="CASCADE"))
    owner: Mapped[str] = mapped_column(Text)
    rating: Mapped[str] = mapped_column(String(4))
    reason: Mapped[str] = mapped_column(Text)
    corrected_answer: Mapped[str] = mapped_column(Text)
    corrected_section: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime]


class AuditLog(Table):
    """The chain; triggers refuse every change of a row, and its deletion before half a year has passed.

    `at` is text, exactly what the hash covers: whatever it was altered to can still be read.
    """

    __tablename__ = "audit_log"

    number: Mapped[int] = mapped_column(BIG, primary_key=True, autoincrement=False)
    at: Mapped[str] = mapped_column(String(24))
    actor: Mapped[str] = mapped_column(Text)
    event: Mapped[str] = mapped_column(Text)
    details: Mapped[str] = mapped_column(Text)
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class ApiKeys(Table):
    """`secret_hash` is the SHA-256 of the secret."""

    __tablename__ = "api_keys"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    secret_hash: Mapped[str] = mapped_column(String(64), unique=True)
    scopes: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    last_used_at: Mapped[datetime | None]
