"""A figure as a share of its whole.

In: a `Task` and a `Finder`. Out: a `Computed`, or None when an operand is missing or the text itself gives the share.
The whole is named by the question, or it is what the text divides: a total, a column, a list that the question counts.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.facts.asked.task import COUNTED, Task, number_of
from assistant.facts.bands import BAND, banded
from assistant.facts.entries import Entry
from assistant.facts.finding import Allow, Finder
from assistant.facts.kinds import excludes
from assistant.facts.pairing import is_amount, may_hold, pairs
from assistant.facts.rates import rate
from assistant.facts.results import Computed, computed, only, percent
from assistant.facts.scope import adds_up, asked_for, comparable, nested, same_scope
from assistant.facts.shelf import IN_COMPOUND

MOST = 8  # members of a sum that a question means without naming them
_SUMMED = re.compile(r"的?(?:总(?:额|数|量|和|计)?|合计|全部|整个)(?:里头?|里面|当中|中)?")
_ALL = r"(?:全部|所有|全体|整体|总体)"
_BARE = re.compile(rf"{_ALL}?的?(?:总[数量额和计]|总人[数次]|人[数次])|{_ALL}|合计")  # no whole of its own
TITLED = 0.45  # a total that is called by the title above it, of which its own words hold a part


def share(task: Task, finder: Finder) -> Computed | None:
    """Part ÷ whole as a percentage."""
    part_phrase, whole_phrase = task.phrases
    if task.base:
        return rate(task, finder)
    if _BARE.fullmatch(whole_phrase):
        return _of_everything(part_phrase, finder)
    pair = None
    if whole_phrase and not COUNTED.search(whole_phrase):  # 三类教室 are no single figure
        pair = next(pairs(task, finder, is_amount, lambda a, b: b.value > a.value > 0 and may_hold(b, a, finder)), None)
    if pair is None and whole_phrase:
        pair = _of_total(task, finder) or _of_column(task, finder)
    elif pair is None:
        pair = of_band(part_phrase, finder) or _of_all(part_phrase, finder)
    if pair is None:
        return _of_group(task, finder) or _of_alike(task, finder)
    part, whole = pair
    if finder.stated(f"{part_phrase},{whole_phrase},{task.context}", _stated_for(part)):
        return None
    return share_of(part, whole)


def of_band(phrase: str, finder: Finder) -> tuple[Entry, Entry] | None:
    """Return a member of a list of ages and what the text tells elsewhere that the list comes to."""
    rest, bands = banded(phrase)
    if len(bands) != 1:
        return None
    for part in finder.entries:
        if not is_amount(part) or not any(form in part.label for form in bands[0]):
            continue
        column = [entry for entry in finder.entries if entry.run == part.run or _goes_on(entry, part)]
        whole = _sum_told(column, finder)
        words = [want for want in finder.wants(rest) if not want.school]
        if whole and all(max(finder.degree(w, whole), finder.degree(w, part)) >= IN_COMPOUND for w in words):
            return part, whole
    return None


def _goes_on(entry: Entry, part: Entry) -> bool:
    """Tell whether a figure is of another band in the part's sentence."""
    banded_too = BAND.search(entry.label) is not None and BAND.search(part.label) is not None
    return entry.statement == part.statement and entry.unit == part.unit and banded_too


def share_of(part: Entry, whole: Entry) -> Computed:
    """Return a figure as a percentage of another one."""
    result = percent(part.value / whole.value)
    text = f"约{result}：{part.shown} ÷ {whole.shown}"
    return computed(text, f"{part.figure.text} ÷ {whole.figure.text}", result, (part, whole))


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
        others = (e for e in finder.entries if e.statement == part.statement and e is not part and not e.total)
        if any(finder.outright(task.phrases[1], entry) for entry in others):
            return None  # 三等奖 is a figure of its own and no title
        for entry in finder.entries:
            near = entry.total and entry.figure.chunk_id == part.figure.chunk_id and comparable(entry, part)
            if near and entry.value > part.value and finder.fit(wants, entry, near=0.0) >= TITLED:
                return part, entry
    return None


