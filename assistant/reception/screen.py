"""The local list of sensitive words.

In: a list file and questions. Out: which lines of the list a question meets.
"""

from pathlib import Path


class Screen:
    """Knows the words of one list; an empty one lets everything through. Thread-safe."""

    @classmethod
    def read(cls, path: Path) -> "Screen":
        """Read a list: one word a line, `!` before what is let through, `#` before remarks. Raises SettingsError."""
        raise NotImplementedError

    def hits(self, text: str) -> tuple[int, ...]:
        """Return the numbers of the list's lines that the text meets, () when it may pass."""
        raise NotImplementedError
