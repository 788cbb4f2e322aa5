"""Shares and ratios: 百分之八十七, 三分之二, 一半, 三成, 1:20.

In: a flattened text and an offset. Out: a reading with role "measure" or None. Every share is given in "%" (三成 is
30 %, 三分之二 is 200/3 %), so that it agrees with the same share in digits; a ratio has the unit ":" and the value
first / second.
"""

import re
from decimal import Decimal

from assistant.text.numerals import HAN_NUMERAL, arabic_value, decimal_han_value
from assistant.text.qualifiers import qualifier_after, qualifier_before
from assistant.text.readings import Figure, Reading

_NUMBER = rf"(?:\d{{1,15}}(?:\.\d{{1,15}})?(?!\d)|[{HAN_NUMERAL}]{{1,12}}(?:点[零〇一二三四五六七八九]{{1,9}})?)"
_SHARE = re.compile(
    rf"(?P<whole>{_NUMBER})分之(?P<part>{_NUMBER})(?:[ ]?[至到-][ ]?(?:(?P=whole)分之)?(?P<upper>{_NUMBER}))?"
)
_HALF = re.compile(r"一半|半数")
_TENTHS = re.compile(r"(?P<tenths>[一二两三四五六七八九]|\d(?:\.\d)?)成(?P<half>半)?(?=[以左的，,。、；;：:!?)\s多]|$)")
_FRACTION = re.compile(r"(?P<part>[1-9])/(?P<whole>[2-9])(?![\d/年月])")
_RATIO = re.compile(
    r"(?P<a>\d{1,15}(?:\.\d{1,15})?) ?: ?(?P<b>\d{1,15}(?:\.\d{1,15})?)(?P<power>[百千万]?)"
    r"(?! ?:\d)(?![\d.]*\d)(?! ?年)"
)


def read_share(flat: str, at: int) -> Reading | None:
    """Read a share of a whole in percent (千分之五 is 5 ‰)."""
    if _HALF.match(flat, at):
        return _measures(flat, (at, at + 2, Decimal(50), "%"))
    if match := _TENTHS.match(flat, at):
        tenths = _value(match["tenths"]) or Decimal(0)
        return _measures(flat, (at, match.end(), tenths * 10 + (5 if match["half"] else 0), "%"))
    match = _SHARE.match(flat, at) or _FRACTION.match(flat, at)
    whole = _value(match["whole"]) if match else None
    part = _value(match["part"]) if match else None
    if match is None or not whole or part is None:
        return None
    unit = "‰" if whole == 1000 else "%"
    scale = Decimal(1) if whole in {100, 1000} else Decimal(100) / whole
    upper = _value(match["upper"]) if "upper" in match.re.groupindex and match["upper"] else None
    if upper is None:
        return _measures(flat, (at, match.end("part") if match.re is _SHARE else match.end(), part * scale, unit))
    return _measures(
        flat, (at, match.end("part"), part * scale, unit), (match.start("upper"), match.end(), upper * scale, unit)
    )


def read_ratio(flat: str, at: int) -> Reading | None:
    """Read a ratio of two numbers; 5:0 has no value and is left to the other readers."""
    match = _RATIO.match(flat, at)
    if match is None or not Decimal(match["b"]):
        return None
    return _measures(flat, (at, match.end(), Decimal(match["a"]) / arabic_value(match["b"], match["power"]), ":"))


def _measures(flat: str, *found: tuple[int, int, Decimal, str]) -> Reading:
    """Return the measures with the qualifier before the first and after the last."""
    figures: list[Figure] = []
    before, begin = qualifier_before(flat, found[0][0])
    for number, (start, end, value, unit) in enumerate(found):
        after, finish = qualifier_after(flat, end, unit) if number == len(found) - 1 else ("", end)
        words = [before if number == 0 else "", after]
        figures.append(Figure(begin if number == 0 else start, finish, value, unit, "、".join(filter(None, words))))
    return Reading(figures[-1].end, tuple(figures))


def _value(number: str) -> Decimal | None:
    return Decimal(number) if number[0].isdigit() else decimal_han_value(number)
