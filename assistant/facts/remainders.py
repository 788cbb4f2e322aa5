"""A whole without one of its parts, and what one share leaves of all.

In: a `Task` and a `Finder`. Out: a `Computed`, or None when an operand is missing or is no part of the whole.
"""

import re

from assistant.facts.asked.loose import LACKING, NOT
from assistant.facts.asked.share import REST
from assistant.facts.asked.task import Task
from assistant.facts.entries import Entry
from assistant.facts.finding import Finder
from assistant.facts.pairing import divides, is_amount, pairs
from assistant.facts.results import Computed, amount, approximate, computed, rounded
from assistant.facts.scope import adds_up, asked_for
from assistant.prompts import LEFT

WHOLE = 100
NAMED = 0.3  # share of the words that must stand at the share whose rest is asked for
_COHORT = re.compile(r"(?:19|20)\d{2}[届级年]")
_DENIES = re.compile(r"停|取消|不|未|没|禁|暂缓|撤|拒|无")  # what says of a figure that its things are not so


def remainder(task: Task, finder: Finder) -> Computed | None:
    """A total without one of its parts, or what a share leaves of the whole."""
    if task.unit == REST:
        return _rest(task, finder)

    if task.base == LACKING and _told_outright(task, finder):
        return None

    def allowed(entry: Entry) -> bool:
        return is_amount(entry) and asked_for(task.unit, entry)

    for whole, named in pairs(task, finder, allowed, lambda a, b: a.value > b.value):
        part = _of_one_sort(named, whole, finder)
        if part is None or (task.base == LACKING and not _alone(task, whole, part, finder)):
            continue
        if task.base in (NOT, LACKING) and _DENIES.search(part.shown):
            return None  # 3所停止招生 are themselves those that do not
        # The question itself says that it is a part, of what it names.
        told = task.base in ("里", LACKING) or (task.base == NOT and bool(task.phrases[0]))
        told = told and part.figure.chunk_id == whole.figure.chunk_id
        if told or divides(part, whole, finder):
            result = amount(whole.value - part.value, (whole, part))
            text = f"{approximate((whole, part))}{result}：{whole.shown} - {part.shown}"
            return computed(text, f"{whole.figure.text} - {part.figure.text}", result, (whole, part))
    return None


def _told_outright(task: Task, finder: Finder) -> bool:
    """Tell whether the text itself counts those of whom it is not so: 4所不达标."""
    forms = [form for want in finder.wants(task.phrases[1]) if not want.school for form in want.forms]
    denied = re.compile(rf"(?:没有?|未能?|尚未|不)(?:{'|'.join(map(re.escape, forms))})") if forms else None
    return denied is not None and any(denied.search(e.clause) and asked_for(task.unit, e) for e in finder.entries)


def _alone(task: Task, whole: Entry, part: Entry, finder: Finder) -> bool:
    """Tell whether one sentence or row gives both figures, of nobody whom the question does not name."""
    said = tuple(want for phrase in task.phrases for want in finder.wants(phrase))
    row = whole.cell and not adds_up(whole) and finder.adds(said, _COHORT.sub("", whole.label))
    return part.statement == whole.statement and not row


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
