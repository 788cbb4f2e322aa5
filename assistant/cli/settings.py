"""`assistant settings`: every setting with its value, where it comes from and what it means.

In: nothing. Out: a table, or JSON.
"""

from typing import Annotated

import typer

from assistant.cli.options import read_settings
from assistant.cli.terminal import print_table, stdout
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
    rows = [
        (PREFIX + name.upper(), str(getattr(current, name)), source(name, given), field.description or "")
        for name, field in Settings.model_fields.items()
    ]
    print_table("设置项", "值", "来源", "含义", rows=rows)
