"""How a figure has changed, and what it was before.

In: a `Task` and a `Finder`. Out: a `Computed`, or None when the text gives no change, or gives the very rate that is
asked for. Changes of percentages are in 百分点; 92%，增加23.7% is left alone: by percent or by points, nobody knows.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.facts.asked.task import Task
from assistant.facts.entries import Entry
from assistant.facts.finding import Finder
from assistant.facts.former import FORMER, is_former
from assistant.facts.goals import sets_goal
from assistant.facts.pairing import RATIO, gap
from assistant.facts.results import Computed, Line, amount, approximate, computed, percent, rounded
from assistant.facts.scope import asked_for, years
from assistant.facts.shelf import IN_COMPOUND, IN_CONTEXT, Want
from assistant.facts.wants import Wants
from assistant.prompts import ABOUT, LAST_YEAR, LAST_YEAR_WAS, NET

SHARE = "%"
"""The unit of a value that is asked for as a rate: 上年占多少."""
NEARLY = 0.15  # a word that stands in the heading of one figure and in the name of another is said of both
_LOOSE = re.compile(r"[则均]$|平均|每月|每年|人均|月均|年均|全年|总规模|总数|总量")
_EVERYWHERE = re.compile(r"全[省市县区国校州]|各[校地]|本[省市县区校]")
_TERM = re.compile(r"届|学年|轮")  # 上届为 says more than 上年为
_YEAR = re.compile(r"(?P<year>(?:19|20)\d{2})(?:学年|年度|年|届)?(?:[末底]|同期)?")


def growth(task: Task, finder: Finder) -> Computed | None:
    """The change on the year before as a percentage of the value then."""
    for found in finder.find(task.phrases[0]):
        now = found.entry
        before = _before(now, finder)
        if before is not None and before.value and not now.is_share:
            return growth_between(before, now)
        if before is not None and before.is_share and now.is_share and not any(True for _ in _changes(now, finder)):
            return between(before, now)
        for change in _changes(now, finder):
            if now.base and change.unit == now.unit and not now.is_share and now.value:  # 比2023年的48枚增加8枚
                return _growth_on(now, change)
            if now.base or not _on_last_year(change, now, finder):
                continue
            if change.is_share or change.unit != now.unit or now.is_share:
                return None  # the text gives the rate itself
            if done := growth_from(now, change):
                return done
    return None


def _growth_on(before: Entry, change: Entry) -> Computed:
    """Return a stated change as a percentage of the earlier value that the text gives with it."""
    result = percent(change.value / before.value)
    text = f"{ABOUT[change.figure.change]}{result}：{change.figure.text} ÷ {before.base}的{before.figure.text}"
    return computed(text, f"{change.figure.text} ÷ {before.figure.text}", result, (before, change))


def growth_from(now: Entry, change: Entry) -> Computed | None:
    """Return a stated change as a percentage of what there was before; None where that is not possible."""
    then = _then(now, change)
    if then <= 0:
        return None
    result = percent(change.value / then)
    way = change.figure.change
    sign = "+" if way == "减少" else "-"
    was = amount(then, (now, change))
    text = f"{ABOUT[way]}{result}：{change.figure.text} ÷ {LAST_YEAR}{was}（{now.shown} {sign} {change.figure.text}）"
    added = change.figure.text
    expression = f"{added} ÷ ({now.figure.text} {sign} {added}) = {added} ÷ {was}"
    return computed(text, expression, result, (now, change))


def growth_between(before: Entry, now: Entry) -> Computed | None:
    """Return the change from one figure to another as a percentage of the first; None where that is nothing."""
    if not before.value:
        return None
    rise = now.value >= before.value
    difference = abs(now.value - before.value)
    result = percent(difference / before.value)
    way = "增加" if rise else "减少"
    text = f"{ABOUT[way]}{result}：{_from_to(before, now)}"
    larger, smaller = (now, before) if rise else (before, now)
    terms = f"({larger.figure.text} - {smaller.figure.text}) ÷ {before.figure.text}"
    return computed(text, terms, result, (before, now))


def _from_to(before: Entry, now: Entry) -> str:
    """Write two values of one thing, as the text does where the earlier one stands beside the later: 上年为286万元."""
    beside = before.base and before.place > now.place
    if beside:
        return f"{now.shown}，{before.base}为{before.figure.text}"
    return f"{now.label}从{before.figure.text}到{now.figure.text}"


def previous(task: Task, finder: Finder) -> Computed | None:
    """The value that a stated change started from: 24206人，较上年减少4100人 -> 28306人."""
    found = list(_compared(task, finder))
    if task.base == "年":
        found = _nearest(task, [now for now in found if not _of_another(task, now, finder)], finder)
    if task.base == "年" and (told := next(filter(None, (_told(task, now, found[0], finder) for now in found)), None)):
        return told
    for now in found:
        if now is not found[0] and not _ends_so(now, task, finder):
            continue  # 考入本科院校 is some of what 升学 names
        for change in _changes(now, finder):
            if not now.base and _since(change, now, task.base, finder):
                return previous_of(now, change, task.base)
    return _of_the_only(task, finder) if task.base == "年" and not found else None


def _nearest(task: Task, found: list[Entry], finder: Finder) -> list[Entry]:
    """Return the figures without those that have a word of the phrase around them only, where another is named by it.

    旅客吞吐量 under the heading 货物与旅客 is no 货物吞吐量, whichever year its clause tells.
    """
    for want in finder.wants(task.phrases[0]):
        if any(finder.degree(want, now) >= IN_COMPOUND for now in found):
            found = [now for now in found if finder.degree(want, now) > IN_CONTEXT]
    return found


def _of_another(task: Task, now: Entry, finder: Finder) -> bool:
    """Tell whether a figure says whose it is (特教学校在校生), and a word of the phrase (初中) stands before it."""
    wants = finder.wants(task.phrases[0])
    apart = [w for w in wants if not w.school and finder.degree(w, now) <= IN_CONTEXT]
    apart = [w for w in apart if not _goes_without_saying(w, finder)]
    return bool(apart) and finder.adds(wants, _LOOSE.sub("", now.label))


def _of_the_only(task: Task, finder: Finder) -> Computed | None:
    """Return the earlier value of the one figure that has it or a change and that the phrase names, around it, too."""
    worked = [_told(task, now, now, finder) or _from_change(now, finder) for now in tied(task, finder)]
    return worked[0] if len(worked) == 1 else None


def _from_change(now: Entry, finder: Finder) -> Computed | None:
    return (
        None if now.base else next(filter(None, (previous_of(now, c, "年") for c in stated_changes(now, finder))), None)
    )


def tied(task: Task, finder: Finder) -> list[Entry]:
    """Return the figures with an earlier value or a change that a phrase names as far as a sentence goes, best alike.

    One word at least must be in the figure's own name, and every other somewhere in its chunk: 毕业生…平均起薪3960元,
    建筑业则从9150人缩减到7380人 after 吸纳毕业生最多的行业是制造业.
    """
    wants = finder.wants(task.phrases[0])
    usual = {want: _goes_without_saying(want, finder) for want in wants}
    found: list[tuple[float, Entry]] = []
    for now in finder.entries:
        fits = asked_for(task.unit, now) and now.exact and not now.is_change and now.unit != RATIO
        rate = task.unit in (SHARE, "百分点") or (bool(wants) and _is_rate(wants[-1]))
        fits = fits and (rate or not now.is_share)
        if not fits or not wants or not (_before(now, finder) or any(True for _ in stated_changes(now, finder))):
            continue
        degrees = [finder.degree(want, now) for want in wants]
        near = [e for e in finder.entries if e.figure.chunk_id == now.figure.chunk_id] if min(degrees) == 0 else []
        around = all(d > 0 or any(finder.degree(w, e) > 0 for e in near) for w, d in zip(wants, degrees, strict=True))
        apart = any(d <= IN_CONTEXT and not usual[w] for w, d in zip(wants, degrees, strict=True))
        if max(degrees) >= IN_COMPOUND and around and _tells(now, wants, finder, alone=apart):
            found.append((sum(w.weight * d for w, d in zip(wants, degrees, strict=True)), now))
    best = max((score for score, _ in found), default=0.0)
    return [now for score, now in found if score >= best - NEARLY]


def _goes_without_saying(want: Want, finder: Finder) -> bool:
    """Tell whether a word is said of all (全省) or stands by most figures of the document: 高职 in a report on them."""
    held = sum(finder.degree(want, entry) > 0 for entry in finder.entries)
    return _EVERYWHERE.match(want.forms[0]) is not None or 2 * held > len(finder.entries)


def _is_rate(want: Want) -> bool:
    return want.forms[0].endswith(("率", "比例", "比重", "占比", "度"))


def _tells(now: Entry, wants: Wants, finder: Finder, *, alone: bool) -> bool:
    """Tell whether a figure's name says no more than the phrase, or ends with its last word.

    `alone`: some words stand only around its sentence, so that a name of its own (特教学校在校生) is another one's.
    """
    ends = any(form in now.label for form in wants[-1].forms)
    return (ends and not alone) or not finder.adds(wants, _LOOSE.sub("", now.label))


def _told(task: Task, now: Entry, best: Entry, finder: Finder) -> Computed | None:
    """Return the value of the year before that the text itself gives: in a column (上年在校生数) or beside."""
    if not _as_near(task, now, best, finder):
        return None
    if now.base and (is_former(now.base) or now.base.startswith(str((finder.year or 0) - 1))):
        later = next((e for e in finder.entries if e.before_of == now.place), None)
        if later is None:  # 比2023年的48枚增加8枚
            return Computed((Line(f"{now.base}为{now.figure.text}：{now.label}", (now.figure,)),))
    if FORMER.search(now.label):
        return Computed((Line(now.shown, (now.figure,)),))
    then = _before(now, finder)
    if then is None or not then.base or not _of_last_year(then.base, now, finder):
        return None
    return Computed((Line(f"{then.base}为{then.figure.text}：{now.shown}，{then.shown}", (now.figure, then.figure)),))


def _ends_so(entry: Entry, task: Task, finder: Finder) -> bool:
    """Tell whether what a figure counts ends with the last word of the phrase."""
    return any(entry.label.endswith(form) for want in finder.wants(task.phrases[0])[-1:] for form in want.forms)


def _is_ahead(entry: Entry, finder: Finder) -> bool:
    """Tell whether a figure is aimed at for a year after the report's: it changed from nothing."""
    ahead = bool(years(entry)) and finder.year is not None and min(map(int, years(entry))) > finder.year
    return ahead and sets_goal(entry)


