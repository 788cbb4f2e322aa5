"""Which two figures belong together.

In: a `Task` whose two phrases name figures, a `Finder`. Out: pairs of entries, best first. What is done with a pair is
for the modules that compute.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import takewhile

from assistant.facts.asked.task import Task
from assistant.facts.entries import Entry
from assistant.facts.finding import Allow, Finder
from assistant.facts.results import amount, rounded
from assistant.facts.scope import BODIES, are_bodies, asked_for, comparable
from assistant.facts.shelf import IN_SENTENCE

# What speaks for figures beside their own words: one sentence, one subject, a total and its part, one noun, the words
# of the other phrases.
SAME_SENTENCE, SAME_SCOPE, DIVIDED, SAME_HEAD, ECHOED = (0.12, 0.15, 0.2, 0.08, 0.5)  # fmt: skip

OF_TWO = ("difference", "times", "compare")  # operations that may hold 家 against 所
RATIO = ":"
"""The unit of 58:42, of which no difference is taken."""
ANY_THING = frozenset("个项件次")  # units that do not tell what is counted


def pairs(
    task: Task, finder: Finder, allow: Allow, fits: Callable[[Entry, Entry], bool]
) -> Iterator[tuple[Entry, Entry]]:
    """Yield pairs of figures that the task's two phrases name and that fit together, best first."""
    named = all(any(want.school for want in finder.wants(phrase)) for phrase in task.phrases)
    divides = task.operation in ("share", "remainder")
    found = []
    for first in finder.find(task.phrases[0], allow):
        for second in finder.find(task.phrases[1], allow):
            a, b = first.entry, second.entry
            loosely = task.operation == "compare" or (task.operation == "share" and a.statement == b.statement)
            if comparable(a, b, named=named, loosely=loosely) and fits(a, b):
                told = within(a, b, finder) or within(b, a, finder) or comes_to(a, b, finder)
                bonus = DIVIDED * (divides and told)
                bonus += ECHOED * (finder.echo(task.phrases, a) + finder.echo(task.phrases, b))
                found.append((first.fit + second.fit + bonus + together(a, b), a, b))
    for _, a, b in sorted(found, key=lambda pair: (-pair[0], pair[1].place, pair[2].place)):
        yield a, b
    if not found and task.operation in OF_TWO:
        yield from _of_bodies(task, finder)


def _of_bodies(task: Task, finder: Finder) -> Iterator[tuple[Entry, Entry]]:
    """Yield figures of one sentence that count institutions of two sorts, best first."""
    first, second = (finder.find(phrase, lambda e: e.unit in BODIES and is_amount(e)) for phrase in task.phrases)
    found = [(a, b) for a in first for b in second if a.entry.value != b.entry.value and are_bodies(a.entry, b.entry)]
    for a, b in sorted(found, key=lambda pair: -(pair[0].fit + pair[1].fit)):
        if a.entry.label != b.entry.label and None in (a.entry.part_of, b.entry.part_of):
            yield a.entry, b.entry


def together(a: Entry, b: Entry) -> float:
    """Return what speaks for two figures beside their words: one sentence, one part of it, the same thing counted."""
    one_segment = a.segment.startswith(b.segment) or b.segment.startswith(a.segment)
    same = a.statement == b.statement
    alike = SAME_HEAD * (a.head == b.head) + SAME_SCOPE * (a.scope == b.scope)
    return SAME_SENTENCE * same + SAME_HEAD * (same and one_segment) + alike


def within(part: Entry, whole: Entry, finder: Finder) -> bool:
    """Tell whether the text presents the first figure as a part of the second."""
    above = finder.at(part.part_of)
    while above is not None:
        if above.place == whole.place:
            return True
        above = finder.at(above.part_of)
    return False


def comes_to(part: Entry, whole: Entry, finder: Finder) -> bool:
    """Tell whether a figure comes to the other with those of its list or the one beside it: 男生2214人，女生1632人."""
    if whole.run == part.run or part.cell:
        return False
    told = [e for e in finder.entries if e.statement == part.statement and e.unit == part.unit and e is not whole]
    told = [entry for entry in told if is_amount(entry) and entry.exact and not entry.is_change]
    others = {entry.value for entry in told if abs(entry.place - part.place) == 1}
    near = [e for e in told if e.segment.startswith(part.segment) or part.segment.startswith(e.segment)]
    sums = (_listed(part, finder), sum((entry.value for entry in near), Decimal(0)))
    return whole.value in sums or whole.value - part.value in others


def _listed(part: Entry, finder: Finder) -> Decimal | None:
    """Return what the list comes to that a figure of a sentence is a member of."""
    beside = [entry for entry in finder.entries if entry.run == part.run]
    alike = not part.cell and len(beside) > 1 and all(e.unit == part.unit and is_amount(e) and e.exact for e in beside)
    return sum((entry.value for entry in beside), Decimal(0)) if alike else None


def are_siblings(first: Entry, second: Entry, finder: Finder) -> bool:
    """Tell whether two figures of one sentence come to a third near them: 本市1128人, 外市234人 of 1362人."""
    if first.statement != second.statement or None not in (first.part_of, second.part_of):
        return False
    both = first.value + second.value
    near = (e for e in finder.entries if e.figure.chunk_id == first.figure.chunk_id and e.unit == first.unit)
    return any(entry.value == both and is_amount(entry) and not entry.is_change for entry in near)


