"""Dates: years, months and days in the forms that official Chinese uses.

In: a flattened text and an offset. Out: a reading with role "date" or None. The value joins the parts that are given,
the unit names them: 2025年 is 2025 年, 2025年12月 is 202512 年月, 2025年3月21日 is 20250321 年月日, 10月 is 10 月,
3月21日 is 321 月日, 21日 is 21 日; a school year or a report's year counts as 年, a cohort as 届 or 级.
"""

import re
from decimal import Decimal

from assistant.text.numerals import HAN_DIGITS, han_value
from assistant.text.readings import SPACE, Figure, Reading, begins_item, is_han, skip_spaces
from assistant.text.units import unit_at

_HAN_DIGIT = "[〇零一二三四五六七八九]"
_YEAR = rf"(?P<year>\d{{4}}|[一二]{_HAN_DIGIT}{{3}})"
_MONTH = r"(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9]|三十一?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九])"
_PART = r"(?P<part>底(?![线层蕴部])|初(?![中级步等一二三衷心])|末|上半年|下半年|上旬|中旬|下旬)?"
_FULL = re.compile(
    rf"{_YEAR}{SPACE}(?:年(?!级)(?:度|份|版)?|学年度?)(?:{SPACE}{_MONTH}{SPACE}月(?![龄饼季球])(?:份|(?:{SPACE}{_DAY}{SPACE}[日号])?))?{_PART}"
)
_COHORT = re.compile(rf"(?P<year>(?:19|20)\d{{2}}){SPACE}(?P<unit>届|级)(?![别时次])")
_NO_YEAR = re.compile(rf"{_MONTH}{SPACE}月(?![龄饼季球])(?:份|(?:{SPACE}{_DAY}{SPACE}[日号])?){_PART}")
_SHARED = re.compile(
    rf"(?P<first>\d{{1,2}}){SPACE}[-~至到、]{SPACE}(?P<last>\d{{1,2}}){SPACE}(?P<unit>月(?![龄饼季球])|日)"
)
# A day alone is a date only after a month or at the beginning of a sentence: 届满30日前 and 15日内 are spans of time.
_DAY_ONLY = re.compile(r"(?P<day>3[01]|[12]\d|0?[1-9])[ ]?日(?!以?之?[内前]|以上|以下|[常程益本均])")
_ISO = re.compile(
    r"(?P<year>(?:19|20)\d{2})(?:(?P<s>[-/])(?P<month>0[1-9]|1[0-2])(?:(?P=s)(?P<day>0[1-9]|[12]\d|3[01]))?"
    r"|(?P<t>[-/.])(?P<m2>1[0-2]|0?[1-9])(?P=t)(?P<d2>3[01]|[12]\d|0?[1-9]))(?![\d.]*\d|[-/]\d)"
)
_PLAIN_YEAR = re.compile(r"(?:19|20)\d{2}(?!\d)")
_YEAR_SEPARATOR = re.compile(r" ?(?:学?年度?)? ?[-~至到、,和与及] ?(?=(?:19|20)\d{2}(?!\d))")
_YEARS_END = re.compile(r" ?(?:学?年|[两三四五六]年)")


def read_date(flat: str, at: int) -> Reading | None:
    """Read a date at the offset; a month or day without its year counts too."""
    if flat[at - 1 : at].isdigit():
        return None
    if match := _FULL.match(flat, at):
        year = match["year"] if match["year"].isdigit() else "".join(str(HAN_DIGITS[c]) for c in match["year"])
        return _date(match, year, match["month"], match["day"], match["part"])
    if match := _COHORT.match(flat, at):
        return Reading(match.end(), (Figure(at, match.end(), _number(match["year"]), match["unit"], role="date"),))
    if match := _ISO.match(flat, at):
        return _date(match, match["year"], match["month"] or match["m2"], match["day"] or match["d2"], None)
    if _is_plain_year(flat, at):
        return Reading(at + 4, (Figure(at, at + 4, Decimal(flat[at : at + 4]), "年", role="date"),))
    if flat[at - 1 : at] in {".", "-", "/", "第", "个"}:
        return None
    if (match := _SHARED.match(flat, at)) and (reading := _read_shared(flat, match)):
        return reading
    if match := _NO_YEAR.match(flat, at):
        return _date(match, None, match["month"], match["day"], match["part"])
    if (match := _DAY_ONLY.match(flat, at)) and ("月" in flat[max(0, at - 14) : at] or begins_item(flat, at)):
        return _date(match, None, None, match["day"], None)
    return None


def date_parts(value: Decimal, unit: str) -> tuple[int | None, int | None, int | None]:
    """Return (year, month, day) of a date figure, None where it does not say."""
    number = int(value)
    parts: dict[str, int] = {}
    for letter in reversed(unit):
        size = 10000 if letter == "年" else 100
        parts[letter] = number % size
        number //= size
    return parts.get("年"), parts.get("月"), parts.get("日")


def _date(match: re.Match[str], year: str | None, month: str | None, day: str | None, part: str | None) -> Reading:
    value = Decimal(0)
    unit = ""
    for text, letter in ((year, "年"), (month, "月"), (day, "日")):
        if text:
            value = value * 100 + _number(text)
            unit += letter
    return Reading(match.end(), (Figure(match.start(), match.end(), value, unit, part or "", "date"),))


def _read_shared(flat: str, match: re.Match[str]) -> Reading | None:
    """Read months or days that share their unit: 9—12月, 10、11月, and 20—25日 behind a month."""
    first, last, unit = int(match["first"]), int(match["last"]), match["unit"]
    if not 0 < first < last <= (12 if unit == "月" else 31) or (
        unit == "日" and flat[match.start() - 1 : match.start()] != "月"
    ):
        return None
    opening = Figure(match.start(), match.end("first"), Decimal(first), unit, role="date")
    return Reading(match.end(), (opening, Figure(match.start("last"), match.end(), Decimal(last), unit, role="date")))


def _number(text: str) -> Decimal:
    return Decimal(text) if text.isdigit() else (han_value(text) or Decimal(0))


def _is_plain_year(flat: str, at: int) -> bool:
    """A year without 年: in a list or range that ends in 年 (2024—2035年), or right before a title (2025“一带一路”)."""
    match = _PLAIN_YEAR.match(flat, at)
    joint, before = flat[at - 1 : at], flat[at - 2 : at - 1]
    if match is None or (joint in {".", ",", "-", "/", "+", "_"} and before.isascii() and before.isalnum()):
        return False
    end = match.end()
    for _ in range(12):
        if _YEARS_END.match(flat, end):
            return True
        separator = _YEAR_SEPARATOR.match(flat, end)
        if separator is None:
            break
        end = separator.end() + 4
    after = skip_spaces(flat, end)
    following = flat[after : after + 1]
    if following in {'"', "《"}:
        return True
    return is_han(following) and following not in "余多万亿千百" and unit_at(flat, after, behind_digits=True) is None
