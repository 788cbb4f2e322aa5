"""Public passages as a corpus of small documents.

In: a set's folder with `passages.jsonl` and `questions.jsonl`. Out: its texts and questions, and an assistant over an
index of the texts below the data directory, kept from run to run.
"""

import hashlib
import json
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.index.snapshot import Progress
from assistant.pipeline import Assistant
from assistant.settings import Settings
from evals.cases import CaseError
from evals.corpora import FOLDER, SHARED, open_indexed


class Text(BaseModel):
    """One passage."""

    model_config = ConfigDict(frozen=True)

    id: str
    title: str
    text: str


class Question(BaseModel):
    """One question; any of its passages, and any of its answers where it has some, will do."""

    model_config = ConfigDict(frozen=True)

    id: str
    question: str
    answers: tuple[str, ...] = ()
    passage_ids: tuple[str, ...]


Row = TypeVar("Row", Text, Question)


def folder_of(name: str) -> Path | None:
    """Return the folder of a public set, None where it is not on this machine."""
    folder = SHARED / "data" / name
    return folder if folder.is_dir() else None


def absent(name: str) -> str:
    """Say that a set was passed over."""
    return f"跳过公开题集 {name}：{(SHARED / 'data' / name)} 不存在。"


def read_texts(folder: Path) -> list[Text]:
    """Read the passages. Raises CaseError."""
    return _read(folder / "passages.jsonl", Text)


def read_questions(folder: Path) -> list[Question]:
    """Read the questions. Raises CaseError."""
    return _read(folder / "questions.jsonl", Question)


def _read(path: Path, kind: type[Row]) -> list[Row]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
        return [kind.model_validate_json(line) for line in lines if line.strip()]
    except (OSError, UnicodeDecodeError, ValidationError) as fault:
        raise CaseError(f"公开题集文件 {path} 无法读取：{str(fault).splitlines()[0]}。") from fault


def draw(ids: Iterable[str], count: int) -> set[str]:
    """Return `count` of the ids, always the same ones, with no regard to their order."""
    return set(sorted(ids, key=lambda name: hashlib.sha256(name.encode()).digest())[:count])


def open_texts(name: str, texts: Sequence[Text], settings: Settings, progress: Progress) -> Assistant:
    """Index the texts, each a document whose id is `document_id(name, its place)`, and open them."""
    home = settings.data_dir / FOLDER / name
    shutil.rmtree(home / "corpus", ignore_errors=True)
    write_corpus(home / "corpus", name, texts)
    shutil.copy2(settings.corpus_dir / "glossary.toml", home / "corpus")
    return open_indexed(settings, home, progress=progress)


def write_corpus(corpus: Path, name: str, texts: Sequence[Text]) -> None:
    """Write the texts as files with a manifest."""
    (corpus / "documents").mkdir(parents=True)
    entries = [_write(corpus, document_id(name, number), text) for number, text in enumerate(texts)]
    (corpus / "manifest.toml").write_text("\n".join(entries), encoding="utf-8")


def document_id(name: str, number: int) -> str:
    """Return the id of a text by its place in the set."""
    return f"{name}-{number:05d}"


def _write(corpus: Path, name: str, text: Text) -> str:
    """Write one document and return its entry of the manifest."""
    data = text.text.encode()
    file = f"documents/{name}.txt"
    (corpus / file).write_bytes(data)
    values = {
        "id": name,
        "title": text.title,
        "edition": "digest",
        "kind": "policy",
        "file": file,
        "sha256": hashlib.sha256(data).hexdigest(),
    }
    lines = (f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items())
    return "\n".join(["[[document]]", *lines, ""])
