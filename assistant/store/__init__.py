"""What outlives a question: conversations, feedback, audit log, keys.

In: a database URL (SQLite or PostgreSQL). Out: a `Store` and the records it hands out. Knows nothing of questions'
journey, of HTTP or of settings.
"""

from assistant.store.records import (
    SCOPES,
    ApiKey,
    AuditEntry,
    AuditReport,
    Conversation,
    Feedback,
    KeyScope,
    Message,
    Rating,
)
from assistant.store.store import Store, file_url, open_store

__all__ = [
    "SCOPES",
    "ApiKey",
    "AuditEntry",
    "AuditReport",
    "Conversation",
    "Feedback",
    "KeyScope",
    "Message",
    "Rating",
    "Store",
    "file_url",
    "open_store",
]
