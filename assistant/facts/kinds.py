"""Kinds of one thing that a sentence tells side by side without their total: 市本级助学金配套资金, 对县助学金配套资金.

In: figures with their `Roles`, the question, a `Finder`. Out: `Choice`s of one kind as a part of all of them together.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from assistant.facts.entries import Entry
from assistant.facts.finding import Finder
from assistant.facts.roled import Choice, Reads, foremost

KIND = 4  # characters of a common end that tell two kinds of one thing
MONEY = "元"  # the payers of one purpose exclude each other; teachers by subject, sex and title do not
_WHOLE = re.compile("[全总共各]")  # 全市助学金配套资金 is no kind beside 对县助学金配套资金
SAID = 2  # last characters of what tells a kind from the others, by which a question names it: 对县, 本级


def are_kinds(a: Entry, b: Entry) -> bool:
    """Tell whether two figures of a sentence count two kinds of one thing."""
    return a.statement == b.statement and _end_alike(a, b)


def excludes(part: Entry, whole: Entry) -> bool:
    """Tell whether a figure is of another kind than the one it would be a part of: of money wherever both are told."""
    money = part.unit == MONEY and not _WHOLE.search(_own(whole, (part, whole)))
    return _end_alike(part, whole) and (money or part.statement == whole.statement)


def _end_alike(a: Entry, b: Entry) -> bool:
    one, other = a.label, b.label
    alike = one[-KIND:] == other[-KIND:] and len(min(one, other, key=len)) > KIND
    return alike and not (one.endswith(other) or other.endswith(one))


def of_all_kinds(reads: Reads, text: str, finder: Finder) -> Iterator[Choice]:
    """Yield the kind that the question names as a part of all that the sentence tells; the text must give no whole."""
    matter = foremost(reads)
    for read in matter:
        part = read.entry
        kinds = [e for e in finder.entries if e is part or (are_kinds(part, e) and e.unit == part.unit)]
        others = [other for other in matter if other.entry in kinds and other is not read]
        if part.unit != MONEY or not others or any(e.part_of is not None or not e.exact for e in kinds):
            continue
        named = [kind for kind in kinds if _own(kind, kinds)[-SAID:] in text]
        if named == [part]:
            yield Choice((part,), tuple(kinds), read.matters * max(other.matters for other in others))


def _own(kind: Entry, kinds: Sequence[Entry]) -> str:
    """Return what tells a kind from the others."""
    backwards = zip(*(one.label[::-1] for one in kinds), strict=False)
    shared = sum(1 for _ in takewhile(lambda characters: len(set(characters)) == 1, backwards))
    return kind.label[: len(kind.label) - shared]
