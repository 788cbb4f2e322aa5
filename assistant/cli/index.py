"""`assistant index [PATH…]`: build the index.

In: files and folders, none for the corpus. Out: a summary on stdout, documents that were left out on stderr.
"""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from assistant.bootstrap import build_index, refresh_index
from assistant.cli.options import read_settings
from assistant.cli.terminal import progress_bar, stderr, stdout
from assistant.pipeline import Problem
from assistant.settings import Settings


def index(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH]…", help="文件或文件夹，代替现有索引的内容；不写则用资料库。")
    ] = None,
) -> None:
    """建立索引。"""  # noqa: D400, D415  # shown to users by --help
    settings = read_settings(context)
    started = time.perf_counter()
    with progress_bar() as progress:
        report = build_index(settings, paths or (), progress=progress)
    snapshot = report.snapshot
    stdout().print(
        f"索引已建立：文档 {len(snapshot.documents)} 个，片段 {len(snapshot.chunks)} 个，"
        f"用时 {time.perf_counter() - started:.1f} 秒。"
    )
    if report.problems:
        tell(report.problems)
        raise typer.Exit(1)


def bring_up_to_date(settings: Settings) -> None:
    """Index before a command that needs it, where the index is missing, stale or older than its files."""
    with progress_bar() as progress:
        problems = refresh_index(settings, progress=progress)
    tell(problems)


def tell(problems: Sequence[Problem]) -> None:
    """Print on stderr what could not be indexed."""
    for problem in problems:
        stderr().print(f"{problem.path}：{problem.message}" if problem.path else problem.message)
