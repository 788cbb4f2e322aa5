"""The real program over the first chapter of the shipped report, on a real server."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.api.access import Access
from assistant.api.app import create_app
from assistant.api.current import Current
from assistant.bootstrap import build_index, open_assistant, open_reception, open_store, published_version
from assistant.settings import REPOSITORY, Settings
from assistant.store import Store
from tests.fakes import FakeProgress
from tests.serving import served

CHAPTER = REPOSITORY / "corpus" / "sources" / "report-2025" / "02-chapter1.md"
QUESTIONS = (
    "全市有几所公办中职学校？",
    "双师型教师占专任教师的比例是多少？",
    "省级高水平中职学校有哪些？",
    "太原市有几所幼儿园？",
)
FOLLOW_UP = ("全市有几所公办中职学校？", "那民办的呢？")


def chapter_settings(folder: Path) -> Settings:
    """Index the chapter below `folder`."""
    settings = Settings(data_dir=folder)
    build_index(settings, [CHAPTER], progress=FakeProgress())
    return settings


@contextmanager
def real_service(settings: Settings, access: Access | None = None) -> Iterator[tuple[str, Store]]:
    """Serve the program; yields its address and its store."""
    store = open_store(settings)
    current = Current(lambda: open_assistant(settings=settings), lambda: published_version(settings))
    try:
        reception = open_reception(settings, current, store)
        with served(create_app(current, reception=reception, store=store, access=access)) as address:
            yield address, store
    finally:
        store.close()
