"""`assistant settings`: every setting with its value, where it comes from and what it means.

In: nothing. Out: a table, or JSON.
"""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from assistant.cli.options import read_settings
from assistant.cli.terminal import stdout
from assistant.settings import PREFIX, Settings, source


def settings(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="以 JSON 输出。")] = False,
) -> None:
    """列出全部设置：值、来源、含义。"""  # noqa: D400, D415  # shown to users by --help
    current = read_settings(context)
    if as_json:
        stdout().print(current.model_dump_json(indent=2))
        return
    given = ["data_dir"] if context.obj.data_dir is not None else []
    table = Table("设置项", "值", "来源", "含义")
    for name, field in Settings.model_fields.items():
        table.add_row(f"{PREFIX}{name.upper()}", str(getattr(current, name)), source(name, given), field.description)
    Console(markup=False).print(table)
