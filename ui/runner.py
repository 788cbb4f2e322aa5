"""Run a long command of the program in a process of its own, so that it takes no time from the people who ask.

In: a command, e.g. `eval` or `index`. Out: how far it is, and how it ended; what it made is on disk. One run at a time.
"""

import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

PROGRAM = "from assistant.cli import main; main()"
KEPT = 12  # last lines of what the run says, for when it fails
PARTLY = 1  # exit code: it ran, and a number is worse than required, or a document could not be read


@dataclass(frozen=True)
class State:
    """How far a run is: `line` is the last thing it said; `code` is its exit code, None while it runs."""

    running: bool = False
    line: str = ""
    code: int | None = None

    @property
    def failed(self) -> bool:
        """Whether it ended without a result."""
        return self.code not in (None, 0, PARTLY)


def command(data_dir: Path, *arguments: str) -> list[str]:
    """Return the command line of one of the program's commands."""
    return [sys.executable, "-c", PROGRAM, "--data-dir", str(data_dir), *arguments]


class Runner:
    """At most one run at a time. Thread-safe. `line` is asked for the command line before each run."""

    def __init__(self, line: Callable[[], Sequence[str]]) -> None:
        self._line = line
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self._said: deque[str] = deque(maxlen=KEPT)

    def start(self) -> bool:
        """Start a run; False when one is running already."""
        with self._lock:
            if self._process is not None and self._process.poll() is None:
                return False
            self._said.clear()
            self._process = subprocess.Popen(  # noqa: S603  # our own program, nothing of a request in its line
                list(self._line()), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, encoding="utf-8"
            )
            threading.Thread(target=self._listen, args=(self._process,), daemon=True).start()
            return True

    def stop(self) -> None:
        """End the run, if there is one."""
        with self._lock:
            if self._process is not None and self._process.poll() is None:
                self._process.terminate()

    @property
    def state(self) -> State:
        """How far it is."""
        process = self._process
        if process is None:
            return State()
        code = process.poll()
        return State(code is None, self._said[-1] if self._said else "正在准备……", code)

    def _listen(self, process: "subprocess.Popen[str]") -> None:
        with process:
            for line in process.stderr or ():
                if line.strip():
                    self._said.append(line.strip())
