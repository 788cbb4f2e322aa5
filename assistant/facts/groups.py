"""Sums and averages whose operands the question does not name one by one: 三种新教室合计多少间, 平均每期培训多少人.

In: a `Task` and a `Finder`. Out: a `Computed`, or None when the figures do not belong together or the text itself gives
the total or the average.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from assistant.facts.asked.task import Task
from assistant.facts.entries import Entry
from assistant.facts.finding import TIGHT, Finder, Found, Wants, tightness
from assistant.facts.pairing import ECHOED, together
from assistant.facts.results import Computed, amount, approximate, computed, plain, rounded
from assistant.facts.scope import asked_for, comparable, nested, same_scope
from assistant.prompts import MEAN, TOTAL

ALIKE = 0.12  # members of one sum fit the question about equally well
COUNTED = 0.45  # fit of a count that its unit names already
SAME_LABEL = 0.12  # 784人次1803200元 are of one thing
DESCRIBED = 0.25  # … whose description may stand at the sentence's beginning rather than at each of them
SMALLEST = Decimal("0.01")  # an average below it is of figures that have nothing to do with one another
WHOLE = 100  # an average from here on is also given without decimals
MOST = 12  # a longer list is not what is meant


def total(task: Task, finder: Finder) -> Computed | None:
    """Add figures: those that the question names, else those of one sentence that it describes."""
    members = _named(task, finder) if len(task.phrases) > 1 else None
    members = members or _described(task, finder)
    if members is None:
        return None
    value = sum((_value(entry, finder) for entry in members), Decimal(0))
    result = amount(value, members)
    shown = " + ".join(_shown(entry, finder) for entry in members)
    expression = " + ".join(_term(entry, finder) for entry in members)
    return computed(f"{TOTAL}{approximate(members)}{result}：{shown}", expression, result, _operands(members, finder))


def _named(task: Task, finder: Finder) -> list[Entry] | None:
    """Return one figure for each phrase, those that go together best."""
    lists = [finder.find(phrase, lambda entry: _may_be_added(entry, task.unit)) for phrase in task.phrases]

    def echo(entry: Entry) -> float:
        return ECHOED * finder.echo(task.phrases, entry)

    best: list[Entry] | None = None
    best_score = 0.0
    for first in lists[0]:
        chosen, score = [first.entry], first.fit + echo(first.entry)
        for found in lists[1:]:
            options = [
                (other.fit + together(first.entry, other.entry) + echo(other.entry), other.entry)
                for other in found
                if all(comparable(other.entry, entry) for entry in chosen)
            ]
            if not options:
                break
            fit, entry = max(options, key=lambda option: (option[0], -option[1].place))
            chosen.append(entry)
            score += fit
        if len(chosen) == len(lists) and score > best_score and not nested(chosen):
            best, best_score = chosen, score
    return best


def _described(task: Task, finder: Finder) -> list[Entry] | None:
    """Return the figures of one sentence (or column) that the question describes, unless the text has their total."""
    heads = {finder.head(phrase) for phrase in task.phrases} if len(task.phrases) > 1 else set()
    wants = tuple(want for want in finder.wants(task.context) if want.forms[0] not in heads)
    fitting = finder.meeting(wants, lambda entry: _may_be_added(entry, task.unit), near=DESCRIBED)
    if not fitting:
        return None
    best = max(fitting, key=lambda found: found.fit + finder.bonus(found.entry))
    alike = [
        found
        for found in fitting
        if _held(wants, found) >= _held(wants, best) - ALIKE
        and all(finder.as_near(want, found.entry, best.entry) for want in wants)
    ]
    sentence = best.entry.statement, best.entry.unit
    members = [found.entry for found in alike if (found.entry.statement, found.entry.unit) == sentence]
    if heads:
        members = _named_by(heads, members)
    if not 1 < len(members) <= MOST or (task.count or len(members)) != len(members) or nested(members):
        return None
    return None if _has_total(members, alike) else members


def _held(wants: Wants, found: Found) -> float:
    """Return how far an entry holds the words, whatever else it says: names in a list differ in length."""
    return found.fit - TIGHT * tightness(wants, found.entry)


def _named_by(heads: set[str], members: Sequence[Entry]) -> list[Entry]:
    """Return the members that one of the nouns names (小组 names 业务能力组), none unless every noun names one."""
    named = {head: [e for e in members if head in e.label or (e.head and e.head[-1] == head[-1:])] for head in heads}
    if not all(named.values()):
        return []
    places = {entry.place for found in named.values() for entry in found}
    return [entry for entry in members if entry.place in places]


def _has_total(members: Sequence[Entry], fitting: Iterable[Found]) -> bool:
    """Tell whether a figure that fits the question too is called a total, or is divided into the members."""
    wholes = {entry.part_of for entry in members} - {None}
    others = [f.entry for f in fitting if f.entry.unit == members[0].unit and same_scope(f.entry, members[0])]
    return any(e.place in wholes or (e.total and not e.each) for e in others) or not all(
        same_scope(entry, members[0]) for entry in members
    )


def _may_be_added(entry: Entry, unit: str) -> bool:
    """Tell whether an entry is an amount in the unit; one “for each” only where the text says of how many."""
    plain = not (entry.is_change or entry.is_share or entry.mean) and entry.exact
    return plain and asked_for(unit, entry) and (not entry.each or entry.each_of is not None)


def _value(entry: Entry, finder: Finder) -> Decimal:
    each = finder.at(entry.each_of)
    return entry.value * each.value if each else entry.value


def _term(entry: Entry, finder: Finder) -> str:
    each = finder.at(entry.each_of)
    return f"{each.figure.text} × {entry.figure.text}" if each else entry.figure.text


def _shown(entry: Entry, finder: Finder) -> str:
    each = finder.at(entry.each_of)
    return f"{each.shown} × {entry.shown}" if each else entry.shown


def _operands(members: Sequence[Entry], finder: Finder) -> list[Entry]:
    return [e for entry in members for e in (finder.at(entry.each_of), entry) if e is not None]


def average(task: Task, finder: Finder) -> Computed | None:
    """A total divided by a count."""
    pair = (_per_unit(task, finder) if task.per else None) or _per_noun(task, finder)
    if pair is None or pair[1].value == 0:
        return None
    whole, count = pair
    if any(e.mean and e.unit == whole.unit for e in finder.entries if e.statement == whole.statement):
        return None  # 帮扶学生达到106名，人均13名: the text gives it
    if finder.stated(task.context, lambda e: e.mean and asked_for(whole.unit, e)):
        return None
    value = whole.value / count.value
    if value < SMALLEST:
        return None
    result = plain(value, whole.figure.unit, 2 if whole.unit == "元" else 1)
    shown, expression = result, f"{whole.figure.text} ÷ {count.figure.text}"
    if whole.unit != "元" and WHOLE <= value < WHOLE * 100 and "." in result:  # nobody counts a third of a person
        shown, expression = f"{rounded(value, 0)}{whole.figure.unit}（{result}）", f"{expression} = {result}"
        result = f"{rounded(value, 0)}{whole.figure.unit}"
    return computed(f"{MEAN}{shown}：{whole.shown} ÷ {count.shown}", expression, result, (whole, count))


def _per_unit(task: Task, finder: Finder) -> tuple[Entry, Entry] | None:
    """Return a total and the count in the divisor's own unit (7期) from one sentence or from neighbouring ones."""
    what, per = task.phrases
    wholes = finder.fitting(what, lambda e: _may_be_added(e, task.unit) and e.unit != task.per, near=DESCRIBED)
    wants = finder.wants(per)
    found = []
    for whole in wholes:
        near = [e for e in finder.entries if _may_be_added(e, task.per) and _near(whole.entry, e)]
        for count in near:
            fit = finder.fit(wants, count, near=0.0)
            if fit >= COUNTED or (near == [count] and whole.entry.statement == count.statement):
                score = whole.fit + fit + together(whole.entry, count) + finder.bonus(whole.entry)
                found.append((score + SAME_LABEL * (whole.entry.label == count.label), whole.entry, count))
    if not found:
        return None
    _, whole_entry, count = max(found, key=lambda option: (option[0], -option[1].place))
    return whole_entry, count


def _near(whole: Entry, count: Entry) -> bool:
    same_chunk = whole.figure.chunk_id == count.figure.chunk_id and whole.unit != count.unit
    return same_chunk and abs(whole.statement - count.statement) <= 1 and same_scope(whole, count)


def _surely(whole: Entry, count: Entry) -> bool:
    """Tell whether two figures may be divided: 100余万 and 300余 that are told in two places make no average."""
    rough = whole.figure.qualifier or count.figure.qualifier
    return whole.statement == count.statement or not rough


def _per_noun(task: Task, finder: Finder) -> tuple[Entry, Entry] | None:
    """Return a total and a count that are both named: 在校生, 专任教师."""
    what, per = task.phrases
    wholes = finder.find(what, lambda e: _may_be_added(e, task.unit))
    counts = finder.find(per, lambda e: _may_be_added(e, task.per))
    found = [
        (w.fit + c.fit + together(w.entry, c.entry), w.entry, c.entry)
        for w in wholes
        for c in counts
        if w.entry.place != c.entry.place and same_scope(w.entry, c.entry) and _surely(w.entry, c.entry)
    ]
    if not found:
        return None
    _, whole, count = max(found, key=lambda option: (option[0], -option[1].place))
    return whole, count
