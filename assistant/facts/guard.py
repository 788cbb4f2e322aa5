"""Whether figures are what a loosely read question names.

In: a `Task`, what was computed for it, a `Finder`, the text around its operands. Out: yes or no. A question that was
read by its cue alone may say anything around it, so each of its words has to stand at an operand or around all of them.
"""

from collections.abc import Iterable, Sequence

from assistant.facts.asked.task import Task
from assistant.facts.entries import Entry
from assistant.facts.finding import Finder
from assistant.facts.results import Computed
from assistant.facts.shelf import Want


def named_outright(task: Task, done: Computed, finder: Finder, around: Sequence[str]) -> bool:
    """Tell whether every phrase of the task is named by an operand, word for word or by a synonym.

    `around` are the folded texts in which the operands stand: what the question says besides may stand there.
    """
    entries = done.among(finder.entries)
    own = all(any(_holds(finder.wants(phrase), entry, finder) for entry in entries) for phrase in task.phrases)
    return own and all(_told(want, entries, finder, around) for want in finder.wants(task.context))


def _holds(wants: Iterable[Want], entry: Entry, finder: Finder) -> bool:
    return all(finder.degree(want, entry) > 0 for want in wants)


def _told(want: Want, entries: Iterable[Entry], finder: Finder, around: Iterable[str]) -> bool:
    return any(finder.degree(want, entry) > 0 for entry in entries) or any(
        form in text for form in want.forms for text in around
    )
