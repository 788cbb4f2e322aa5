"""What waited or was worked on when the process ended is finished at the next start, or reported."""

import threading

import pytest

from assistant.errors import DamagedDocument, StorageFault
from assistant.ingest.uploads import Uploads
from assistant.library.tickets import Tickets
from tests.library.shelves import build, finished, index, indexed, stream


class Stuck:
    """A shelf that never comes back: the process ends while it works."""

    def __init__(self):
        self.reached = threading.Event()

    def read(self, _incoming):
        self.reached.set()
        threading.Event().wait()


@pytest.fixture
def data(tmp_path):
    index(tmp_path)
    return tmp_path


def interrupted(data, *numbers):
    """Return the jobs of a library whose process ended while it worked on the first of them."""
    shelf = Stuck()
    library = build(data, shelf=shelf)
    jobs = [library.submit(stream(number), f"{number}.txt", request_id=f"r{number}") for number in numbers]
    assert shelf.reached.wait(10)
    return jobs


def test_queued_uploads_are_finished_under_their_ids_after_a_restart(data):
    first, second = interrupted(data, 3, 4)
    again = build(data)
    assert again.jobs.all() == []
    again.resume()
    done = [finished(again, job) for job in (first, second)]
    assert [job.state for job in done] == ["done", "done"]
    assert [(job.file, job.created_at, job.request_id) for job in done] == [
        (job.file, job.created_at, job.request_id) for job in (first, second)
    ]
    assert set(indexed(data)) == {"report", first.file.id, second.file.id}
    assert list((data / "uploads" / ".incoming").iterdir()) == []


def test_a_restart_without_resuming_loses_nothing(data):
    (job,) = interrupted(data, 3)
    build(data)
    again = build(data)
    again.resume()
    assert finished(again, job).state == "done"


def test_what_was_kept_but_not_in_the_index_yet_is_finished_too(data):
    (job,) = interrupted(data, 3)
    uploads = Uploads(data)
    (ticket,) = Tickets(uploads.incoming).left()
    received = uploads.again(ticket.received, ticket.file)
    assert received is not None
    uploads.keep(received)
    again = build(data)
    again.resume()
    assert finished(again, job).quality.title == "3"
    assert uploads.path(job.file.id) is not None
    assert job.file.id in indexed(data)


def test_a_file_that_the_process_ended_with_twice_is_reported_and_not_tried_again(data):
    (job,) = interrupted(data, 3)
    shelf = Stuck()
    build(data, shelf=shelf).resume()
    assert shelf.reached.wait(10)
    again = build(data)
    again.resume()
    failed = again.jobs.get(job.id)
    assert isinstance(failed.fault, DamagedDocument)
    assert "中断了 2 次" in failed.fault.message
    assert list((data / "uploads" / ".incoming").iterdir()) == []
    build(data).resume()


def test_a_file_that_is_gone_is_reported(data):
    (job,) = interrupted(data, 3)
    for path in (data / "uploads" / ".incoming").glob("*.txt"):
        path.unlink()
    again = build(data)
    again.resume()
    assert "重新上传" in again.jobs.get(job.id).fault.message


def test_half_received_files_and_unreadable_tickets_are_swept(data):
    folder = data / "uploads" / ".incoming"
    folder.mkdir(parents=True)
    for name in ("ab.txt", "cd.json", "ef.new"):
        (folder / name).write_text("{", encoding="utf-8")
    build(data).resume()
    assert list(folder.iterdir()) == []


def test_an_upload_whose_ticket_cannot_be_written_is_refused(data, monkeypatch):
    def refuse(_self, _ticket):
        raise StorageFault("无法写入。")

    library = build(data)
    monkeypatch.setattr(Tickets, "write", refuse)
    with pytest.raises(StorageFault):
        library.submit(stream(3), "a.txt")
    assert library.jobs.all() == []
    assert list((data / "uploads" / ".incoming").iterdir()) == []
