"""`assistant audit verify | export | prune`: the audit log.

In: nothing, or an entry kept elsewhere. Out: whether the log is whole (exit code 1 names the first bad entry), its
entries as JSON lines.
"""

import re
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from assistant.bootstrap import open_store
from assistant.cli.files import write_lines
from assistant.cli.options import read_settings
from assistant.cli.terminal import stderr, stdout
from assistant.errors import UsageError

app = typer.Typer(help="审计记录：核对、导出、清理。", no_args_is_help=True)

KEPT = re.compile(r"(\d+):([0-9a-f]{64})")


@app.callback()
def audit() -> None:
    """审计记录。"""  # noqa: D400, D415  # shown to users by --help


@app.command("verify")
def verify(
    context: typer.Context,
    expect: Annotated[
        str | None, typer.Option(metavar="序号:散列", help="另行保存的一条（本命令以前的输出），用来发现末尾被截去。")
    ] = None,
) -> None:
    """核对全部记录是否完整、未被改动。"""  # noqa: D400, D415  # shown to users by --help
    expected = _kept(expect) if expect else None
    with closing(open_store(read_settings(context))) as store:
        report = store.audit.verify(expected)
    if report.first_bad is not None:
        stderr().print(f"审计记录从第 {report.first_bad} 条起不可信：该条被改动或缺失。请保留数据库并报告管理员。")
        raise typer.Exit(1)
    stdout().print(f"审计记录完整，共 {report.entries} 条。")
    if report.head:
        stdout().print(f"最后一条：{report.last}:{report.head} （另行保存，下次用 --expect 核对）")


@app.command("export")
def export(
    context: typer.Context,
    path: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="写入的文件；不写则输出。")] = None,
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="2026-01-31", help="只要这一天及以后的。")
    ] = None,
) -> None:
    """导出记录，每行一个 JSON；散列可据此重算。"""  # noqa: D400, D415  # shown to users by --help
    with closing(open_store(read_settings(context))) as store:
        start = since.astimezone() if since else None
        count = write_lines((entry.model_dump_json() for entry in store.audit.entries(since=start)), path)
    stderr().print(f"已导出 {count} 条审计记录。")


@app.command("prune")
def prune(context: typer.Context) -> None:
    """删除超过保存期限（设置项 audit_days）的记录，余下的仍可核对。"""  # noqa: D400, D415  # shown by --help
    settings = read_settings(context)
    with closing(open_store(settings)) as store:
        count = store.audit.prune(settings.audit_days)
    stdout().print(f"已删除 {count} 条超过 {settings.audit_days} 天的审计记录。")


def _kept(given: str) -> tuple[int, str]:
    found = KEPT.fullmatch(given.strip())
    if found is None:
        raise UsageError("--expect 须写成 序号:散列，即 assistant audit verify 输出的最后一条。")
    return int(found[1]), found[2]
