"""API keys: shown once, kept as a hash, refused once revoked or expired."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from assistant.errors import KeyNotFound, StoreFault, UsageError


def test_a_secret_is_shown_once_and_kept_as_a_hash(store):
    key, secret = store.keys.create("办公系统", ["read", "ask"])
    assert store.keys.check(secret) == key
    assert key.scopes == ("ask", "read")
    with store._database.read() as connection:
        row = connection.execute(text("SELECT * FROM api_keys")).one()
    random_part = secret.split("_", 2)[2]  # may hold "_" itself
    assert not any(random_part in str(value) for value in row)
    assert secret not in "".join(entry.model_dump_json() for entry in store.audit.entries())
    assert secret not in repr(store.keys.list())


@pytest.mark.parametrize("wrong", ["", "zsk", "钥", "a" * 10_000, "\ud800", "' OR 1=1 --"])
def test_a_wrong_secret_is_nobody(store, wrong):
    _, secret = store.keys.create("办公系统", ["ask"])
    assert store.keys.check(wrong) is None
    assert store.keys.check(secret[:-1]) is None
    assert store.keys.check(secret + " ") is None


def test_a_key_ends_when_it_expires(store, clock):
    key, secret = store.keys.create("办公系统", ["ask"], clock.now + timedelta(days=30))
    assert store.keys.check(secret) is not None
    clock.forward(days=30)
    assert store.keys.check(secret) is None
    assert store.keys.list()[0].expires_at == key.expires_at


def test_a_revoked_key_is_refused_at_once_and_stays_listed(store):
    key, secret = store.keys.create("办公系统", ["admin"])
    other, good = store.keys.create("另一系统", ["ask"])
    first = store.keys.revoke(key.id)
    assert store.keys.check(secret) is None
    assert store.keys.check(good) == other
    assert store.keys.revoke(key.id) == first
    assert [(found.id, found.revoked_at is None) for found in store.keys.list()] == [(other.id, True), (key.id, False)]
    assert [entry.event for entry in store.audit.entries()] == ["key.created", "key.created", "key.revoked"]
    with pytest.raises(KeyNotFound):
        store.keys.revoke("none")


def test_the_last_use_is_kept_to_the_minute(store, clock):
    _, secret = store.keys.create("办公系统", ["ask"])
    assert store.keys.list()[0].last_used_at is None
    store.keys.check(secret)
    first = store.keys.list()[0].last_used_at
    assert abs(first - clock.now) < timedelta(seconds=1)
    clock.forward(seconds=30)
    store.keys.check(secret)
    assert store.keys.list()[0].last_used_at == first
    clock.forward(seconds=31)
    store.keys.check(secret)
    assert store.keys.list()[0].last_used_at - first > timedelta(seconds=60)


@pytest.mark.parametrize(
    ("name", "scopes", "days"),
    [(" ", ["ask"], None), ("local", ["ask"], None), ("甲", [], None), ("甲", ["write"], None), ("甲", ["ask"], 0)],
)
def test_a_key_without_name_scope_or_future_is_not_made(store, clock, name, scopes, days):
    expires = None if days is None else clock.now + timedelta(days=days)
    with pytest.raises(UsageError):
        store.keys.create(name, scopes, expires)
    assert store.keys.list() == []


def test_once_there_was_a_key_nobody_gets_in_without(store, clock):
    assert not store.keys.any()
    key, _ = store.keys.create("甲", ["ask"], clock.now + timedelta(days=1))
    assert store.keys.any()
    store.keys.revoke(key.id)
    clock.forward(days=2)
    assert store.keys.any()


def test_whether_there_are_keys_is_remembered_while_the_database_is_away(store, url):
    assert not store.keys.any()
    with store._database.write() as connection:
        connection.execute(text("ALTER TABLE api_keys RENAME TO away"))
    assert not store.keys.any()
    with pytest.raises(StoreFault):
        store.keys.check("zsk_x")
