"""`assistant feedback export`: corrected answers as evaluation cases.

In: the store. Out: JSON lines in the format of evals/data/README.md.
"""

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from assistant.bootstrap import open_store
from assistant.cli.files import write_lines
from assistant.cli.options import read_settings
from assistant.cli.terminal import stderr
from assistant.reception import corrections

app = typer.Typer(help="反馈：导出为评测题。", no_args_is_help=True)


@app.callback()
def feedback() -> None:
    """反馈。"""  # noqa: D400, D415  # shown to users by --help


@app.command("export")
def export(
    context: typer.Context,
    path: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="写入的文件（.jsonl）；不写则输出。")] = None,
) -> None:
    """把 👎 并写了正确答案的反馈导出为评测题。"""  # noqa: D400, D415  # shown to users by --help
    with closing(open_store(read_settings(context))) as store:
        lines = (case.model_dump_json() for case in corrections(store))
        count = write_lines(lines, path)
    stderr().print(f"已导出 {count} 道评测题。请逐题核对要点（facts）、章节和题型，再并入题库。")
