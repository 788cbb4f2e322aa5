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
    """Shows tasks on stderr: a bar on a terminal, else one line a task."""

    def __init__(self, console: Console, bars: Bars) -> None:
        self._console = console
        self._bars = bars
        self._task = bars.add_task("", visible=False, total=1)

    def start(self, task: str, total: int) -> None:
        """Begin a task."""
        if not self._console.is_terminal:
            self._console.print(f"{task}…")
        self._task = self._bars.add_task(task, total=total)

    def advance(self, n: int = 1) -> None:
        """Count `n` more as done."""
        self._bars.advance(self._task, n)

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
