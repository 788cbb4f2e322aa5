"""A library over a real index of small documents, embedded by the fake model."""

import io
import time

from assistant.index.snapshot import BuildKey, current, publish
from assistant.ingest.uploads import Uploads
from assistant.library import IndexShelf, Library
from assistant.text import Segmenter
from tests.fakes import DOCUMENT, FakeAssistant, FakeEmbeddings, FakeProgress, chunk

KEY = BuildKey(model="fake", settings_hash="s")
LIMIT = 100_000
TEXT = "第一章 总则\n第一条 本办法适用于全市的示范学校。\n第二条 {}所学校参加，每校补助{}万元。\n"


def stream(number=3):
    """Return a file whose content follows from the number."""
    return io.BytesIO(TEXT.format(number, number * 10).encode())


def index(data_dir):
    """Publish an index of the one document that tests begin with."""
    publish(
        data_dir,
        documents=[DOCUMENT],
        chunks=[chunk("c1", DOCUMENT.text[5:15])],
        key=KEY,
        embeddings=FakeEmbeddings(),
        names=(),
        progress=FakeProgress(),
    )


def build(data_dir, changed=lambda: None, shelf=None):
    """Return the library."""
    if shelf is None:
        shelf = IndexShelf(data_dir, key=KEY, embeddings=FakeEmbeddings(), tagger=Segmenter, max_chars=400)
    return Library(Uploads(data_dir), shelf, limit=LIMIT, changed=changed)


def indexed(data_dir):
    """Return the documents in service by id."""
    return current(data_dir, KEY).documents


class Shown(FakeAssistant):
    """Shows what is in service; answers like the fake."""

    def __init__(self, data_dir):
        super().__init__()
        self.snapshot = current(data_dir, KEY)


def opened(data_dir):
    """Return an assistant that shows what is in service."""
    return Shown(data_dir)


def finished(library, job, seconds=60):
    """Wait for a job and return it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = library.jobs.get(job.id)
        if found.state in ("done", "failed"):
            return found
        time.sleep(0.02)
    raise AssertionError(f"still {found.state}")
