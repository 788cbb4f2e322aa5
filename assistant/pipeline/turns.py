"""Turns at reading a question: only so many at a time as there are cores to read with, and one that waits its moment.

Reading is work for the processor alone. More threads at it than cores only take the interpreter from each other: with
eight of them on two cores a twentieth of all answers is lost. What waits for others (a chat model, a disk) is done
outside of a turn, by as many threads as the service has.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from assistant.pipeline.clock import Stopwatch


class Turns:
    """A number of turns that threads take one after another."""

    def __init__(self, number: int) -> None:
        """Take how many threads may have a turn at once, at least 1."""
        self._free = BoundedSemaphore(number)

    @contextmanager
    def taken(self, clock: Stopwatch) -> Iterator[None]:
        """Hold a turn; the time until there is one goes to the stage `wait`, which is not told where nothing waited."""
        if not self._free.acquire(blocking=False):
            self._free.acquire()
            clock.lap("wait")
        try:
            yield
        finally:
            self._free.release()
