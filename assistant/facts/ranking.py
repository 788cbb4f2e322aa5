"""Which of several figures is the largest, which of two is larger, and what the text says of two that look alike.

In: a `Task` and a `Finder`. Out: a `Computed` that names the item with its figure, or None when the figures are not
parallel: one column of a table, or figures of one sentence in one unit.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from assistant.facts.arithmetic import times_of
from assistant.facts.asked.group import BODY, PLACE
from assistant.facts.asked.task import TIMES, Task
from assistant.facts.entries import Entry
from assistant.facts.finding import Finder, Found
from assistant.facts.pairing import compared, gap, within
from assistant.facts.results import Computed, Line, computed
from assistant.facts.scope import adds_up, asked_for, nested, same_scope
from assistant.facts.wants import Wants
from assistant.prompts import APART, HIGHEST, LOWEST, MOST, NEXT, NOT_SAID, OF_TWO
from assistant.prompts import LEAST as FEWEST

ALIKE = 0.2
MEASURED = 4  # characters of a heading that tells what is measured
DESCRIBED = 0.3  # share of the words that must stand at the figures: a list is described at its beginning
_COUNT = re.compile(r"[两二三四五六七八九十\d]+[个类项种所家门]")
_KIND = re.compile(  # what institutions are of many of them
    r"企业|公司|单位|机构|协会|[院学高]校|医院|科研院所|(?:公办|民办|公立|私立|民营|国有|集体|[省市县区]属|直属|城区|城镇|农村|乡镇|普通|特殊|其[他它余])[\u4e00-\u9fff]{0,4}"
)
_INSTITUTION = re.compile(r"(?:学校|院校|学院|大学|医院|公司|企业|单位|机构)$")
_LISTED = re.compile(r"[、和与跟]")


def extreme(task: Task, finder: Finder) -> Computed | None:
    """The largest (or smallest) of parallel figures with the one next to it, or down to the place that is asked for."""
    members = _listed(task, finder) or parallel(task, finder)
    if len(members) < 2:
        return None
    least = task.operation == "least"
    ordered = sorted(members, key=lambda entry: (entry.value if least else -entry.value, entry.place))
    place = (task.count or 1) - 1
    beside = ordered[max(place - 1, 0) : place + 2]
    if place >= len(ordered) or len({entry.value for entry in beside}) < len(beside):
        return None  # a tie: the sentence itself is the better answer
    told = ordered[: max(place, 1) + 1]
    if any(_is_nameless(entry, task) for entry in told) or not _is_measured(told, task, finder):
        return None
    word = (LOWEST if least else HIGHEST) if told[0].is_share else (FEWEST if least else MOST)
    others = "".join(f"，{NEXT}{entry.shown}" for entry in told[1:])
    return Computed((Line(f"{word}{told[0].shown}{others}", tuple(entry.figure for entry in told)),))


def _is_nameless(entry: Entry, task: Task) -> bool:
    """Tell whether a figure does not say which it is of.

    A bare amount does not, nor a kind where an institution is asked for, nor an institution where a place is.
    """
    before = entry.shown.partition(entry.figure.text)[0]
    if task.per == PLACE and _INSTITUTION.search(entry.label):
        return True
    return not before.strip(" ：:") or (task.per == BODY and _KIND.fullmatch(entry.label) is not None)


def _is_measured(told: Sequence[Entry], task: Task, finder: Finder) -> bool:
    """Tell whether the question speaks of what all figures measure (平均月收入), as far as their names tell it."""
    ends = takewhile(lambda signs: len(set(signs)) == 1, zip(*(e.label[::-1] for e in told), strict=False))
    measured = "".join(signs[0] for signs in ends)[::-1]
    forms = [form for want in finder.wants(f"{task.phrases[0]},{task.context}") for form in want.forms]
    said = any(form in measured or measured in form or measured[-2:] in form for form in forms)
    return len(measured) < MEASURED or said


def spread(task: Task, finder: Finder) -> Computed | None:
    """How far the largest of parallel figures is from the smallest, or how many times the smallest it is."""
    members = sorted(parallel(task, finder), key=lambda entry: (-entry.value, entry.place))
    if len(members) < 2 or members[0].value == members[-1].value:
        return None
    most, least = members[0], members[-1]
    if task.base == TIMES:
        return times_of((most, least)) if least.value > 0 else None
    result = gap(most, least)
    text = f"{APART}{result}：{MOST}{most.shown}，{FEWEST}{least.shown}"
    return computed(text, f"{most.figure.text} - {least.figure.text}", result, (most, least))


def _listed(task: Task, finder: Finder) -> list[Entry]:
    """Return the figures of the things that the question lists: 思政、体育、美育三类教师."""
    phrase = task.phrases[0]
    count = _COUNT.search(phrase)
    names = _LISTED.split(phrase[: count.start()] if count else phrase)
    head = phrase[count.end() :].rstrip("里中之的, ") if count else ""
    if len(names) < 2:
        return []
    members: list[Entry] = []
    for name in names:
        found = [
            f
            for f in finder.find(f"{name},{head}", lambda e: asked_for(task.unit, e) and not e.mean)
            if not members or (f.entry.unit == members[0].unit and same_scope(f.entry, members[0]))
        ]
        found = [f for f in found if f.entry not in members]
        if not found:
            return []
        near = [f for f in found if members and f.entry.statement == members[0].statement]
        members.append((near or found)[0].entry)
    return members


def parallel(task: Task, finder: Finder) -> list[Entry]:
    """Return the figures of one list, column or sentence that all fit the question."""

    def allowed(entry: Entry) -> bool:
        return entry.exact and not (entry.is_change or entry.mean or adds_up(entry)) and asked_for(task.unit, entry)

    fitting = finder.fitting(task.phrases[0], allowed, near=DESCRIBED)
    groups: dict[tuple[int, str], list[Found]] = {}
    for found in fitting:
        groups.setdefault((found.entry.statement, found.entry.unit), []).append(found)
    lists = [group for group in groups.values() if len(group) > 1 and _is_parallel([f.entry for f in group])]
    if not lists:
        return []
    if title := finder.wants(task.context) if task.operation in ("most", "least") else ():
        lists = [group for group in lists if _titled(title, group[0].entry, finder)]
        if not lists:
            return []
    best = max(lists, key=lambda group: (max(f.fit + finder.bonus(f.entry) for f in group), len(group)))
    top = max(found.fit for found in best)
    return [found.entry for found in best if found.fit >= top - ALIKE]


def _titled(title: Wants, entry: Entry, finder: Finder) -> bool:
    """Tell whether a figure is of the table or chart that the question names."""
    return all(finder.degree(want, entry) > 0 for want in title)


def _is_parallel(members: Sequence[Entry]) -> bool:
    """Tell whether figures are members of one list: one run, parts of one total, or names with the same ending."""
    if nested(members) or any(entry.total for entry in members):
        return False
    first = members[0]
    return (
        all(entry.run == first.run for entry in members)
        or (first.part_of is not None and all(entry.part_of == first.part_of for entry in members))
        or all(entry.label[-2:] == first.label[-2:] for entry in members)
    )


def compare(task: Task, finder: Finder) -> Computed | None:
    """Which of two figures is larger (or smaller), both given."""
    pair = compared(task, finder)
    if (
        pair is None or within(pair[0], pair[1], finder) or within(pair[1], pair[0], finder)
    ):  # a part is never the larger one
        return None
    larger, smaller = sorted(pair, key=lambda entry: -entry.value)
    low = task.base in ("少", "低", "小")
    first, second = (smaller, larger) if low else (larger, smaller)
    named = dict(zip((entry.place for entry in pair), task.phrases, strict=True))
    one, other = (_called(entry, named[entry.place], pair) for entry in (first, second))
    if larger.unit != smaller.unit:  # 人 and 人次 stand side by side, but are not subtracted
        return Computed((Line(f"{one}，{other}", (first.figure, second.figure)),))
    result = gap(larger, smaller)
    text = f"{one}，{other}，{OF_TWO}{task.base}{result}"
    return computed(text, f"{larger.figure.text} - {smaller.figure.text}", result, (first, second))


def _called(entry: Entry, phrase: str, pair: Sequence[Entry]) -> str:
    """Return a figure as it is told, after what the question calls it where both are told alike: 甲：获得36个奖项."""
    if pair[0].label != pair[1].label:
        return entry.shown
    said = phrase.split(",")[0]
    name = said.split("的")[0]  # 普高的大班额比例: of whom it is, the label says the rest
    return f"{name if len(name) > 1 else said}：{entry.shown}"


def same(task: Task, finder: Finder) -> Computed | None:
    """Both figures in the words of the text, which leaves open whether they are of the same things."""
    first, second = (finder.find(_without_figures(phrase)) for phrase in task.phrases)
    options = [
        (a.fit + b.fit, a.entry, b.entry)
        for a in first
        for b in second
        if a.entry.place != b.entry.place and a.entry.unit == b.entry.unit
    ]
    if not options:
        return None
    _, a, b = max(options, key=lambda option: (option[0], -option[1].place))
    lines = (Line(a.shown, (a.figure,)), Line(f"{b.shown}；{NOT_SAID}", (b.figure,)))
    return Computed(lines)


def _without_figures(phrase: str) -> str:
    return re.sub(r"的?\d+[\u4e00-\u9fff]?$", "", phrase)
