"""Answers and figures as files.

In: `Answer`s, figures of the ledger, the label that generated content must carry. Out: Markdown and Word with their
citations (`markdown.py`, `word.py`), rows, CSV and Excel (`rows.py`, `sheets.py`). Pure: no disk, no index, no network.
"""

from assistant.export.label import Label
from assistant.export.markdown import to_markdown
from assistant.export.word import to_word

__all__ = ["Label", "to_markdown", "to_word"]
