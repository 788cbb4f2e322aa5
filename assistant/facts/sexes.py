"""Men or women where the text counts the others only: 在校生11846人，女生4502人 -> 男生7344人.

In: a `Task` and a `Finder`. Out: a `Computed`, or None where the text counts those that are asked for, or no whole.
"""

import re
from decimal import Decimal

from assistant.facts.asked.sexes import APART, OF_ALL
from assistant.facts.asked.task import Task
from assistant.facts.entries import Entry
from assistant.facts.finding import Finder
from assistant.facts.pairing import gap, is_amount
from assistant.facts.results import Computed, amount, approximate, computed, percent
from assistant.facts.shares import share_of
from assistant.prompts import APART as DIFFER
from assistant.prompts import OF_TWO

_OF = re.compile(r"(?P<whole>[\u4e00-\u9fff]{2,}?)(?:当?中的?|里面?的?)(?:[男女])")
ROUND = Decimal("0.0006")  # how far a share that is printed with one decimal may be off its quotient
KIND = 3  # last characters of a whole by which a later sentence divides it: 在校生中
_TAUGHT = re.compile(r"教师|老师|教职|教工|师$")
_OTHER = {"男": "女", "女": "男"}


def sex(task: Task, finder: Finder) -> Computed | None:
    """Return how many men or women there are, how far the two are apart, or what part of all they are."""
    whose, asked = task.phrases
    for sex_asked in asked[0], *(_OTHER[asked[0]] if task.base == APART else ""):
        other = _OTHER[sex_asked] + asked[1:]
        part = _counted(whose, other, finder)
        told = _counted(whose, sex_asked + asked[1:], finder)
        if task.base == OF_ALL and told and told.cell and (row := _row_whole(told, finder)):
            return share_of(told, row)
        if part is None:
            continue
        if task.base == OF_ALL and told and told.statement == part.statement and not _share_told(told, part, finder):
            return _of_both(told, part) if not _of_others(whose, told, part, finder) else None
        if task.base == APART and told and told.statement == part.statement and told.unit == part.unit:
            return _apart(told, part) if not _of_others(whose, told, part, finder) else None
        if (whole := _whole(part, finder)) is None:
            continue
        if (told and _as_much_theirs(whose, told, part, finder)) or _of_others(whose, whole, part, finder):
            return None  # the text counts both, or those of all where some are asked for
        return _worked(task, whole, part, sex_asked + asked[1:])
    return None


def _of_both(told: Entry, other: Entry) -> Computed:
    """Return what part of both the one is: 男生5748人、女生5392人 are all there are."""
    both = told.value + other.value
    result = percent(told.value / both)
    expression = f"{told.figure.text} ÷ ({told.figure.text} + {other.figure.text})"
    return computed(f"约{result}：{told.shown} ÷ （{told.shown} + {other.shown}）", expression, result, (told, other))


def _row_whole(told: Entry, finder: Finder) -> Entry | None:
    """Return the cell before 其中：女, or the one that …中女 names, of the same row."""
    row = [e for e in finder.entries if e.statement == told.statement and e.place < told.place]
    row = [e for e in row if e.unit == told.unit and e.value >= told.value and not e.is_share and not e.is_change]
    if not row or set(_OTHER) & set(row[-1].label):
        return None
    column = told.label[: max(told.label.rfind(sign) for sign in _OTHER)].removesuffix("中").removesuffix("其中:")
    named = [e for e in row if e.label == column]
    return (named or row)[-1] if named or "其中:" in told.label else None


def _apart(one: Entry, other: Entry) -> Computed:
    larger, smaller = (one, other) if one.value >= other.value else (other, one)
    result = gap(larger, smaller)
    text = f"{larger.shown}，{smaller.shown}，{OF_TWO}多{result}"
    return computed(text, f"{larger.figure.text} - {smaller.figure.text}", result, (larger, smaller))


def _share_told(told: Entry, part: Entry, finder: Finder) -> bool:
    """Tell whether the sentence itself says what part of all one of both is."""
    return any(_is_share_of(e, one) for one in (told, part) for e in finder.entries if e.statement == one.statement)


def _as_much_theirs(whose: str, told: Entry, part: Entry, finder: Finder) -> bool:
    """Tell whether a figure is of those whom the question names as surely as another: 男生788人 may be the new."""
    wants = [want for want in finder.wants(whose) if not want.school]
    return all(finder.degree(want, told) >= finder.degree(want, part) for want in wants)


