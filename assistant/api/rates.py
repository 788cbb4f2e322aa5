"""How often and how much at once: counters in memory, for one process.

In: who asks. Out: nothing, or TooManyRequests with the seconds to wait.
"""

import hashlib
import math
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from limits import RateLimitItem, RateLimitItemPerMinute, storage, strategies

from assistant.errors import Busy, TooManyRequests

FAILURES = RateLimitItemPerMinute(10)  # wrong keys: the same one from one address
FAILURES_OF_ADDRESS = RateLimitItemPerMinute(60)  # … all of one address, which may be shared by an office


class Rates:
    """Requests a minute of each key. Thread-safe."""

    def __init__(self, per_minute: int) -> None:
        self._item = RateLimitItemPerMinute(per_minute) if per_minute else None
        self._window = strategies.MovingWindowRateLimiter(storage.MemoryStorage())

    def count(self, key_id: str) -> None:
        """Count a request of a key. Raises TooManyRequests."""
        if self._item and not self._window.hit(self._item, key_id):
            wait = _wait(self._window, self._item, key_id)
            raise TooManyRequests(
                f"这个密钥的请求过于频繁（每分钟最多 {self._item.amount} 次），请在 {wait} 秒后再试。", retry_after=wait
            )


class Failures:
    """Wrong keys a minute, of an address and of an address with one key: who guesses has to wait. Thread-safe."""

    def __init__(self) -> None:
        self._window = strategies.MovingWindowRateLimiter(storage.MemoryStorage())

    def check(self, address: str, secret: str) -> None:
        """Raise TooManyRequests while there were too many failures; called before a key is looked up."""
        for item, names in self._counters(address, secret):
            if not self._window.test(item, *names):
                wait = _wait(self._window, item, *names)
                raise TooManyRequests(f"密钥错误的次数过多，请在 {wait} 秒后再试。", retry_after=wait)

    def add(self, address: str, secret: str) -> None:
        """Count a failure."""
        for item, names in self._counters(address, secret):
            self._window.hit(item, *names)

    def _counters(self, address: str, secret: str) -> list[tuple[RateLimitItem, tuple[str, ...]]]:
        digest = hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
        return [(FAILURES, (address, digest)), (FAILURES_OF_ADDRESS, (address,))]


class Places:
    """Requests that are worked on or wait to be; used in one event loop."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._taken = 0

    def take(self) -> AbstractContextManager[None]:
        """Return a place, given back when the context ends. Raises Busy when there is none."""
        if self._taken >= self._limit:
            raise Busy("正在处理的请求过多，请稍后再试。")
        self._taken += 1
        return self._held()

    @contextmanager
    def _held(self) -> Iterator[None]:
        try:
            yield
        finally:
            self._taken -= 1


def _wait(window: strategies.MovingWindowRateLimiter, item: RateLimitItem, *names: str) -> int:
    return max(1, math.ceil(window.get_window_stats(item, *names).reset_time - time.time()))
