"""What is known of each upload: how far it is, what came of it.

In: changes by the one thread that works. Out: `Job`s for any thread that asks. The latest are kept, in memory only;
what still waits is written down elsewhere (tickets.py).
"""

import secrets
import threading
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Literal

from assistant.errors import AssistantError
from assistant.ingest.uploads import Known
from assistant.pipeline import Quality

State = Literal["queued", "working", "done", "failed"]
KEPT = 200


@dataclass(frozen=True)
class Job:
    """One upload. `stage` is Chinese; `done` and `total` count what the stage works through, both 0 before it.

    `fault` says why it failed; a failed job without one met a fault that nobody expected.
    """

    id: str
    file: Known
    created_at: str
    state: State = "queued"
    stage: str = "等待"
    done: int = 0
    total: int = 0
    finished_at: str = ""
    quality: Quality | None = None
    fault: AssistantError | None = None
    request_id: str = ""


def new_job(file: Known, request_id: str) -> Job:
    """Return a job that waits."""
    return Job(id=secrets.token_hex(8), file=file, created_at=now(), request_id=request_id)


class Jobs:
    """The latest jobs. Thread-safe."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}
        self._lock = threading.Lock()

    def add(self, job: Job) -> None:
        """Enter a job; the oldest finished ones are forgotten."""
        with self._lock:
            self._jobs[job.id] = job
            finished = [known.id for known in self._jobs.values() if known.state in ("done", "failed")]
            for old in finished[: max(0, len(self._jobs) - KEPT)]:
                del self._jobs[old]

    def change(self, job_id: str, **fields: Any) -> None:  # noqa: ANN401  # checked by `replace`
        """Change fields of a job."""
        with self._lock:
            self._jobs[job_id] = replace(self._jobs[job_id], **fields)

    def get(self, job_id: str) -> Job | None:
        """Return a job, None for an id that is unknown or forgotten."""
        with self._lock:
            return self._jobs.get(job_id)

    def all(self) -> list[Job]:
        """Return all jobs, the latest first."""
        with self._lock:
            return list(reversed(self._jobs.values()))

    def unfinished(self, document_id: str) -> bool:
        """Tell whether an upload of the same content is waiting or being worked on."""
        return any(job.file.id == document_id and job.state in ("queued", "working") for job in self.all())


class JobProgress:
    """Tells a job how far its work is (see `index.build.Progress`)."""

    def __init__(self, jobs: Jobs, job_id: str) -> None:
        self._jobs = jobs
        self._job_id = job_id
        self._done = 0

    def start(self, task: str, total: int) -> None:
        """Begin a stage."""
        self._done = 0
        self._jobs.change(self._job_id, stage=task, done=0, total=total)

    def advance(self, n: int = 1) -> None:
        """Count `n` more as done."""
        self._done += n
        self._jobs.change(self._job_id, done=self._done)

    def done(self) -> None:
        """End the stage."""


def now() -> str:
    """Return the time as ISO 8601, UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")
