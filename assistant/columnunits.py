"""In which unit the cells of each column of a table are.

In: the folded headings of a table, its folded caption. Out: a unit for each heading, "" where nothing tells. A
heading's own bracket comes first; a caption that gives one unit gives it to all columns but those of rates; one that
gives several (单位:所、个、人) gives each column its own, by what the heading counts, else by the order of the units.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

_OWN = re.compile(r"\((?:单位:?)?([^()\d]{1,8})\)\s*$")
_OF_ALL = re.compile(r"单位:?\s*([^()\s]{1,24})")
LEVELS = re.compile(r"·(?![^()（）]*[)）])")  # not within (元/生·月)
_YEAR = re.compile(r"(?:(?:20)?\d{2}[-–—~～至])?(?:19|20)\d{2}(?:学?年度?|届|级)?[初末底]?")
BRACKET = re.compile(r"\([^()]*\)")
MEASURES = frozenset(("单位", "计量单位"))  # headings of a column that gives each row its unit and names none
_BETWEEN = re.compile(r"[、,;]")
_RATE = re.compile(r"占比|比重|比例|百分比|[^频效速倍功]率|[增降涨]幅|增速|(?:同比|环比)(?!增减|变化)|增长$|^占")
_CHANGE = re.compile(r"(?:比|较)(?:上|去|前)|增减|增加|减少|变化")
# What a heading ends in, by the units that such things are counted in; the first that fits the caption is taken.
_COUNTED = (
    (re.compile(r"人次数?$|[诊访]量$"), ("人次", "万人次")),
    (re.compile(r"[场班件批]次数?$|次数$"), ("次", "场次", "班次", "件次", "场")),
    (re.compile(r"面积$"), ("平方米", "万平方米", "亩", "公顷", "平方公里", "㎡")),
    (re.compile(r"床位?数?$"), ("张", "床")),
    (re.compile(r"[书册藏刊]数?量?$"), ("册", "万册", "种")),
    (
        re.compile(
            r"(?:金额|经费|资金|收入|支出|投入|产值|成本|拨款|投资|补助|学费|奖金|工资|到账|净?值|价|预算|决算)额?$"
        ),
        ("万元", "亿元", "元", "千元"),
    ),
    (re.compile(r"(?:里程|长度|水深)$"), ("公里", "千米", "米")),
    (re.compile(r"(?:[产重吞]量|吞吐量)$"), ("吨", "万吨", "公斤", "千克")),
    (re.compile(r"班级?数?$"), ("班", "个")),
    (
        re.compile(r"(?:校|院|所|园|馆|店|企业|机构|单位|站|中心|基地|公司|合作社)数?量?$"),
        ("所", "家", "座", "个", "处"),
    ),
    (
        re.compile(
            r"(?:(?:人|学|新|幼|招|考|在校|毕业|本科|专科|师|男|女|医|研究)生|招生|教师|医师|护士|护师|药师|师|[职员民工士]|人员|人|者"
            r"|儿|幼儿|师傅|干部|党员|就业|升学|正高级?|副高级?|中级|初级|双师型)人?总?数?$"
        ),
        ("人", "名", "位", "万人"),
    ),
    (re.compile(r"[点项种门]数?$"), ("个", "项", "种", "门")),
)


def levels_of(heading: str) -> list[str]:
    """Return the levels of a heading that are no years, at least one: 学校数 of 学校数·2024年."""
    levels = LEVELS.split(heading)
    return [level for level in levels if not _YEAR.fullmatch(level)] or levels[-1:]


def units_of(headings: Sequence[str], caption: str) -> list[str]:
    """Return the unit of each heading, all folded."""
    return list(_units(tuple(headings), caption))


@lru_cache(maxsize=2048)
def _units(headings: tuple[str, ...], caption: str) -> tuple[str, ...]:
    given = captioned(caption)
    found = [own_unit(heading) for heading in headings]
    if not given or all(found):
        return tuple(found)
    plain = [unit for unit in given if unit != "%"]
    for place, heading in enumerate(headings):
        name = BRACKET.sub("", levels_of(heading)[-1])
        if found[place]:
            continue
        if _is_rate(name, "%" in given):
            found[place] = "%" if "%" in given else ""
        elif len(plain) == 1:
            found[place] = plain[0]
        else:
            found[place] = _counted(name, plain)
    return tuple(_in_order(found, headings, plain) if len(plain) > 1 else found)


def captioned(caption: str) -> list[str]:
    """Return the units that a folded caption gives, in its order."""
    match = _OF_ALL.search(caption)
    return [unit for unit in _BETWEEN.split(match[1]) if unit] if match else []


def own_unit(heading: str) -> str:
    """Return the unit that a folded heading gives in a bracket at the end of a level, "" where it gives none."""
    found = (_OWN.search(level) for level in reversed(levels_of(heading)))
    return next((match[1] for match in found if match), "")


def _is_rate(name: str, per_cent: bool) -> bool:
    """Tell whether a column holds rates; one of changes does where the caption gives per cent as well."""
    return _RATE.search(name) is not None or (per_cent and _CHANGE.search(name) is not None)


def _counted(name: str, given: Sequence[str]) -> str:
    """Return the unit among those given in which such things are counted, "" where none is."""
    for ending, units in _COUNTED:
        if ending.search(name):
            return next((unit for unit in units if unit in given), "")
    return ""


def _in_order(found: list[str], headings: Sequence[str], given: Sequence[str]) -> list[str]:
    """Fill in the columns between two whose units are known: units are given in the order of the columns.

    Between the columns of 所 and 人 under 单位:所、个、人 only 个 is left.
    """
    known = [place for place, unit in enumerate(found) if unit in given]
    for left, right in pairwise(known):
        first, last = given.index(found[left]), given.index(found[right])
        between = [place for place in range(left + 1, right) if not found[place]]
        fitting = set(given[first + 1 : last]) or {found[left], found[right]}
        if len(fitting) == 1 and first <= last:
            for place in between:
                found[place] = next(iter(fitting)) if not _is_rate(headings[place], False) else ""
    return found
