"""A process that publishes and stops in the middle: `python -m tests.index.writer DATA_DIR TASK`.

It prints a line when it has reached the task and then waits to be killed.
"""

import sys
import time
from pathlib import Path

from assistant.index.snapshot import publish
from tests.fakes import FakeEmbeddings, FakeProgress, FakeWords, chunk
from tests.index.conftest import CHUNKS, DOCUMENTS, KEY


class Stop(FakeProgress):
    """Stops for good as soon as the task begins."""

    def start(self, task: str, total: int) -> None:
        """Begin a task, or stop."""
        super().start(task, total)
        if task == sys.argv[2]:
            sys.stdout.write("reached\n")
            sys.stdout.flush()
            time.sleep(60)


if __name__ == "__main__":
    publish(
        Path(sys.argv[1]),
        documents=DOCUMENTS,
        chunks=(*CHUNKS, chunk("new", "新的一段。")),
        key=KEY,
        embeddings=FakeEmbeddings(),
        names=(),
        progress=Stop(),
        segmenter=FakeWords(),
    )
