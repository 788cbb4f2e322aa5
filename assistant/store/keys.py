"""API keys: who may do what.

In: names, scopes, secrets. Out: `ApiKey`s. A secret is shown once, when its key is created, and kept as a hash.
"""

import builtins
from collections.abc import Sequence
from datetime import datetime

from assistant.store.records import ApiKey, KeyScope


class Keys:
    """All keys. Thread-safe."""

    def create(self, name: str, scopes: Sequence[KeyScope], expires_at: datetime | None = None) -> tuple[ApiKey, str]:
        """Make a key and return it with its secret. Raises UsageError for no name, no scope or a time gone by."""
        raise NotImplementedError

    def check(self, secret: str) -> ApiKey | None:
        """Return the key of a secret; None when there is none, it expired or was revoked."""
        raise NotImplementedError

    def list(self) -> builtins.list[ApiKey]:
        """Return all keys, the latest first, revoked and expired ones too."""
        raise NotImplementedError

    def revoke(self, key_id: str) -> ApiKey:
        """Refuse the key from now on. Raises KeyNotFound."""
        raise NotImplementedError

    def any(self) -> bool:
        """Say whether a key was ever made: once there is one, nobody gets in without, even after it expired."""
        raise NotImplementedError
