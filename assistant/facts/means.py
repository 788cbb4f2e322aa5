"""Averages: a total divided by a count that the text gives, or over the members of a list: 平均每期培训多少人.

In: a `Task` and a `Finder`. Out: a `Computed`, or None when the figures do not belong together or the text itself gives
the average.
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import product

from assistant.facts.asked.group import DIVIDED
from assistant.facts.asked.task import Task
from assistant.facts.entries import Entry
from assistant.facts.finding import Finder, Found
from assistant.facts.groups import DESCRIBED, is_rate, may_be_added
from assistant.facts.labels import rest
from assistant.facts.pairing import RATIO, SAME_HEAD, together
from assistant.facts.ranking import parallel
from assistant.facts.results import Computed, Line, computed, plain, rounded
from assistant.facts.scope import adds_up, asked_for, same_scope
from assistant.facts.shelf import IN_COMPOUND, IN_CONTEXT
from assistant.prompts import MEAN
from assistant.text.numerals import HAN_NUMERAL, whole_number

COUNTED = 0.45  # fit of a count that its unit names already
SAME_LABEL = 0.12  # 784人次1803200元 are of one thing
SMALLEST = Decimal("0.2")  # an average below it is of figures that have nothing to do with one another
TIMES = ("小时", "分钟", "天", "日", "周", "月", "年", "学时", "课时", "岁")  # 24小时值班 counts no 班
_RATIO = re.compile(r"生师比|师生比|床护比|医护比")
_BODIES = re.compile(r"(?:[县市区乡镇村校班园院馆站]|企业|公司|单位|机构)$")  # 临沅县4486人 counts no 县
_NUMBER = re.compile(rf"(?P<n>[{HAN_NUMERAL}]+|\d+)[个所家名位期户间班]")
_OF_EACH = re.compile(r"([生人师户校班床])均")
_COUNTED_IN = {"生": "人名", "人": "人名", "师": "人名", "户": "户", "校": "所个", "班": "班个", "床": "张"}
WHOLE = 100  # an average from here on is also given without decimals


def average(task: Task, finder: Finder) -> Computed | None:
    """A total divided by a count, or the average of a list whose members the question counts (那七期)."""
    if task.count and task.per:
        counted = _by_count(task, finder)
        return _divided(task, counted, finder) if counted else _over_members(task, finder)
    pair = (_per_unit(task, finder) if task.per else None) or _per_noun(task, finder)
    return _divided(task, pair, finder)


def told_mean(task: Task, finder: Finder) -> Computed | None:
    """Return the average that the text itself gives under the name that the question has for it: 生均37.7册."""
    if not task.base or task.base == DIVIDED:
        return None

    def allowed(entry: Entry) -> bool:
        return entry.mean and task.base in entry.label and asked_for(task.unit, entry)

    found = finder.best(task.context, lambda e: e.exact and not e.is_change, allowed, limit=1)
    told = found[0].entry if found and finder.outright(task.context, found[0].entry) else None
    return Computed((Line(told.shown, (told.figure,)),)) if told else None


def gives_ratio(text: str, finder: Finder) -> bool:
    """Tell whether the text gives a ratio itself that the question names (生师比16.8:1), so that none is divided.

    Of whom the question names before it (初中的生师比), the ratio must be told, too.
    """
    named = _RATIO.search(text)
    if named is None:
        return False
    whose = finder.wants(text[: named.start()])
    told = [e for e in finder.entries if named.group() in e.label and e.unit == RATIO]
    return any(all(finder.degree(want, entry) > IN_CONTEXT for want in whose) for entry in told)


def _divided(task: Task, pair: tuple[Entry, Entry] | None, finder: Finder) -> Computed | None:
    if pair is None or pair[1].value == 0:
        return None
    whole, count = pair
    if task.base == DIVIDED:
        return mean(whole, count)
    grades = _grades(finder)
    told = [e for e in finder.entries if e.run not in grades and is_mean_for(e, count)]
    if any(e.unit == whole.unit for e in told if e.statement == whole.statement):
        return None  # 帮扶学生达到106名，人均13名: the text gives it
    if finder.stated(task.context, lambda e: e in told and asked_for(whole.unit, e)):
        return None
    return mean(whole, count)


def is_mean_for(entry: Entry, count: Entry) -> bool:
    """Tell whether a figure is an average over what `count` counts: 生均拨款 is none for each of 35所."""
    of_each = _OF_EACH.search(entry.label)
    return entry.mean and (of_each is None or count.unit in _COUNTED_IN[of_each[1]])


def _grades(finder: Finder) -> frozenset[int]:
    """Return the lists of several averages, of which none is that of all: 每人每月分别为300元、500元、800元."""
    runs = [entry.run for entry in finder.entries if entry.mean or is_rate(entry)]
    return frozenset(run for run in runs if runs.count(run) > 1)


def mean(whole: Entry, count: Entry) -> Computed | None:
    """Return a total divided by a count; None where the two can have nothing to do with one another."""
    if not count.value or (value := whole.value / count.value) < SMALLEST:
        return None
    result = plain(value, whole.figure.unit, 2 if whole.unit == "元" else 1)
    shown, expression = result, f"{whole.figure.text} ÷ {count.figure.text}"
    if whole.unit != "元" and WHOLE <= value < WHOLE * 100 and "." in result:  # nobody counts a third of a person
        shown, expression = f"{rounded(value, 0)}{whole.figure.unit}（{result}）", f"{expression} = {result}"
        result = f"{rounded(value, 0)}{whole.figure.unit}"
    return computed(f"{MEAN}{shown}：{whole.shown} ÷ {count.shown}", expression, result, (whole, count))


def _by_count(task: Task, finder: Finder) -> tuple[Entry, Entry] | None:
    """Return the count that the question itself gives (七期 is 7期) and the total beside it."""
    counts = [e for e in finder.entries if e.value == task.count and e.unit == task.per and may_be_added(e, task.per)]
    wants = finder.wants(task.phrases[0])
    found = []
    for count in counts:
        for whole in finder.entries:
            if not (may_be_added(whole, task.unit) and _near(whole, count) and _is_called(task, whole, count, finder)):
                continue
            fit = max(finder.fit(wants, entry, near=0.0) for entry in (whole, count))
            if fit >= COUNTED:
                found.append((fit + together(whole, count) + SAME_HEAD * (whole.head == count.head), whole, count))
    if not found:
        return None
    _, whole, count = max(found, key=lambda option: (option[0], -option[1].place))
    return whole, count


def _over_members(task: Task, finder: Finder) -> Computed | None:
    """Return the average of the members of a list or column, where they are as many as the question says."""
    members = parallel(task, finder)
    if len(members) != task.count or any(entry.is_share or entry.each for entry in members):
        return None
    value = sum((entry.value for entry in members), Decimal(0)) / len(members)
    result = plain(value, members[0].figure.unit, 2 if members[0].unit == "元" else 1)
    shown = f"（{' + '.join(entry.shown for entry in members)}） ÷ {len(members)}"
    expression = f"({' + '.join(entry.figure.text for entry in members)}) ÷ {len(members)}"
    return computed(f"{MEAN}{result}：{shown}", expression, result, members)


def _per_unit(task: Task, finder: Finder) -> tuple[Entry, Entry] | None:
    """Return a total and the count in the divisor's own unit (7期) from one sentence or from neighbouring ones."""
    what, per = task.phrases
    wholes = finder.fitting(what, lambda e: may_be_added(e, task.unit) and e.unit != task.per, near=DESCRIBED)
    wholes = [whole for whole in wholes if finder.of_its_stage(whole.entry)]
    wants = finder.wants(per)
    found = []
    for whole in wholes:
        near = [e for e in finder.entries if may_be_added(e, task.per) and _near(whole.entry, e)]
        near = _as_many(task, [e for e in near if _is_called(task, whole.entry, e, finder)], finder)
        for count in near:
            fit = finder.fit(wants, count, near=0.0)
            if fit >= COUNTED or (near == [count] and whole.entry.statement == count.statement):
                score = whole.fit + fit + together(whole.entry, count) + finder.bonus(whole.entry)
                found.append((score + SAME_LABEL * (whole.entry.label == count.label), whole.entry, count))
    if not found:
        return None
    _, whole_entry, count = max(found, key=lambda option: (option[0], -option[1].place))
    return whole_entry, count


