"""A circuit breaker: a dead endpoint costs one question its time, not every question.

In: outcomes of attempts. Out: whether another attempt may be made. After `limit` failures in a row, or one that hung,
attempts are refused for `pause` seconds; then one goes through as a trial, and its outcome decides.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pybreaker

from assistant.models.faults import EndpointFault


class Breaker:
    """Counts outcomes. Safe to use from several threads; the attempts themselves run side by side."""

    def __init__(self, *, limit: int, pause: float) -> None:
        self._circuit = pybreaker.CircuitBreaker(
            fail_max=limit, reset_timeout=pause, exclude=[_innocent], throw_new_error_on_trip=False
        )
        self._trial = threading.Lock()  # the library lets every caller through at once when the pause is over
        self._refusal = f"对话接口刚才没有正常工作，{pause:g}秒内不再尝试。"

    @property
    def closed(self) -> bool:
        """Whether attempts go through as usual."""
        return self._circuit.current_state == pybreaker.STATE_CLOSED

    def trip(self) -> None:
        """Refuse attempts from now on."""
        self._circuit.open()

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Count the outcome of the block. Raises EndpointFault without entering it while attempts are refused."""
        trial = not self.closed
        if trial and not self._trial.acquire(blocking=False):
            raise EndpointFault(self._refusal, counts=False)
        try:
            with self._circuit.calling():
                yield
        except pybreaker.CircuitBreakerError:
            raise EndpointFault(self._refusal, counts=False) from None
        except EndpointFault as fault:
            if fault.hangs:
                self.trip()
            raise
        finally:
            if trial:
                self._trial.release()


def _innocent(error: BaseException) -> bool:
    """Tell whether the endpoint is not to blame: the request was, or the reader left."""
    return not isinstance(error, EndpointFault) or not error.counts
