"""Institutions other than schools as texts name them: hospitals, kindergartens, libraries, campuses and the like.

In: a text and the segmenter. Out: `Parts` of each name: the place it belongs to (平川县, or only 市 in 市二院), the
core that tells it from its like (二, 肿瘤, 小白鹭) and its kind. It knows no corpus: whether 小白鹭园 is a name or
产业园 a common noun is for the lexicon to say, so such finds come with `sure` false.

A kind is what people use interchangeably (医院, 院); 人民医院 is the plain hospital of a place, 中心幼儿园 its plain
kindergarten. Sorts (公立医院, 全县幼儿园, 民办园) name none.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

_NUMERALS = "一二三四五六七八九十"
_NUMBERED = rf"(?<=[{_NUMERALS}])"
# ending -> (kind, what it says of the core); the plain ones of a place (人民, 中心) say nothing.
_ENDINGS: Mapping[str, tuple[str, str]] = {
    "人民医院": ("hospital", ""),
    "中医医院": ("hospital", "中医"),
    "中医院": ("hospital", "中医"),
    "妇幼保健院": ("hospital", "妇幼"),
    "妇幼": ("hospital", "妇幼"),
    "医院": ("hospital", ""),
    "院": ("hospital", ""),
    "中心卫生院": ("clinic", ""),
    "卫生院": ("clinic", ""),
    "中心幼儿园": ("kindergarten", ""),
    "幼儿园": ("kindergarten", ""),
    "园": ("kindergarten", ""),
    "幼": ("kindergarten", ""),
    "中心小学": ("primary", ""),
    "小学": ("primary", ""),
    "小": ("primary", ""),
    "中学": ("middle", ""),
    "中": ("middle", ""),
    "图书馆": ("library", ""),
    "博物馆": ("museum", ""),
    "纪念馆": ("museum", ""),
    "文化馆": ("culture", ""),
    "体育馆": ("stadium", ""),
    "科技馆": ("science", ""),
    "档案馆": ("archive", ""),
    "中心": ("centre", ""),
    "院区": ("campus", ""),
    "校区": ("campus", ""),
    "馆区": ("campus", ""),
}
_PLAIN = ("人民医院", "中医医院", "中医院", "妇幼保健院", "妇幼", "中心卫生院", "中心幼儿园", "中心小学")
_ONE_OF_A_KIND = ("library", "museum", "culture", "archive", "science")  # 市图书馆: a city has one
_SHORT = ("院", "幼", "中", "小")  # 市一院, 县二幼: only after a numeral
_ALONE = ("中学", "小学", "妇幼", "中心")  # endings that other words begin or end with
_PATTERN = re.compile(
    "|".join(form for form in sorted(_ENDINGS, key=len, reverse=True) if len(form) > 1 and form not in _ALONE)
    + r"|中学(?![习生会到院])|小学(?!生|期)|妇幼(?!保健|健康|卫生|计划|群)|中心(?!城|区|思想|工作|任务|[词点地位线])"
    + rf"|{_NUMBERED}(?:院(?![长士区校落子])|幼(?![儿小教])|中(?![央国小华心学职等专全间期共])|小(?![学时组班型区]))"
    + r"|(?<=[\u4e00-\u9fff]{2})(?<![校公家田果庭乐花产业科游幼陵入在])园(?![区长林艺丁地内所方])"
)
LEVELS = ("街道", "省", "市", "县", "区", "乡", "镇", "村")
_NAME_TAGS = ("ns", "nr", "nrt", "nrfg", "nz")
_GENERAL = (
    "全省 全市 全县 全区 全镇 全乡 全村 各市 各县 各区 各乡镇 我省 我市 我县 本市 本县 该省 该市 该县 该区 该镇 该乡 "
    "县区 县市 市区 城区 乡镇 农村 乡村 地区 社区 校区 园区 片区 城市 山区 新区 郊区 院区 主城区 老区 县乡 三县 两县 "
    "市县 省市 省级 市级 县级 区级"
)
NO_PLACES = frozenset(_GENERAL.split())
SORTS = re.compile(
    r"智慧|友善|公办|民办|公立|民营|私立|普惠|示范|达标|重点|试点|定点|骨干|优质|薄弱|配套|互联网|综合|专科|三级|二级|一级|甲等|乙等"
    r"|[省市县区乡镇村]级|[省市县区]属|省会|省内|市内|基层|上级|下级|下属|所属|成员|[全各本该我每某那这哪]|农村|城区|城市|乡镇|乡村"
    r"|县域|社区|非|类|等$|其[他余它]|以上|以下|中医类|若干|部分|有关|相关|多数|少数|大型|小型|中小"
)
_AMOUNT = re.compile(rf"^[\d{_NUMERALS}两几百千万]+[余多]?(?:家|所|个|座|处)?$|\d")
_ORDINAL = re.compile(rf"(?:第[{_NUMERALS}\d]{{1,3}}|[{_NUMERALS}]{{1,2}})(?:人民)?$")
FUNCTION = re.compile("[由以和与及在对向从为将把被到于等是或让给比]")
THAT_IS = re.compile(r"^即(?!墨)")  # 示范校1所，即河西市第一职业中专; 即墨 is a city
_POINTING = re.compile(r"[那这](?:一)?[所家个座]$")
_RUN = re.compile(r"[\u4e00-\u9fff]{0,12}$")
WINDOW = 12  # characters before an ending that can be its name
LONGEST = 4  # words of a core


_SAID: Mapping[str, tuple[str, ...]] = {
    "hospital": ("人民医院", "医院", "保健院", "院"),
    "clinic": ("中心卫生院", "卫生院"),
    "kindergarten": ("中心幼儿园", "幼儿园", "园"),
    "primary": ("中心小学", "小学"),
    "museum": ("博物馆", "纪念馆"),
}


class Tagger(Protocol):
    """Splits text into (word, part of speech)."""

    def tagged(self, text: str) -> list[tuple[str, str]]:
        """Return the words of `text` in order."""


@dataclass(frozen=True)
class Parts:
    """An institution's name taken apart. `place` is 平川, "" where the text has none; `level` its 县.

    `sure` tells a name from what may be one: a place and a telling core, or a proper noun before the ending.
    """

    place: str
    level: str
    core: str
    kind: str
    text: str
    start: int
    end: int
    sure: bool


def institutions(text: str, tagger: Tagger) -> Iterator[Parts]:
    """Find what may name an institution, left to right."""
    last = 0
    for match in _PATTERN.finditer(text):
        run = _RUN.search(text, max(last, match.start() - WINDOW), match.start())
        whole = run.group() if run else ""
        before = _POINTING.sub("", whole)
        found = _parts(before, match.group(), tagger)
        if match.group() != "园":
            last = match.end()
        if found is None:
            continue
        place, level, core, length, sure = found
        start = match.start() - (len(whole) - len(before)) - length
        yield Parts(place, level, core, _ENDINGS[match.group()][0], text[start : match.end()], start, match.end(), sure)


def short_names(place: str, level: str, core: str, kind: str) -> set[str]:
    """Return what people may call an institution for short: 小白鹭园, 平川医院, 肿瘤医院, 第一医院.

    They are names only where no other institution is called so.
    """
    endings = _SAID.get(kind, tuple(form for form, (of, _) in _ENDINGS.items() if of == kind and form not in _SHORT))
    spoken = f"第{core}" if _ORDINAL.match(core) else core
    heads = {spoken, f"{place}{spoken}", f"{place}{level}{spoken}"} if core else {place, f"{place}{level}"}
    names = {head + ending for head in heads if len(head) > 1 for ending in endings}
    return names | {f"{place}{core}{form}" for form in _SHORT if spoken != core and _ENDINGS[form][0] == kind and place}


def _parts(before: str, ending: str, tagger: Tagger) -> tuple[str, str, str, int, bool] | None:
    """Return (place, level, core, characters that they take up, whether it is a name) of the run before an ending."""
    ordinal = _ORDINAL.search(before)
    numeral = ordinal.group() if ordinal else ""
    words = tagger.tagged(before.removesuffix(numeral))
    taken: list[tuple[str, str]] = []
    while (
        words
        and len(taken) < LONGEST
        and (_belongs(*words[-1]) or (ending == "中心" and words[-1][1] == "v" and not taken))
    ):
        taken.insert(0, words.pop())
    if len(words) > 1 and words[-1][1] == "v" and words[-2][0].endswith(LEVELS) and len(words[-1][0]) > 1:
        taken.insert(0, words.pop())  # 市急救(中心)
    if SORTS.search("".join(word for word, _ in taken)):
        return None
    place, level, length = _place(words)
    if not level and taken and taken[0][1] == "ns" and (numeral or len(taken) > 1):
        place = taken.pop(0)[0]
        length = len(place)
    elif (
        not level and len(taken) == 1 and numeral and ending in _SHORT
    ):  # 茶亭二幼: a place the segmenter does not know
        place = taken.pop()[0]
        length = len(place)
    rest = "".join(word for word, _ in taken)
    core = (_ENDINGS[ending][1] + rest + numeral.removeprefix("第")).removesuffix("人民")
    if not (place or level or core) or (ending in _SHORT and not (place or level)):
        return None
    sure = ending != "园" and _is_name(place, level, core, ending, taken)
    return place, level, core, length + len(rest) + len(numeral), sure


def _place(words: list[tuple[str, str]]) -> tuple[str, str, int]:
    """Return (平川, 县, length) for the place that the words end with, ("", 县, 1) for a bare 县, else ("", "", 0)."""
    if not words:
        return "", "", 0
    word, tag = words[-1]
    level = next((suffix for suffix in LEVELS if word.endswith(suffix)), "")
    name = word.removesuffix(level)
    if not level or word in NO_PLACES:
        return "", "", 0
    if not name and len(words) > 1:
        name, tag = words[-2]
        near = level in ("乡", "镇", "街道", "村") and tag == "n"
        if len(name) < 2 or not (tag in _NAME_TAGS or near):
            return "", level, len(level)
    if len(name) < 2 or FUNCTION.search(name) or SORTS.search(name) or tag[:1] not in ("n", "t"):
        return "", level, len(level)
    return name, level, len(name) + len(level)


def _belongs(word: str, tag: str) -> bool:
    """Tell whether a word can be part of the core of a name: a noun, no place with its ending, no sort, no amount."""
    if _AMOUNT.search(word) or word in NO_PLACES or word.endswith(LEVELS):
        return False
    return tag[:1] in ("n", "j", "l", "i", "x", "z") or tag in ("vn", "an", "b", "s", "a")


def _is_name(place: str, level: str, core: str, ending: str, taken: list[tuple[str, str]]) -> bool:
    """Tell a name from a sort: 平川县人民医院 and 市二院, but not 平川县医院 or 肿瘤医院."""
    if level and _ENDINGS[ending][0] in _ONE_OF_A_KIND:
        return True
    if place:
        return bool(core) or ending in _PLAIN
    if level in ("省", "市", "县", "区"):
        return bool(core)
    return bool(taken) and taken[0][1] in _NAME_TAGS and len(taken[0][0]) > 1 and ending != "中心"
