"""What a figure was before: the value that the text gives, or the one that a stated change started from.

In: a `Task` and a `Finder`. Out: a `Computed`, or None. 92%，增加23.7% is left alone: by percent or by points, nobody
knows.
"""

import re
from collections.abc import Iterator

from assistant.facts.asked.change import TURNOVER
from assistant.facts.asked.task import Task
from assistant.facts.entries import Entry
from assistant.facts.finding import Finder
from assistant.facts.former import FORMER, is_former
from assistant.facts.goals import sets_goal
from assistant.facts.pairing import RATIO
from assistant.facts.results import Computed, Line, amount, approximate, computed, rounded
from assistant.facts.scope import asked_for, years
from assistant.facts.shelf import IN_COMPOUND, IN_CONTEXT, Want
from assistant.facts.stated import before_of, changes_of, is_since, of_last_year, stated_changes, value_before
from assistant.facts.turnover import before_turnover
from assistant.facts.wants import Wants
from assistant.prompts import LAST_YEAR_WAS

SHARE = "%"
"""The unit of a value that is asked for as a rate: 上年占多少."""
NEARLY = 0.15  # a word that stands in the heading of one figure and in the name of another is said of both
_LOOSE = re.compile(r"[则均]$|平均|每月|每年|人均|月均|年均|全年|总规模|总数|总量")
_EVERYWHERE = re.compile(r"全[省市县区国校州]|各[校地]|本[省市县区校]")
_TERM = re.compile(r"届|学年|轮")  # 上届为 says more than 上年为


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
        for change in changes_of(now, finder):
            if not now.base and is_since(change, now, task.base, finder):
                return previous_of(now, change, task.base)
    if task.base in ("年", TURNOVER):
        of_a_year = task.base == "年"
        before = (
            before_turnover(now, finder, of_a_year=of_a_year) for now in found if _as_near(task, now, found[0], finder)
        )
        if done := next(filter(None, before), None):
            return done
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
    """Tell whether a figure says whose it is (特教学校在校生), and a word of the phrase (初中) stands before it.

    Or beside it, at another figure: of 学生满意度94.2%，教师92.8% the first is not of 教师.
    """
    wants = finder.wants(task.phrases[0])
    apart = [w for w in wants if not w.school and finder.degree(w, now) <= IN_CONTEXT]
    apart = [w for w in apart if not _goes_without_saying(w, finder)]
    beside = [e for e in finder.entries if e.statement == now.statement and e.unit == now.unit and e is not now]
    theirs = any(finder.degree(want, entry) >= IN_COMPOUND for want in apart for entry in beside)
    return bool(apart) and (theirs or finder.adds(wants, _LOOSE.sub("", now.label)))


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
        if not fits or not wants or not (before_of(now, finder) or any(True for _ in stated_changes(now, finder))):
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
    then = before_of(now, finder)
    if then is None or not then.base or not of_last_year(then.base, now, finder):
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
            bool(told) or any(is_since(c, entry, task.base, finder) for c in changes_of(entry, finder))
        )

    found = [hit.entry for hit in finder.find(task.phrases[0], counts)]
    yield from found
    for hit in finder.best(task.phrases[0], counts, compared, limit=3):
        if found and _as_near(task, hit.entry, found[0], finder):
            yield hit.entry


def previous_of(now: Entry, change: Entry, base: str) -> Computed | None:
    """Return what a figure was before a stated change; `base` is 年 or what it is measured against."""
    sign = "+" if change.figure.change == "减少" else "-"
    name = LAST_YEAR_WAS if base == "年" and not _TERM.search(change.base) else f"{change.base}为"
    if change.figure.unit == "百分点" and now.figure.unit == "%":
        result = f"{rounded(value_before(now, change), 2)}%"
    elif change.unit == now.unit and not now.is_share:
        result = amount(value_before(now, change), (now, change))
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
