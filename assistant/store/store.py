"""One database with its parts.

In: a URL. Out: a `Store` whose tables are of this program's version.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from alembic.util import CommandError
from sqlalchemy import URL

from assistant.errors import StoreFault
from assistant.store import migrations
from assistant.store.answers import Answers
from assistant.store.audit import AuditLog
from assistant.store.conversations import Conversations
from assistant.store.database import Database
from assistant.store.faults import NEWER
from assistant.store.feedback import FeedbackBox
from assistant.store.keys import Keys

Clock = Callable[[], datetime]


class Store:
    """Conversations, answers, feedback, audit log, keys. Thread-safe. All of it raises StoreFault when it is down."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self.audit = AuditLog(database, clock)
        self.conversations = Conversations(database, clock, self.audit)
        self.answers = Answers(database, clock)
        self.feedback = FeedbackBox(database, clock)
        self.keys = Keys(database, clock, self.audit)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do what this thread writes inside the block all or not at all.

        The audit log comes last in it: its lock is kept to the end of the transaction, and whoever took another lock
        after it could wait for one who waits for this one.
        """
        with self._database.write():
            yield

    def close(self) -> None:
        """Give back the connections."""
        self._database.close()


def file_url(path: Path) -> str:
    """Return the URL of an SQLite database in a file."""
    return URL.create("sqlite", database=str(path)).render_as_string()


def open_store(url: str, *, clock: Clock = lambda: datetime.now(UTC)) -> Store:
    """Open the database, creating or upgrading its tables in one transaction.

    Raises SettingsError for a URL of no known kind and StoreFault when the database cannot be used; a file that is no
    database is left as it is.
    """
    database = Database(url)
    try:
        database.create_file()
        with database.read() as connection:
            ready = migrations.version(connection) == migrations.HEAD
        if not ready:
            with database.write() as connection:
                database.queue(connection, "upgrade")  # another process may have begun to upgrade
                migrations.upgrade(connection)
    except CommandError as error:  # a version that these migrations do not lead to
        database.close()
        raise StoreFault(NEWER) from error
    except StoreFault:
        database.close()
        raise
    return Store(database, clock)
