"""Options that hold for every command, wherever on the line they stand.

In: the raw arguments. Out: the same with the global options first, and the settings they lead to.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from assistant import logs
from assistant.settings import Settings, load_settings

_FLAGS = ("--debug",)
_VALUED = ("--data-dir",)


@dataclass(frozen=True)
class Globals:
    """The options given before the command."""

    data_dir: Path | None = None
    debug: bool = False


def hoist(arguments: Sequence[str]) -> list[str]:
    """Move the global options to the front, so that `assistant ask … --data-dir D` works too; stops at `--`."""
    front: list[str] = []
    rest: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        if argument == "--":
            rest += [argument, *waiting]
        elif argument in _VALUED:
            value = next(waiting, None)
            if value is None:
                return [argument]  # the parser then tells that its value is missing
            front += [argument, value]
        elif argument in _FLAGS or argument.startswith(tuple(f"{name}=" for name in _VALUED)):
            front.append(argument)
        else:
            rest.append(argument)
    return front + rest


def read_settings(context: typer.Context, **overrides: object) -> Settings:
    """Read the settings with the command's overrides, and set up logging. Raises SettingsError."""
    given: Globals = context.obj
    settings = load_settings(data_dir=given.data_dir, **overrides)
    logs.configure("DEBUG" if given.debug else "WARNING")
    return settings