def _as_near(task: Task, entry: Entry, best: Entry, finder: Finder) -> bool:
    wants = finder.wants(task.phrases[0])
    return all(finder.degree(want, entry) >= finder.degree(want, best) - NEARLY for want in wants)


def _compared(task: Task, finder: Finder) -> Iterator[Entry]:
    """Yield the figures that the phrase names, then those among them that the text compares with what was before.

    These come first nowhere where many figures share their name (在校生, by school and by subject), but every word of
    the phrase must stand as near to them as to the figure that is named best.
    """

    def counts(entry: Entry) -> bool:
        """Tell whether an entry is of the sort that is asked for: a rate only where one is, or its name ends so."""
        named = not entry.is_share or _ends_so(entry, task, finder)
        fits = entry.is_share if task.unit == SHARE else named and asked_for(task.unit, entry)
        return fits and entry.exact and not entry.is_change and not _is_ahead(entry, finder)

    def compared(entry: Entry) -> bool:
        then = finder.at(entry.before_of)
        told = task.base == "年" and (FORMER.search(entry.label) or (then is not None and then.base))
        return counts(entry) and (
            bool(told) or any(_since(c, entry, task.base, finder) for c in _changes(entry, finder))
        )

    found = [hit.entry for hit in finder.find(task.phrases[0], counts)]
    yield from found
    for hit in finder.best(task.phrases[0], counts, compared, limit=3):
        if _as_near(task, hit.entry, found[0], finder):
            yield hit.entry


