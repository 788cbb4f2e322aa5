"""Lines for a file, or for stdout where none is named.

In: lines. Out: a file that is whole or not there, or lines on stdout.
"""

import tempfile
from collections.abc import Iterable
from pathlib import Path

from assistant.cli.terminal import stdout
from assistant.errors import UsageError


def write_lines(lines: Iterable[str], path: Path | None) -> int:
    """Write the lines and return how many. Raises UsageError when the file cannot be written."""
    if path is None:
        return sum(_shown(line) for line in lines)
    try:
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.absolute().parent, delete=False) as part:
            whole = Path(part.name)
            try:
                count = sum(part.write(f"{line}\n") > 0 for line in lines)
                part.flush()
                whole.replace(path)
            except BaseException:
                whole.unlink()
                raise
    except OSError as error:
        raise UsageError(f"无法写入 {path}：{error.strerror}。请换一个位置。") from error
    return count


def _shown(line: str) -> int:
    stdout().print(line)
    return 1
