"""Ordinals: 第二十九条, 第六期, 十九届, 三年级, 一等奖, 78号.

In: a flattened text and an offset. Out: a reading with role "ordinal" or None; the value is the place in the order, the
unit what is ordered ("" where nothing is named: 第一).
"""

import re
from decimal import Decimal

from assistant.text.numerals import HAN_NUMERAL, han_value
from assistant.text.readings import SPACE, Figure, Reading, skip_spaces
from assistant.text.units import unit_at

_NUMBER = rf"(?:\d{{1,6}}(?!\d)|[{HAN_NUMERAL}]{{1,12}})"
_MARKED = re.compile(rf"第{SPACE}\(?(?P<number>{_NUMBER})\)?")
_FURTHER = re.compile(rf"{SPACE}[-~至到、和及或]{SPACE}第?(?P<number>{_NUMBER})")
_PLAIN = re.compile(rf"(?P<number>{_NUMBER}){SPACE}(?P<unit>届(?![时满次])|年级|等奖|号(?![召码称令]))")
_ONLY_ORDERED = ("编", "卷", "级", "线", "课", "代")  # what 第 may stand before although it is no measure word
_LONGEST_LIST = 12
_FIRST_SESSION = 10  # 两届 counts sessions, 十九届 names one


def read_ordinal(flat: str, at: int) -> Reading | None:
    """Read an ordinal with 第, or one that its unit makes an ordinal."""
    match = _MARKED.match(flat, at)
    return _read_marked(flat, match) if match else _read_plain(flat, at)


def _read_marked(flat: str, match: re.Match[str]) -> Reading | None:
    """Read 第二十九条, and 第二、三条 or 第3—5期 as one ordinal each with the unit that they share."""
    value = _value(match["number"])
    if value is None:
        return None
    found = [(match.start(), match.end(), value)]
    while len(found) < _LONGEST_LIST and (further := _FURTHER.match(flat, found[-1][1])):
        value = _value(further["number"])
        if value is None or value <= found[-1][2]:
            break
        found.append((further.end() - len(further.group().lstrip("-~至到、和及或 ")), further.end(), value))
    unit, end = _ordered(flat, found[-1][1])
    if not unit:
        found, (unit, end) = found[:1], _ordered(flat, match.end())
    figures = [Figure(start, stop, value, unit, role="ordinal") for start, stop, value in found[:-1]]
    start, _, value = found[-1]
    return Reading(end, (*figures, Figure(start, end, value, unit, role="ordinal")))


def _read_plain(flat: str, at: int) -> Reading | None:
    match = _PLAIN.match(flat, at)
    value = _value(match["number"]) if match else None
    if match is None or value is None or (match["unit"] == "届" and value < _FIRST_SESSION):
        return None
    return Reading(match.end(), (Figure(at, match.end(), value, match["unit"], role="ordinal"),))


def _ordered(flat: str, at: int) -> tuple[str, int]:
    """Return what is ordered and where it ends."""
    here = skip_spaces(flat, at)
    unit = unit_at(flat, here, behind_digits=True)
    if unit and not unit.name.isascii():
        return unit.name, here + unit.length
    return (flat[at], at + 1) if flat.startswith(_ONLY_ORDERED, at) else ("", at)


def _value(number: str) -> Decimal | None:
    return Decimal(number) if number.isdigit() else han_value(number)
