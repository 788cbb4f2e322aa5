"""The connections to one database, and whose turn it is to write.

In: a URL. Out: connections inside a transaction. Every complaint of the database becomes a StoreFault here. Knows the
differences between SQLite and PostgreSQL; knows no table.
"""

import logging
import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import psycopg
from sqlalchemy import URL, Connection, create_engine, event, exc, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from assistant.errors import SettingsError, StoreFault
from assistant.store.faults import BUSY, READ_ONLY, told

logger = logging.getLogger(__name__)

WAIT = 10.0  # seconds to wait for another writer
PAUSE = 0.02  # seconds until another process may have made the log
OPTION = "writing"
LOCKS = {"audit": 0x0A5D17, "upgrade": 0x0A5D18}  # advisory locks in PostgreSQL: one writer at a time for each
DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}


# Connections to a file cost nothing to keep, and no thread waits for one; a server counts them.
_MANY: dict[str, Any] = {"pool_size": 40, "max_overflow": -1}
_FEW: dict[str, Any] = {
    "pool_size": 10,
    "max_overflow": 20,
    "pool_timeout": WAIT,
    "pool_pre_ping": True,  # a server that was restarted is found again
    "connect_args": {"connect_timeout": 5, "tcp_user_timeout": 1000 * int(WAIT)},
}


class Database:
    """One database. Thread-safe; a thread that writes inside its own transaction joins it."""

    def __init__(self, url: str) -> None:
        chosen = _read(url)
        sqlite = chosen.get_backend_name() == "sqlite"
        # with `uri=true` the database is named by a URI of SQLite's own, which says itself whether to make a file
        self._file = Path(chosen.database or "") if sqlite and "uri" not in chosen.query else None
        self._engine = create_engine(chosen, hide_parameters=True, **(_MANY if sqlite else _FEW))
        self._writing = self._engine.execution_options(**{OPTION: True})
        # SQLite has one writer at a time: threads queue here, where each gets its turn, and only processes poll
        self._turn = threading.Lock() if sqlite else None
        self._own = threading.local()
        if sqlite:
            event.listen(self._engine, "connect", _prepare)
            event.listen(self._engine, "begin", _begin)
        else:
            event.listen(self._engine, "connect", _limit)

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self._engine.dialect.name

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Read one state of the database. Raises StoreFault."""
        joined: Connection | None = getattr(self._own, "connection", None)
        if joined is not None:
            yield joined
            return
        with _faults_told(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Write all or nothing; another write in the same thread joins the transaction. Raises StoreFault."""
        joined: Connection | None = getattr(self._own, "connection", None)
        if joined is not None:
            yield joined
            return
        with _faults_told(), self._my_turn(), self._writing.connect() as connection, connection.begin():
            self._own.connection = connection
            try:
                yield connection
            finally:
                self._own.connection = None

    def queue(self, connection: Connection, lock: Literal["audit", "upgrade"]) -> None:
        """Wait until no other transaction has the lock; it is kept until this one ends."""
        if self.dialect == "postgresql":  # in SQLite a writing transaction is alone anyway
            connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": LOCKS[lock]})

    def create_file(self) -> None:
        """Make the file of a new SQLite database, readable by its owner only. Raises StoreFault."""
        if self._file is None or self._file.exists():
            return
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(self._file, os.O_CREAT | os.O_RDWR, 0o600))
        except OSError as error:
            raise StoreFault(READ_ONLY) from error

    def close(self) -> None:
        """Close the connections that nobody uses."""
        self._engine.dispose()

    @contextmanager
    def _my_turn(self) -> Iterator[None]:
        if self._turn is None:
            yield
        elif self._turn.acquire(timeout=WAIT):
            try:
                yield
            finally:
                self._turn.release()
        else:
            raise StoreFault(BUSY)


def _read(url: str) -> URL:
    """Check the URL; raises SettingsError. Never repeats it: it may hold a password."""
    try:
        parsed = make_url(url)
        parsed = parsed.set(drivername=DRIVERS[parsed.drivername.partition("+")[0]])
    except (exc.ArgumentError, KeyError, ValueError) as error:
        raise SettingsError(
            "设置项 ASSISTANT_STORE_URL 不可用：须为 sqlite:///文件路径 或 postgresql://用户:密码@主机/库名。"
        ) from error
    if parsed.drivername == "sqlite" and parsed.database in {None, "", ":memory:"}:
        raise SettingsError(
            "设置项 ASSISTANT_STORE_URL 不可用：SQLite 须写明文件路径，例如 sqlite:///data/assistant.db。"
        )
    return parsed


@contextmanager
def _faults_told() -> Iterator[None]:
    try:
        yield
    except exc.SQLAlchemyError as error:
        fault = told(error)
        cause = getattr(error, "orig", None) or error
        detail = next(iter(str(cause).splitlines()), "")  # further lines may show the row
        logger.info("store_fault", extra={"fields": {"error": type(cause).__name__, "detail": detail}})
        raise fault from error


def _prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    assert isinstance(connection, sqlite3.Connection)  # noqa: S101  # registered for SQLite only
    connection.isolation_level = None  # the driver begins no transaction of its own: `_begin` does
    connection.execute(f"PRAGMA busy_timeout = {WAIT * 1000:.0f}")
    _log_ahead(connection)
    for pragma in (
        "synchronous = FULL",  # what was recorded outlives a power cut; measured 0.3 ms a transaction
        "foreign_keys = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _log_ahead(connection: sqlite3.Connection) -> None:
    """Turn the write-ahead log on; where two processes do so at once on a new file, SQLite lets neither wait itself."""
    until = time.monotonic() + WAIT
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(PAUSE)
        else:
            return


def _limit(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    """Let no transaction wait longer for another one's lock."""
    assert isinstance(connection, psycopg.Connection)  # noqa: S101  # registered for PostgreSQL only
    connection.execute(f"SET lock_timeout = {WAIT * 1000:.0f}")
    connection.commit()


def _begin(connection: Connection) -> None:
    """Take the write lock at once: a reading transaction that begins to write later can fail without waiting."""
    writing = connection.get_execution_options().get(OPTION, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
