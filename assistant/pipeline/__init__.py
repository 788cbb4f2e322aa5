"""READ FIRST. The two journeys: a document becomes an index (indexing.py), a question becomes an answer (asking.py).

In: paths, or a question with its history. Out: an `IndexReport`, or an `Answer` (as events, or at once). Nothing is
decided here: which implementations are used is chosen in bootstrap.py, and every step is a module of its own.
"""

from assistant.pipeline.amending import Quality, amend_index, quality
from assistant.pipeline.asking import Assistant
from assistant.pipeline.indexing import IndexReport, Problem, index_corpus
from assistant.pipeline.writing import Answerer, Mode

__all__ = [
    "Answerer",
    "Assistant",
    "IndexReport",
    "Mode",
    "Problem",
    "Quality",
    "amend_index",
    "index_corpus",
    "quality",
]
