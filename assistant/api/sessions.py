"""Sessions of the page: a signed cookie that names a key.

In: a key's id. Out: a cookie value that nobody else can make, and the id again. The cookie holds no secret, so what it
lets in ends with the key: whoever reads it must look the key up each time.
"""

import base64
import hashlib
import hmac
import secrets
import time
from collections.abc import Callable
from pathlib import Path

from starlette.requests import HTTPConnection
from starlette.responses import Response

from assistant.errors import StorageFault

COOKIE = "assistant_session"
LIFETIME = 12 * 3600  # seconds: a working day
SECRET_FILE = "session.secret"  # noqa: S105  # a file's name
SECRET_BYTES = 32


class Sessions:
    """Signs and reads cookie values with one secret."""

    def __init__(self, secret: bytes, *, lifetime: int = LIFETIME, clock: Callable[[], float] = time.time) -> None:
        self._secret = secret
        self._lifetime = lifetime
        self._clock = clock

    def issue(self, key_id: str) -> str:
        """Return the cookie value for a key: id, end as Unix seconds, signature."""
        body = f"{key_id}.{int(self._clock()) + self._lifetime}"
        return f"{body}.{self._signature(body)}"

    def key_id(self, value: str) -> str | None:
        """Return the id of the key that a cookie value names; None when it is altered or over."""
        body, _, signature = value.rpartition(".")
        if not hmac.compare_digest(signature.encode(), self._signature(body).encode()):
            return None
        key_id, _, end = body.rpartition(".")
        return key_id if int(end) > self._clock() else None

    def start(self, connection: HTTPConnection, response: Response, key_id: str) -> None:
        """Put the cookie on a response: not readable by scripts, never sent from another site."""
        response.set_cookie(
            COOKIE,
            self.issue(key_id),
            max_age=self._lifetime,
            httponly=True,
            samesite="strict",
            secure=connection.scope["scheme"] == "https",
        )

    def _signature(self, body: str) -> str:
        digest = hmac.digest(self._secret, body.encode(), hashlib.sha256)
        return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def end(response: Response) -> None:
    """Take the cookie away."""
    response.delete_cookie(COOKIE, httponly=True, samesite="strict")


def kept_secret(folder: Path) -> bytes:
    """Return the secret kept below `folder`, made at first use, so that sessions outlive a restart.

    Only the file's owner may read it. Raises StorageFault.
    """
    path = folder / SECRET_FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            fresh = path.with_suffix(f".{secrets.token_hex(4)}")
            fresh.touch(mode=0o600)
            fresh.write_bytes(secrets.token_bytes(SECRET_BYTES))
            fresh.rename(path)
        secret = path.read_bytes()
    except OSError as error:
        raise StorageFault(f"无法读写 {path}：{error.strerror}。请检查数据文件夹的权限和剩余空间。") from error
    if len(secret) < SECRET_BYTES:
        raise StorageFault(f"{path} 不完整。请删除它，再重新启动服务（已登录的网页需要重新登录）。")
    return secret
