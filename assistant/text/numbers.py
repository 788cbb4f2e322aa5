"""Numbers as they are written in running text, still without their unit.

In: a flattened text and an offset. Out: a `Number` (value, what it says about more, how far it reaches) or None.
Handles separators, multipliers and 余/多/几 around them; whether a unit must follow is for `measures.py`.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.text.numerals import HAN_NUMERAL, POWERS, arabic_value, decimal_han_value, multiplier
from assistant.text.qualifiers import qualifier_before
from assistant.text.readings import skip_spaces
from assistant.text.units import unit_at

_GROUPED = re.compile(r"-?(?:\d{1,3}(?:,\d{3}){1,4}(?!,?\d)|\d+)(?:\.\d+)?")
_UNGROUPED = re.compile(r"-?\d+(?:\.\d+)?")
_LOWER_PART = re.compile(r"(?P<digits>\d{1,4}(?:\.\d+)?)(?P<power>千万|百万|十万|[万千百])")
_HAN = re.compile(
    rf"(?P<vague>[数几](?=[十百千万亿])|上(?=[百千万亿]))?"
    rf"(?P<number>[{HAN_NUMERAL}]{{1,24}}(?:点[零〇一二三四五六七八九]{{1,9}})?)(?P<few>几)?"
)
_KILO_UNIT = re.compile(r"千[米克瓦伏卡]")  # 五十千克 is fifty kilograms
_POWERS = re.compile(r"万亿|[十百千]?[万亿]|[百千]")
_MORE = re.compile(r"[余多几来]")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: where it ends (余 and multipliers included), its value, how it is written, its multiplier."""

    end: int
    value: Decimal
    more: str
    numeral: str
    is_han: bool
    scale: int


def read_number(flat: str, at: int) -> Number | None:
    """Read the number that begins at the offset; Chinese numerals that form none (十五五) give None."""
    return _read_arabic(flat, at) or _read_han(flat, at)


def _read_arabic(flat: str, at: int) -> Number | None:
    if flat[at : at + 1] == "-" and not _is_sign(flat, at):
        return None
    in_list = flat[at - 1 : at] == "," and flat[at - 2 : at - 1].isdigit()  # 70,50,85,122 are four numbers
    match = (_UNGROUPED if in_list else _GROUPED).match(flat, at)
    if match is None:
        return None
    value, end, powers, more = arabic_value(match.group()), match.end(), "", ""
    for _ in range(2):  # 10余万 and 1.5万余: the word for "more" may stand on either side of the multiplier
        here = skip_spaces(flat, end)
        if (found := _POWERS.match(flat, here)) and not powers and not unit_at(flat, here, behind_digits=True):
            powers = found.group()
            lower, end = _read_lower_part(flat, found.end(), multiplier(powers))
            value = value * multiplier(powers) + lower
        if (found := _MORE.match(flat, skip_spaces(flat, end))) and not more and _counts_on(flat, found.end()):
            more, end = found.group(), found.end()
    return Number(end, value, more, match.group(), is_han=False, scale=multiplier(powers))


def _read_lower_part(flat: str, at: int, scale: int) -> tuple[Decimal, int]:
    """Read what follows a multiplier in 3亿5000万 and 3万5千; 0 where nothing of the kind stands there."""
    match = _LOWER_PART.match(flat, at)
    lower = arabic_value(match["digits"], match["power"]) if match else Decimal(0)
    if match is None or lower >= scale or unit_at(flat, match.end("digits"), behind_digits=True):
        return Decimal(0), at
    return lower, match.end()


def _read_han(flat: str, at: int) -> Number | None:
    match = _HAN.match(flat, at)
    if match is None:
        return None
    numeral, end = match["number"], match.end()
    if _KILO_UNIT.match(flat, end - 1):
        numeral, end = numeral[:-1], end - 1
    value = decimal_han_value(numeral)
    if value is None or numeral in {"零", "〇"}:
        return None
    more = match["vague"] or match["few"] or ""
    if (found := _MORE.match(flat, end)) and not more and _counts_on(flat, found.end()):
        more, end = found.group(), found.end()
        if power := _POWERS.match(flat, end):
            value, end = value * multiplier(power.group()), power.end()
    if all(c in POWERS for c in numeral) and "十" not in numeral and not more and not qualifier_before(flat, at)[0]:
        return None  # 百姓, 万家, 单位：万元
    return Number(end, value, more, numeral, is_han=True, scale=POWERS.get(numeral[-1], 1))


def _counts_on(flat: str, at: int) -> bool:
    """Whether a multiplier or unit follows, so that 余 or 多 before it belongs to a number."""
    at = skip_spaces(flat, at)
    return bool(_POWERS.match(flat, at)) or unit_at(flat, at, behind_digits=True) is not None


def _is_sign(flat: str, at: int) -> bool:
    before = flat[at - 1 : at] if at else ""
    return flat[at + 1 : at + 2].isdigit() and (before == "" or before in set(" \t\n([（：:，,|=为是"))
