"""A sentence with one figure marked, as the networks read it that tell which figure is meant.

In: a sentence, the place of the figure in it. Out: the sentence, a long one cut around the figure.
"""

OPEN, CLOSE = "【", "】"
BEFORE, AFTER = 70, 40  # characters of a long sentence that are read around the figure


def marked(sentence: str, start: int, end: int) -> str:
    """Return a sentence with the figure at `start` to `end` marked."""
    before, after = sentence[:start][-BEFORE:], sentence[end:][:AFTER]
    return f"{before}{OPEN}{sentence[start:end]}{CLOSE}{after}"
