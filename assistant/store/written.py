"""Texts as the database keeps them.

In: any text. Out: what every engine can store, and the form that search compares.
"""

from assistant.text import folded


def cleaned(text: str) -> str:
    """Drop what PostgreSQL cannot keep: NUL, and halves of surrogate pairs."""
    return text if text.isalnum() and text.isascii() else text.replace("\0", "").encode("utf-8", "ignore").decode()


def sought(text: str) -> str:
    """Return the form that search compares: half width, simplified, lower case, without white space."""
    return folded(cleaned(text)).replace("\0", "")
