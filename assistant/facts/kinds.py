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
_WHOLE = re.compile("[全总共各]")  # 全市中职学校在校生 are no kind beside 民办中职学校在校生
NAME = 2  # characters that are too few to name a thing: 资金
SAID = 2  # last characters of what tells a kind from the others, by which a question names it: 对县, 本级


def are_kinds(a: Entry, b: Entry) -> bool:
    """Tell whether two figures of a sentence count two kinds of one thing."""
    return a.statement == b.statement and _end_alike(a, b)


def excludes(part: Entry, whole: Entry) -> bool:
    """Tell whether a figure is of another kind than the one it would be a part of, wherever the text tells both."""
    return _end_alike(part, whole) and not _WHOLE.search(_own(whole, (part, whole)))


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
        if not others or any(e.part_of is not None or not e.exact for e in kinds) or _is_told(kinds, finder):
            continue
        named = [kind for kind in kinds if _own(kind, kinds)[-SAID:] in text]
        if named == [part]:
            yield Choice((part,), tuple(kinds), read.matters * max(other.matters for other in others))


def _is_told(kinds: Sequence[Entry], finder: Finder) -> bool:
    """Tell whether the text has a figure for the thing itself, of which these may not be all kinds: 专任教师2155人."""
    first = kinds[0]
    thing = first.label[len(_own(first, kinds)) :]
    others = (e for e in finder.entries if e not in kinds and e.unit == first.unit)
    return any(len(e.label) > NAME and thing.endswith(e.label) for e in others)


def _own(kind: Entry, kinds: Sequence[Entry]) -> str:
    """Return what tells a kind from the others."""
    backwards = zip(*(one.label[::-1] for one in kinds), strict=False)
    shared = sum(1 for _ in takewhile(lambda characters: len(set(characters)) == 1, backwards))
    return kind.label[: len(kind.label) - shared]
