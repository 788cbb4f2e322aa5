"""What the commands write to: consoles and a progress bar.

In: text and progress. Out: stdout for results, stderr for everything else. Texts are never read as markup: an answer
holds [1].
"""

from collections.abc import Iterator
from contextlib import contextmanager

from pydantic import BaseModel
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars


def stdout() -> Console:
    """Return a console for results; lines are never broken, so that they can be searched and piped."""
    return Console(markup=False, highlight=False, emoji=False, soft_wrap=True)


def stderr() -> Console:
    """Return a console for progress and complaints."""
    return Console(stderr=True, markup=False, highlight=False, emoji=False, soft_wrap=True)


def print_json(*models: BaseModel) -> None:
    """Print each model as JSON, one a line where there are several."""
    for model in models:
        stdout().print(model.model_dump_json(indent=2 if len(models) == 1 else None))


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
