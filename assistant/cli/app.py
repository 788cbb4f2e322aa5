"""The commands, and how their faults become one sentence and an exit code.

In: arguments. Out: exit code 0 done, 1 the work failed, 2 wrong usage or settings, 130 interrupted. Commands of
packages above this one (`eval`) join through the entry-point group `assistant.commands`; each is a `typer.Typer`,
loaded when it is called.
"""

import re
import sys
import traceback
from collections.abc import Sequence
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from types import TracebackType
from typing import Annotated, Any

import typer
from typer import _click  # the parser that typer carries along; its own modules are the only way to its exceptions
from typer.core import TyperGroup

from assistant.cli import (
    audit,
    conversations,
    corpus,
    feedback,
    index,
    interrupt,
    keys,
    mcp,
    questions,
    serve,
    settings,
)
from assistant.cli.options import Globals, hoist
from assistant.cli.terminal import stderr
from assistant.errors import AssistantError, UsageError

GROUP = "assistant.commands"

# Two faults for which the parser has no class of its own, only these messages.
_PLAIN = (
    (re.compile(r"No such command '(.*)'"), "没有命令 "),
    (re.compile(r"Got unexpected extra argument(?:s|\(s\))? \((.*)\)"), "多出了参数 "),
)


class Commands(TyperGroup):
    """Our own commands and those that other packages register."""

    def list_commands(self, ctx: _click.Context) -> list[str]:
        """Name all commands."""
        return [*super().list_commands(ctx), *sorted(_registered())]

    def get_command(self, ctx: _click.Context, cmd_name: str) -> _click.Command | None:
        """Find a command, loading it if another package has it."""
        own = super().get_command(ctx, cmd_name)
        if own is not None or cmd_name not in _registered():
            return own
        try:
            command = typer.main.get_command(_registered()[cmd_name].load())
        except ModuleNotFoundError as error:
            command = _unavailable(str(error.name))
        command.name = cmd_name
        return command


app = typer.Typer(
    cls=Commands,
    help="报告问答助手：就年度报告和相关政策提问，回答附有可逐字核对的引用。",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command("index")(index.index)
app.command("ask")(questions.ask)
app.command("search")(questions.search)
app.command("serve")(serve.serve)
app.command("mcp")(mcp.mcp)
app.command("settings")(settings.settings)
app.add_typer(corpus.app, name="corpus")
app.add_typer(keys.app, name="keys")
app.add_typer(audit.app, name="audit")
app.add_typer(feedback.app, name="feedback")
app.add_typer(conversations.app, name="conversations")


@app.callback()
def options(
    context: typer.Context,
    data_dir: Annotated[
        Path | None, typer.Option(help="存放索引的文件夹；也可写在命令之后，或用 ASSISTANT_DATA_DIR 设置。")
    ] = None,
    debug: Annotated[bool, typer.Option("--debug", help="出错时显示详细信息。")] = False,
) -> None:
    """Take the options that hold for every command."""
    context.obj = Globals(data_dir, debug)


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    try:
        result: Any = typer.main.get_command(app).main(hoist(arguments), prog_name="assistant", standalone_mode=False)
    except AssistantError as error:
        if "--debug" in arguments:
            traceback.print_exc()
        stderr().print(error.message)
        return 2 if isinstance(error, UsageError) else 1
    except _click.exceptions.NoArgsIsHelpError as error:
        stderr().print(error.message)
        return 2
    except _click.exceptions.UsageError as error:
        stderr().print(_usage(error))
        return 2
    return result if isinstance(result, int) else 0


def main() -> None:
    """Run the command that the process was started with, and exit."""
    interrupt.install()
    if "--debug" not in sys.argv:
        sys.excepthook = _unexpected
    sys.exit(run(sys.argv[1:]))


def _unavailable(module: str) -> _click.Command:
    """Return what stands in for a command whose dependencies are missing, as where only running was set up."""
    need = f"缺少 {module}：这个命令需要开发依赖，请用 make eval 或先运行 make test"
    stand_in = typer.Typer(add_completion=False, rich_markup_mode=None)

    @stand_in.command(help=f"（{need}）", context_settings={"ignore_unknown_options": True, "allow_extra_args": True})
    def unavailable() -> None:
        raise UsageError(f"{need}。")

    return typer.main.get_command(stand_in)


def _registered() -> dict[str, EntryPoint]:
    return {entry.name: entry for entry in entry_points(group=GROUP)}


def _usage(error: _click.exceptions.UsageError) -> str:
    """Say in Chinese what is wrong with the arguments, as far as the kind of error tells."""
    command = error.ctx.command_path if error.ctx else "assistant"
    return f"命令写法有误：{_complaint(error)}。可运行 {command} --help 查看用法。"


def _complaint(error: _click.exceptions.UsageError) -> str:
    match error:
        case _click.exceptions.NoSuchOption():
            return f"没有选项 {error.option_name}"
        case _click.exceptions.BadOptionUsage():
            return f"选项 {error.option_name} 用法不对"
        case _click.exceptions.MissingParameter():
            return f"缺少 {_parameter(error)}"
        case _click.exceptions.BadParameter():
            return f"{_parameter(error)} 的值不可用"
    for pattern, words in _PLAIN:
        if found := pattern.match(error.message):
            return words + found[1]
    return error.message.rstrip(".")


def _parameter(error: _click.exceptions.BadParameter) -> str:
    if error.param is None:
        return "参数"
    return error.param.get_error_hint().strip("'")


def _unexpected(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    """Tell of a fault in the program itself without a page of code; the process ends with exit code 1."""
    stderr().print(f"程序内部出错（{kind.__name__}: {error}）。请加 --debug 再运行一次，并把输出交给维护者。")