def may_hold(whole: Entry, part: Entry, finder: Finder) -> bool:
    """Tell whether the second figure may be a part of the first, as far as the text tells what they are of.

    A part of another total is none, and of things that are only called 个 or 项 both must be of one sort: prizes are no
    share of studios.
    """
    if within(part, whole, finder):
        return True
    if None not in (part.part_of, whole.part_of) and part.part_of != whole.part_of:
        return False
    if whole.run != part.run and (_listed(part, finder) or Decimal(0)) > whole.value:
        return False  # 男生788人、女生574人 are of more than 1208
    near = [e for e in finder.entries if e.figure.chunk_id == part.figure.chunk_id and e.place < part.place]
    totals = [e.value for e in near if e.unit == part.unit and is_amount(e) and comes_to(part, e, finder)]
    beside = whole.statement == part.statement and abs(whole.place - part.place) == 1
    if totals and whole.value not in totals and not beside:
        return False
    return part.unit not in ANY_THING or any(sign in part.label for sign in whole.head[-2:])


def divides(part: Entry, whole: Entry, finder: Finder) -> bool:
    """Tell whether the first figure is a part of the second.

    The text says so (其中), calls the second a total of what both count, or names the first as a kind of the second.
    """
    if within(part, whole, finder):
        return True
    if part.statement != whole.statement or part.part_of is not None or part.value >= whole.value:
        return False
    counted = len(part.head) > 1 and whole.total and whole.label.endswith(part.head)
    return counted or (len(whole.label) > 2 and part.label != whole.label and part.label.endswith(whole.label))


def compared(task: Task, finder: Finder) -> tuple[Entry, Entry] | None:
    """Return the two figures that the question compares; either phrase may leave out what both count."""
    first, second = task.phrases
    plain = _unequal(task, finder)
    if plain and (_parts_named(task, plain, finder) or all(map(finder.outright, task.phrases, plain))):
        return plain
    completed = (f"{first},{finder.head(second)}", second), (first, f"{second},{finder.head(first)}")
    pairs_of = [pair for phrases in completed if (pair := _unequal(replace(task, phrases=phrases), finder))]
    apart = [pair for pair in pairs_of if plain is None or pair[0].label != pair[1].label]  # 三等奖 is no 一等奖
    fitting = (pair for pair in (*apart, plain) if pair and not _confused(task.phrases, pair, finder))
    return next((pair for pair in fitting if _told_apart(task.phrases, pair, finder)), None)


def _told_apart(phrases: Sequence[str], pair: tuple[Entry, Entry], finder: Finder) -> bool:
    """Tell whether what only one phrase says (公办) stands near its own figure, if it stands in any name at all."""
    said = [{want.forms: want for want in finder.wants(phrase) if not want.school} for phrase in phrases]
    once = [[want for key, want in one.items() if key not in other] for one, other in (said, said[::-1])]
    named = [want for words in once for want in words if any(want.forms[0] in entry.label for entry in finder.entries)]
    return all(
        finder.degree(want, entry) > IN_SENTENCE
        for words, entry in zip(once, pair, strict=True)
        for want in words
        if want in named
    )


def _parts_named(task: Task, pair: tuple[Entry, Entry], finder: Finder) -> bool:
    """Tell whether two figures are parts of one total, each called by the last word of its phrase."""
    heads = [finder.head(phrase) for phrase in task.phrases]
    siblings = pair[0].part_of is not None and pair[0].part_of == pair[1].part_of
    return siblings and all(head and head in entry.label for head, entry in zip(heads, pair, strict=True))


def _confused(phrases: Sequence[str], pair: tuple[Entry, Entry], finder: Finder) -> bool:
    """Tell whether what only one phrase says (对县) is in the names of both figures: then one is not what is meant.

    What both names end with is what both count, and may be said once.
    """
    ends = takewhile(lambda two: two[0] == two[1], zip(pair[0].label[::-1], pair[1].label[::-1], strict=False))
    shared = len(list(ends))
    own = [entry.label[: len(entry.label) - shared] for entry in pair]
    said = [{want.forms[0]: want for want in finder.wants(phrase) if not want.school} for phrase in phrases]
    once = [want for words, other in (said, said[::-1]) for word, want in words.items() if word not in other]
    return any(all(any(form in label for form in want.forms) for label in own) for want in once)


def _unequal(task: Task, finder: Finder) -> tuple[Entry, Entry] | None:
    def allowed(entry: Entry) -> bool:
        return not entry.mean and entry.unit != RATIO and asked_for(task.unit, entry)

    return next(pairs(task, finder, allowed, lambda a, b: a.value != b.value), None)


def is_amount(entry: Entry) -> bool:
    """Tell whether a figure is an amount: no percentage, no average, “for each” only where it is told of how many."""
    return not entry.is_share and not entry.mean and (not entry.each or entry.each_of is not None)


def gap(larger: Entry, smaller: Entry) -> str:
    """Write a difference; that of two percentages is in 百分点, never in %."""
    if larger.figure.unit == "%":
        return f"{rounded(larger.value - smaller.value, 2)}个百分点"
    return amount(larger.value - smaller.value, (larger, smaller))
