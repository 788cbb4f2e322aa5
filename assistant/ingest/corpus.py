"""The documents on disk: the files that a user names, and the corpus folder with its manifest.

In: paths. Out: files to read, and what the manifest knows of each. A manifest entry that cannot be used is reported as
a `Problem` and left out; the rest goes on. Does not read the documents themselves.

    manifest.toml     [[document]] tables; keys see KEYS
    originals/        files that a user owns; one of an entry's `original` names takes the place of its digest
"""

import hashlib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from assistant.errors import DocumentNotFound
from assistant.ingest.parse.signature import FORMATS
from assistant.types import Profile

MANIFEST = "manifest.toml"
ORIGINALS = "originals"
DIGEST, ORIGINAL, TITLE_ONLY, SUPERSEDED = "digest", "original", "title-only", "superseded"
EDITIONS = (DIGEST, ORIGINAL, TITLE_ONLY, SUPERSEDED)
_PROFILE_KEYS = frozenset(Profile.model_fields) - {"edition", "uploaded_as"}
KEYS = _PROFILE_KEYS | {"edition", "file", "sha256", "named_in", "original"}
"""Keys of a `[[document]]`; `original` is a file name or a list of them, `named_in` a list of section numbers."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a manifest entry, as a Chinese sentence; `entry_id` is empty for the manifest as a whole."""

    entry_id: str
    message: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A document to index: what the manifest knows of it, its file, and the report's sections that name it."""

    profile: Profile
    path: Path
    named_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """A document of which no text is held (title only, or superseded and left out), or which could not be used."""

    profile: Profile
    edition: str
    named_in: tuple[str, ...] = ()
    originals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """The corpus: what can be indexed, what is only known of, and what is wrong."""

    entries: tuple[Entry, ...]
    known: tuple[Known, ...] = ()
    problems: tuple[Problem, ...] = ()


def discover(paths: Sequence[Path]) -> list[Path]:
    """List the readable files: files as named (of any format), folders walked for known formats; sorted, no doubles.

    Hidden files, office lock files (~$…) and README files are passed over. Raises DocumentNotFound.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found |= dict.fromkeys(sorted(_walk(path)))
        elif path.is_file():
            found[path] = None
        else:
            raise DocumentNotFound(f"找不到文件或文件夹“{path}”。请检查路径是否正确。")
    return list(found)


def _walk(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
        if path.suffix.lower() in FORMATS and not hidden and path.stem.lower() != "readme" and path.is_file():
            yield path


def load_manifest(corpus_dir: Path) -> Manifest:
    """Read the corpus folder's manifest. Raises DocumentNotFound when there is none."""
    file = corpus_dir / MANIFEST
    if not file.is_file():
        raise DocumentNotFound(f"资料文件夹“{corpus_dir}”里没有清单文件 {MANIFEST}。请检查路径是否正确。")
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return Manifest((), (), (Problem("", f"清单文件 {MANIFEST} 的格式有误（{error}）。请改正后重新建立索引。"),))
    tables = content.get("document", [])
    problems = [Problem("", f"清单中有不认识的键“{key}”。请删除或改正。") for key in content if key != "document"]
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        return Manifest((), (), (*problems, Problem("", "清单中的 document 应写成 [[document]]。请改正。")))
    return _Loader(corpus_dir, problems).load(tables)


class _Loader:
    """Reads the entries one by one and gathers what is wrong with them."""

    def __init__(self, corpus_dir: Path, problems: list[Problem]) -> None:
        self._corpus_dir = corpus_dir
        self._problems = problems
        self._entries: list[Entry] = []
        self._known: list[Known] = []
        self._ids: set[str] = set()

    def load(self, tables: Sequence[Mapping[str, Any]]) -> Manifest:
        for number, table in enumerate(tables, start=1):
            self._entry(number, table)
        return Manifest(tuple(self._entries), tuple(self._known), tuple(self._problems))

    def _entry(self, number: int, table: Mapping[str, Any]) -> None:
        name = str(table.get("id") or f"第{number}项")
        if not table.get("id") or not table.get("title"):
            self._wrong(name, "缺少 id 或 title")
            return
        if name in self._ids:
            self._wrong(name, "这个 id 在清单中出现了两次，后一项已略去")
            return
        self._ids.add(name)
        for key in sorted(set(table) - KEYS):
            self._wrong(name, f"有不认识的键“{key}”")
        edition = table.get("edition", "")
        try:
            profile = Profile(
                edition=edition if edition in (DIGEST, ORIGINAL) else "",
                **{k: table[k] for k in _PROFILE_KEYS & set(table)},
            )
        except ValidationError as error:
            fields = "、".join(str(fault["loc"][0]) for fault in error.errors() if fault["loc"])
            self._wrong(name, f"以下各键的值不合要求：{fields}")
            return
        if edition not in EDITIONS:
            self._wrong(name, f"edition 应为 {'、'.join(EDITIONS)} 之一，现为“{edition}”")
            return
        self._place(name, profile, table, edition)

    def _place(self, name: str, profile: Profile, table: Mapping[str, Any], edition: str) -> None:
        """Choose the entry's file: an original that is there, else the file of the manifest if its bytes are right."""
        named_in = tuple(map(str, table.get("named_in", ())))
        listed = table.get("original", ())
        originals = (listed,) if isinstance(listed, str) else tuple(map(str, listed))
        path = self._original(name, originals)
        if path is not None:
            self._entries.append(Entry(profile.model_copy(update={"edition": ORIGINAL}), path, named_in))
            return
        if "file" in table and edition in (DIGEST, ORIGINAL):
            path = self._corpus_dir / str(table["file"])
            if self._is_sound(name, path, str(table.get("sha256", ""))):
                self._entries.append(Entry(profile, path, named_in))
                return
        elif edition in (DIGEST, ORIGINAL):
            self._wrong(name, "缺少 file")
        self._known.append(Known(profile, edition, named_in, originals))

    def _original(self, name: str, originals: Sequence[str]) -> Path | None:
        folder = self._corpus_dir / ORIGINALS
        for original in originals:
            if Path(original).name != original:
                self._wrong(name, f"original 应是文件名，不含路径，现为“{original}”")
            elif (folder / original).is_file():
                if Path(original).suffix.lower() in FORMATS:
                    return folder / original
                self._wrong(name, f"原文“{original}”的格式不支持。请转换为 .docx、.pdf、.txt 或 .md")
        stems = {Path(original).stem for original in originals}
        for path in sorted(folder.glob("*")) if stems and folder.is_dir() else ():
            if path.stem in stems and path.suffix.lower() not in FORMATS and path.name not in originals:
                self._wrong(name, f"原文“{path.name}”的格式不支持。请转换为 .docx、.pdf、.txt 或 .md")
        return None

    def _is_sound(self, name: str, path: Path, digest: str) -> bool:
        if not path.is_file():
            self._wrong(name, f"找不到文件“{path}”。请恢复该文件")
            return False
        if digest and hashlib.sha256(path.read_bytes()).hexdigest() != digest.lower():
            self._wrong(name, f"文件“{path.name}”的内容与清单登记的 sha256 不符。请恢复原文件，或更新清单")
            return False
        return True

    def _wrong(self, name: str, what: str) -> None:
        self._problems.append(Problem(name, f"清单中“{name}”：{what}。"))
