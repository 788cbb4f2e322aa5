"""Whether figures are of the event that a question asks about: the 二等奖 of one contest are called like another's.

In: a query, what was computed for it, the entries of the document. Out: yes or no, or the sentences of other events.
"""

import re
from collections.abc import Sequence

from assistant.facts.entries import Entry
from assistant.facts.former import FORMER
from assistant.facts.kinds import KIND
from assistant.facts.results import Computed
from assistant.facts.subjects import WHOLE
from assistant.text import folded
from assistant.types import Query

_QUOTED = re.compile(r"[“《]([^“”《》]{2,})[”》]")


def of_another_event(query: Query, done: Computed, entries: Sequence[Entry]) -> bool:
    """Tell whether a word of the question stands at figures like the operands, and at none of the operands."""
    return bool(of_other_events(query, done, entries))


def of_other_events(query: Query, done: Computed, entries: Sequence[Entry]) -> frozenset[int]:
    """Return the statements of the operands that are like figures at which a word of the question stands.

    None where the word stands at one of the operands, or goes without saying (全市).
    """
    operands = done.among(entries)
    told = [*(entry.sentence + entry.label for entry in operands), folded(done.text)]  # 男生692人：…1208人 - 女生516人
    for term in query.terms:
        word, forms = folded(term.text), [folded(form) for form in (term.text, *term.variants)]
        if (
            term.role != "word"
            or len(word) < 2
            or FORMER.search(word)
            or word == WHOLE
            or any(f in text for f in forms for text in told)
        ):
            continue
        if any(_twin(entry, other, word) for entry in operands for other in entries):
            return frozenset(entry.statement for entry in operands)
    return frozenset()


def of_another_name(text: str, done: Computed, entries: Sequence[Entry]) -> bool:
    """Tell whether some operands are told of what the question names in quotes, and others of something else."""
    names = [folded(name) for name in _QUOTED.findall(text)]
    operands = done.among(entries)
    around = [e for e in operands if any(name in e.sentence + e.context and name not in e.label for name in names)]
    places = {entry.statement for entry in around}
    others = (e for e in operands if e.statement not in places)
    return bool(around) and any(not any(name in e.sentence + e.label + e.context for name in names) for e in others)


def _twin(entry: Entry, other: Entry, word: str) -> bool:
    """Tell whether another sentence, which holds the word, gives a figure of the same name, or of the word's kind."""
    kind = word in other.label and other.label[-KIND:] == entry.label[-KIND:]  # 免学费配套资金, 助学金配套资金
    same = other.label == entry.label or kind
    apart = other.statement != entry.statement and other.value != entry.value
    return same and apart and other.unit == entry.unit and word in other.sentence