def _as_many(task: Task, counts: list[Entry], finder: Finder) -> list[Entry]:
    """Return the counts that the question names itself (四所高校), else those that are no part of another of them.

    A part that the question names better than its whole stays: the 人次 of one kind of aid among those of all.
    """
    wants = finder.wants(task.phrases[0])
    named = {whole_number(match["n"]) for match in _NUMBER.finditer(task.phrases[0])}
    said = [count for count in counts if count.value in named]
    wholes = {count.place: count for count in counts}

    def is_part(count: Entry) -> bool:
        whole = wholes.get(-1 if count.part_of is None else count.part_of)
        if whole is None or whole.unit != count.unit or whole.value < count.value:
            return False
        return finder.fit(wants, count, near=0.0) <= finder.fit(wants, whole, near=0.0)

    return said or [count for count in counts if not is_part(count)]


def _is_called(task: Task, whole: Entry, count: Entry, finder: Finder) -> bool:
    """Tell whether what is divided or counted is what the question ends with: people and things have their own noun.

    Money may be called by its sentence only: 乡村教师生活补助…，全年发放892.6万元.
    """
    asked = finder.wants(task.phrases[0])[-1:]
    degrees = [max(finder.degree(want, whole), finder.degree(want, count)) for want in asked]
    return task.unit == "元" or all(degree >= IN_COMPOUND for degree in degrees)


