"""The audit log: nothing gets lost, nothing can be changed unseen, old entries may go on record."""

import hashlib
import json
import multiprocessing
import threading

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from assistant.errors import StoreFault, UsageError
from assistant.store import open_store
from assistant.store.chain import START


@pytest.fixture
def log(store):
    for number in range(1, 8):
        store.audit.record("answer", "甲", answer_id=f"a{number}", length=12)
    return store.audit


def alter(store, statement, **values):
    """Change the table as somebody would who has the database in hand: without its triggers."""
    off = {
        "sqlite": "DROP TRIGGER audit_log_update; DROP TRIGGER audit_log_delete",
        "postgresql": "ALTER TABLE audit_log DISABLE TRIGGER ALL",
    }
    with store._database.write() as connection:
        for command in off[connection.dialect.name].split(";"):
            connection.execute(text(command))
        connection.execute(text(statement), values)


def test_each_entry_is_bound_to_the_one_before(log):
    entries = list(log.entries())
    assert [entry.number for entry in entries] == list(range(1, 8))
    assert entries[0].previous == START
    assert [entry.previous for entry in entries[1:]] == [entry.hash for entry in entries[:-1]]
    assert json.loads(entries[0].details) == {"answer_id": "a1", "length": 12}
    fields = json.loads(entries[3].model_dump_json(exclude={"hash"}))
    spelt = json.dumps(fields, sort_keys=True, separators=(",", ":"))
    assert entries[3].hash == hashlib.sha256(spelt.encode()).hexdigest()


def test_a_whole_log_is_whole_for_others_too(url, log):
    report = log.verify()
    assert (report.entries, report.first_bad, report.last) == (7, None, 7)
    assert report.head == list(log.entries())[-1].hash
    other = open_store(url)
    assert other.audit.verify() == report
    other.close()


def test_an_empty_log_is_whole(store):
    report = store.audit.verify()
    assert (report.entries, report.first_bad, report.last, report.head) == (0, None, 0, "")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_log SET actor = '乙' WHERE number = 3",
        "UPDATE audit_log SET hash = '0'",
        "DELETE FROM audit_log WHERE number = 7",
        "DELETE FROM audit_log",
        "INSERT INTO audit_log SELECT 3, at, '乙', event, details, previous, hash FROM audit_log WHERE number = 4",
    ],
)
def test_the_engine_itself_refuses_every_change(store, log, statement):
    with pytest.raises(StoreFault) as raised, store._database.write() as connection:
        connection.execute(text(statement))
    assert isinstance(raised.value.__cause__, DBAPIError)
    assert (log.verify().entries, log.verify().first_bad) == (7, None)


def test_sqlite_refuses_to_replace_an_entry(sqlite_url):
    store = open_store(sqlite_url)
    store.audit.record("answer", "甲")
    statement = "INSERT OR REPLACE INTO audit_log SELECT 1, at, '乙', event, details, previous, hash FROM audit_log"
    with pytest.raises(StoreFault), store._database.write() as connection:
        connection.execute(text(statement))
    assert next(store.audit.entries()).actor == "甲"
    store.close()


def test_postgresql_refuses_to_empty_the_table(store, log):
    if store._database.dialect == "sqlite":
        pytest.skip("SQLite has no TRUNCATE")
    with pytest.raises(StoreFault), store._database.write() as connection:
        connection.execute(text("TRUNCATE audit_log"))
    assert log.verify().entries == 7


@pytest.mark.parametrize(
    ("statement", "first_bad"),
    [
        ("UPDATE audit_log SET actor = '乙' WHERE number = 3", 3),
        ("UPDATE audit_log SET at = '2020-01-01T00:00:00.000Z' WHERE number = 1", 1),
        ("UPDATE audit_log SET at = 'gone' WHERE number = 4", 4),
        ("UPDATE audit_log SET details = '{}' WHERE number IN (5, 7)", 5),
        ("UPDATE audit_log SET details = 'no JSON' WHERE number = 7", 7),
        ("UPDATE audit_log SET previous = hash WHERE number = 6", 6),
        ("DELETE FROM audit_log WHERE number = 4", 4),
        ("DELETE FROM audit_log WHERE number <= 2", 1),
    ],
)
def test_the_first_entry_that_was_altered_or_is_missing_is_named(store, log, statement, first_bad):
    alter(store, statement)
    assert log.verify().first_bad == first_bad


