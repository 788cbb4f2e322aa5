"""Keys in memory, for tests of what stands above the store, and an app that is guarded by them."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from fastapi import FastAPI

from assistant.api.access import Access
from assistant.api.app import create_app
from assistant.api.current import Current
from assistant.store import ApiKey
from tests.fakes import FakeAssistant

ASKER, READER, ADMIN = "asker-secret", "reader-secret", "admin-secret"


@dataclass
class FakeKeys:
    """Keys by secret; a test changes the dictionary."""

    held: dict[str, ApiKey] = field(default_factory=dict)

    def any(self) -> bool:
        """Say whether there is a key."""
        return bool(self.held)

    def none_lately(self) -> bool:
        """Remember nothing."""
        return False

    def check(self, secret: str) -> ApiKey | None:
        """Return the key of a secret while it is valid."""
        key = self.held.get(secret)
        return key if key and key.revoked_at is None and (not key.expires_at or key.expires_at > now()) else None

    def list(self) -> list[ApiKey]:
        """Return all keys."""
        return list(self.held.values())

    def change(self, secret: str, **changes: Any) -> None:
        """Alter a key."""
        self.held[secret] = self.held[secret].model_copy(update=changes)


def now() -> datetime:
    return datetime.now(UTC)


def issued() -> FakeKeys:
    """One key for each scope."""
    scopes = {ASKER: "ask", READER: "read", ADMIN: "admin"}
    return FakeKeys(
        {
            secret: ApiKey.model_validate({"id": f"k-{scope}", "name": scope, "scopes": (scope,), "created_at": now()})
            for secret, scope in scopes.items()
        }
    )


def guarded_app(keys: FakeKeys, access: Access | None = None) -> FastAPI:
    """An app over a fake assistant with these keys."""
    store: Any = SimpleNamespace(keys=keys)
    return create_app(Current(FakeAssistant, lambda: "v1"), store=store, access=access)
