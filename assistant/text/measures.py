"""Measures: a number with its unit, in Arabic digits or Chinese numerals.

In: a flattened text and an offset. Out: a reading with role "measure" or None. Arabic digits count with or without a
unit; Chinese numerals only before a unit of the maintained list, and 一 only where it is a figure, not an article.
"""

import re
from decimal import Decimal

from assistant.text.numbers import Number, read_number
from assistant.text.numerals import HAN_DIGITS, HAN_NUMERAL, POWERS
from assistant.text.qualifiers import qualifier_after, qualifier_before
from assistant.text.readings import Figure, Reading, is_han, skip_spaces
from assistant.text.units import ARTICLE_UNITS, FIGURATIVE_UNITS, Unit, unit_at

_RANGE = re.compile(r" ?(?:-|~|至|到) ?")
_JOINED = re.compile(r"[-/]\d")
_HALF = re.compile(r"半个?(?P<unit>年|天|日|月|小时|学期|学年|钟头)(?!级|龄)")
_HALF_SPELLING = {"月": "个月", "钟头": "小时"}
_HALVED = frozenset(("年", "天", "个月", "小时", "倍"))  # 两年半, 一倍半
_NEIGHBOURS = re.compile(rf"(?P<pair>[一两二三四五六七八][二三四五六七八九])(?P<power>[十百千万]?)(?![{HAN_NUMERAL}])")
_IDIOM = re.compile(
    r"(?P<a>[一二两三四五六七八九十百千万])(?P<x>[^\W\d_])(?P<b>[一二两三四五六七八九十百千万])(?P<y>[^\W\d_])"
)
_END = frozenset(" \t\n\r，。、；：！？,;:!?)]》\"'") | {""}
_POINTING = frozenset("这那某哪任另同之")
# Right before 一 these make it a figure: 仅一所, 每县一所, 至少帮扶一名, 只能转一次.
_EMPHASIS = re.compile(
    r"(?:[仅只共各另]|(?:至少|至多|最多|最少|只能|仅|不超过|不少于)[^，。；\s]{0,4}|每[^，。；\s]{1,4})$"
)


def read_measure(flat: str, at: int) -> Reading | None:
    """Read a number with its unit, a range (two figures with one unit), or a half; 一 as an article is none."""
    return _read(flat, at, articles=False)


def read_measure_or_article(flat: str, at: int) -> Reading | None:
    """Read the same, but count every 一 with a unit: what a text may be said to state (一所学校 states 1所)."""
    return _read(flat, at, articles=True)


def _read(flat: str, at: int, *, articles: bool) -> Reading | None:
    if match := _HALF.match(flat, at):
        return _read_half(flat, match)
    if idiom := _read_idiom(flat, at):
        return idiom
    first = read_number(flat, at)
    if first is None:
        return _read_neighbours(flat, at)
    if span := _read_range(flat, at, first):
        return span
    unit = _unit_of(flat, at, first, articles=articles)
    if unit is None:
        return None if first.is_han or _JOINED.match(flat, first.end) else _reading(flat, at, first, "", first.end)
    return _reading(flat, at, first, unit.name, skip_spaces(flat, first.end) + unit.length)


def _reading(flat: str, at: int, number: Number, unit: str, end: int) -> Reading:
    before, start = qualifier_before(flat, at)
    value = number.value
    if unit in _HALVED and flat[end : end + 1] == "半" and not is_han(flat[end + 1 : end + 2]):
        value, end = value + Decimal("0.5"), end + 1
    after, end = qualifier_after(flat, end, unit)
    return Reading(end, (Figure(start, end, value, unit, _joined(before, number.more, after)),))


