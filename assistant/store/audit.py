"""The audit log: append-only, each entry bound to the one before by its hash.

In: events. Out: `AuditEntry`s, and whether the log is whole.
"""

from collections.abc import Iterator
from datetime import datetime

from assistant.store.records import AuditEntry, AuditReport


class AuditLog:
    """The log. Thread-safe, and safe for several processes."""

    def record(self, event: str, actor: str, **details: object) -> AuditEntry:
        """Append an entry. `details` are JSON values; never the text of a question, never a secret."""
        raise NotImplementedError

    def entries(self, *, since: datetime | None = None) -> Iterator[AuditEntry]:
        """Yield entries in order, the earliest first."""
        raise NotImplementedError

    def verify(self) -> AuditReport:
        """Check every entry's hash and its link to the one before."""
        raise NotImplementedError

    def prune(self, keep_days: int) -> int:
        """Delete entries older than `keep_days` (>= 180) and return how many; what remains can be verified."""
        raise NotImplementedError
