"""One database with its parts.

In: a URL. Out: a `Store`.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from assistant.store.answers import Answers
from assistant.store.audit import AuditLog
from assistant.store.conversations import Conversations
from assistant.store.feedback import FeedbackBox
from assistant.store.keys import Keys


class Store:
    """Conversations, answers, feedback, audit log, keys. Thread-safe. All of it raises StoreFault when it is down."""

    conversations: Conversations
    answers: Answers
    feedback: FeedbackBox
    audit: AuditLog
    keys: Keys

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do what this thread writes inside the block all or not at all. The audit log comes last in it."""
        raise NotImplementedError
        yield

    def close(self) -> None:
        """Give back the connections."""
        raise NotImplementedError


def open_store(url: str) -> Store:
    """Open the database, creating or upgrading its tables. Raises StoreFault."""
    raise NotImplementedError
