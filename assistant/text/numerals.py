"""The value of a written number.

In: digits with separators and multipliers ("1,803,200", "1.5万") or Chinese numerals ("二十九", "一一二", "两千三").
Out: exact `Decimal`s. Knows no units and does not decide whether characters are meant as a number.
"""

import re
from decimal import Decimal

HAN_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
SMALL_POWERS = {"十": 10, "百": 100, "千": 1000}
LARGE_POWERS = {"万": 10**4, "亿": 10**8}
POWERS = SMALL_POWERS | LARGE_POWERS
HAN_NUMERAL = "".join(HAN_DIGITS) + "".join(POWERS)

_DIGITS = "[零〇一二两三四五六七八九]"
_BELOW_TEN_THOUSAND = re.compile(
    rf"(?:(?P<千>{_DIGITS})千)?[零〇]?(?:(?P<百>{_DIGITS})百)?[零〇]?(?:(?P<十>{_DIGITS})?十)?[零〇]?(?P<一>{_DIGITS})?"
)
_POWERS_ALONE = re.compile(r"[十百千]?(?:万亿|万|亿)|[十百千]")
_SHORT_TAIL = re.compile(r"(?P<head>.*(?P<power>[百千万亿]))(?P<digit>[一二三四五六七八九])")


def multiplier(powers: str) -> int:
    """Return the product of multipliers: 万 is 10^4, 万亿 is 10^12, an empty string is 1."""
    product = 1
    for power in powers:
        product *= POWERS[power]
    return product


def arabic_value(digits: str, powers: str = "") -> Decimal:
    """Return the value of Arabic digits (thousands separators allowed) times the multipliers behind them."""
    return Decimal(digits.replace(",", "").replace("，", "")) * multiplier(powers)


def han_value(numeral: str) -> Decimal | None:
    """Return the value of a Chinese numeral, or None where the characters do not form one (十五五, 三二).

    Read as place value (一万二千, 二十九, 十), as shorthand (两千三 is 2300) or, from three characters on, digit by
    digit (一一二, 二〇二五). A multiplier alone (百, 千万) is a numeral here; whether it counts is for the caller.
    """
    if not numeral:
        return None
    if len(numeral) >= 3 and all(c in HAN_DIGITS for c in numeral) and "两" not in numeral:
        return Decimal("".join(str(HAN_DIGITS[c]) for c in numeral))
    if _POWERS_ALONE.fullmatch(numeral):
        return Decimal(multiplier(numeral))
    short = _SHORT_TAIL.fullmatch(numeral)
    if short and (head := _place_value(short["head"])) is not None:
        return head + Decimal(HAN_DIGITS[short["digit"]] * POWERS[short["power"]] // 10)
    return _place_value(numeral)


def whole_number(numeral: str) -> int | None:
    """Return the value of a whole number in digits or Chinese numerals, or None where the characters form none."""
    value = Decimal(numeral) if numeral.isdecimal() else han_value(numeral)
    return None if value is None else int(value)


def decimal_han_value(numeral: str) -> Decimal | None:
    """Return the value of a Chinese numeral that may have decimals (三点五), or None where it is none."""
    whole, point, fraction = numeral.partition("点")
    value = han_value(whole)
    if not point or value is None:
        return value
    return value + Decimal("0." + "".join(str(HAN_DIGITS[c]) for c in fraction))


def _place_value(numeral: str) -> Decimal | None:
    """Return the place value: 亿 and 万 split the numeral, each part below them is read on its own."""
    for power in ("亿", "万"):
        head, found, tail = numeral.rpartition(power)
        if not found:
            continue
        high = _place_value(head) if head and (power == "亿" or power not in head) else None
        low = _place_value(tail.lstrip("零〇")) if tail.strip("零〇") else Decimal(0)
        if high is None or low is None or low >= LARGE_POWERS[power]:
            return None
        return high * LARGE_POWERS[power] + low
    match = _BELOW_TEN_THOUSAND.fullmatch(numeral)
    if match is None or (not any(match.groups()) and "十" not in numeral and numeral not in {"零", "〇"}):
        return None
    thousands, hundreds, tens, ones = (match[name] for name in "千百十一")
    total = 1000 * HAN_DIGITS.get(thousands or "零", 0) + 100 * HAN_DIGITS.get(hundreds or "零", 0)
    if "十" in numeral:
        total += 10 * HAN_DIGITS[tens or "一"]
    return Decimal(total + HAN_DIGITS.get(ones or "零", 0))
