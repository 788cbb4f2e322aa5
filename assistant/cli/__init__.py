"""The command line, `assistant …`: answers on stdout, progress and complaints on stderr."""

from assistant.cli.app import main

__all__ = ["main"]
