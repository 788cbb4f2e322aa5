"""`assistant eval`: ask the question set, judge, print, write the report, compare with thresholds and baseline.

In: options. Out: tables on stdout, files in the report's folder; exit code 0, 1 when a gate does not hold, 2 for a case
or an option that is wrong. It joins the command line through the entry point `assistant.commands`.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.options import read_settings
from assistant.cli.terminal import progress_bar, stderr, stdout
from assistant.errors import UsageError
from assistant.index.snapshot import Progress
from assistant.settings import Settings
from evals import gates, others
from evals.cases import DATA, Case, Split, read_cases
from evals.corpora import FOLDER, TITLES, Documents, open_corpus
from evals.evaluation import SPLITS, Comparison, Evaluation, evaluate
from evals.public import statutes, xquad
from evals.report import Report, append_step_summary, write_report
from evals.table import print_report

app = typer.Typer(add_completion=False, rich_markup_mode=None)


class Splits(StrEnum):
    """Which cases are asked."""

    DEV = "dev"
    TEST = "test"
    ALL = "all"


class Public(StrEnum):
    """Public question sets."""

    XQUAD = "xquad"
    STATUTES = "statutes"


@dataclass(frozen=True)
class Plan:
    """What is to be evaluated."""

    documents: tuple[Documents, ...]
    public: tuple[Public, ...]
    originals: Path | None
    full: bool
    articles: int
    splits: tuple[Split, ...] = ("dev", "test")


@dataclass
class Findings:
    """What has been found out so far."""

    evaluations: list[Evaluation] = field(default_factory=list)
    comparisons: list[Comparison] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@app.command("eval")
def evaluation(
    context: typer.Context,
    split: Annotated[Splits, typer.Option(help="开发集、测试集或全部；门槛只看测试集。")] = Splits.ALL,
    documents: Annotated[
        list[Documents] | None,
        typer.Option(
            help="评测哪些资料：shipped 随附资料库，originals 用原文代替整编本，others 别的报告，current 现用；可重复。"
        ),
    ] = None,
    data: Annotated[list[Path] | None, typer.Option(help="自己的题库文件（.jsonl），代替随附题库；可重复。")] = None,
    originals: Annotated[Path | None, typer.Option(help="存放原文的文件夹。")] = None,
    public: Annotated[list[Public] | None, typer.Option(help="改为（或另外）评测的公开题集；可重复。")] = None,
    full: Annotated[bool, typer.Option("--full", help="公开题集不抽样。")] = False,
    articles: Annotated[int, typer.Option(min=1, help="法条题集索引多少条（含全部应中条文）。")] = statutes.ARTICLES,
    thresholds: Annotated[Path | None, typer.Option(help="门槛文件；用自己的题库时默认没有。")] = None,
    baseline: Annotated[Path | None, typer.Option(help="基线文件；用自己的题库时默认没有。")] = None,
    report: Annotated[Path | None, typer.Option(help="报告写到哪个文件夹；默认在数据文件夹下。")] = None,
    show_test: Annotated[bool, typer.Option("--show-test", help="报告中也列出测试集的题目。")] = False,
    write_baseline: Annotated[bool, typer.Option("--write-baseline", help="把本次结果记为基线。")] = False,
) -> None:
    """在固定问答集上评测，低于门槛或差于基线时以 1 退出。"""  # noqa: D400, D415  # shown to users by --help
    baseline = baseline or (None if data else gates.BASELINE)
    if write_baseline and baseline is None:
        raise UsageError("用自己的题库记基线时，请用 --baseline 写明记到哪个文件。")
    settings = read_settings(context)
    chosen = documents or ([] if public else [Documents.SHIPPED])
    asked = tuple(one for one in SPLITS if split in (one, Splits.ALL))
    plan = Plan(tuple(chosen), tuple(public or ()), originals, full, articles, asked)
    cases = [case for case in read_cases(data or sorted(DATA.glob("*.jsonl"))) if case.split in asked]
    limits = gates.read_limits(thresholds or (None if data else gates.THRESHOLDS), baseline)
    with progress_bar() as progress:
        found = carry_out(plan, settings, cases, progress)
    made = assemble(found, limits, show_test=show_test)
    print_report(made, stdout())
    folder = report or settings.data_dir / FOLDER / "report"
    write_report(made, folder)
    append_step_summary(made)
    stderr().print(f"报告：{folder / 'evaluation.html'}")
    if write_baseline and baseline is not None:
        gates.write_baseline(made.summaries(), baseline)
    elif not made.passed:
        raise typer.Exit(1)


def carry_out(plan: Plan, settings: Settings, cases: list[Case], progress: Progress) -> Findings:
    """Evaluate everything that was asked for. Raises CaseError and what indexing raises."""
    found = Findings()
    for documents in plan.documents:
        if documents is Documents.OTHERS:
            found.evaluations.append(others.evaluation(settings, plan.splits, progress=progress))
            continue
        assistant = open_corpus(documents, settings, originals=plan.originals, progress=progress)
        progress.start(f"评测{TITLES[documents]}", len(cases))
        found.evaluations.append(evaluate(documents, TITLES[documents], assistant, cases, advance=progress.advance))
        progress.done()
    if Public.XQUAD in plan.public:
        found.evaluations += xquad.evaluations(settings, full=plan.full, progress=progress, notes=found.notes)
    if Public.STATUTES in plan.public:
        found.comparisons += statutes.comparisons(
            settings, articles=plan.articles, full=plan.full, progress=progress, notes=found.notes
        )
    return found


def assemble(found: Findings, limits: gates.Limits, *, show_test: bool) -> Report:
    """Put the findings together and hold them against the limits."""
    made = Report(
        created_at=datetime.now(UTC).isoformat(timespec="seconds"),
        evaluations=tuple(found.evaluations),
        comparisons=tuple(found.comparisons),
        notes=tuple(found.notes),
        show_test=show_test,
    )
    return replace(made, gates=tuple(gates.check(made.summaries(), limits)))
