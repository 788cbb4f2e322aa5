"""How Chinese documents number their headings, list items, captions and boxes.

In: one line. Out: a `Label` when the line begins with a number or name of a known form. Judges the form only: whether
"1.…" is a chapter or a list item depends on its neighbours and is decided in `outline.py`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum


class Style(IntEnum):
    """Forms of numbering; the value is the rank: lower stands above higher where both occur."""

    FRONT = 0  # 前言, 结语
    APPENDIX = 1  # 附件1
    PART = 2  # 第一部分, 第一编
    CHAPTER = 3  # 第一章
    SECTION = 4  # 第一节
    DECIMAL = 5  # 1.1, 1.1.1; also 1. where 1.1 follows
    CJK = 6  # 一、
    CJK_PAREN = 7  # （一）
    ARABIC = 8  # 1. or 1、
    ARTICLE = 9  # 第一条
    ITEM = 10  # （1）, 1), ①, •
    CASE = 11  # 【典型案例2-1】
    TABLE = 12  # 表1-1
    FIGURE = 13  # 图1-1


@dataclass(frozen=True, slots=True)
class Label:
    """A line's number: `number` as printed without odd spaces, `value` to compare, `at` where the title begins."""

    style: Style
    number: str
    value: tuple[int, ...]
    title: str
    at: int
    mark: str = ""  # the delimiter, so that "1." and "1、" are told apart


BARE = " "
"""Mark of a number that only white space parts from its title ("1 范围"): a chapter above 1.1 or nothing at all."""
TITLE_LIMIT = 45  # characters; the longest heading of the reports we saw has 31
CAPTION_LIMIT = 80
DIGITS = "零一二三四五六七八九"
_ZH = "[〇零一二三四五六七八九十百千两]"
_NUM = rf"(?:{_ZH}{{1,7}}|\d{{1,3}})"
_DIVISION = re.compile(rf"第\s?({_NUM})\s?(编|篇|部分|章|节|条)(之{_ZH}{{1,2}})?(?=(.?))")
_RANKS = {"编": Style.PART, "篇": Style.PART, "部分": Style.PART, "章": Style.CHAPTER, "节": Style.SECTION}
_DECIMAL = re.compile(r"(\d{1,2}(?:[.．]\d{1,2}){1,4})(?![\d%％])[.．、]?(?=\s*[^\s\d%％]|\s+(?:19|20)\d{2}\s?年)")
# A measure, not a number of a heading: 2.2万元, 1.5倍.
_UNIT = re.compile(
    r"\s?(?:[万亿千](?:元|余|多|人|名|个|吨|亩|平方|公里|次|件|册|$|[，。；、])"
    r"|(?:元|余|倍|米|公里|平方米|吨|岁|小时|年|个|所|名|人|次|个百分点)(?:[，。；、）)]|$))"
)
_CJK = re.compile(rf"({_ZH}{{1,4}})\s?([、．.])(?:(?!\d)|(?=(?:19|20)\d{{2}}\s?年))")
_CJK_PAREN = re.compile(rf"[（(]\s?({_ZH}{{1,4}})\s?[）)]")
_ARABIC = re.compile(r"(\d{1,3})\s?([.．、])(?![\d．])|(\d{1,2})(?:[ 　]+)(?=[\u4e00-\u9fff]|(?:19|20)\d{2}\s?年)")
_ITEM = re.compile(r"[（(]\s?(\d{1,3})\s?[）)]|(\d{1,3})\s?[)）]|([①-⑳])|([•●■◆▪○◇►➢–-])(?=\s)")
_FRONT = re.compile(
    r"(前言|引言|序言|序|绪论|导言|导语|编者按|摘要|内容摘要|概述|结语|结束语|后记|致谢|参考文献|目录|目次|contents)[：:]?"
)
_APPENDIX = re.compile(rf"(附件|附录)\s?({_NUM}|[A-Z])?(?:\s*[：:、.．]\s*|\s+|$)")
_PLACE = r"[A-Za-z]?\d{1,3}(?:\s?[-－–—‑.．]\s?\d{1,3}){0,3}"
_CAPTION = re.compile(rf"(?:续)?(附?[表图])\s?({_PLACE})(?![\d%％])\s*[：:．.、]?\s*")
_PROSE = re.compile(
    r"所示|显示|可见|可知|可以|反映|列出|列示|表明|给出|说明|中[的，]|为[了]?|是|和|与|及|至|的|，|、|；|。|）"
)
_BOX_NAME = r"(?:典型案例|案例|专栏|典型经验|经验做法|特色案例|优秀案例)"
_BOX = re.compile(rf"【\s*({_BOX_NAME})\s*({_PLACE}|{_ZH}{{1,3}})?\s*】\s*[：:]?\s*")
_BARE_BOX = re.compile(rf"({_BOX_NAME})\s?({_PLACE}|{_ZH}{{1,3}})\s*(?:[：:]\s*|\s+)")
_END = "。；;，,！!？?、…"


def label(line: str) -> Label | None:
    """Read the number at the beginning of a line (without surrounding white space), or None."""
    for read in _READERS:
        found = read(line)
        if found is not None:
            return found
    return None


def is_title(title: str, limit: int = TITLE_LIMIT) -> bool:
    """Tell whether the words after a number can be a heading: short, no sentence, no end of one."""
    return bool(title) and len(title) <= limit and "。" not in title and title[-1] not in _END and title[0] not in _END


