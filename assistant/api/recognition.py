"""Who sends a request.

In: a request's headers, address and cookie. Out: the `Actor`, None for nobody. Keys are looked up each time, so that a
revoked or expired one ends at once, with every session that it opened.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Protocol

from starlette.requests import HTTPConnection

from assistant.api import origin
from assistant.api.access import Access
from assistant.api.rates import Failures
from assistant.api.sessions import COOKIE, Sessions
from assistant.errors import Unauthenticated
from assistant.reception.actor import LOCAL, Actor
from assistant.store import ApiKey

INVALID = "密钥无效、已过期或已停用。请检查是否完整，或向管理员领取新的密钥。"


class KeyRing(Protocol):
    """The keys that there are (`Store.keys` is one)."""

    def any(self) -> bool:
        """Say whether a key was ever made."""
        ...

    def none_lately(self) -> bool:
        """Say, without looking, whether there was no key a moment ago."""
        ...

    def check(self, secret: str) -> ApiKey | None:
        """Return the key of a secret, None when it is not valid."""
        ...

    def list(self) -> Sequence[ApiKey]:
        """Return all keys."""
        ...


class Recognition:
    """Recognises actors. Thread-safe; `actor` reads the store, so it is not for an event loop."""

    def __init__(self, keys: KeyRing | None, sessions: Sessions, access: Access) -> None:
        self._keys = keys
        self.sessions = sessions
        self.origins = access.origins
        self._access = access
        self._failures = Failures()

    def at_once(self, connection: HTTPConnection) -> Actor | None:
        """Return who sends the request where that can be told without the store: at a machine without keys.

        Raises Unauthenticated and Forbidden.
        """
        if self._keys is None or self._keys.none_lately():
            return self._without_key(connection)
        return None

    def actor(self, connection: HTTPConnection) -> Actor | None:
        """Return who sends the request. Raises Unauthenticated, Forbidden, TooManyRequests, StoreFault."""
        if self._keys is None or not self._keys.any():
            return self._without_key(connection)
        scheme, _, secret = connection.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return actor_of(self.key(connection, secret.strip()))
        cookie = connection.cookies.get(COOKIE)
        key = self._of_session(cookie) if cookie else None
        if key is None:
            return None
        origin.own_site(_method(connection), connection.headers, self.origins)
        return actor_of(key)

    def key(self, connection: HTTPConnection, secret: str) -> ApiKey:
        """Return the key of a secret. Raises Unauthenticated, or TooManyRequests after too many wrong ones."""
        address = connection.client.host if connection.client else ""
        self._failures.check(address, secret)
        key = self._keys.check(secret) if self._keys else None
        if key is None:
            self._failures.add(address, secret)
            raise Unauthenticated(INVALID)
        return key

    def _without_key(self, connection: HTTPConnection) -> Actor | None:
        if not self._access.keyless:
            return None
        if self._access.guarded:
            origin.this_machine(connection.headers)
        origin.own_site(_method(connection), connection.headers, self.origins)
        return LOCAL

    def _of_session(self, cookie: str) -> ApiKey | None:
        key_id = self.sessions.key_id(cookie)
        if key_id is None or self._keys is None:
            return None
        return next((key for key in self._keys.list() if key.id == key_id and _valid(key)), None)


def _valid(key: ApiKey) -> bool:
    return key.revoked_at is None and (key.expires_at is None or key.expires_at > datetime.now(UTC))


def actor_of(key: ApiKey) -> Actor:
    """Return the actor that a key stands for."""
    return Actor(key.name, key_id=key.id, scopes=frozenset(key.scopes))


def _method(connection: HTTPConnection) -> str:
    return str(connection.scope.get("method", "GET"))
