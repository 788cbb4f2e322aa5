"""One fake a seam, for tests of what stands above it; imported from here, by whoever needs one.

`FakeAssistant` answers every question from one small document (`report.py`). `FakeEmbeddings` and `FakeWords` stand for
the model and the segmenter below an index; `document` and `chunk` build values for it.
"""

from tests.fakes.assistant import NOTICE, FakeAssistant, FakeContents, FakeLedgers, answer
from tests.fakes.documents import chunk, document
from tests.fakes.engines import FakeEmbeddings, FakeWords
from tests.fakes.progress import FakeProgress
from tests.fakes.report import CHUNK, CITATION, DOCUMENT, FIGURE, PASSAGE, PATH, TEXT

__all__ = [
    "CHUNK",
    "CITATION",
    "DOCUMENT",
    "FIGURE",
    "NOTICE",
    "PASSAGE",
    "PATH",
    "TEXT",
    "FakeAssistant",
    "FakeContents",
    "FakeEmbeddings",
    "FakeLedgers",
    "FakeProgress",
    "FakeWords",
    "answer",
    "chunk",
    "document",
]