def _near(whole: Entry, count: Entry) -> bool:
    same_chunk = whole.figure.chunk_id == count.figure.chunk_id and whole.unit != count.unit
    return same_chunk and abs(whole.statement - count.statement) <= 1 and same_scope(whole, count)


def _surely(whole: Entry, count: Entry) -> bool:
    """Tell whether two figures may be divided: 100余万 and 300余 that are told in two places make no average."""
    rough = whole.figure.qualifier or count.figure.qualifier
    return whole.statement == count.statement or not rough


def _has_its_own(count: Entry, whole: Entry, finder: Finder) -> bool:
    """Tell whether the next figure is of what is counted, so that no total elsewhere is: 订单班46个，在读1928人."""
    after = next((e for e in finder.entries if e.place == count.place + 1 and e.statement == count.statement), None)
    if (
        after is None
        or "以" in after.figure.qualifier
        or whole.statement == count.statement
        or whole.unit == count.unit
    ):
        return False
    return after.unit == whole.unit and may_be_added(after, whole.unit)


def _of_one_row(whole: Entry, count: Entry, task: Task, finder: Finder) -> bool:
    """Tell whether a total is that of one row of a table (one school's), and the count of all stands elsewhere.

    A row that the question does not name, or one as good as the row of the column that adds up all.
    """
    if not whole.cell or whole.statement == count.statement or adds_up(whole):
        return False
    wants = finder.wants(task.phrases[0])
    if len(rest((*wants, *finder.wants(task.phrases[1])), whole.label)) > 1:
        return True
    totals = (entry for entry in finder.entries if entry.run == whole.run and adds_up(entry))
    return any(all(finder.degree(w, total) >= finder.degree(w, whole) for w in wants) for total in totals)


def _pairs(
    what: str, per: str, wholes: Sequence[Found], counts: Sequence[Found], task: Task, finder: Finder
) -> Iterable[tuple[Found, Found]]:
    """Yield what may be divided by what: totals of the very thing that is counted alone, where the text has them.

    订单班学生 of 订单班 goes before all students there are.
    """
    head = finder.wants(what)[-1:]
    both = finder.find(f"{per},{what}", lambda e: may_be_added(e, task.unit) and not e.mean) if head else []
    own = [
        (whole, count)
        for whole in both
        for count in counts
        if _stem(whole.entry).startswith(_stem(count.entry)) and _stem(whole.entry) != _stem(count.entry)
        if finder.degree(head[0], whole.entry) >= IN_COMPOUND > finder.degree(head[0], count.entry)
        if whole.entry.figure.chunk_id == count.entry.figure.chunk_id and same_scope(whole.entry, count.entry)
    ]
    return own or product(wholes, counts)


def _stem(entry: Entry) -> str:
    """Return what a column counts without its unit: 订单班(个) is 订单班."""
    return re.sub(r"[(][^()]*[)]$", "", entry.label)


def _per_noun(task: Task, finder: Finder) -> tuple[Entry, Entry] | None:
    """Return a total and a count that are both named: 在校生, 专任教师."""
    what, per = task.phrases
    wholes = finder.find(what, lambda e: may_be_added(e, task.unit) and finder.of_its_stage(e))
    bodies = _BODIES.search(per) is not None
    counts = finder.find(per, lambda e: may_be_added(e, task.per) and (e.unit not in TIMES or e.unit == task.per))
    counts = [count for count in counts if not (bodies and count.entry.unit in ("人", "人次"))]
    found = [
        (w.fit + c.fit + together(w.entry, c.entry), w.entry, c.entry)
        for w, c in _pairs(what, per, wholes, counts, task, finder)
        if w.entry.place != c.entry.place and same_scope(w.entry, c.entry) and _surely(w.entry, c.entry)
        if not (task.per and w.entry.unit == task.per) and not _has_its_own(c.entry, w.entry, finder)
        if not _of_one_row(w.entry, c.entry, task, finder)
    ]
    if not found:
        return None
    _, whole, count = max(found, key=lambda option: (option[0], -option[1].place))
    return whole, count