def _worked(task: Task, whole: Entry, part: Entry, name: str) -> Computed:
    both = (whole, part)
    left = whole.value - part.value
    rest = f"{whole.figure.text} - {part.figure.text}"
    count = amount(left, both)
    if task.base == OF_ALL:
        result = percent(left / whole.value)
        text = f"{name}约{result}：（{whole.shown} - {part.shown}） ÷ {whole.figure.text}"
        return computed(text, f"({rest}) ÷ {whole.figure.text}", result, both)
    if task.base == APART:
        result = amount(abs(left - part.value), both)
        text = f"{DIFFER}{approximate(both)}{result}：{name}{count}（{whole.shown} - {part.shown}），{part.shown}"
        larger, smaller = (count, part.figure.text) if left >= part.value else (part.figure.text, count)
        return computed(text, f"{rest} = {count}；{larger} - {smaller}", result, both)
    text = f"{name}{approximate(both)}{count}：{whole.shown} - {part.shown}"
    return computed(text, rest, count, both)


def _counted(whose: str, who: str, finder: Finder) -> Entry | None:
    """Return the figure of these people; of nobody in particular where the document has one such figure only."""

    def allowed(entry: Entry) -> bool:
        ours = is_amount(entry) and not entry.is_change and entry.exact and who[0] in entry.label
        return ours and finder.of_its_stage(entry)

    found = finder.find(f"{whose},{who}".strip(","), allowed, limit=1)
    taught = _TAUGHT.search(who) is None

    def alike(entry: Entry) -> bool:  # 其中：女 of the pupils, or of those who teach them
        return allowed(entry) and (_TAUGHT.search(entry.label) is None) == taught

    found = found or finder.find(f"{whose},{who[0]}", alike, limit=1)
    return found[0].entry if found else None


def _whole(part: Entry, finder: Finder) -> Entry | None:
    """Return all of whom the part are some: what the text divides, else the last figure of people called alike."""
    above = finder.at(part.part_of)
    if above is not None:
        return above
    if (divided := _divided(part, finder)) is not None:
        return divided
    before = finder.entries[: part.place - finder.entries[0].place]
    here = [e for e in before if e.figure.chunk_id == part.figure.chunk_id]
    near = [e for e in here if part.statement - e.statement <= 1 or f"{e.label[-KIND:]}中" in part.sentence]
    named = [e for e in near if is_amount(e) and e.exact and not e.is_change and e.part_of is None]
    alike = [e for e in named if e.unit == part.unit and e.value > part.value and e.label[-1:] == part.label[-1:]]
    whole = [e for e in alike if not set(_OTHER) & set(e.label) and e.scope in (part.scope, "")]
    return whole[-1] if whole else None


def _divided(part: Entry, finder: Finder) -> Entry | None:
    """Return what a sentence divides by name (专任教师中女性6240人), told elsewhere: its share leaves no doubt."""
    named = _OF.match(part.label)
    share = next((e for e in finder.entries if e.statement == part.statement and _is_share_of(e, part)), None)
    if named is None or share is None:
        return None
    ends = named["whole"].removeprefix("全部").removeprefix("全体")
    alike = (e for e in finder.entries if e.unit == part.unit and e.value > part.value and is_amount(e) and e.exact)
    whole = [e for e in alike if e.label.endswith(ends) and abs(part.value / e.value - share.value / 100) <= ROUND]
    return whole[0] if len({e.value for e in whole}) == 1 else None


def _is_share_of(entry: Entry, part: Entry) -> bool:
    return (
        entry.is_share and not entry.is_change and entry.label.startswith(part.label) and entry.place == part.place + 1
    )


def _of_others(whose: str, whole: Entry, part: Entry, finder: Finder) -> bool:
    """Tell whether the question names some whom the sentence counts beside all: 初级班男学员, and 初级班762人."""
    beside = [e for e in finder.entries if e.statement in (whole.statement, part.statement) and e not in (whole, part)]
    words = [want.forms for want in finder.wants(whose) if not want.school]
    return any(
        not any(form in e.label for form in forms for e in (whole, part))
        and any(form in e.label for form in forms for e in beside)
        for forms in words
    )
