"""Numbers that only name something, and numbers that are mere labels.

In: a flattened text and an offset. Out: a reading with role "name" (图2-1, 1.3.1, 1+X, 6S, 〔2025〕78号, 十五五), an
empty reading for labels that are no part of the text (list numbers, citation marks [1]), or None.
"""

import re

from assistant.text.numerals import HAN_NUMERAL
from assistant.text.readings import SPACE, Reading, begins_item, is_han, name, skip_spaces
from assistant.text.units import names_a_size, unit_at

_ITEM = re.compile(r"(?:\d{1,2}[.、)](?!\d)|\(\d{1,2}\))(?=[ \t]*\S)")
_CITATION = re.compile(r"\[\d{1,3}(?:[-,，、]\d{1,3})*\]")
# Days and words made of numerals that no unit rule could tell apart.
_WORDS = re.compile(
    r"第三方|第一时间|第一线|第一书记|第一责任|第二课堂|第三产业|第二产业|第一产业|五四|三八妇|六一|七一|八一(?!个)|九一八"
    r"|五一(?=节|假|期|劳|前|小|黄|、|，|国)|十一(?=假|期间|黄金|国庆)"
)
_ENUMERATOR = re.compile(rf"第[{HAN_NUMERAL}]{{1,3}}(?=[，,：:]|、(?![第{HAN_NUMERAL}]))")

_URL = re.compile(r"https?://[!-~]+")
_DOCUMENT_NUMBER = re.compile(rf"[\[(](?:19|20)\d{{2}}[\])]{SPACE}(?:第{SPACE})?\d+{SPACE}号")
_CAPTION = re.compile(rf"(?:图|表|典型案例|案例|附件|附表|附图|专栏){SPACE}\d+(?P<parts>(?:[-.]\d+)*)")
_OUTLINE = re.compile(r"\d+(?:\.\d+){2,}")
_SECTION = re.compile(
    r"(?P<marked>第[ ]?)?(?P<number>\d{1,2}(?:\.\d{1,2})+)(?(marked)[ ]?[章节条]?|[ ]?[章节](?![能约点目日奏课]))"
)
_HEADING = re.compile(r"\d{1,2}\.\d{1,2}(?![\d.])")
_SUM = re.compile(r"[0-9A-Za-z]{1,16}(?: ?\+ ?[0-9A-Za-z]{1,16}){1,8}")
_CODE = re.compile(r"[0-9A-Za-z_]+(?:[-_./][0-9A-Za-z_]+){0,8}")
_STANDARD = re.compile(r"[A-Z]{2,8}(?:/[A-Z])? ?\d{3,}(?:-\d+)?")
_AMOUNT = re.compile(r"\d+(?:\.\d+)?(?=[A-Za-z])")
_LONG = re.compile(r"\d{16,}")  # an identifier: beyond exact arithmetic, and no count is that large
_DASHED = re.compile(r"\d+(?:[-/]\d+)+")
_PLAN = re.compile(r"十[一二三四五]五")
_PLENUM = re.compile(r"[一二三四五六七八]中(?=(?:[、，,和及][一二三四五六七八]中){0,6}全会)(?:全会)?")
_CONGRESS = re.compile(r"(?:十[一二三四五六七八九]|二十[一二三]?)大(?![类项型])")
_GRADE = re.compile(r"[高初大][一二三四](?=年级|新生|学年|学生|学期|上学|下学|班|期)")


def read_label(flat: str, at: int) -> Reading | None:
    """Pass over citation marks, list numbers at the beginning of an item, and words made of numerals."""
    for pattern in (_CITATION, _WORDS, _ENUMERATOR):
        if match := pattern.match(flat, at):
            return Reading(match.end())
    match = _ITEM.match(flat, at)
    return Reading(match.end()) if match and begins_item(flat, at) else None


def read_name(flat: str, at: int) -> Reading | None:
    """Read a number that names something: address, document number, caption, outline number, code, plan."""
    if match := _SECTION.match(flat, at):
        number = name(match.start("number"), match.end("number"))
        return Reading(match.end(), number.figures)  # 第1.3.1节 and a heading 1.3.1 are one name
    for pattern in (_URL, _DOCUMENT_NUMBER, _OUTLINE, _LONG, _PLAN, _PLENUM, _CONGRESS, _GRADE):
        if match := pattern.match(flat, at):
            return name(at, match.end())
    if (match := _SUM.match(flat, at)) and any(c.isdigit() for c in match.group()):
        return name(at, match.end())
    return _read_caption(flat, at) or _read_heading(flat, at) or _read_code(flat, at)


def read_dashed(flat: str, at: int) -> Reading | None:
    """Read digits joined by dashes that are no range with a unit: 7-2, 0358-8222222."""
    match = _DASHED.match(flat, at)
    return name(at, match.end()) if match else None


def _read_caption(flat: str, at: int) -> Reading | None:
    """图3-10 and 附件1 are names; in 代表28人 and 案例3个 the number counts."""
    match = _CAPTION.match(flat, at)
    if match is None or (flat[at] in "图表" and flat[at - 1 : at] in set("代发报列意企版地")):
        return None
    if not match["parts"] and unit_at(flat, skip_spaces(flat, match.end()), behind_digits=True):
        return None
    return name(at, match.end())


def _read_heading(flat: str, at: int) -> Reading | None:
    """A two-part number before a title at the beginning of a line (2.2 专业建设), unless it measures (1.5 万人次)."""
    match = _HEADING.match(flat, at)
    if match is None or not begins_item(flat, at):
        return None
    after = skip_spaces(flat, match.end())
    unit = unit_at(flat, after, behind_digits=True)
    if flat[after : after + 1] in set("万亿余多") or (unit and unit.continuous) or not is_han(flat[after : after + 1]):
        return None
    return name(at, match.end())


def _read_code(flat: str, at: int) -> Reading | None:
    """Letters and digits in one word (6S, DSC_8284, ISO 9001); 500GB and 1500G are amounts."""
    standard = _STANDARD.match(flat, at)
    if standard and unit_at(flat, skip_spaces(flat, standard.end()), behind_digits=True) is None:
        return name(at, standard.end())
    match = _CODE.match(flat, at)
    if match is None or not any(c.isdigit() for c in match.group()) or not any(c.isalpha() for c in match.group()):
        return None
    amount = _AMOUNT.match(flat, at)
    if amount and (unit := unit_at(flat, amount.end(), behind_digits=True)):
        symbol = flat[amount.end() : amount.end() + unit.length]
        return name(at, match.end()) if names_a_size(symbol, amount.group()) else None
    return name(at, match.end())
