"""A new SQLite file may be opened by two processes at once: the one that comes second waits for the other."""

import sqlite3

import pytest

from assistant.store import database
from assistant.store.database import _log_ahead


class Contended(sqlite3.Connection):
    """A connection on which turning the log on fails so many times, as it does while another process does the same."""

    failures = 0
    code = sqlite3.SQLITE_BUSY

    def execute(self, sql, *args):
        if "journal_mode = WAL" in sql and self.failures:
            self.failures -= 1
            error = sqlite3.OperationalError("database is locked")
            error.sqlite_errorcode = self.code
            raise error
        return super().execute(sql, *args)


def opened(path, failures, code=sqlite3.SQLITE_BUSY):
    connection = sqlite3.connect(path, factory=Contended)
    connection.failures, connection.code = failures, code
    return connection


def test_the_log_is_turned_on_once_the_other_process_is_done(tmp_path, monkeypatch):
    monkeypatch.setattr(database, "PAUSE", 0.0)
    connection = opened(tmp_path / "new.db", failures=3)
    _log_ahead(connection)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_nobody_waits_for_another_for_ever(tmp_path, monkeypatch):
    monkeypatch.setattr(database, "WAIT", -1.0)
    connection = opened(tmp_path / "new.db", failures=3)
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        _log_ahead(connection)
    connection.close()


def test_other_faults_are_told_at_once(tmp_path):
    connection = opened(tmp_path / "new.db", failures=1, code=sqlite3.SQLITE_IOERR)
    with pytest.raises(sqlite3.OperationalError):
        _log_ahead(connection)
    connection.close()