def clean(title: str) -> str:
    """Title without number: white space single, dotted leader and end colon cut, "总　则" joined."""
    title = re.sub(r"[\s　]+", " ", title).strip(" ：:·")
    title = re.sub(r"(?:\.{3,}|…+|·{3,})\s*\d*$", "", title).strip(" ：:．.")
    return title.replace(" ", "") if re.fullmatch(r"[\u4e00-\u9fff](?: [\u4e00-\u9fff]){1,3}", title) else title


def integer(numeral: str) -> int:
    """Value of a numeral such as 12, 十二, 一百零三 (0 for what is none)."""
    if numeral.isdigit():
        return int(numeral)
    total = digit = 0
    for char in numeral.replace("〇", "零").replace("两", "二"):
        unit = {"十": 10, "百": 100, "千": 1000}.get(char)
        if unit is None:
            digit = max(DIGITS.find(char), 0)
        else:
            total, digit = total + (digit or 1) * unit, 0
    return total + digit


def _label(style: Style, number: str, value: tuple[int, ...], line: str, at: int, mark: str = "") -> Label:
    at += len(line[at:]) - len(line[at:].lstrip())
    return Label(style=style, number=re.sub(r"\s", "", number), value=value, title=clean(line[at:]), at=at, mark=mark)


def _division(line: str) -> Label | None:
    match = _DIVISION.match(line)
    if match is None:
        return None
    numeral, unit, sub, after = match.groups()
    number = match.group(0)
    if unit != "条":
        return _label(_RANKS[unit], number, (integer(numeral),), line, match.end())
    value = (integer(numeral), *((integer(sub[1:]),) if sub else ()))
    # "第三十条规定…" in a sentence is a reference; the article itself is set off, or goes on without such a word.
    if (
        after
        and not after.isspace()
        and re.match(r"第|规定|所|的|、|，|和|至|或|中|及|款|确|内|对", line[match.end() :])
    ):
        return None
    return _label(Style.ARTICLE, number, value, line, match.end(), mark="" if after.isspace() else "tight")


def _decimal(line: str) -> Label | None:
    match = _DECIMAL.match(line)
    if match is None or _UNIT.match(line, match.end()):
        return None
    number = match.group(1).replace("．", ".")
    return _label(Style.DECIMAL, number, tuple(map(int, number.split("."))), line, match.end())


def _cjk(line: str) -> Label | None:
    match = _CJK.match(line)
    return match and _label(Style.CJK, match.group(1), (integer(match.group(1)),), line, match.end(), match.group(2))


def _cjk_paren(line: str) -> Label | None:
    match = _CJK_PAREN.match(line)
    return match and _label(Style.CJK_PAREN, f"（{match.group(1)}）", (integer(match.group(1)),), line, match.end())


def _arabic(line: str) -> Label | None:
    match = _ARABIC.match(line)
    if match is None:
        return None
    number = match.group(1) or match.group(3)
    return _label(Style.ARABIC, number, (int(number),), line, match.end(), match.group(2) or BARE)


def _item(line: str) -> Label | None:
    match = _ITEM.match(line)
    if match is None:
        return None
    digits = match.group(1) or match.group(2)
    value = int(digits) if digits else ord(match.group(3)) - ord("①") + 1 if match.group(3) else 0
    return _label(Style.ITEM, match.group(0), (value,), line, match.end())


def _front(line: str) -> Label | None:
    bare = re.sub(r"\s", "", line[:20]).lower()
    match = _FRONT.fullmatch(bare) if len(line) <= 20 else None
    return match and Label(style=Style.FRONT, number=match.group(1), value=(0,), title="", at=len(line))


def _appendix(line: str) -> Label | None:
    match = _APPENDIX.match(line)
    if match is None:
        return None
    mark = match.group(2) or ""
    return _label(Style.APPENDIX, match.group(1) + mark, (integer(mark) if mark else 0,), line, match.end())


def _caption(line: str) -> Label | None:
    match = _CAPTION.match(line) if len(line) <= CAPTION_LIMIT else None
    if match is None or _PROSE.match(line, match.end()) or line[-1] in _END:
        return None
    place = re.sub(r"[－–—‑]", "-", re.sub(r"\s", "", match.group(2))).replace("．", ".")
    style = Style.TABLE if match.group(1)[-1] == "表" else Style.FIGURE
    return _label(style, match.group(1) + place, _place(place), line, match.end())


def _box(line: str) -> Label | None:
    match = _BOX.match(line) if len(line) <= CAPTION_LIMIT * 2 else None
    if match is None:
        match = _BARE_BOX.match(line)
        if match is None or not is_title(line[match.end() :], CAPTION_LIMIT):
            return None
    place = re.sub(r"[－–—‑]", "-", re.sub(r"\s", "", match.group(2) or ""))
    return _label(Style.CASE, match.group(1) + place, _place(place), line, match.end())


def _place(place: str) -> tuple[int, ...]:
    return tuple(integer(part) for part in re.findall(rf"\d+|{_ZH}+", place))


_READERS: tuple[Callable[[str], Label | None], ...] = (
    _front, _division, _box, _caption, _decimal, _cjk, _cjk_paren, _arabic, _item, _appendix,
)  # fmt: skip
