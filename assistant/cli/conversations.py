"""`assistant conversations prune`: what is kept of questions and answers does not have to be kept for ever.

In: a number of days. Out: how much was deleted. The audit log is pruned by `assistant audit prune`.
"""

from contextlib import closing
from typing import Annotated

import typer

from assistant.bootstrap import open_store
from assistant.cli.options import read_settings
from assistant.cli.terminal import stdout

app = typer.Typer(help="对话：清理。", no_args_is_help=True)


@app.callback()
def conversations() -> None:
    """对话。"""  # noqa: D400, D415  # shown to users by --help


@app.command("prune")
def prune(
    context: typer.Context,
    days: Annotated[int, typer.Option(min=1, max=36500, help="这么多天以来没有再提问的对话，连同其中的回答。")],
) -> None:
    """删除旧的对话、回答和对它们的评价（先用 assistant feedback export 导出更正）；审计记录保留。"""  # noqa: D400, D415  # shown to users by --help
    with closing(open_store(read_settings(context))) as store:
        gone = store.conversations.prune(days)
    stdout().print(f"已删除 {gone.conversations} 个对话、{gone.answers} 个回答和 {gone.feedback} 条评价。")
