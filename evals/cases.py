"""Evaluation cases: what is asked and what a right answer must hold.

In: JSON lines files (format: evals/data/README.md). Out: checked `Case`s. Raises CaseError naming file and line.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import StringConstraints, ValidationError

from assistant.errors import UsageError
from assistant.types import Document, Frozen, Turn

DATA = Path(__file__).resolve().parent / "data"
Split = Literal["dev", "test"]
Style = Literal["formal", "colloquial", "abbreviated", "typo"]
Filled = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]

# The kinds of evals/data/README.md: a misspelt one would silently open a group of its own.
_KINDS = """
number multi list table who where when which definition explanation yesno comparison computed conflict outline followup
article law law_yesno law_followup law_version policy_fact policy_title
other_year other_region other_level school_indicator missing_indicator missing_detail missing_article unknown_school
picture_only title_only superseded off_topic
wrong_premise wrong_list injection wrong_reference mixed_language
"""
KINDS = frozenset(_KINDS.split())


class CaseError(UsageError):
    """A case is malformed; the message names file and line."""


class Case(Frozen):
    """One question with its yardstick. `facts` are groups of alternatives: every group must be met.

    `edition="original"` marks what only the original of the gold document tells. `file` and `line` say where the case
    stands; they are filled in by the reader.
    """

    id: Filled
    question: Filled
    history: tuple[Turn, ...] = ()
    facts: tuple[tuple[Filled, ...], ...]
    gold_sections: tuple[Filled, ...]
    gold_document: str = ""
    kind: str
    answerable: bool
    style: Style
    split: Split
    edition: Literal["", "original"] = ""
    forbidden: tuple[Filled, ...] = ()
    related: tuple[str, ...] = ()
    file: str = ""
    line: int = 0

    @property
    def place(self) -> str:
        """File and line, for messages."""
        return f"{self.file}.jsonl 第{self.line}行"


def read_cases(paths: Iterable[Path]) -> list[Case]:
    """Read and check the cases of all files.

    Raises CaseError for a missing or empty set, broken JSON, an unknown or missing field, an unknown kind, a duplicate
    id, and facts that do not go with `answerable`.
    """
    cases: list[Case] = []
    seen: dict[str, str] = {}
    for path in paths:
        for case in _read_file(path):
            if case.id in seen:
                raise CaseError(f"{case.place}：编号 {case.id} 与 {seen[case.id]} 重复，请换一个编号。")
            seen[case.id] = case.place
            cases.append(case)
    if not cases:
        raise CaseError("没有读到任何评测题，请检查题库文件夹。")
    return cases


def _read_file(path: Path) -> Iterator[Case]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as fault:
        raise CaseError(f"题库文件 {path} 无法读取，请检查路径和编码（UTF-8）：{fault}。") from fault
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        place = f"{path.name} 第{number}行"
        try:
            case = Case.model_validate({**json.loads(line), "file": path.stem, "line": number})
        except (json.JSONDecodeError, TypeError, ValidationError) as fault:
            raise CaseError(f"{place}：评测题格式不对：{_first_complaint(fault)}。") from fault
        _check(case, place)
        yield case


def _check(case: Case, place: str) -> None:
    if case.kind not in KINDS:
        raise CaseError(f"{place}：题 {case.id} 的题型 {case.kind} 不在题库说明里，请改正或先补说明。")
    if case.answerable and not (case.facts and all(case.facts)):
        raise CaseError(f"{place}：可回答的题 {case.id} 没有写要点（facts）。")
    if case.facts and not case.answerable:
        raise CaseError(f"{place}：不可回答的题 {case.id} 不应写要点（facts）。")


def _first_complaint(fault: Exception) -> str:
    if isinstance(fault, ValidationError):
        first = fault.errors()[0]
        return f"{'.'.join(str(part) for part in first['loc'])}：{first['msg']}"
    return str(fault).splitlines()[0]


def reason_to_skip(case: Case, documents: Mapping[str, Document]) -> str:
    """Say in Chinese why the case does not apply to the indexed documents, "" when it does."""
    if not case.gold_document:
        return ""
    document = documents.get(case.gold_document)
    if document is None:
        return "所问文档不在索引中"
    if case.edition == "original" and document.profile.edition == "digest":
        return "只有原文写到，现有文档是摘编"
    return ""


def check_sections(cases: Sequence[Case], documents: Mapping[str, Document]) -> None:
    """Raise CaseError when a gold section is not in its document. Cases of other documents are passed over."""
    known = {name: frozenset(s.number for s in document.sections) for name, document in documents.items()}
    for case in cases:
        numbers = known.get(case.gold_document)
        missing = [] if numbers is None else [section for section in case.gold_sections if section not in numbers]
        if missing:
            raise CaseError(f"{case.place}：题 {case.id} 的文档 {case.gold_document} 中没有章节 {'、'.join(missing)}。")
