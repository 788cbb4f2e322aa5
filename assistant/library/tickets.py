"""Uploads that wait for their turn, written down beside the received files, so that they outlive the process.

In: tickets of jobs. Out: the tickets that were left when the process ended, in the order in which they came.

    <data_dir>/uploads/.incoming/<job id>.json    the ticket; without one, a received file does not count

Not here: what is done with the files (shelving.py).
"""

from pathlib import Path

from pydantic import ValidationError

from assistant.errors import StorageFault
from assistant.ingest.uploads import Incoming, Known
from assistant.library.jobs import Job
from assistant.types import Frozen


class Ticket(Frozen):
    """A queued job: which file it is about, and how many times work on it was begun."""

    id: str
    file: Known
    received: str
    created_at: str
    request_id: str
    begun: int = 0

    @classmethod
    def of(cls, job: Job, incoming: Incoming) -> "Ticket":
        """Return the ticket of a new job."""
        return cls(
            id=job.id,
            file=job.file,
            received=incoming.path.name,
            created_at=job.created_at,
            request_id=job.request_id,
        )

    @property
    def job(self) -> Job:
        """The job, waiting."""
        return Job(id=self.id, file=self.file, created_at=self.created_at, request_id=self.request_id)


class Tickets:
    """The tickets of one folder. One thread writes each."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, ticket: Ticket) -> None:
        """Keep a ticket, in the place of an earlier one of its job. Raises StorageFault."""
        path = self._path(ticket.id)
        fresh = path.with_suffix(".new")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            fresh.write_text(ticket.model_dump_json(), encoding="utf-8")
            fresh.replace(path)
        except OSError as error:
            raise StorageFault(f"无法写入 {self._folder}：{error.strerror}。请检查权限和磁盘空间。") from error

    def drop(self, job_id: str) -> None:
        """Forget a ticket."""
        self._path(job_id).unlink(missing_ok=True)

    def left(self) -> list[Ticket]:
        """Return the tickets that there are, the earliest first; unreadable ones are passed over."""
        found = [_read(path) for path in self._folder.glob("*.json")]
        return sorted((ticket for ticket in found if ticket), key=lambda ticket: (ticket.created_at, ticket.id))

    def _path(self, job_id: str) -> Path:
        return self._folder / f"{job_id}.json"


def _read(path: Path) -> Ticket | None:
    try:
        return Ticket.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None
