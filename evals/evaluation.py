"""One set of cases run over one index: what was asked, what was passed over, and the numbers by split and kind.

In: an assistant and cases. Out: an `Evaluation`; a `Comparison` where several searchers did the same work.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from evals.cases import Case, CaseError, Split, check_sections, reason_to_skip
from evals.run import Asked, Result, run
from evals.summary import GROUPINGS, Summary, grouped, summarise

SPLITS: tuple[Split, ...] = ("dev", "test")
WARM_UP = "学校有多少？"
SPLIT_NAMES = {"dev": "开发集", "test": "测试集"}


@dataclass(frozen=True)
class Evaluation:
    """The results of one set. `skipped` counts the cases that do not apply to what is indexed, by reason."""

    name: str
    title: str
    fingerprint: str
    documents: int
    results: tuple[Result, ...]
    skipped: Mapping[str, int]
    note: str = ""

    def part(self, split: Split) -> list[Result]:
        """Return the results of one split."""
        return [result for result in self.results if result.case.split == split]

    @property
    def splits(self) -> list[Split]:
        """The splits that were run."""
        return [split for split in SPLITS if self.part(split)]

    def summaries(self) -> dict[str, Summary]:
        """Return the numbers by place: `shipped.test`, and `shipped.test.list` for each kind."""
        found: dict[str, Summary] = {}
        for split in self.splits:
            place = f"{self.name}.{split}"
            found[place] = summarise(self.part(split))
            for kind, results in grouped(self.part(split), GROUPINGS["题型"]).items():
                found[f"{place}.{kind}"] = summarise(results)
        return found


@dataclass(frozen=True)
class Comparison:
    """The same questions given to several searchers: the numbers of each by its name, for people and for gates."""

    name: str
    title: str
    rows: Mapping[str, Summary]
    labels: Mapping[str, str]
    note: str = ""

    def summaries(self) -> dict[str, Summary]:
        """Return the numbers by place, `statutes.test.fused`."""
        return {f"{self.name}.{row}": summary for row, summary in self.rows.items()}


def applicable(cases: Sequence[Case], assistant: Asked) -> tuple[list[Case], dict[str, int]]:
    """Return the cases that apply to what is indexed, and how many do not, by reason.

    Raises CaseError when a gold section is in no document, or when no case is left.
    """
    documents = assistant.snapshot.documents
    reasons = {case.id: reason_to_skip(case, documents) for case in cases}
    kept = [case for case in cases if not reasons[case.id]]
    if not kept:
        raise CaseError("没有一道题适用于已建立的索引：题目所问的文档都不在其中。请先索引资料库，或换用别的题库。")
    check_sections(kept, documents)
    return kept, dict(Counter(reason for reason in reasons.values() if reason))


def evaluate(
    name: str,
    title: str,
    assistant: Asked,
    cases: Sequence[Case],
    *,
    advance: Callable[[], None] = lambda: None,
    within: Callable[[Case], Sequence[str]] = lambda _: (),
    note: str = "",
) -> Evaluation:
    """Run the applicable cases, each within the documents that `within` gives for it (none: all). Raises CaseError."""
    kept, skipped = applicable(cases, assistant)
    list(assistant.stream(WARM_UP))  # the first question of a process loads the model
    return Evaluation(
        name=name,
        title=title,
        fingerprint=assistant.snapshot.fingerprint,
        documents=len(assistant.snapshot.documents),
        results=tuple(run(assistant, kept, advance=advance, within=within)),
        skipped=skipped,
        note=note,
    )


def faults(result: Result) -> list[str]:
    """Say in Chinese what is wrong with a result; nothing when all is right."""
    found = [f"引文[{label}]与原文不一致" for label in result.altered] + [f"数字无据：{v}" for v in result.violations]
    if not result.case.answerable:
        return found if result.refused else ["应拒而答", *found]
    if result.refused:
        return ["可答而拒", *found]
    found += [f"缺要点：{missing}" for missing in result.missing]
    found += [] if result.correct or result.missing else ["含有不应出现的内容"]
    return found + ([] if result.cited else ["没有引到应引的章节"])