def previous_of(now: Entry, change: Entry, base: str) -> Computed | None:
    """Return what a figure was before a stated change; `base` is 年 or what it is measured against."""
    sign = "+" if change.figure.change == "减少" else "-"
    name = LAST_YEAR_WAS if base == "年" and not _TERM.search(change.base) else f"{change.base}为"
    if change.figure.unit == "百分点" and now.figure.unit == "%":
        result = f"{rounded(_then(now, change), 2)}%"
    elif change.unit == now.unit and not now.is_share:
        result = amount(_then(now, change), (now, change))
    elif change.figure.unit == "%" and not now.is_share:
        rate = change.value / 100 * (-1 if sign == "+" else 1)
        result = amount(now.value / (1 + rate), (now,), 1 if now.unit == "元" else 0)  # nobody counts parts of people
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
        before = _before(now, finder)
        if before is None or now.unit == RATIO or any(True for _ in _changes(now, finder)):
            continue
        return between(before, now)
    told = [now for now in tied(task, finder) if now.before_of is not None]
    before = _before(told[0], finder) if len(told) == 1 else None
    stated = before is None or any(True for _ in _changes(told[0], finder))
    return None if before is None or stated else between(before, told[0])


def between(before: Entry, now: Entry) -> Computed:
    """Return by how much a figure has changed from its earlier value; percentages change by points."""
    way = "增加" if now.value >= before.value else "减少"
    larger, smaller = (now, before) if now.value >= before.value else (before, now)
    result = gap(larger, smaller)
    beside = before.base and before.place > now.place
    told = _from_to(before, now) if beside else f"{before.shown}，{now.shown}"
    text = f"{NET[way]}{result}：{told}"
    return computed(text, f"{larger.figure.text} - {smaller.figure.text}", result, (before, now))


