"""Evaluation cases: what is asked and what a right answer must hold.

In: JSON lines files (format: evals/data/README.md). Out: checked `Case`s. Raises CaseError naming file and line.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from assistant.errors import UsageError
from assistant.types import Frozen, Turn

DATA = Path(__file__).resolve().parent / "data"
Split = Literal["dev", "test"]


class CaseError(UsageError):
    """A case is malformed; the message names file and line."""


class Case(Frozen):
    """One question with its yardstick. `facts` are groups of alternatives: every group must be met."""

    id: str = Field(min_length=1)
    question: str = Field(min_length=1)
    history: tuple[Turn, ...] = ()
    facts: tuple[tuple[str, ...], ...]
    gold_sections: tuple[str, ...]
    gold_document: str = ""
    kind: str
    answerable: bool
    style: Literal["formal", "colloquial", "abbreviated", "typo"]
    split: Split
    forbidden: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    file: str = Field(default="", description="name of the file it came from")


def read_cases(paths: Iterable[Path]) -> list[Case]:
    """Read and check the cases of all files.

    Raises CaseError for a missing or empty set, broken JSON, an unknown or missing field, a duplicate id, an
    answerable case without facts.
    """
    cases: list[Case] = []
    seen: dict[str, str] = {}
    for path in paths:
        for place, case in _read_file(path):
            if case.id in seen:
                raise CaseError(f"{place}：编号 {case.id} 与 {seen[case.id]} 重复，请换一个编号。")
            seen[case.id] = place
            cases.append(case)
    if not cases:
        raise CaseError("没有读到任何评测题，请检查题库文件夹。")
    return cases


def _read_file(path: Path) -> Iterator[tuple[str, Case]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as fault:
        raise CaseError(f"题库文件 {path.name} 无法读取：{fault}。") from fault
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        place = f"{path.name} 第{number}行"
        try:
            case = Case.model_validate({**json.loads(line), "file": path.stem})
        except (json.JSONDecodeError, TypeError, ValidationError) as fault:
            raise CaseError(f"{place}：评测题格式不对：{_first_line(fault)}。") from fault
        if case.answerable and not (case.facts and all(case.facts)):
            raise CaseError(f"{place}：可回答的题 {case.id} 没有写要点（facts）。")
        yield place, case


def _first_line(fault: Exception) -> str:
    if isinstance(fault, ValidationError):
        first = fault.errors()[0]
        return f"{'.'.join(str(part) for part in first['loc'])}：{first['msg']}"
    return str(fault).splitlines()[0]


def check_sections(cases: Sequence[Case], known: dict[str, frozenset[str]]) -> None:
    """Raise CaseError when a gold section is in no document. `known` maps document id to printed section numbers.

    Documents that are not indexed are passed over: a run may cover a part of the corpus.
    """
    for case in cases:
        numbers = known.get(case.gold_document)
        if numbers is None:
            continue
        missing = [section for section in case.gold_sections if section not in numbers]
        if missing:
            raise CaseError(
                f"{case.file}.jsonl 的 {case.id}：文档 {case.gold_document} 中没有章节 {'、'.join(missing)}。"
            )