def _of_everything(phrase: str, finder: Finder) -> Computed | None:
    """A figure as a share of 总数: of what the text divides, or of all that stands in its column."""
    parts = [found.entry for found in finder.find(phrase, is_amount)]
    return only([done for part in parts if part.label == parts[0].label and (done := _in_all(part, phrase, finder))])


def _in_all(part: Entry, phrase: str, finder: Finder) -> Computed | None:
    column = [entry for entry in finder.entries if entry.run == part.run]
    whole = finder.at(part.part_of) or _named_after(part, finder) or _sum_told(column, finder)
    if whole is not None and whole.value > part.value > 0:
        return share_of(part, whole)
    return _of_sum(part, column) if _of_one_kind(phrase, column, finder) else None


def of_all_beside(part: Entry, finder: Finder) -> Computed | None:
    """Return a member of a list or column as a share of all of them: the question names them all."""
    column = [entry for entry in finder.entries if entry.run == part.run]
    whole = _sum_told(column, finder)
    if whole is not None and whole.value > part.value > 0:
        return share_of(part, whole)
    plain = all(is_amount(e) and e.exact and e.unit == part.unit and not (e.total or adds_up(e)) for e in column)
    return _of_sum(part, column) if plain and 2 < len(column) <= MOST and not nested(column) else None


def _sum_told(column: Sequence[Entry], finder: Finder) -> Entry | None:
    """Return the figure that the text gives elsewhere for what a column comes to."""
    value = sum((entry.value for entry in column), Decimal(0))
    return next(
        (
            e
            for e in finder.entries
            if len(column) > 2 and e.value == value and asked_for(column[0].unit, e) and same_scope(e, column[0])
        ),
        None,
    )


def _of_one_kind(phrase: str, column: Sequence[Entry], finder: Finder) -> bool:
    """Tell whether a column lists things of one kind, all called by a word of the phrase, and may be added up."""
    alike = all(is_amount(e) and e.exact and e.unit == column[0].unit and not (e.total or adds_up(e)) for e in column)
    words = [want for want in finder.wants(phrase) if not want.school]
    named = any(all(any(form in e.label for form in want.forms) for e in column) for want in words)
    return 2 < len(column) <= MOST and alike and named and not nested(column)


def _of_all(phrase: str, finder: Finder) -> tuple[Entry, Entry] | None:
    """Return a figure and the whole that the text divides, or the larger one whose name ends its name.

    A list that comes to what the text tells elsewhere (学历结构为…) is divided, too. Every word of the
    phrase must stand near one of the two: 本科 of those who were admitted is of no 专任教师.
    """
    words = [want for want in finder.wants(phrase) if not want.school]
    words = [want for want in words if any(finder.degree(want, entry) > 0 for entry in finder.entries)]
    for found in finder.find(phrase, is_amount):
        part = found.entry
        column = [entry for entry in finder.entries if entry.run == part.run]
        whole = finder.at(part.part_of) or _named_after(part, finder) or _sum_told(column, finder)
        if whole is None or not whole.value > part.value > 0:
            continue
        near = [e for e in finder.entries if e.figure.chunk_id in (part.figure.chunk_id, whole.figure.chunk_id)]
        if all(any(finder.degree(want, entry) > 0 for entry in near) for want in words):
            return part, whole
    return None


def _named_after(part: Entry, finder: Finder) -> Entry | None:
    """Return the figure of the same sentence that the part's name is a kind of.

    Its name ends the part's (思政课专任教师, 专任教师), else it is the largest that ends alike (双师型教师, 专任教师).
    """
    same = [e for e in finder.entries if e.statement == part.statement and comparable(e, part) and is_amount(e)]
    larger = [e for e in same if e.value > part.value and e.label[-2:] == part.label[-2:]]
    # Members of one list hold no other, nor do two kinds of one thing; a row that adds up the others does.
    own = [e for e in larger if (e.run != part.run or part.label.endswith(e.label)) and not excludes(part, e)]
    above = [*own, *(e for e in larger if adds_up(e))]
    return max(above, key=lambda e: (part.label.endswith(e.label), e.value), default=None)
