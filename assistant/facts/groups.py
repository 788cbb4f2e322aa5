"""Sums whose operands the question names, or describes all at once: 三种新教室合计多少间.

In: a `Task` and a `Finder`. Out: a `Computed`, or None when the figures do not belong together or the text itself gives
the total.
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from assistant.facts.asked.task import Task
from assistant.facts.entries import Entry
from assistant.facts.finding import TIGHT, Finder, Found
from assistant.facts.grades import mixed
from assistant.facts.labels import tightness
from assistant.facts.pairing import ANY_THING, ECHOED, together
from assistant.facts.results import Computed, amount, approximate, computed
from assistant.facts.scope import asked_for, comparable, nested, same_scope
from assistant.facts.wants import Wants
from assistant.prompts import TOTAL

ALIKE = 0.12  # members of one sum fit the question about equally well
DESCRIBED = 0.25  # … whose description may stand at the sentence's beginning rather than at each of them
MOST = 12  # a longer list is not what is meant

_FOR_EACH = re.compile(
    r"每(?:接收|招收|招用|培养|录用|聘用|吸纳|引进)[^,;。]{0,20},(?:按|给予|奖励|补助|补贴|奖补)[^,;。]{0,16}[,;。]?$"
)
_PER = re.compile(r"每一?(?:[人生名位户](?!次)|[校班所家])")


def total(task: Task, finder: Finder) -> Computed | None:
    """Add figures: those that the question names, else those of one sentence that it describes."""
    members = _named(task, finder) if len(task.phrases) > 1 else None
    members = members or _described(task, finder)
    if members is None or (task.count or len(members)) != len(members) or mixed(members):  # 四项 are not three
        return None
    value = sum((_value(entry, finder) for entry in members), Decimal(0))
    result = amount(value, members)
    shown = " + ".join(_shown(entry, finder) for entry in members)
    expression = " + ".join(_term(entry, finder) for entry in members)
    return computed(f"{TOTAL}{approximate(members)}{result}：{shown}", expression, result, _operands(members, finder))


def _named(task: Task, finder: Finder) -> list[Entry] | None:
    """Return one figure for each phrase, those that go together best."""
    lists = [finder.find(phrase, lambda entry: may_be_added(entry, task.unit)) for phrase in task.phrases]

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
                if all(comparable(other.entry, entry) and _of_one_sort(other.entry, entry) for entry in chosen)
            ]
            if not options:
                break
            fit, entry = max(options, key=lambda option: (option[0], -option[1].place))
            chosen.append(entry)
            score += fit
        if len(chosen) == len(lists) and score > best_score and not nested(chosen):
            best, best_score = chosen, score
    return best


def _of_one_sort(one: Entry, other: Entry) -> bool:
    """Tell whether two figures may be added: what two sentences only call 个 or 项 must be things of one name."""
    return one.statement == other.statement or one.unit not in ANY_THING or one.label[-1:] == other.label[-1:]


def _described(task: Task, finder: Finder) -> list[Entry] | None:
    """Return the figures of one sentence (or column) that the question describes, unless the text has their total."""
    heads = {finder.head(phrase) for phrase in task.phrases} if len(task.phrases) > 1 else set()
    for pair in dict.fromkeys(("" if heads else _coordinated(task), "")):
        if members := _of_one_sentence(task, finder, heads, pair):
            return members
    return None


def _of_one_sentence(task: Task, finder: Finder, heads: set[str], pair: str) -> list[Entry] | None:
    context = task.context.replace(pair, ",") if pair else task.context
    wants = tuple(want for want in finder.wants(context) if want.forms[0] not in heads)
    fitting = finder.meeting(wants, lambda entry: may_be_added(entry, task.unit), near=DESCRIBED)
    if not fitting:
        return None
    ranked = sorted(fitting, key=lambda found: -(found.fit + finder.bonus(found.entry)))
    sentences = list(dict.fromkeys((found.entry.statement, found.entry.unit) for found in ranked))
    for sentence in sentences if task.count else sentences[:1]:  # a count of operands tells which sentence is meant
        best = next(found for found in ranked if (found.entry.statement, found.entry.unit) == sentence)
        if _held(wants, best) < _held(wants, ranked[0]) - ALIKE:
            break
        alike = [
            found
            for found in fitting
            if _held(wants, found) >= _held(wants, best) - ALIKE
            and all(finder.as_near(want, found.entry, best.entry) for want in wants)
        ]
        members = [found.entry for found in alike if (found.entry.statement, found.entry.unit) == sentence]
        members = _named_by(heads, members) if heads else _one_each(pair, members) if pair else members
        if _adds_up(members, task.count, alike):
            return members
    return None


def _adds_up(members: Sequence[Entry], count: int | None, alike: Sequence[Found]) -> bool:
    """Tell whether figures may be added: as many as the question says, none within another, no total given."""
    each = len(members) == 1 and members[0].each_of is not None  # 其余12个县各办1所
    if not (each or 1 < len(members) <= MOST) or (count or len(members)) != len(members) or nested(members):
        return False
    return not _has_total(members, alike)


def _coordinated(task: Task) -> str:
    """Return the word that names two things by a character each, where the question counts two: 市县两笔, 男女两队."""
    phrase = task.phrases[0].split(",")[0]
    return phrase[-2:] if task.count == 2 and len(phrase) > 2 else ""


def _one_each(pair: str, members: Sequence[Entry]) -> list[Entry]:
    """Return the members that the two characters name, one each; none where they name none or several."""
    named = [[entry for entry in members if character in entry.label] for character in pair]
    only = [[e for e in mine if e not in other] for mine, other in zip(named, reversed(named), strict=True)]
    if any(len(found) != 1 for found in only):
        return []
    return [found[0] for found in only]


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


def is_rate(entry: Entry) -> bool:
    """Tell whether an amount is for each of some: 每人每月分别为300元、500元; 每接收1名学徒，给予6000元."""
    told = _FOR_EACH.search(entry.sentence) if entry.unit == "元" else None
    return told is not None or any(_PER.match(text) for text in (entry.label, entry.clause))


def may_be_added(entry: Entry, unit: str) -> bool:
    """Tell whether an entry is an amount in the unit; one “for each” only where the text says of how many."""
    plain = not (entry.is_change or entry.is_share or entry.mean or is_rate(entry)) and entry.exact
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
