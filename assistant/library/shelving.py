"""Uploads worked on one after the other; deletions between them.

In: streams of bytes with names, ids to delete. Out: jobs, and an index that holds what was added. A file that
cannot be read or indexed is deleted again, and the index in service is as it was. What waits outlives the process. How
a document gets into the index is `Shelving`.
"""

import logging
import queue
import threading
import time
from collections.abc import Callable, Collection
from typing import BinaryIO, Protocol, TypeVar

from assistant.errors import AssistantError, DamagedDocument, DocumentConflict, DocumentNotFound, IndexBusy
from assistant.index.snapshot import Progress
from assistant.ingest.uploads import Incoming, Uploads
from assistant.library.jobs import Job, JobProgress, Jobs, new_job, now
from assistant.library.tickets import Ticket, Tickets
from assistant.pipeline import Quality
from assistant.types import Document

logger = logging.getLogger(__name__)
T = TypeVar("T")

PATIENCE = 20.0  # seconds that a deletion waits for the upload that is being worked on
ATTEMPTS = 2  # starts of the service after which a file that ended it is left alone
TRIES, PAUSE = 10, 2.0  # another process may be writing the index


class Shelving(Protocol):
    """Puts documents into the index and takes them out."""

    def read(self, incoming: Incoming) -> Document:
        """Read a received file. Raises DocumentError."""
        ...

    def put(self, document: Document, progress: Progress) -> Quality:
        """Publish an index with the document in it. Raises IndexFault."""
        ...

    def take(self, document_id: str) -> None:
        """Publish an index without the document. Raises IndexFault, DocumentConflict for the last one."""
        ...


