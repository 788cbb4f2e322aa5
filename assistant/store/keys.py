"""API keys: who may do what.

In: names, scopes, secrets. Out: `ApiKey`s. A secret is shown once, when its key is created, and kept as a hash: it is
random and long, so that a plain SHA-256 cannot be guessed back and a request costs no slow password hash.
"""

import builtins
import hashlib
import secrets
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta

from sqlalchemy import insert, select, update

from assistant.errors import KeyNotFound, StoreFault, UsageError
from assistant.store import tables
from assistant.store.audit import AuditLog
from assistant.store.database import Database
from assistant.store.records import SCOPES, ApiKey, KeyScope
from assistant.store.written import cleaned

PREFIX = "zsk"  # lets a leaked key be recognised as one
RESERVED = "local"  # the machine's own user: a key of that name would own what they asked
REMEMBERED = 1.0  # seconds for which "no key was ever made" holds without asking again
USED = timedelta(minutes=1)  # how exactly the last use is kept

T = tables.ApiKeys
ONE = select(T.id).limit(1)
COLUMNS = (T.id, T.name, T.scopes, T.created_at, T.expires_at, T.revoked_at, T.last_used_at)


class Keys:
    """All keys. Thread-safe."""

    def __init__(self, database: Database, clock: Callable[[], datetime], audit: AuditLog) -> None:
        self._database = database
        self._clock = clock
        self._audit = audit
        self._any: bool | None = None
        self._none_until = float("-inf")

    def create(self, name: str, scopes: Sequence[KeyScope], expires_at: datetime | None = None) -> tuple[ApiKey, str]:
        """Make a key and return it with its secret. Raises UsageError for no name, no scope or a time gone by."""
        now = self._clock()
        named = " ".join(cleaned(name).split())
        if not named or named == RESERVED:
            raise UsageError(f"密钥须有名称，且不能叫 {RESERVED}。请写明谁或哪个系统使用它。")
        if not scopes or set(scopes) - set(SCOPES):
            raise UsageError(f"密钥的权限只能是 {'、'.join(SCOPES)} 中的一个或几个。")
        if expires_at is not None and expires_at <= now:
            raise UsageError("密钥的到期时间已经过去，请写一个将来的时间。")
        identity = secrets.token_hex(6)
        secret = f"{PREFIX}_{identity}_{secrets.token_urlsafe(32)}"
        kept = tuple(scope for scope in SCOPES if scope in scopes)
        key = ApiKey(id=identity, name=named, scopes=kept, created_at=now, expires_at=expires_at)
        with self._database.write() as connection:
            connection.execute(
                insert(T).values({**dict(key), "scopes": " ".join(kept), "secret_hash": _hashed(secret)})
            )
            self._audit.record("key.created", RESERVED, key_id=key.id, name=named, scopes=list(kept))
        self._none_until = float("-inf")
        return key, secret

    def check(self, secret: str) -> ApiKey | None:
        """Return the key of a secret; None when there is none, it expired or was revoked."""
        with self._database.read() as connection:
            statement = select(*COLUMNS).where(T.secret_hash == _hashed(secret))
            row = connection.execute(statement).mappings().one_or_none()
        key = None if row is None else _key(dict(row))
        now = self._clock()
        if key is None or key.revoked_at is not None or (key.expires_at is not None and key.expires_at <= now):
            return None
        if key.last_used_at is None or now - key.last_used_at >= USED:
            self._note_use(key, now)
        return key

    def list(self) -> builtins.list[ApiKey]:
        """Return all keys, the latest first, revoked and expired ones too."""
        with self._database.read() as connection:
            rows = connection.execute(select(*COLUMNS).order_by(T.created_at.desc(), T.id)).mappings().all()
        return [_key(dict(row)) for row in rows]

    def revoke(self, key_id: str) -> ApiKey:
        """Refuse the key from now on. Raises KeyNotFound."""
        with self._database.write() as connection:
            statement = select(*COLUMNS).where(T.id == key_id)
            row = connection.execute(statement).mappings().one_or_none()
            if row is None:
                raise KeyNotFound("没有这个编号的密钥。请用 assistant keys list 查看编号。")
            key = _key(dict(row))
            if key.revoked_at is None:
                key = key.model_copy(update={"revoked_at": self._clock()})
                connection.execute(update(T).where(T.id == key_id).values(revoked_at=key.revoked_at))
                self._audit.record("key.revoked", RESERVED, key_id=key_id)
        return key

    def any(self) -> bool:
        """Say whether a key was ever made: once there is one, nobody gets in without, even after it expired.

        When the database cannot be read, what was seen last holds. Raises StoreFault if it was never seen.
        """
        if not self._any:
            try:
                with self._database.read() as connection:
                    self._any = connection.execute(ONE).first() is not None
                if not self._any:
                    self._none_until = time.monotonic() + REMEMBERED
            except StoreFault:
                if self._any is None:
                    raise
        return bool(self._any)

    def none_lately(self) -> bool:
        """Say, without asking the database, whether there was no key a moment ago.

        One that another process makes is asked for after that moment, one made in this process at once.
        """
        return time.monotonic() < self._none_until

    def _note_use(self, key: ApiKey, now: datetime) -> None:
        """Keep when the key was used; who may ask does not depend on whether that can be written."""
        with suppress(StoreFault), self._database.write() as connection:
            connection.execute(update(T).where(T.id == key.id).values(last_used_at=now))


def _key(row: dict[str, object]) -> ApiKey:
    return ApiKey.model_validate({**row, "scopes": str(row["scopes"]).split()})


def _hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
