"""Write one line of an answer: a statement with its mark.

In: a text and the place of its passage. Out: the line. Citing reads the marks.
"""

import re
from collections.abc import Sequence

_END = re.compile(r"[。；;，,、：:\s]+$")
_LIKE_A_MARK = re.compile(r"\[(\d+)\]")  # of a source: 云教职[2024]6号, a footnote's number


def bare(text: str) -> str:
    """Return the text without the signs that it ends in."""
    return _END.sub("", text.strip())


def marked(text: str, passage: int) -> str:
    """Return the text as a line; `passage` is an index, the mark counts from 1."""
    return f"{unlike_marks(bare(text))}。[{passage + 1}]\n"


def marked_lines(lines: Sequence[str], place: int) -> tuple[str, ...]:
    """Return each line as a sentence with the mark of the passage that stands at a place, counted from 1."""
    return tuple(f"{unlike_marks(line)}。[{place}]\n" for line in lines)


def unlike_marks(text: str) -> str:
    """Return a source's words with nothing in them that would be read as a mark: [2024]6号 becomes 〔2024〕6号."""
    return _LIKE_A_MARK.sub(r"〔\1〕", text)
