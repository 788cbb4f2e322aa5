"""Arithmetic over figures that the question names: share, growth, last year's value, difference, remainder, multiple.

In: a `Task` and a `Finder`. Out: a `Computed` with the formula and its operands, or None when an operand is missing,
the operands do not belong together or the text itself gives the result. Nothing is estimated.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from assistant.facts.asked.task import COUNTED, Task, number_of
from assistant.facts.entries import Entry
from assistant.facts.finding import Allow, Finder
from assistant.facts.results import Computed, amount, approximate, computed, percent, rounded
from assistant.facts.scope import asked_for, comparable, same_scope
from assistant.prompts import ABOUT, APART, LAST_YEAR, LAST_YEAR_WAS

SAME_SENTENCE, SAME_SCOPE, DIVIDED, SAME_HEAD, ECHOED = (
    0.12,
    0.15,
    0.2,
    0.08,
    0.5,
)  # what speaks for figures beside their own words
TITLED = 0.45  # a total that is called by the title above it, of which its own words hold a part
YEARS = (
    *("", "上年", "去年", "上一年", "上年末", "去年末", "上年底", "上年度", "上一年度", "前一年"),
    *("去年同期", "上年同期"),
)


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
            if comparable(a, b, named=named) and fits(a, b):
                bonus = DIVIDED * (divides and (within(a, b, finder) or within(b, a, finder)))
                bonus += ECHOED * (finder.echo(task.phrases, a) + finder.echo(task.phrases, b))
                found.append((first.fit + second.fit + bonus + together(a, b), a, b))
    for _, a, b in sorted(found, key=lambda pair: (-pair[0], pair[1].place, pair[2].place)):
        yield a, b


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


def share(task: Task, finder: Finder) -> Computed | None:
    """Part ÷ whole as a percentage."""
    part_phrase, whole_phrase = task.phrases
    pair = None
    if whole_phrase and not COUNTED.search(whole_phrase):  # 三类教室 are no single figure
        pair = next(pairs(task, finder, _is_amount, lambda a, b: b.value >= a.value > 0), None)
    if pair is None and whole_phrase:
        pair = _of_total(task, finder) or _of_column(task, finder)
    elif pair is None:
        pair = _of_all(part_phrase, finder)
    if pair is None:
        return _of_group(task, finder)
    part, whole = pair
    if finder.stated(f"{part_phrase},{whole_phrase},{task.context}", _stated_for(part)):
        return None
    result = percent(part.value / whole.value)
    text = f"约{result}：{part.shown} ÷ {whole.shown}"
    return computed(text, f"{part.figure.text} ÷ {whole.figure.text}", result, pair)


def _of_group(task: Task, finder: Finder) -> Computed | None:
    """A figure as a share of the list that it is a member of, where the question counts the list: 三类教室."""
    count = COUNTED.search(task.phrases[1])
    for found in finder.find(task.phrases[0], _is_amount) if count else ():
        part = found.entry
        members = [entry for entry in finder.entries if entry.run == part.run and _is_amount(entry)]
        if count and len(members) == number_of(count["n"]):
            value = sum((entry.value for entry in members), Decimal(0))
            terms = " + ".join(entry.figure.text for entry in members)
            shown = " + ".join(entry.shown for entry in members)
            result = percent(part.value / value)
            return computed(
                f"约{result}：{part.shown} ÷ （{shown}）", f"{part.figure.text} ÷ ({terms})", result, members
            )
    return None


def _stated_for(part: Entry) -> Allow:
    return lambda entry: entry.is_share and not entry.is_change and same_scope(entry, part)


def _of_column(task: Task, finder: Finder) -> tuple[Entry, Entry] | None:
    """Return a figure of a column and the total that the text gives for the column, be it in 人 or 人次."""
    for found in finder.find(task.phrases[0], _is_amount):
        part = found.entry
        column = [entry for entry in finder.entries if entry.run == part.run]
        value = sum((entry.value for entry in column), Decimal(0))
        for whole in finder.find(task.phrases[1], _is_amount):
            fits = asked_for(part.unit, whole.entry) and same_scope(whole.entry, part)
            if len(column) > 2 and whole.entry.value == value and fits:
                return part, whole.entry
    return None


def _of_total(task: Task, finder: Finder) -> tuple[Entry, Entry] | None:
    """Return a figure and the total beside it, where the question names the whole by its title (新版标准里中职占比)."""
    wants = finder.wants(task.phrases[1])
    for found in finder.find(task.phrases[0], _is_amount):
        part = found.entry
        for entry in finder.entries:
            near = entry.total and entry.figure.chunk_id == part.figure.chunk_id and comparable(entry, part)
            if near and entry.value > part.value and finder.fit(wants, entry, near=0.0) >= TITLED:
                return part, entry
    return None


def _of_all(phrase: str, finder: Finder) -> tuple[Entry, Entry] | None:
    """Return a figure and the whole that the text divides, or the larger one whose name ends its name."""
    for found in finder.find(phrase, _is_amount):
        part = found.entry
        whole = finder.at(part.part_of) or _named_after(part, finder)
        if whole is not None and whole.value > part.value > 0:
            return part, whole
    return None


def _named_after(part: Entry, finder: Finder) -> Entry | None:
    """Return the figure of the same sentence that the part's name is a kind of.

    Its name ends the part's (思政课专任教师, 专任教师), else it is the largest that ends alike (双师型教师, 专任教师).
    """
    same = [e for e in finder.entries if e.statement == part.statement and comparable(e, part) and _is_amount(e)]
    larger = [e for e in same if e.value > part.value and e.label[-2:] == part.label[-2:]]
    return max(larger, key=lambda e: (part.label.endswith(e.label), e.value), default=None)


def growth(task: Task, finder: Finder) -> Computed | None:
    """The change on the year before as a percentage of the value then."""
    for found in finder.find(task.phrases[0]):
        now = found.entry
        before = finder.at(now.before_of)
        if before is not None and before.value and not now.is_share:
            return _growth_between(before, now)
        for change in _changes(now, finder):
            if change.is_share or change.unit != now.unit or now.is_share:
                return None  # the text gives the rate itself
            then = _then(now, change)
            if then > 0:
                return _growth_from(now, change, then)
    return None


def _growth_from(now: Entry, change: Entry, then: Decimal) -> Computed:
    result = percent(change.value / then)
    way = change.figure.change
    sign = "+" if way == "减少" else "-"
    was = amount(then, (now, change))
    text = f"{ABOUT[way]}{result}：{change.figure.text} ÷ {LAST_YEAR}{was}（{now.shown} {sign} {change.figure.text}）"
    added = change.figure.text
    expression = f"{added} ÷ ({now.figure.text} {sign} {added}) = {added} ÷ {was}"
    return computed(text, expression, result, (now, change))


def _growth_between(before: Entry, now: Entry) -> Computed:
    rise = now.value >= before.value
    difference = abs(now.value - before.value)
    result = percent(difference / before.value)
    way = "增加" if rise else "减少"
    text = f"{ABOUT[way]}{result}：{now.label}从{before.figure.text}到{now.figure.text}"
    return computed(text, f"({now.figure.text} - {before.figure.text}) ÷ {before.figure.text}", result, (before, now))


def previous(task: Task, finder: Finder) -> Computed | None:
    """The value that a stated change started from: 24206人，较上年减少4100人 -> 28306人."""
    for found in finder.find(task.phrases[0]):
        now = found.entry
        for change in _changes(now, finder):
            if (change.base in YEARS) == (task.base == "年") and (task.base == "年" or change.base == task.base):
                return _previous_of(now, change, task.base)
    return None


def _previous_of(now: Entry, change: Entry, base: str) -> Computed | None:
    sign = "+" if change.figure.change == "减少" else "-"
    name = LAST_YEAR_WAS if base == "年" else f"{base}为"
    if change.figure.unit == "百分点" and now.figure.unit == "%":
        result = f"{rounded(_then(now, change), 2)}%"
    elif change.unit == now.unit and not now.is_share:
        result = amount(_then(now, change), (now, change))
    elif change.figure.unit == "%" and not now.is_share:
        rate = change.value / 100 * (-1 if sign == "+" else 1)
        result = amount(now.value / (1 + rate), (now,), 1)
        text = f"{name}约{result}：{now.shown}，{change.shown}"
        divisor = f"1 {'-' if sign == '+' else '+'} {change.figure.text}"
        return computed(text, f"{now.figure.text} ÷ ({divisor})", result, (now, change))
    else:
        return None  # 92%，增加23.7%: by percent or by percentage points, the text does not say
    text = f"{name}{approximate((now, change))}{result}：{now.shown}，{change.shown}"
    return computed(text, f"{now.figure.text} {sign} {change.figure.text}", result, (now, change))


def change(task: Task, finder: Finder) -> Computed | None:
    """By how much a figure that is told as 从…到… has changed."""
    for found in finder.find(task.phrases[0]):
        now = found.entry
        before = finder.at(now.before_of)
        if before is None or any(True for _ in _changes(now, finder)):
            continue
        way = "增加" if now.value >= before.value else "减少"
        larger, smaller = (now, before) if now.value >= before.value else (before, now)
        result = _gap(larger, smaller)
        text = f"{way}{result}：{now.label}从{before.figure.text}到{now.figure.text}"
        return computed(text, f"{larger.figure.text} - {smaller.figure.text}", result, (before, now))
    return None


def difference(task: Task, finder: Finder) -> Computed | None:
    """The larger minus the smaller."""
    pair = compared(task, finder)
    if pair is None:
        return None
    larger, smaller = sorted(pair, key=lambda entry: -entry.value)
    result = _gap(larger, smaller)
    text = f"{APART}{approximate(pair)}{result}：{larger.shown} - {smaller.shown}"
    return computed(text, f"{larger.figure.text} - {smaller.figure.text}", result, (larger, smaller))


def compared(task: Task, finder: Finder) -> tuple[Entry, Entry] | None:
    """Return the two figures that the question compares; either phrase may leave out what both count."""
    first, second = task.phrases
    plain = _unequal(task, finder)
    if plain and finder.outright(first, plain[0]) and finder.outright(second, plain[1]):
        return plain
    completed = (f"{first},{finder.head(second)}", second), (first, f"{second},{finder.head(first)}")
    return next((pair for phrases in completed if (pair := _unequal(replace(task, phrases=phrases), finder))), plain)


def _unequal(task: Task, finder: Finder) -> tuple[Entry, Entry] | None:
    def allowed(entry: Entry) -> bool:
        return not entry.mean and asked_for(task.unit, entry)

    return next(pairs(task, finder, allowed, lambda a, b: a.value != b.value), None)


def remainder(task: Task, finder: Finder) -> Computed | None:
    """A total without one of its parts."""
    for whole, part in pairs(task, finder, _is_amount, lambda a, b: a.value > b.value):
        if within(part, whole, finder):
            result = amount(whole.value - part.value, (whole, part))
            text = f"{approximate((whole, part))}{result}：{whole.shown} - {part.shown}"
            return computed(text, f"{whole.figure.text} - {part.figure.text}", result, (whole, part))
    return None


def times(task: Task, finder: Finder) -> Computed | None:
    """How many times one figure is another."""
    pair = next(pairs(task, finder, _is_amount, lambda _, b: b.value > 0), None)
    if pair is None:
        return None
    first, second = pair
    result = f"{rounded(first.value / second.value, 1)}倍"
    text = f"约{result}：{first.shown} ÷ {second.shown}"
    return computed(text, f"{first.figure.text} ÷ {second.figure.text}", result, pair)


def _gap(larger: Entry, smaller: Entry) -> str:
    """Write a difference; that of two percentages is in 百分点, never in %."""
    if larger.figure.unit == "%":
        return f"{rounded(larger.value - smaller.value, 2)}个百分点"
    return amount(larger.value - smaller.value, (larger, smaller))


def _is_amount(entry: Entry) -> bool:
    return not entry.is_share and not entry.mean and (not entry.each or entry.each_of is not None)


def _changes(now: Entry, finder: Finder) -> Iterator[Entry]:
    """Yield the changes that the text states for a figure."""
    for entry in finder.entries[now.place - finder.entries[0].place :]:
        if entry.statement != now.statement:
            return
        if entry.is_change and entry.change_of == now.place:
            yield entry


def _then(now: Entry, change: Entry) -> Decimal:
    return now.value + change.value if change.figure.change == "减少" else now.value - change.value