def _changes(now: Entry, finder: Finder) -> Iterator[Entry]:
    """Yield the changes that the text states for a figure, in its sentence or in the next one."""
    for entry in finder.entries[now.place - finder.entries[0].place :]:
        if entry.statement > now.statement + 1:
            return
        if entry.is_change and entry.change_of == now.place:
            yield entry


def stated_changes(now: Entry, finder: Finder) -> Iterator[Entry]:
    """Yield the changes on the year before that the text states for a figure."""
    return (c for c in _changes(now, finder) if _on_last_year(c, now, finder))


def _since(change: Entry, now: Entry, base: str, finder: Finder) -> bool:
    """Tell whether a change is on what the question asks for: 年 or something else that it is measured against."""
    return _on_last_year(change, now, finder) if base == "年" else change.base == base


def _on_last_year(change: Entry, now: Entry, finder: Finder) -> bool:
    """Tell whether a change is on the year before: 较上年, or 比2024年 for a figure of 2025."""
    return _of_last_year(change.base, now, finder)


def _of_last_year(base: str, now: Entry, finder: Finder) -> bool:
    """Tell whether what a figure is held against is the year before its own; without a year it is of the report's."""
    named = _YEAR.fullmatch(base)
    if named is None:
        return is_former(base)
    own = years(now) or {str(finder.year)}
    return str(int(named["year"]) + 1) in own


def _before(now: Entry, finder: Finder) -> Entry | None:
    """Return the value that a figure had before; one that stands behind it must be of the year before."""
    before = finder.at(now.before_of)
    beside = before is not None and before.base and before.place > now.place
    return None if before is None or (beside and not _of_last_year(before.base, now, finder)) else before


def _then(now: Entry, change: Entry) -> Decimal:
    return now.value + change.value if change.figure.change == "减少" else now.value - change.value
