"""Turns at reading a question: only so many at a time as there are cores to read with, and one that waits its moment.

Reading is work for the processor alone. More threads at it than cores only take the interpreter from each other: with
eight of them on two cores a twentieth fewer answers are given than with three. What waits for others (a chat model, a
disk) is done outside of a turn, by as many threads as the service has.
"""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from assistant.pipeline.clock import Stopwatch


class Turns:
    """A number of turns that threads take, who has waited longest first: a semaphore would let newcomers pass."""

    def __init__(self, number: int) -> None:
        """Take how many threads may have a turn at once, at least 1."""
        self._lock = Lock()
        self._free = number
        self._waiting: deque[Lock] = deque()

    @contextmanager
    def taken(self, clock: Stopwatch) -> Iterator[None]:
        """Hold a turn; the time until there is one goes to the stage `wait`, which is not told where nothing waited."""
        gate = self._gate()
        waited = not gate.acquire(blocking=False)
        if waited:
            gate.acquire()
        try:
            if waited:
                clock.lap("wait")
            yield
        finally:
            self._pass_on()

    def _gate(self) -> Lock:
        """Return a lock that is free as soon as it is one's turn."""
        gate = Lock()
        with self._lock:
            if self._free:
                self._free -= 1
            else:
                gate.acquire()
                self._waiting.append(gate)
        return gate

    def _pass_on(self) -> None:
        with self._lock:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._free += 1
