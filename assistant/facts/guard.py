"""Whether figures are what a loosely read question names.

In: a `Task` or the question, what was computed for it, a `Finder`, the text around its operands. Out: yes or no. A
question that was read by its cue alone may say anything around it, so each of its words has to stand at an operand or
around all of them. What is left of a whole is asked for by what it is not (没达标的), and that is taken off.
"""

import re
from collections.abc import Iterable, Sequence

from assistant.facts.asked.task import Task
from assistant.facts.entries import Entry
from assistant.facts.finding import Finder
from assistant.facts.results import Computed
from assistant.facts.shelf import Want

_LEFT = re.compile(r"没|未|剩|(?<!\d)余|除|其他|另外|还|非|不|无|扣|减|去掉|刨|撇|之外|以外")
_NOT = re.compile(
    r"(?:没有?|[未非不无]是?|不属于)(?P<what>[^,，。?？的]{2,12}?)(?=[的,，。?？]|了的|(?:还|共)?[有是](?:多少|几)|多少|几|$)"
)
_EVERYWHERE = re.compile(r"全[省市县区国校]")
_SEVERAL = re.compile(r"[和与及跟、也又]|还有")


def named_outright(task: Task, done: Computed, finder: Finder, around: Sequence[str]) -> bool:
    """Tell whether every phrase of the task is named by an operand, word for word or by a synonym.

    `around` are the folded texts in which the operands stand: what the question says besides may stand there.
    """
    entries = done.among(finder.entries)
    own = all(any(_holds(finder.wants(phrase), entry, finder) for entry in entries) for phrase in task.phrases)
    return own and all(_told(want, entries, finder, around) for want in finder.wants(task.context))


def names_both(task: Task, done: Computed, finder: Finder) -> bool:
    """Tell whether two operands of two sentences have every word of the two phrases in their own names.

    Read apart, a sentence may not show what its figure has to do with the other.
    """
    entries = done.among(finder.entries)
    phrases = [_EVERYWHERE.sub("", phrase) for phrase in task.phrases]
    pairs = [(phrase, entry) for phrase in phrases for entry in entries if finder.outright(phrase, entry)]
    apart = len({entry.statement for entry in entries}) == len(entries) == 2
    return apart and len({entry.place for _, entry in pairs}) == len({phrase for phrase, _ in pairs}) == 2


def leaves(text: str, done: Computed, finder: Finder, *, surely: bool) -> bool:
    """Tell whether the question asks for what is left of the largest operand without the others.

    `surely`: the operands were read as such beyond doubt, in whichever words.
    """
    operands = sorted(done.among(finder.entries), key=lambda entry: -entry.value)
    parts = operands[1:]
    if not _LEFT.search(text) or any(entry.is_change for entry in operands):
        return False
    if len(parts) > 1 and not _SEVERAL.search(text):
        return False
    denied = _NOT.search(text)
    return surely or denied is None or all(_holds(finder.wants(denied["what"]), part, finder) for part in parts)


def _holds(wants: Iterable[Want], entry: Entry, finder: Finder) -> bool:
    return all(finder.degree(want, entry) > 0 for want in wants)


def _told(want: Want, entries: Iterable[Entry], finder: Finder, around: Iterable[str]) -> bool:
    return any(finder.degree(want, entry) > 0 for entry in entries) or any(
        form in text for form in want.forms for text in around
    )
