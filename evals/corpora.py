"""Corpora to evaluate: the shipped one, the same with originals in place of digests, or the index in service.

In: settings, a choice. Out: open assistants, each over an index of its own below the data directory, built or brought
up to date on the way. The index in service is never written.
"""

import shutil
from enum import StrEnum
from pathlib import Path

from assistant import sources
from assistant.bootstrap import build_index, open_assistant, refresh_index
from assistant.errors import DocumentError, UsageError
from assistant.index.snapshot import Progress
from assistant.pipeline import Assistant
from assistant.settings import REPOSITORY, Settings

FOLDER = "evals"  # below the data directory
ORIGINALS = "originals"
SHARED = REPOSITORY.parent / "shared"  # documents and public data for development, beside a checkout


class Documents(StrEnum):
    """What is asked about."""

    SHIPPED = "shipped"
    ORIGINALS = "originals"
    OTHERS = "others"
    CURRENT = "current"


TITLES = {
    Documents.SHIPPED: "随附资料库（整编本）",
    Documents.ORIGINALS: "原文代替整编本",
    Documents.OTHERS: "别的报告（虚构）",
    Documents.CURRENT: "现用索引",
}


def open_corpus(documents: Documents, settings: Settings, *, originals: Path | None, progress: Progress) -> Assistant:
    """Open the chosen corpus. Raises UsageError when there are no originals, and what indexing and opening raise."""
    if documents is Documents.CURRENT:
        return open_assistant(settings=settings)
    home = settings.data_dir / FOLDER / documents
    found = originals_in(originals) if documents is Documents.ORIGINALS else []
    stage(settings.corpus_dir, home / "corpus", found)
    return open_indexed(settings, home, progress=progress)


def open_indexed(settings: Settings, home: Path, *, progress: Progress) -> Assistant:
    """Index `home/corpus` into `home` where needed, and open it. Raises DocumentError when a file is left out."""
    own = settings.model_copy(update={"data_dir": home, "corpus_dir": home / "corpus"})
    for problem in refresh_index(own, progress=progress):
        raise DocumentError(f"评测用的资料库有文件未能收录：{problem.message}", path=problem.path)
    return open_assistant(settings=own)


def open_files(settings: Settings, home: Path, files: list[Path], *, progress: Progress) -> Assistant:
    """Index files that someone names into `home` where needed, and open it, with the word lists of the settings.

    Raises DocumentError when one is left out.
    """
    own = settings.model_copy(update={"data_dir": home})
    record = sources.remembered(home)
    if record and record.paths == tuple(map(str, files)):
        problems = refresh_index(own, progress=progress)
    else:
        problems = build_index(own, files, progress=progress).problems
    for problem in problems:
        raise DocumentError(f"评测用的报告未能收录：{problem.message}", path=problem.path)
    return open_assistant(settings=own)


def originals_in(folder: Path | None) -> list[Path]:
    """Return the files that may take a digest's place. Raises UsageError when there are none."""
    chosen = folder or SHARED / "corpus"
    found = sorted(path for path in chosen.rglob("*.txt") if path.is_file()) if chosen.is_dir() else []
    if not found:
        raise UsageError(
            f"{chosen} 中没有原文（.txt）。请用 --originals 指定存放原文的文件夹，或改用 --documents shipped。"
        )
    return found


def stage(corpus: Path, target: Path, originals: list[Path]) -> None:
    """Copy the corpus without the originals that someone may have put there, and put the given ones there.

    Which of them count, and for which document, is the manifest's business: it looks for them by name.
    """
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(
        corpus, target, ignore=shutil.ignore_patterns(ORIGINALS, "sources", "typeset", "build", "__pycache__")
    )
    (target / ORIGINALS).mkdir(parents=True)
    for path in originals:
        shutil.copy2(path, target / ORIGINALS / path.name)
