"""Whether figures may be computed with one another.

In: entries, and for a share or a sum the phrases that named them. Out: yes or no. Figures of another year, of another
school or in another unit do not mix.
"""

import re
from collections.abc import Sequence

from assistant.facts.entries import Entry
from assistant.facts.subjects import WHOLE

_YEAR = re.compile(r"(?:19|20)\d{2}")
BODIES = frozenset("家所个")
_BODY = re.compile(r"(?:企业|公司|院校|学校|单位|机构|医院|事务所|协会|合作社|商会|中心|基地)$")
_LIKE: dict[str, frozenset[str]] = {
    "人": frozenset(("人", "人次", "")),
    "人次": frozenset(("人次", "人")),
    "个": frozenset("个项家所门件本组种"),
    "项": frozenset(("项", "个")),
    "件": frozenset("件个项幅篇部"),  # works may be counted by any of them
    "幅": frozenset("幅件个项"),
    "次": frozenset(("次", "场", "期", "场次", "轮")),
    "场": frozenset(("场", "场次", "次")),
}


def asked_for(unit: str, entry: Entry) -> bool:
    """Tell whether an entry can be what is asked for in a unit ("" asks for any)."""
    return not unit or entry.unit == unit or entry.unit in _LIKE.get(unit, ())


def adds_up(entry: Entry) -> bool:
    """Tell whether a figure stands in a row of a table that adds up the others."""
    return entry.label.startswith(("合计", "总计", "小计", "共计"))


def years(entry: Entry) -> frozenset[str]:
    """Return the years that a figure is of."""
    return frozenset(_YEAR.findall(entry.figure.period))


def comparable(first: Entry, second: Entry, *, named: bool = False, loosely: bool = False) -> bool:
    """Tell whether two figures have the same unit, year and subject.

    `named`: the question names both subjects; `loosely`: 人 may stand beside 人次, which may not be computed with it.
    """
    alike = first.unit == second.unit or (loosely and {first.unit, second.unit} == {"人", "人次"})
    if first.place == second.place or not alike:
        return False
    if first.statement != second.statement and (first.clause, first.value) == (second.clause, second.value):
        return False  # one figure that the text tells twice
    return same_scope(first, second, named=named)


def are_bodies(first: Entry, second: Entry) -> bool:
    """Tell whether two figures of a sentence count institutions, whichever word counts each: 12家企业, 3所院校."""
    return first.statement == second.statement and all(
        entry.unit in BODIES and _BODY.search(entry.label) for entry in (first, second)
    )


def same_scope(first: Entry, second: Entry, *, named: bool = False) -> bool:
    """Tell whether two figures are of the same year and about the same subject."""
    mine, other = years(first), years(second)
    if mine and other and not mine & other:
        return False
    if named:
        return True
    scopes = {first.scope, second.scope}
    if len(scopes) == 1 or scopes == {"", WHOLE}:
        return True
    if "" in scopes:  # a school's figure beside one of nobody in particular: where the text goes on about the school
        return first.figure.section_number == second.figure.section_number
    return first.statement == second.statement and WHOLE not in scopes


def nested(entries: Sequence[Entry]) -> bool:
    """Tell whether one of the figures is contained in another, so that they must not be added."""
    places = {entry.place for entry in entries}
    if any(entry.part_of in places for entry in entries):
        return True
    labels = [entry.label for entry in entries if not entry.each]
    return any(a != b and a.endswith(b) and len(b) > 2 for a in labels for b in labels)
