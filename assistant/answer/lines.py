"""Write one line of an answer: a statement with its mark.

In: a text and the place of its passage. Out: the line. Citing reads the marks.
"""

import re

_END = re.compile(r"[。；;，,、：:\s]+$")


def bare(text: str) -> str:
    """Return the text without the signs that it ends in."""
    return _END.sub("", text.strip())


def marked(text: str, passage: int) -> str:
    """Return the text as a line; `passage` is an index, the mark counts from 1."""
    return f"{bare(text)}。[{passage + 1}]\n"
