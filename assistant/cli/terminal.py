"""What the commands write to: consoles and a progress bar.

In: text and progress. Out: stdout for results, stderr for everything else. Texts are never read as markup: an answer
holds [1].
"""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars
from rich.table import Table

PIPE_WIDTH = 260
LONG = 50  # steps of a task whose progress is told in a pipe too


def stdout() -> Console:
    """Return a console for results; lines are never broken, so that they can be searched and piped."""
    return Console(markup=False, highlight=False, emoji=False, soft_wrap=True)


def print_table(*columns: str, rows: Iterable[Sequence[str]]) -> None:
    """Print a table as wide as the terminal, nothing cut off; in a pipe, so wide that lines stay whole."""
    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else PIPE_WIDTH
    table = Table()
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*row)
    Console(markup=False, highlight=False, emoji=False, width=width).print(table)


def stderr() -> Console:
    """Return a console for progress and complaints."""
    return Console(stderr=True, markup=False, highlight=False, emoji=False, soft_wrap=True)


class ProgressBar:
    """Shows tasks on stderr: a bar on a terminal, else a line a task, and for long ones a line each further tenth."""

    def __init__(self, console: Console, bars: Bars) -> None:
        self._console = console
        self._bars = bars
        self._name, self._total, self._count = "", 0, 0
        self._task = bars.add_task("", visible=False, total=1)

    def start(self, task: str, total: int) -> None:
        """Begin a task."""
        if not self._console.is_terminal:
            self._console.print(f"{task}…")
        self._name, self._total, self._count = task, total, 0
        self._task = self._bars.add_task(task, total=total)

    def advance(self, n: int = 1) -> None:
        """Count `n` more as done."""
        self._bars.advance(self._task, n)
        tenths = 10 * self._count // self._total if self._total else 0
        self._count += n
        if not self._console.is_terminal and self._total >= LONG and 10 * self._count // self._total > tenths:
            self._console.print(f"{self._name} {self._count}/{self._total}")

    def done(self) -> None:
        """End the task."""
        self._bars.update(self._task, completed=self._bars.tasks[-1].total)


@contextmanager
def progress_bar() -> Iterator[ProgressBar]:
    """Show progress on stderr while the block runs."""
    console = stderr()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bars(*columns, console=console, disable=not console.is_terminal) as bars:
        yield ProgressBar(console, bars)
