"""What the store hands out: conversations, messages, feedback, keys, audit entries.

In: nothing. Out: frozen values; times are aware datetimes in UTC. Knows no database.
"""

from datetime import datetime
from typing import Literal

from pydantic import Field

from assistant.types import Answer, Frozen

Rating = Literal["up", "down"]
KeyScope = Literal["ask", "read", "admin"]
SCOPES: tuple[KeyScope, ...] = ("ask", "read", "admin")


class Conversation(Frozen):
    """A series of questions that one owner asked."""

    id: str
    owner: str
    title: str = Field(description="the first question's beginning, until renamed")
    created_at: datetime
    updated_at: datetime = Field(description="when something was last asked in it, or it was renamed")


class Message(Frozen):
    """One question with its answer; `id` is the answer's."""

    id: str
    question: str
    answer: Answer
    created_at: datetime


class Feedback(Frozen):
    """What an owner thought of an answer; a later one of the same owner takes its place."""

    id: str
    answer_id: str
    owner: str
    rating: Rating
    reason: str = ""
    corrected_answer: str = ""
    corrected_section: str = Field(default="", description="section number as printed, e.g. 1.3.1")
    created_at: datetime


class ApiKey(Frozen):
    """A key as it is kept: never its secret."""

    id: str
    name: str
    scopes: tuple[KeyScope, ...]
    created_at: datetime
    expires_at: datetime | None = None
    revoked_at: datetime | None = None
    last_used_at: datetime | None = Field(default=None, description="to the minute")


class AuditEntry(Frozen):
    """One line of the audit log; `hash` covers all other fields, `previous` is the hash of the line before."""

    number: int
    at: str = Field(description="2026-01-31T08:00:00.000Z: UTC, to the millisecond")
    actor: str
    event: str
    details: str = Field(description="JSON object with sorted keys")
    previous: str
    hash: str


class AuditReport(Frozen):
    """What checking the log found: `first_bad` is the number of the first entry that was altered or is missing."""

    entries: int
    first_bad: int | None = None
    last: int = Field(default=0, description="number of the newest entry")
    head: str = Field(default="", description="hash of the newest entry: kept elsewhere, it proves the whole log")