def test_a_cut_off_end_shows_against_an_entry_kept_elsewhere(store, log):
    kept = log.verify()
    alter(store, "DELETE FROM audit_log WHERE number > 5")
    assert log.verify().first_bad is None
    assert log.verify((kept.last, kept.head)).first_bad == 6
    assert log.verify((5, list(log.entries())[-1].hash)).first_bad is None
    assert log.verify((5, kept.head)).first_bad == 5


def test_a_chain_written_anew_shows_against_an_entry_kept_elsewhere(store, log):
    kept = log.verify()
    alter(store, "DELETE FROM audit_log")
    for _ in range(9):
        store.audit.record("answer", "乙")
    assert log.verify().first_bad is None
    assert log.verify((kept.last, kept.head)).first_bad == kept.last


def test_old_entries_go_on_record_and_the_rest_can_be_verified(store, clock):
    clock.forward(days=-400)
    for number in range(10):
        store.audit.record("answer", "甲", answer_id=str(number))
        clock.forward(days=40)  # the fifth is 240 days old at the end, the sixth 200, the seventh 160
    fifth = list(store.audit.entries())[4]
    assert store.audit.prune(keep_days=220) == 5
    report = store.audit.verify()
    assert (report.entries, report.first_bad, report.last) == (6, None, 11)
    entries = list(store.audit.entries())
    assert (entries[0].number, entries[-1].event) == (6, "audit.pruned")
    assert json.loads(entries[-1].details) == {"through": 5, "hash": fifth.hash, "entries": 5}
    assert store.audit.prune(keep_days=180) == 1
    assert store.audit.prune(keep_days=180) == 0
    assert store.audit.verify().first_bad is None
    store.audit.record("answer", "甲")
    assert store.audit.verify().first_bad is None


def test_even_all_entries_may_grow_old(store, clock):
    clock.forward(days=-400)
    for _ in range(3):
        store.audit.record("answer", "甲")
    clock.forward(days=400)
    assert store.audit.prune(keep_days=180) == 3
    report = store.audit.verify()
    assert (report.entries, report.first_bad, report.last) == (1, None, 4)


def test_deleting_more_than_is_on_record_shows(store, clock):
    clock.forward(days=-400)
    for _ in range(3):
        store.audit.record("answer", "甲")
    clock.forward(days=400)
    for _ in range(3):
        store.audit.record("answer", "甲")
    store.audit.prune(keep_days=180)
    alter(store, "DELETE FROM audit_log WHERE number = 4")
    assert store.audit.verify().first_bad == 4


def test_half_a_year_is_the_least(store, log):
    with pytest.raises(UsageError, match="180"):
        log.prune(179)
    assert log.prune(180) == 0


def test_nothing_is_lost_when_eight_threads_write(store):
    def write(actor):
        for number in range(25):
            store.audit.record("answer", actor, number=number)

    threads = [threading.Thread(target=write, args=(f"第{n}位",)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    report = store.audit.verify()
    assert (report.entries, report.first_bad) == (200, None)
    assert len({(entry.actor, entry.details) for entry in store.audit.entries()}) == 200


def _write_in_a_process(url, actor):
    opened = open_store(url)
    threads = [threading.Thread(target=opened.audit.record, args=("answer", f"{actor}{n}")) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    opened.close()


@pytest.mark.slow
def test_nothing_is_lost_when_two_processes_open_a_new_database_and_write(url):
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_write_in_a_process, args=(url, actor)) for actor in "甲乙"]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0, 0]
    store = open_store(url)
    report = store.audit.verify()
    actors = sorted(entry.actor for entry in store.audit.entries())
    store.close()
    assert (report.entries, report.first_bad) == (40, None)
    assert actors == sorted(f"{a}{n}" for a in "甲乙" for n in range(20))
