"""Measures: a number with its unit, in Arabic digits or Chinese numerals.

In: a flattened text and an offset. Out: a reading with role "measure" or None. Arabic digits count with or without a
unit; Chinese numerals only before a unit of the maintained list, and 一 only where it is a figure, not an article.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.text.numerals import HAN_DIGITS, HAN_NUMERAL, POWERS, arabic_value, han_value, multiplier
from assistant.text.qualifiers import qualifier_after, qualifier_before
from assistant.text.readings import Figure, Reading, is_han, skip_spaces
from assistant.text.units import ARTICLE_UNITS, Unit, unit_at

_ARABIC = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+(?![\d,])|\d+)(?:\.\d+)?")
_UNGROUPED = re.compile(r"-?\d+(?:\.\d+)?")
_HAN = re.compile(
    rf"(?P<vague>[数几上])?(?P<number>[{HAN_NUMERAL}]{{1,24}}(?:点[零〇一二三四五六七八九]{{1,9}})?)(?P<few>几)?"
)
_POWERS = re.compile(r"万亿|[十百千]?[万亿]|[百千]")
_MORE = re.compile(r"[余多几来]")
_RANGE = re.compile(r" ?(?:-|~|至|到) ?")
_HALF = re.compile(r"半个?(?P<unit>年|天|日|月|小时|学期|学年|钟头)(?!级|龄)")
_NEIGHBOURS = re.compile(rf"[一两二三四五六七八][二三四五六七八九](?![{HAN_NUMERAL}])")
_IDIOM = re.compile(r"[一二两三四五六七八九十百千万](?P<x>[^\W\d_])[一二两三四五六七八九十百千万](?P<y>[^\W\d_])")
_END = frozenset(" \t\n\r，。、；：！？,;:!?)]》\"'") | {""}
# Right before 一 these make it a figure: 仅一所, 每县一所, 至少帮扶一名, 只能转一次.
_EMPHASIS = re.compile(r"(?:[仅只共各另]|(?:至少|至多|最多|最少|只能|仅|每|不超过|不少于)[^，。；\s]{0,4})$")
_HALVED = frozenset(("年", "天", "个月", "小时", "倍"))  # 两年半, 一倍半
_PERSONS = frozenset("人名位")


@dataclass(frozen=True, slots=True)
class _Number:
    end: int
    value: Decimal
    qualifier: str
    is_han: bool
    numeral: str
    has_powers: bool


def read_measure(flat: str, at: int) -> Reading | None:
    """Read a number with its unit, a range (two figures with one unit), or a half."""
    if match := _HALF.match(flat, at):
        return _read_half(flat, match)
    if idiom := _read_idiom(flat, at):
        return idiom
    first = _read_number(flat, at)
    if first is None:
        return _read_neighbours(flat, at)
    if span := _read_range(flat, at, first):
        return span
    unit = _unit_of(flat, at, first)
    if unit is None:
        return None if first.is_han else _reading(flat, at, first, "", first.end)
    return _reading(flat, at, first, unit.name, skip_spaces(flat, first.end) + unit.length)


def _read_number(flat: str, at: int) -> _Number | None:
    return _read_arabic(flat, at) or _read_han(flat, at)


def _read_arabic(flat: str, at: int) -> _Number | None:
    if flat[at : at + 1] == "-" and not _is_sign(flat, at):
        return None
    in_list = flat[at - 1 : at] == "," and flat[at - 2 : at - 1].isdigit()
    match = (_UNGROUPED if in_list else _ARABIC).match(flat, at)
    if match is None:
        return None
    end, powers, more = match.end(), "", ""
    for _ in range(2):  # 10余万 and 1.5万余: the word for "more" may stand on either side of the multiplier
        here = skip_spaces(flat, end)
        if (found := _POWERS.match(flat, here)) and not powers and not unit_at(flat, here, behind_digits=True):
            powers, end = found.group(), found.end()
        if (found := _MORE.match(flat, skip_spaces(flat, end))) and not more and _counts_on(flat, found.end()):
            more, end = found.group(), found.end()
    value = arabic_value(match.group(), powers)
    if powers == "亿" and (rest := re.compile(r"(\d+(?:\.\d+)?)万").match(flat, end)):
        value, end = value + arabic_value(rest[1], "万"), rest.end()
    return _Number(end, value, more, is_han=False, numeral=match.group(), has_powers=bool(powers))


def _read_han(flat: str, at: int) -> _Number | None:
    match = _HAN.match(flat, at)
    if match is None:
        return None
    numeral = match["number"]
    value = _decimal_han(numeral)
    if value is None or numeral in {"零", "〇"}:
        return None
    end, more = match.end(), match["vague"] or match["few"] or ""
    if (found := _MORE.match(flat, end)) and not more and _counts_on(flat, found.end()):
        more, end = found.group(), found.end()
        if power := _POWERS.match(flat, end):
            value, end = value * multiplier(power.group()), power.end()
    if all(c in POWERS for c in numeral) and "十" not in numeral and not more and not qualifier_before(flat, at)[0]:
        return None  # 百姓, 万家, 单位：万元
    return _Number(end, value, more, is_han=True, numeral=numeral, has_powers=numeral[-1] in POWERS)


def _decimal_han(numeral: str) -> Decimal | None:
    whole, point, fraction = numeral.partition("点")
    value = han_value(whole)
    if not point or value is None:
        return value
    return value + Decimal("0." + "".join(str(HAN_DIGITS[c]) for c in fraction))


def _counts_on(flat: str, at: int) -> bool:
    """Whether a multiplier or unit follows, so that 余 or 多 before it belongs to a number."""
    at = skip_spaces(flat, at)
    return bool(_POWERS.match(flat, at)) or unit_at(flat, at, behind_digits=True) is not None


def _unit_of(flat: str, at: int, number: _Number) -> Unit | None:
    unit = unit_at(flat, skip_spaces(flat, number.end), behind_digits=not number.is_han)
    if unit is None or not number.is_han:
        return unit
    after = skip_spaces(flat, number.end) + unit.length
    if unit.name == "大" and (number.numeral == "一" or not is_han(flat[after : after + 1])):
        return None
    if number.numeral == "二" and unit.name not in _PERSONS and not unit.continuous:
        return None  # 二级, 二期, 二次: the figure two is 两 before a counter
    if number.numeral == "一" and unit.name in ARTICLE_UNITS and _is_article(flat, at, after):
        return None
    return unit


def _is_article(flat: str, at: int, after: int) -> bool:
    """Whether 一 and its unit only mean "a": a noun follows and nothing before stresses the figure."""
    if flat[after : after + 1] in _END or flat.startswith(("制", "期"), after):
        return flat[at - 1 : at] in {"这", "那", "某", "哪", "任", "另", "同", "之"}
    stressed = _EMPHASIS.search(flat[max(0, at - 8) : at]) or qualifier_before(flat, at)[0]
    return not stressed or flat[after : after + 1] == flat[at + 1 : at + 2]


def _read_half(flat: str, match: re.Match[str]) -> Reading | None:
    if flat[match.start() - 1 : match.start()] in set("上下大小前后多过对"):
        return None
    unit = "个月" if match["unit"] == "月" else "小时" if match["unit"] == "钟头" else match["unit"]
    return Reading(match.end(), (Figure(match.start(), match.end(), Decimal("0.5"), unit),))


def _read_idiom(flat: str, at: int) -> Reading | None:
    """Pass over idioms of two numerals such as 四节三礼, 一人一案; 三年一轮 has two units and is none."""
    match = _IDIOM.match(flat, at)
    if match is None or match["x"] in HAN_NUMERAL or match["y"] in HAN_NUMERAL:
        return None
    second = match.start("y")
    both = unit_at(flat, at + 1, behind_digits=False) and unit_at(flat, second, behind_digits=False)
    return None if both or match["x"] in "余多点分" else Reading(match.end())


def _read_range(flat: str, at: int, first: _Number) -> Reading | None:
    """Read 1-2名, 3到4轨, 3—5万元: the unit, and a multiplier of the second number, hold for both ends."""
    separator = _RANGE.match(flat, first.end)
    if separator is None or flat[at : at + 1] == "-":
        return None
    second = _read_number(flat, separator.end())
    if second is None or second.is_han != first.is_han:
        return None
    unit = _unit_of(flat, separator.end(), second)
    if unit is None:
        return None
    low = first.value
    if second.has_powers and not first.has_powers and not first.is_han:
        low *= second.value / arabic_value(second.numeral)
    if low >= second.value:
        low = first.value
    if low >= second.value:
        return None
    end = skip_spaces(flat, second.end) + unit.length
    start, before = _start_of(flat, at)
    after, end = qualifier_after(flat, end, unit.name)
    opening = Figure(start, first.end, low, unit.name, _joined(before, first.qualifier))
    closing = Figure(separator.end(), end, second.value, unit.name, _joined(second.qualifier, after))
    return Reading(end, (opening, closing))


def _read_neighbours(flat: str, at: int) -> Reading | None:
    """Read 两三个, 五六名 as the range they mean."""
    match = _NEIGHBOURS.match(flat, at)
    low, high = (HAN_DIGITS[c] for c in match.group()) if match else (0, 0)
    if match is None or high != low + 1:
        return None
    unit = unit_at(flat, match.end(), behind_digits=False)
    if unit is None:
        return None
    start, before = _start_of(flat, at)
    after, end = qualifier_after(flat, match.end() + unit.length, unit.name)
    opening = Figure(start, at + 1, Decimal(low), unit.name, before)
    return Reading(end, (opening, Figure(at + 1, end, Decimal(high), unit.name, after)))


def _start_of(flat: str, at: int) -> tuple[int, str]:
    qualifier, start = qualifier_before(flat, at)
    return start, qualifier


def _joined(*qualifiers: str) -> str:
    return "、".join(q for q in qualifiers if q)


def _is_sign(flat: str, at: int) -> bool:
    before = flat[at - 1 : at]
    return flat[at + 1 : at + 2].isdigit() and (before in set(" \t\n([（：:，,=为是至") or before == "")


def _reading(flat: str, at: int, number: _Number, unit: str, end: int) -> Reading:
    start, before = _start_of(flat, at)
    value = number.value
    if unit in _HALVED and flat[end : end + 1] == "半" and not is_han(flat[end + 1 : end + 2]):
        value, end = value + Decimal("0.5"), end + 1
    after, end = qualifier_after(flat, end, unit)
    return Reading(end, (Figure(start, end, value, unit, _joined(before, number.qualifier, after)),))
