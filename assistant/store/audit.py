"""The audit log: append-only, each entry bound to the one before by its hash.

In: events. Out: `AuditEntry`s, and whether the log is whole.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, func, insert, select

from assistant.errors import UsageError
from assistant.store import tables
from assistant.store.chain import PRUNED, START, ChainCheck, canonical, hash_of
from assistant.store.database import Database
from assistant.store.records import AuditEntry, AuditReport
from assistant.store.written import cleaned

KEEP_DAYS = 180  # 网络安全法第二十三条: network logs are kept for six months at least
BATCH = 1000

T = tables.AuditLog
LAST = select(T.number, T.hash).order_by(T.number.desc()).limit(1)
ADD = insert(T)  # built once, like LAST: see answers.py


class AuditLog:
    """The log. Thread-safe, and safe for several processes."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    def record(self, event: str, actor: str, **details: object) -> AuditEntry:
        """Append an entry. `details` are JSON values; never the text of a question, never a secret."""
        with self._database.write() as connection:
            self._database.queue(connection, "audit")
            last = connection.execute(LAST).one_or_none()
            number, previous = (last[0] + 1, last[1]) if last else (1, START)
            entry = AuditEntry(
                number=number,
                at=_written(self._clock()),
                actor=cleaned(actor),
                event=event,
                details=canonical(details),
                previous=previous,
                hash="",
            )
            entry = entry.model_copy(update={"hash": hash_of(entry)})
            connection.execute(ADD, dict(entry))
        return entry

    def entries(self, *, since: datetime | None = None) -> Iterator[AuditEntry]:
        """Yield entries in order, the earliest first; only those not older than `since` if given."""
        statement = select(T.__table__).order_by(T.number)
        if since is not None:
            statement = statement.where(T.at >= _written(since))
        with self._database.read() as connection:
            for row in connection.execution_options(yield_per=BATCH).execute(statement).mappings():
                yield AuditEntry.model_validate(dict(row))

    def verify(self, expected: tuple[int, str] | None = None) -> AuditReport:
        """Check every entry's hash and its link to the one before; `expected`: an entry's number and hash, kept apart.

        One pass over one state of the log, so that it may go on growing meanwhile.
        """
        check = ChainCheck(expected)
        for entry in self.entries():
            check.take(entry)
        return check.report()

    def prune(self, keep_days: int) -> int:
        """Delete entries older than `keep_days` (>= 180) and return how many; what remains can be verified.

        Raises UsageError for fewer days.
        """
        if keep_days < KEEP_DAYS:
            raise UsageError(f"审计记录至少保存 {KEEP_DAYS} 天。")
        limit = self._clock() - timedelta(days=keep_days)
        with self._database.write() as connection:
            self._database.queue(connection, "audit")
            young = connection.execute(select(func.min(T.number)).where(T.at >= _written(limit))).scalar_one()
            last = connection.execute(LAST if young is None else LAST.where(T.number < young)).one_or_none()
            if last is None:
                return 0
            count = connection.execute(select(func.count()).where(T.number <= last[0])).scalar_one()
            self.record(PRUNED, "local", through=last[0], hash=last[1], entries=count)
            connection.execute(delete(T).where(T.number <= last[0]))
            return count


def _written(time: datetime) -> str:
    return time.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
