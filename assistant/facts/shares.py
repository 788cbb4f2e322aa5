"""A figure as a share of its whole, and a whole without one of its parts.

In: a `Task` and a `Finder`. Out: a `Computed`, or None when an operand is missing or the text itself gives the share.
The whole is named by the question, or it is what the text divides: a total, a column, a list that the question counts.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.facts.asked.share import REST
from assistant.facts.asked.task import COUNTED, Task, number_of
from assistant.facts.entries import Entry
from assistant.facts.finding import Allow, Finder
from assistant.facts.pairing import divides, is_amount, may_hold, pairs
from assistant.facts.results import Computed, amount, approximate, computed, percent, rounded
from assistant.facts.scope import adds_up, asked_for, comparable, nested, same_scope
from assistant.prompts import LEFT

MOST = 8  # members of a sum that a question means without naming them
_SUMMED = re.compile(r"的?(?:总(?:额|数|量|和|计)?|合计|全部|整个)(?:里头?|里面|当中|中)?")
WHOLE = 100
NAMED = 0.3  # share of the words that must stand at the share whose rest is asked for
TITLED = 0.45  # a total that is called by the title above it, of which its own words hold a part


def share(task: Task, finder: Finder) -> Computed | None:
    """Part ÷ whole as a percentage."""
    part_phrase, whole_phrase = task.phrases
    pair = None
    if whole_phrase and not COUNTED.search(whole_phrase):  # 三类教室 are no single figure
        pair = next(pairs(task, finder, is_amount, lambda a, b: b.value > a.value > 0 and may_hold(b, a, finder)), None)
    if pair is None and whole_phrase:
        pair = _of_total(task, finder) or _of_column(task, finder)
    elif pair is None:
        pair = _of_all(part_phrase, finder)
    if pair is None:
        return _of_group(task, finder) or _of_alike(task, finder)
    part, whole = pair
    if finder.stated(f"{part_phrase},{whole_phrase},{task.context}", _stated_for(part)):
        return None
    result = percent(part.value / whole.value)
    text = f"约{result}：{part.shown} ÷ {whole.shown}"
    return computed(text, f"{part.figure.text} ÷ {whole.figure.text}", result, pair)


def _of_group(task: Task, finder: Finder) -> Computed | None:
    """A figure as a share of the list that it is a member of, where the question counts the list: 三类教室."""
    count = COUNTED.search(task.phrases[1])
    for found in finder.find(task.phrases[0], is_amount) if count else ():
        part = found.entry
        members = [e for e in finder.entries if e.run == part.run and is_amount(e) and not adds_up(e)]
        if count and len(members) == number_of(count["n"]):
            return _of_sum(part, members)
    return None


def _of_alike(task: Task, finder: Finder) -> Computed | None:
    """A figure as a share of all that its sentence tells of the same thing: 对县的 in 配套资金总额."""
    whole = _SUMMED.sub("", task.phrases[1])
    if whole == task.phrases[1] or not whole:
        return None
    for found in finder.find(task.phrases[0], is_amount):
        part = found.entry
        members = [
            entry
            for entry in finder.entries
            if entry.statement == part.statement
            and (entry is part or comparable(entry, part))
            and is_amount(entry)
            and not (entry.total or adds_up(entry))
            and finder.outright(whole, entry)
        ]
        if part in members and 1 < len(members) <= MOST and not nested(members):
            return _of_sum(part, members)
    return None


def _of_sum(part: Entry, members: Sequence[Entry]) -> Computed:
    value = sum((entry.value for entry in members), Decimal(0))
    terms = " + ".join(entry.figure.text for entry in members)
    shown = " + ".join(entry.shown for entry in members)
    result = percent(part.value / value)
    return computed(f"约{result}：{part.shown} ÷ （{shown}）", f"{part.figure.text} ÷ ({terms})", result, members)


def _stated_for(part: Entry) -> Allow:
    return lambda entry: entry.is_share and not entry.is_change and same_scope(entry, part)


def _of_column(task: Task, finder: Finder) -> tuple[Entry, Entry] | None:
    """Return a figure of a column and the total that the text gives for the column, be it in 人 or 人次."""
    for found in finder.find(task.phrases[0], is_amount):
        part = found.entry
        column = [entry for entry in finder.entries if entry.run == part.run]
        value = sum((entry.value for entry in column), Decimal(0))
        for whole in finder.find(task.phrases[1], is_amount):
            fits = asked_for(part.unit, whole.entry) and same_scope(whole.entry, part)
            if len(column) > 2 and whole.entry.value == value and fits:
                return part, whole.entry
    return None


def _of_total(task: Task, finder: Finder) -> tuple[Entry, Entry] | None:
    """Return a figure and the total beside it, where the question names the whole by its title (新版标准里中职占比)."""
    wants = finder.wants(task.phrases[1])
    for found in finder.find(task.phrases[0], is_amount):
        part = found.entry
        for entry in finder.entries:
            near = entry.total and entry.figure.chunk_id == part.figure.chunk_id and comparable(entry, part)
            if near and entry.value > part.value and finder.fit(wants, entry, near=0.0) >= TITLED:
                return part, entry
    return None


def _of_all(phrase: str, finder: Finder) -> tuple[Entry, Entry] | None:
    """Return a figure and the whole that the text divides, or the larger one whose name ends its name."""
    for found in finder.find(phrase, is_amount):
        part = found.entry
        whole = finder.at(part.part_of) or _named_after(part, finder)
        if whole is not None and whole.value > part.value > 0:
            return part, whole
    return None


def _named_after(part: Entry, finder: Finder) -> Entry | None:
    """Return the figure of the same sentence that the part's name is a kind of.

    Its name ends the part's (思政课专任教师, 专任教师), else it is the largest that ends alike (双师型教师, 专任教师).
    """
    same = [e for e in finder.entries if e.statement == part.statement and comparable(e, part) and is_amount(e)]
    larger = [e for e in same if e.value > part.value and e.label[-2:] == part.label[-2:]]
    return max(larger, key=lambda e: (part.label.endswith(e.label), e.value), default=None)


def remainder(task: Task, finder: Finder) -> Computed | None:
    """A total without one of its parts, or what a share leaves of the whole."""
    if task.unit == REST:
        return _rest(task, finder)

    def allowed(entry: Entry) -> bool:
        return is_amount(entry) and asked_for(task.unit, entry)

    for whole, named in pairs(task, finder, allowed, lambda a, b: a.value > b.value):
        part = _of_one_sort(named, whole, finder)
        if part is None:
            continue
        # The question itself says that it is a part.
        told = task.base == "里" and part.figure.chunk_id == whole.figure.chunk_id
        if told or divides(part, whole, finder):
            result = amount(whole.value - part.value, (whole, part))
            text = f"{approximate((whole, part))}{result}：{whole.shown} - {part.shown}"
            return computed(text, f"{whole.figure.text} - {part.figure.text}", result, (whole, part))
    return None


def _of_one_sort(part: Entry, whole: Entry, finder: Finder) -> Entry | None:
    """Return the part of a whole that is itself one sort of something: 公办23所 loses of 3所 the 公办2所."""
    sorts = [entry for entry in finder.entries if entry.part_of == part.place]
    if whole.part_of is None or not sorts:
        return part
    return next((entry for entry in sorts if entry.label[-2:] == whole.label[-2:]), None)


def _is_part(entry: Entry) -> bool:
    """Tell a share of a whole (占比75%) from a rate: what a 满意度 or 完成率 leaves is a share of nothing else."""
    return entry.is_share and ("占" in entry.shown or entry.label.endswith(("比", "比重", "比例", "份额")))


def _rest(task: Task, finder: Finder) -> Computed | None:
    """100 % without the one share that the question names."""
    found = finder.best(task.phrases[0], _is_part, lambda e: e.exact and not e.is_change, limit=2, near=NAMED)
    if not found or any(other.entry.value != found[0].entry.value for other in found[1:]):
        return None
    told = found[0].entry
    if told.figure.unit != REST or not 0 < told.value < WHOLE:
        return None
    result = f"{rounded(WHOLE - told.value, 2)}{REST}"
    text = f"{LEFT}{approximate([told])}{result}：{WHOLE}{REST} - {told.shown}"
    return computed(text, f"{WHOLE}{REST} - {told.figure.text}", result, (told,))
