"""`assistant corpus status`: what the manifest names, what is used of it, what is missing and where to get it.

In: the corpus folder. Out: a table; exit code 1 when an entry cannot be used.
"""

from pathlib import Path

import typer

from assistant.cli.options import read_settings
from assistant.cli.terminal import print_table, stderr
from assistant.ingest.corpus import DIGEST, ORIGINAL, ORIGINALS, SUPERSEDED, TITLE_ONLY, Entry, Known, load_manifest

EDITIONS = {DIGEST: "整编本", ORIGINAL: "原文", TITLE_ONLY: "仅题名", SUPERSEDED: "已失效"}

app = typer.Typer(help="资料库：有哪些文档，缺什么。", no_args_is_help=True)


@app.callback()
def corpus() -> None:
    """资料库。"""  # noqa: D400, D415  # shown to users by --help


@app.command("status")
def status(context: typer.Context) -> None:
    """列出资料库中的每个文档：所用版本、文件、缺什么、到哪里下载。"""  # noqa: D400, D415  # shown by --help
    settings = read_settings(context)
    manifest = load_manifest(settings.corpus_dir)
    broken = {problem.entry_id for problem in manifest.problems}
    rows = [_used(entry, settings.corpus_dir) for entry in manifest.entries]
    rows += [_lacking(known, known.profile.id in broken) for known in manifest.known]
    print_table("编号", "标题", "所用版本", "校验", "文件，或缺什么、到哪里取", rows=rows)
    for problem in manifest.problems:
        stderr().print(problem.message)
    if manifest.problems:
        raise typer.Exit(1)


def _used(entry: Entry, corpus_dir: Path) -> tuple[str, ...]:
    profile = entry.profile
    file = entry.path.relative_to(corpus_dir).as_posix()
    better = f"；原文可从 {profile.url} 下载" if profile.edition == DIGEST and profile.url else ""
    return profile.id, profile.title, EDITIONS[profile.edition], "一致", file + better


def _lacking(known: Known, broken: bool) -> tuple[str, ...]:
    profile = known.profile
    where = f"可从 {profile.url} 下载" if profile.url else ""
    place = f"存为 {ORIGINALS}/{known.originals[0]}" if known.originals else ""
    if known.edition == SUPERSEDED:
        what = f"不收录，由 {profile.superseded_by} 代替"
    else:
        what = "，".join(part for part in ("缺少文件", where, place) if part)
    return profile.id, profile.title, EDITIONS[known.edition], "有误" if broken else "—", what
