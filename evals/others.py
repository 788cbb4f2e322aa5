"""Reports that the system was not made for: each with its own index and its own questions.

In: the folders of `data/others/`, each with the files of its documents and `cases.jsonl`. Out: one `Evaluation` over
all of them. Nothing of them is in the shipped corpus, so this tells what rules made for one report are worth on others.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce
from pathlib import Path

from assistant.index.snapshot import Progress
from assistant.settings import Settings
from evals.cases import DATA, Case, CaseError, Split, read_cases
from evals.corpora import FOLDER, TITLES, Documents, open_files
from evals.evaluation import Evaluation, evaluate

OTHERS = DATA / "others"
CASES = "cases.jsonl"
NAME = Documents.OTHERS
NO_DOCUMENT = {CASES, "README.md"}


@dataclass(frozen=True)
class Shelf:
    """A folder of documents that are asked about together, with the cases that ask."""

    name: str
    files: tuple[Path, ...]
    cases: tuple[Case, ...]


def shelves(splits: Sequence[Split], folder: Path = OTHERS) -> list[Shelf]:
    """Return the folders with cases of these splits, by name. Raises CaseError."""
    found = []
    for home in sorted(path for path in folder.iterdir() if (path / CASES).is_file()):
        files = tuple(sorted(path for path in home.iterdir() if path.name not in NO_DOCUMENT))
        cases = tuple(case for case in read_cases([home / CASES]) if case.split in splits)
        if cases:
            found.append(Shelf(home.name, files, cases))
    if not found:
        raise CaseError(f"{folder} 中没有所选部分的题目。")
    return found


def evaluation(settings: Settings, splits: Sequence[Split], *, progress: Progress, folder: Path = OTHERS) -> Evaluation:
    """Ask every shelf's cases over an index of its documents alone. Raises CaseError and what indexing raises."""
    return reduce(_joined, [_evaluated(settings, shelf, progress) for shelf in shelves(splits, folder)])


def _evaluated(settings: Settings, shelf: Shelf, progress: Progress) -> Evaluation:
    home = settings.data_dir / FOLDER / NAME / shelf.name
    assistant = open_files(settings, home, list(shelf.files), progress=progress)
    progress.start(f"评测{TITLES[NAME]} {shelf.name}", len(shelf.cases))
    found = evaluate(NAME, TITLES[NAME], assistant, shelf.cases, advance=progress.advance)
    progress.done()
    return found


def _joined(one: Evaluation, other: Evaluation) -> Evaluation:
    return replace(
        one,
        fingerprint=f"{one.fingerprint} {other.fingerprint}",
        documents=one.documents + other.documents,
        results=(*one.results, *other.results),
        skipped=Counter(one.skipped) + Counter(other.skipped),
    )
