"""Which amounts may answer a question for an amount: units that measure the same sort of thing.

In: a part of a question with its units, what is written. Out: whether the text may tell the amount. It errs on the side
of yes: a text that gives 12个 may have counted the students, one that gives two dates tells how many days.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from assistant.text import normalise
from assistant.text.normal import flatten
from assistant.text.numerals import HAN_NUMERAL
from assistant.text.quantities import stated_quantities
from assistant.text.units import unit_at
from assistant.types import Quantity

ANY = "个"  # counts whatever there is
THINGS = "things"  # 件 枚 项 门 册 … : also the family of every unit that is in none
FAMILIES = {
    family: frozenset(units.split())
    for family, units in {
        "people": "人 名 位 人次 员 户 户次 对 组 队 班 班次 届 批 批次 代",
        "institutions": "所 家 家次 户 处 座 间 校 院 县 市 区 省 村 乡 镇",
        "money": "元 美元 欧元 港元 日元 英镑 磅",
        "share": "% ‰ 百分点 倍 番 :",
        "area": "平方米 亩 公顷 平方公里 英亩 平方英里 米 公里",
        "length": "米 公里 厘米 毫米 英里 英尺 英寸 海里",
        "time": "年 个月 月 月日 年月 年月日 周 天 日 小时 分钟 秒 岁 周岁 工作日 学期 学年 周年 年代 季度 世纪"
        " 课时 学时 时 点 分 届 期 :",
        THINGS: "课时 学时 学期 届 期 对 户 组 队 班 班次 批 批次 处 座 间",
        "weight": "吨 公斤 克 斤 公吨 总吨",
    }.items()
}
_MEASURED = frozenset(("money", "share", "area", "length", "time", "weight"))  # no list of names tells these
_COUNTED = frozenset(("people", "institutions", THINGS))
_KEPT = frozenset(("institutions", THINGS))  # 建了几家工作室, 建成工作室3间
_FRACTION = re.compile(r"几分之")
_BARE = re.compile(rf"\d+|[{HAN_NUMERAL}]*[百千万亿][{HAN_NUMERAL}]+|[{HAN_NUMERAL}]+[百千万亿]")
_MANY = re.compile(r"(?:多少|几)(?!乎|何)")
_ASKED_MANY = re.compile(r"(?:多少|几)(?P<unit>[\u4e00-\u9fff])")
_LISTED = re.compile(r"、|》《|”“|以及|[和与及]")
_ITEM = re.compile(r"\[\d+\]|(?m:^\s*[（(]?\d{1,2}[.．、)）])")  # citation marks and the numbers of a list
_FREE = re.compile(r"免费|无偿|公益|不收|零费用|全额|自费")
_LASTING = re.compile(r"[全整常长][年天日期]|[每当半][年天日]|昼夜|至今|以来|假期|[寒暑]假|学期|周末|永久")
_NONE = re.compile(r"没有|[尚均并]未|[暂均并]无|为零|零[元人个]")
_ALL = re.compile(r"全[体部员]|所有|若干|众多|许多")


def may_tell(question: str, units: Iterable[str], written: str, others: Iterable[str] = ()) -> bool:
    """Tell whether the text may hold the amount that the part of a question asks for in the units.

    `others` are the other parts of the question: the 5个工作室 that one of them asks for are no students.
    """
    plain = flatten(normalise(_ITEM.sub("", written)))
    asked, named = _asked(question, tuple(units))
    if not asked or _NONE.search(plain) or _says_the_measure(question, plain):
        return True
    if _told_in_words(asked, plain):
        return True
    elsewhere = _taken(question, tuple(others))
    return any(
        _fits(one, asked, named=named) and not (one.unit in ("", ANY) and elsewhere(plain[one.end : one.end + 2]))
        for one in _amounts(plain)
    )


def _asked(question: str, units: tuple[str, ...]) -> tuple[frozenset[str], bool]:
    """Return the families of the unit in the question, else of the units it stands for; whether the unit is named."""
    flat = flatten(question)
    for match in _MANY.finditer(flat):
        unit = unit_at(flat, match.end(), behind_digits=True)
        if unit and unit.name != ANY and not _FRACTION.match(flat, match.start()):
            alike = units if unit.name in units else ()  # else they were read of a part of it: 个 of 个百分点
            return _families(unit.name).union(*map(_families, alike)), True
    return _COUNTED if ANY in units else frozenset().union(*map(_families, units)), False


def _families(unit: str) -> frozenset[str]:
    """Return the families of a unit; 12个 may be whatever is counted."""
    if unit == ANY:
        return _COUNTED
    return frozenset(family for family, units in FAMILIES.items() if unit in units) or frozenset((THINGS,))


def _told_in_words(asked: frozenset[str], plain: str) -> bool:
    """Tell whether words say the amount: names one by one, 全体, 免费, 全年."""
    if not asked <= _MEASURED and (_LISTED.search(plain) or _ALL.search(plain)):
        return True
    return bool(("money" in asked and _FREE.search(plain)) or ("time" in asked and _LASTING.search(plain)))


def _says_the_measure(question: str, plain: str) -> bool:
    """Tell whether a number stands before the very word that the question counts by, known as a unit or not (3趟)."""
    words = {match["unit"] for match in _ASKED_MANY.finditer(question)}
    return any(re.search(rf"[\d{HAN_NUMERAL}][余多来]?{re.escape(word)}", plain) for word in words - {ANY})


def _amounts(plain: str) -> Iterator[Quantity]:
    """Yield the amounts and dates of the text; numerals of which nothing else is known count as bare numbers."""
    found = stated_quantities(plain)
    for one in found:
        yield one.model_copy(update={"unit": ""}) if re.fullmatch(r"[\d.]+", one.text) else one
    known = {at for one in found for at in range(one.start, one.end)}
    for match in _BARE.finditer(plain):
        if not known & set(range(*match.span())):
            yield Quantity(text=match[0], start=match.start(), end=match.end(), value=0, unit="", role="measure")


def _fits(one: Quantity, asked: frozenset[str], *, named: bool) -> bool:
    """Tell whether the amount may be the one that is asked for."""
    if one.role == "name" and one.unit:
        return False
    if not one.unit or (asked == {"share"} and not named):
        return one.role != "date"  # 300万 may be money; by how much something grew may be told in anything
    families = _families(one.unit)
    return bool(families & asked) or bool(families & _KEPT and asked & _KEPT)


def _taken(question: str, others: tuple[str, ...]) -> Callable[[str], bool]:
    """Return whether a word is what only the other parts of the question speak of."""
    return lambda word: len(word) > 1 and word not in question and any(word in other for other in others)
