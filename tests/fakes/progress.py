"""A progress bar that remembers."""

from dataclasses import dataclass, field


@dataclass
class FakeProgress:
    """Remembers the tasks with their totals and how far each came."""

    tasks: dict[str, tuple[int, int]] = field(default_factory=dict)
    task: str = ""

    def start(self, task: str, total: int) -> None:
        """Begin a task."""
        self.task = task
        self.tasks[task] = (total, 0)

    def advance(self, n: int = 1) -> None:
        """Count further."""
        total, done = self.tasks[self.task]
        self.tasks[self.task] = (total, done + n)

    def done(self) -> None:
        """End the task."""
        self.task = ""