class Library:
    """What users uploaded. Thread-safe; `limit` is bytes of a file. `changed` is called after each publication."""

    def __init__(
        self, uploads: Uploads, shelving: Shelving, *, limit: int, changed: Callable[[], None] = lambda: None
    ) -> None:
        self.limit = limit
        self.jobs = Jobs()
        self.changed = changed
        self._uploads = uploads
        self._shelving = shelving
        self._waiting: queue.SimpleQueue[tuple[Ticket, Incoming]] = queue.SimpleQueue()
        self._tickets = Tickets(uploads.incoming)
        self._entering = threading.Lock()
        self._writing = threading.Lock()
        self._worker: threading.Thread | None = None
        self._left = self._tickets.left()
        uploads.sweep({name for ticket in self._left for name in (f"{ticket.id}.json", ticket.received)})

    def submit(self, stream: BinaryIO, name: str, *, indexed: Collection[Document] = (), request_id: str = "") -> Job:
        """Receive a file and queue it. `indexed` are the documents in service.

        Raises UnsupportedFormat, DocumentTooLarge, DocumentConflict for content that is there already, StorageFault.
        """
        incoming = self._uploads.receive(stream, name, limit=self.limit)
        with self._entering:
            try:
                self._must_be_new(incoming, indexed)
                job = new_job(incoming.known, request_id)
                ticket = Ticket.of(job, incoming)
                self._tickets.write(ticket)
            except AssistantError:
                self._uploads.discard(incoming)
                raise
            self._queue(ticket, incoming)
        return job

    def resume(self) -> None:
        """Queue again what waited or was worked on when the process ended, under the same ids; once, at the start.

        A file that the process ended with twice is not tried again: its job has failed then.
        """
        with self._entering:
            for ticket in self._left:
                incoming = self._uploads.again(ticket.received, ticket.file)
                if incoming is not None and (ticket.begun < ATTEMPTS or self._uploads.is_kept(incoming)):
                    self._queue(ticket, incoming)
                else:
                    self._give_up(ticket, incoming)
            self._left = []

    def remove(self, document_id: str, indexed: Collection[str]) -> None:
        """Delete an uploaded document: first from the index, then its file.

        Raises DocumentNotFound, DocumentConflict for one that was not uploaded, IndexFault.
        """
        if self._uploads.path(document_id) is None:
            if document_id in indexed:
                raise DocumentConflict(
                    "这个文档属于资料库，不能通过接口删除。请从 corpus/manifest.toml（或建立索引时所给的文件夹）"
                    "中移除它，再运行 assistant index。"
                )
            raise DocumentNotFound("没有这个编号的文档，可用 GET /api/v1/documents 查看全部。")
        if not self._writing.acquire(timeout=PATIENCE):
            raise IndexBusy("正在处理上传的文档，现在不能删除。请稍后再试。")
        try:
            self._uploads.withdraw(document_id)
            try:
                self._patiently(lambda: self._shelving.take(document_id))
            except BaseException:
                self._uploads.restore(document_id)
                raise
            self._uploads.drop(document_id)
        finally:
            self._writing.release()
        self.changed()

    def _queue(self, ticket: Ticket, incoming: Incoming) -> None:
        self.jobs.add(ticket.job)
        self._waiting.put((ticket, incoming))
        if self._worker is None:
            self._worker = threading.Thread(target=self._work, name="library", daemon=True)
            self._worker.start()

    def _give_up(self, ticket: Ticket, incoming: Incoming | None) -> None:
        """Report an upload that is not tried again after a restart."""
        reason = f"处理这个文件时服务中断了 {ticket.begun} 次，没有再试。请检查文件后重新上传。"
        if incoming is None:
            reason = "服务重启时这个文件已经不在，请重新上传。"
        self.jobs.add(ticket.job)
        self._failed(ticket, incoming, DamagedDocument(reason, path=ticket.file.name))

    def _must_be_new(self, incoming: Incoming, indexed: Collection[Document]) -> None:
        known = incoming.known
        for document in indexed:
            if document.source.sha256 == known.sha256:
                raise DocumentConflict(
                    f"已有内容相同的文档：{_titled(document.title)}（编号 {document.id}），不必再上传。"
                )
        if self.jobs.unfinished(known.id):
            raise DocumentConflict(f"内容相同的文档正在处理中（编号 {known.id}），不必再上传。")

    def _work(self) -> None:
        while True:
            ticket, incoming = self._waiting.get()
            with self._writing:
                self._finish(ticket, incoming)

    def _finish(self, ticket: Ticket, incoming: Incoming) -> None:
        """Carry out one job; whatever happens, the next one gets its turn."""
        job_id = ticket.id
        try:
            self._tickets.write(ticket.model_copy(update={"begun": ticket.begun + 1}))
            quality = self._shelve(job_id, incoming)
            self.changed()
        except AssistantError as fault:
            self._failed(ticket, incoming, fault)
        except Exception as error:
            logger.exception("upload failed", extra={"fields": {"error": type(error).__name__}})
            self._failed(ticket, incoming, None)
        else:
            self._tickets.drop(job_id)
            self.jobs.change(job_id, state="done", stage="完成", quality=quality, finished_at=now())
            logger.info("document added", extra={"fields": {"document": quality.document_id, "chunks": quality.chunks}})

    def _shelve(self, job_id: str, incoming: Incoming) -> Quality:
        progress = JobProgress(self.jobs, job_id)
        self.jobs.change(job_id, state="working")
        progress.start("读取文件", 1)
        document = self._shelving.read(incoming)
        progress.advance()
        path = self._uploads.keep(incoming)
        source = document.source.model_copy(update={"path": str(path)})
        try:
            kept = document.model_copy(update={"source": source})
            return self._patiently(lambda: self._shelving.put(kept, progress))
        except BaseException:
            self._uploads.drop(incoming.known.id)
            raise

    def _failed(self, ticket: Ticket, incoming: Incoming | None, fault: AssistantError | None) -> None:
        if incoming is not None:
            self._uploads.discard(incoming)
        self._tickets.drop(ticket.id)
        self.jobs.change(ticket.id, state="failed", stage="失败", fault=fault, finished_at=now())
        logger.info("upload refused", extra={"fields": {"fault": type(fault).__name__}})

    def _patiently(self, work: Callable[[], T]) -> T:
        """Do the work again while another process writes the index."""
        for _ in range(TRIES - 1):
            try:
                return work()
            except IndexBusy:
                time.sleep(PAUSE)
        return work()


def _titled(title: str) -> str:
    return title if title.startswith("《") else f"《{title}》"
