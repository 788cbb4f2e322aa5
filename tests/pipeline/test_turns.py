"""Turns: as many threads as there are turns read at once, the others wait and their wait is told."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event, Lock

import pytest

from assistant.pipeline.clock import Stopwatch
from assistant.pipeline.turns import Turns


def test_no_more_hold_a_turn_than_there_are() -> None:
    turns, lock, at_once, most = Turns(2), Lock(), [0], [0]
    start = Barrier(6)

    def hold() -> None:
        start.wait(timeout=30)
        for _ in range(20):
            with turns.taken(Stopwatch()):
                with lock:
                    at_once[0] += 1
                    most[0] = max(most[0], at_once[0])
                with lock:
                    at_once[0] -= 1

    with ThreadPoolExecutor(6) as threads:
        for done in [threads.submit(hold) for _ in range(6)]:
            done.result(timeout=60)
    assert 1 <= most[0] <= 2
    assert at_once[0] == 0


def test_a_wait_is_told_and_only_a_wait() -> None:
    turns, free, taken = Turns(1), Event(), Event()

    def hold() -> Stopwatch:
        clock = Stopwatch()
        with turns.taken(clock):
            taken.set()
            free.wait(timeout=30)
        return clock

    def follow() -> Stopwatch:
        clock = Stopwatch()
        with turns.taken(clock):
            return clock

    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(hold)
        assert taken.wait(timeout=30)
        second = threads.submit(follow)
        with pytest.raises(TimeoutError):
            second.result(timeout=0.05)
        free.set()
        assert "wait" not in first.result(timeout=30).laps
        assert second.result(timeout=30).laps["wait"] > 0


def test_a_fault_gives_the_turn_back() -> None:
    turns = Turns(1)
    with pytest.raises(ValueError, match="broken"), turns.taken(Stopwatch()):
        raise ValueError("broken")
    with turns.taken(clock := Stopwatch()):
        assert clock.laps == {}
