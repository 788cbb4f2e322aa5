"""Whether figures are of the event that a question asks about: the 二等奖 of one contest are called like another's.

In: a query, what was computed for it, the entries of the document. Out: yes or no.
"""

from collections.abc import Sequence

from assistant.facts.entries import Entry
from assistant.facts.kinds import KIND
from assistant.facts.results import Computed
from assistant.text import folded
from assistant.types import Query


def of_another_event(query: Query, done: Computed, entries: Sequence[Entry]) -> bool:
    """Tell whether a word of the question stands at figures like the operands, and at none of the operands."""
    operands = done.among(entries)
    told = [entry.sentence + entry.label for entry in operands]
    for term in query.terms:
        word, forms = folded(term.text), [folded(form) for form in (term.text, *term.variants)]
        if term.role != "word" or len(word) < 2 or any(form in text for form in forms for text in told):
            continue
        if any(_twin(entry, other, word) for entry in operands for other in entries):
            return True
    return False


def _twin(entry: Entry, other: Entry, word: str) -> bool:
    """Tell whether another sentence, which holds the word, gives a figure of the same name, or of the word's kind."""
    kind = word in other.label and other.label[-KIND:] == entry.label[-KIND:]  # 免学费配套资金, 助学金配套资金
    same = other.label == entry.label or kind
    apart = other.statement != entry.statement and other.value != entry.value
    return same and apart and other.unit == entry.unit and word in other.sentence
