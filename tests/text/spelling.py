"""Writes numbers in Chinese numerals, the counterpart of what the package reads."""

DIGITS = "零一二三四五六七八九"


def spell(number):
    """Write a number in Chinese numerals, the way official documents do."""
    if number >= 10**8:
        head, tail = divmod(number, 10**8)
        return spell(head) + "亿" + _rest(tail, 10**7)
    if number >= 10**4:
        head, tail = divmod(number, 10**4)
        return spell(head) + "万" + _rest(tail, 10**3)
    for power, name in ((1000, "千"), (100, "百"), (10, "十")):
        if number >= power:
            head, tail = divmod(number, power)
            return DIGITS[head] + name + _rest(tail, power // 10)
    return DIGITS[number]


def _rest(tail, next_power):
    if not tail:
        return ""
    return ("零" if tail < next_power else "") + spell(tail)
