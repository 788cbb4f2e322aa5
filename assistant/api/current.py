"""The assistant that answers right now, replaced when a new index is published.

In: how to open the published index and how to read the cheap version pointer. Out: calling a `Current` gives the
newest usable assistant. A published index that cannot be opened never replaces one that can: the old one stays and
`fault` says why. Not here: indexing.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal, Protocol

from assistant.errors import IndexFault, IndexMissing
from assistant.facts.results import Clash
from assistant.types import Answer, Chunk, Document, Event, Figure, Passage, Turn

logger = logging.getLogger(__name__)

Mode = Literal["auto", "extractive", "chat"]


class Contents(Protocol):
    """What an index holds."""

    @property
    def fingerprint(self) -> str: ...  # noqa: D102  # named in the design
    @property
    def documents(self) -> Mapping[str, Document]: ...  # noqa: D102  # by id
    @property
    def chunks(self) -> Mapping[str, Chunk]: ...  # noqa: D102  # by id


class Ledgers(Protocol):
    """The figures of an index."""

    @property
    def figures(self) -> Sequence[Figure]: ...  # noqa: D102  # in reading order
    def clashes(self, document: str) -> Sequence[Clash]: ...  # noqa: D102  # contradictions within a document


class Answering(Protocol):
    """What the interface needs of an assistant (`pipeline.Assistant` is one)."""

    @property
    def snapshot(self) -> Contents:
        """The index that it answers from."""
        ...

    @property
    def accountant(self) -> Ledgers:
        """The ledgers of the index."""
        ...

    def ask(
        self, question: str, history: Sequence[Turn] = (), *, documents: Sequence[str] = (), mode: Mode = "auto"
    ) -> Answer:
        """Answer a question; raises QuestionError and DocumentNotFound."""
        ...

    def stream(
        self, question: str, history: Sequence[Turn] = (), *, documents: Sequence[str] = (), mode: Mode = "auto"
    ) -> Iterator[Event]:
        """Answer event by event; raises like `ask`, before the first event."""
        ...

    def search(self, query: str, *, limit: int = 10, documents: Sequence[str] = ()) -> list[Passage]:
        """Find passages; raises QuestionError and DocumentNotFound."""
        ...


class Current:
    """Callable: the newest usable assistant. Thread-safe.

    The version is looked at no more than once in `interval` seconds; one that could not be opened is tried again after
    ten of them. One thread opens a new version while the others go on with the old one. `opened` is called after each.
    """

    def __init__(
        self,
        open_assistant: Callable[[], Answering],
        version: Callable[[], str | None],
        *,
        interval: float = 1.0,
        opened: Callable[[], object] = lambda: None,
    ) -> None:
        self._open = open_assistant
        self._version = version
        self._interval = interval
        self._opened = opened
        self._opening = threading.Lock()
        self._assistant: Answering | None = None
        self._tried: tuple[str | None, float] | None = None  # the version last opened, usable or not, and when
        self._looked = float("-inf")
        self.fault: IndexFault | None = None

    def __call__(self) -> Answering:
        """Return the assistant; raises IndexFault while there has never been a usable index."""
        if self._assistant is None:
            with self._opening:
                self._refresh()
        elif self._opening.acquire(blocking=False):
            try:
                self._refresh()
            finally:
                self._opening.release()
        if self._assistant is None:
            raise self.fault or IndexMissing("还没有建立索引。请先运行 assistant index。")
        return self._assistant

    def renew(self) -> None:
        """Open a newly published version now instead of at the next look."""
        with self._opening:
            self._looked = float("-inf")
            self._refresh()

    def _refresh(self) -> None:
        now = time.monotonic()
        if now - self._looked < self._interval:
            return
        self._looked = now
        try:
            version = self._version()
            if not self._worth_opening(version, now):
                return
            self._tried = (version, now)
            self._assistant, self.fault = self._open(), None
        except IndexFault as fault:
            if str(fault) != str(self.fault):
                logger.warning("index unusable", extra={"fields": {"fault": type(fault).__name__}})
            self.fault = fault
        else:
            self._opened()
            logger.info("index opened", extra={"fields": {"version": version}})

    def _worth_opening(self, version: str | None, now: float) -> bool:
        if self._tried is None or self._tried[0] != version:
            return True
        return self.fault is not None and now - self._tried[1] >= 10 * self._interval
