"""A database that cannot be used: one Chinese sentence, and nothing that was there is touched."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

from assistant.errors import SettingsError, StoreFault
from assistant.store import database as database_module
from assistant.store import file_url, open_store
from tests.fakes import answer

CHINESE = re.compile("[\u4e00-\u9fff]")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "assistant.db"


def test_a_file_that_is_no_database_is_left_as_it_is(path):
    content = "这不是数据库。\n".encode() * 500
    path.write_bytes(content)
    with pytest.raises(StoreFault, match="已损坏或不是数据库"):
        open_store(file_url(path))
    assert path.read_bytes() == content


def test_a_damaged_database_is_told_and_not_written_to(path):
    store = open_store(file_url(path))
    for number in range(200):
        store.answers.add(answer("问").model_copy(update={"id": f"a{number}"}), owner="甲")
    store.close()
    damaged = bytearray(path.read_bytes())
    damaged[8192:] = os.urandom(len(damaged) - 8192)
    path.write_bytes(damaged)
    with pytest.raises(StoreFault) as raised:
        open_store(file_url(path)).answers.add(answer("问"), owner="甲")
    assert "已损坏" in raised.value.message
    assert path.read_bytes() == bytes(damaged)


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StoreFault, match="权限"):
        open_store(file_url(tmp_path / "file" / "assistant.db"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_told(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(StoreFault, match="权限"):
        open_store(file_url(tmp_path / "assistant.db"))
    tmp_path.chmod(0o700)


def test_a_database_opened_for_reading_only_is_told(path):
    store = open_store(file_url(path))
    store.conversations.create("甲", "材料")
    store.close()
    store = open_store(f"sqlite:///file:{path}?mode=ro&uri=true")
    assert [c.title for c in store.conversations.list("甲")] == ["材料"]
    with pytest.raises(StoreFault, match="权限"):
        store.conversations.create("甲")
    store.close()


def test_a_full_disk_is_told_and_what_was_there_stays(path):
    store = open_store(file_url(path))
    store.answers.add(answer("问").model_copy(update={"id": "first"}), owner="甲")
    with store._database.write() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar_one()
        connection.execute(text(f"PRAGMA max_page_count = {pages}"))
    long = answer("问" * 20_000)
    with pytest.raises(StoreFault, match="磁盘已满"):
        store.answers.add(long, owner="甲")
    assert store.answers.get("first").question == "问"
    store.close()


def test_a_database_that_vanishes_is_told(path):
    store = open_store(file_url(path))
    with store._database.write() as connection:
        connection.execute(text("DROP TABLE answers"))
    with pytest.raises(StoreFault) as raised:
        store.answers.get("a1")
    assert CHINESE.search(raised.value.message)
    assert "answers" not in raised.value.message
    store.close()


def test_another_program_that_holds_the_database_too_long_is_told(path, monkeypatch):
    monkeypatch.setattr(database_module, "WAIT", 0.1)
    store = open_store(file_url(path))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreFault, match="正忙"):
        store.audit.record("answer", "甲")
    other.rollback()
    other.close()
    assert store.audit.record("answer", "甲").number == 1
    store.close()


def test_another_session_that_holds_the_log_too_long_is_told(postgresql_url, monkeypatch):
    monkeypatch.setattr(database_module, "WAIT", 0.1)
    store = open_store(postgresql_url)
    with psycopg.connect(postgresql_url) as other:
        other.execute("SELECT pg_advisory_xact_lock(%s)", [database_module.LOCKS["audit"]])
        with pytest.raises(StoreFault, match="正忙"):
            store.audit.record("answer", "甲")
    assert store.audit.record("answer", "甲").number == 1
    store.close()


def test_a_server_that_was_restarted_is_found_again(postgresql_url):
    store = open_store(postgresql_url)
    store.audit.record("answer", "甲")
    with psycopg.connect(postgresql_url, autocommit=True) as other:
        ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
        other.execute(f"{ended} AND pid <> pg_backend_pid()")
    assert store.audit.record("answer", "甲").number == 2
    store.close()


def test_a_thread_that_holds_its_turn_too_long_is_told(path, monkeypatch):
    monkeypatch.setattr(database_module, "WAIT", 0.1)
    store = open_store(file_url(path))
    failures = []

    def write():
        try:
            store.audit.record("answer", "乙")
        except StoreFault as fault:
            failures.append(fault.message)

    with store.transaction():
        store.audit.record("answer", "甲")
        thread = threading.Thread(target=write)
        thread.start()
        thread.join()
    assert failures == ["保存记录的数据库正忙，请稍后再试。"]
    assert store.audit.verify().entries == 1
    store.close()


@pytest.mark.parametrize(
    "url",
    ["", "nonsense", "mysql://u:secret@h/d", "sqlite://", "sqlite:///:memory:", "postgresql://u:secret@h:port/d"],
)
def test_a_url_of_no_known_kind_is_a_wrong_setting(url):
    with pytest.raises(SettingsError, match="ASSISTANT_STORE_URL") as raised:
        open_store(url)
    assert "secret" not in raised.value.message


def test_a_server_that_does_not_answer_is_told(tmp_path, caplog):
    with pytest.raises(StoreFault, match="连不上") as raised:
        open_store(f"postgresql://test:secret@/test?host={tmp_path}")
    assert "secret" not in raised.value.message + caplog.text


def test_a_server_refuses_a_database_that_does_not_exist(postgresql):
    with pytest.raises(StoreFault, match="连不上"):
        open_store(postgresql.format("nowhere"))


KILLED = """
import sys
from assistant.store import open_store
from tests.fakes import answer
store = open_store(sys.argv[1])
for number in range(100_000):
    with store.transaction():
        store.answers.add(answer("问").model_copy(update={"id": f"a{number}"}), owner="甲")
        store.audit.record("answer", "甲", answer_id=f"a{number}")
    print(number, flush=True)
"""


@pytest.mark.slow
def test_a_process_killed_while_writing_loses_nothing_that_was_recorded(path):
    repository = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-c", KILLED, file_url(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=repository) as process:
        assert process.stdout is not None
        told = [int(process.stdout.readline()) for _ in range(60)]
        process.send_signal(signal.SIGKILL)
        told += [int(line) for line in process.stdout.read().split()]
    store = open_store(file_url(path))
    report = store.audit.verify()
    assert report.first_bad is None
    assert report.entries >= len(told)
    assert store.answers.get(f"a{report.entries - 1}").question == "问"
    assert store.audit.record("answer", "甲").number == report.entries + 1
    store.close()


def test_a_new_database_is_for_its_owner_only(tmp_path):
    path = tmp_path / "new" / "中 文%20?#.db"
    open_store(file_url(path)).close()
    assert path.stat().st_mode & 0o077 == 0