def _unit_of(flat: str, at: int, number: Number, *, articles: bool) -> Unit | None:
    """Return the unit behind the number, None where the characters are no figure with a unit."""
    unit = unit_at(flat, skip_spaces(flat, number.end), behind_digits=not number.is_han)
    if unit is None or not number.is_han:
        return unit
    after = skip_spaces(flat, number.end) + unit.length
    if len(number.numeral) == 1 and flat[at - 1 : at] == '"' and flat[after : after + 1] == '"':
        return None  # “四节” is a term
    if unit.name == "大" and (number.numeral == "一" or not is_han(flat[after : after + 1])):
        return None
    if number.numeral == "一" and unit.name in ARTICLE_UNITS and not articles and _is_article(flat, at, after, unit):
        return None
    return unit


def _is_article(flat: str, at: int, after: int, unit: Unit) -> bool:
    """Whether 一 and its unit only mean "a": a noun follows and nothing before stresses the figure."""
    if unit.name in FIGURATIVE_UNITS:
        return True
    if qualifier_after(flat, after, unit.name)[0]:
        return False
    if flat[after : after + 1] in _END or flat.startswith(("制", "期"), after):
        return flat[at - 1 : at] in _POINTING
    stressed = _EMPHASIS.search(flat[max(0, at - 8) : at]) or qualifier_before(flat, at)[0]
    return not stressed or flat[after : after + 1] == flat[at + 1 : at + 2]


def _read_half(flat: str, match: re.Match[str]) -> Reading | None:
    if flat[match.start() - 1 : match.start()] in set("上下大小前后多过对"):
        return None
    unit = _HALF_SPELLING.get(match["unit"], match["unit"])
    return Reading(match.end(), (Figure(match.start(), match.end(), Decimal("0.5"), unit),))


def _read_idiom(flat: str, at: int) -> Reading | None:
    """Pass over idioms of two numerals: 一人一案, 三会一课, “四节三礼”; 三年一轮 and 三名一线教师 are none."""
    match = _IDIOM.match(flat, at)
    if match is None or {match["x"], match["y"]} & set(HAN_NUMERAL + "余多点分至到和与及或"):
        return None
    first = unit_at(flat, match.start("x"), behind_digits=False)
    second = unit_at(flat, match.start("y"), behind_digits=False)
    if first and (second or not (match["a"] == match["b"] == "一" or flat[at - 1 : at] == '"')):
        return None
    return Reading(match.end())


def _read_range(flat: str, at: int, first: Number) -> Reading | None:
    """Read 1-2名, 3到4轨, 3—5万元: the unit, and a multiplier of the second number, hold for both ends."""
    separator = _RANGE.match(flat, first.end)
    if separator is None or flat[at : at + 1] == "-":
        return None
    second = read_number(flat, separator.end())
    if second is None or second.is_han != first.is_han:
        return None
    unit = _unit_of(flat, separator.end(), second, articles=True)
    if unit is None and second.scale == 1:
        return None
    low = first.value
    if first.scale == 1 and not first.is_han:
        low *= second.scale
    low = low if low < second.value else first.value
    if low >= second.value:
        return None
    name = unit.name if unit else ""
    end = skip_spaces(flat, second.end) + unit.length if unit else second.end
    before, start = qualifier_before(flat, at)
    after, end = qualifier_after(flat, end, name)
    opening = Figure(start, first.end, low, name, _joined(before, first.more))
    return Reading(end, (opening, Figure(separator.end(), end, second.value, name, _joined(second.more, after))))


def _read_neighbours(flat: str, at: int) -> Reading | None:
    """Read 两三个, 五六百名 as the range they mean."""
    match = _NEIGHBOURS.match(flat, at)
    low, high = (HAN_DIGITS[c] for c in match["pair"]) if match else (0, 0)
    if match is None or high != low + 1:
        return None
    unit = unit_at(flat, match.end(), behind_digits=False)
    if unit is None:
        return None
    scale = POWERS.get(match["power"], 1)
    before, start = qualifier_before(flat, at)
    after, end = qualifier_after(flat, match.end() + unit.length, unit.name)
    opening = Figure(start, at + 1, Decimal(low * scale), unit.name, before)
    return Reading(end, (opening, Figure(at + 1, end, Decimal(high * scale), unit.name, after)))


def _joined(*qualifiers: str) -> str:
    return "、".join(q for q in qualifiers if q)
