"""Named things that stand for one of several of their kind: years, ordinals, levels, grades, schools, places, titles.

In: the new words of a follow-up and the question before it. Out: the part of that question that they replace, and what
to put there: a school for a school, the year before 2025年 for 上一年.
"""

import re

from assistant.lexicon import school_mentions
from assistant.retrieve.asked import Words
from assistant.retrieve.places import is_place
from assistant.text import quantities

_NEAR = re.compile(r"(?P<way>[上前下后])(?:一|1)?(?P<unit>[期批届次条章轮个名位])")
_GRADE = re.compile(r"[特一二三四五甲乙丙优](?:等奖?|级)")
_LEVEL = re.compile(r"国家级|[省市县校]本?级|对[省市县](?![级职民场委区里])|[国省市县校]赛|全[国省市县校]")
_NUMBERED_YEAR = re.compile(r"(?P<number>(?:19|20)\d{2})(?P<unit>(?:学年|年)?(?:度)?)")
_YEAR = re.compile(
    rf"{_NUMBERED_YEAR.pattern}|(?:今|去|前|本|当|上一?|前一|下一|次)(?:学年|年)(?:度|同期)?(?![级来均龄])|同期"
)
_BESIDE = {"上": -1, "前一": -1, "下一": 1, "次": 1}  # what years are called beside another
_ORDINAL = re.compile(r"第[一二三四五六七八九十百\d]+[\u4e00-\u9fff]")
_QUOTED = re.compile(r"“[^“”]+”|《[^《》]+》")
_CIPHERS = "零一二三四五六七八九十"


def same_kind(full: str, new: str, words: Words) -> tuple[str, str]:
    """Return the named thing in `full` that `new` replaces, and what to put there; ("", "") if none."""
    for found in (
        _quoted(full, new),
        near(new, full),
        _year(full, new),
        _school(full, new, words),
        _numbered(full, new),
        _place(full, new, words),
    ):
        if found[0]:
            return found
    return "", ""


def is_year(text: str) -> bool:
    """Tell whether the words name a year and nothing else: 去年, 上一年, 2024年度."""
    return bool(_YEAR.fullmatch(text))


def near(new: str, full: str) -> tuple[str, str]:
    """Return the ordinal of the previous question and its neighbour, for 上一期 and 下一批."""
    wanted = _NEAR.fullmatch(new.removesuffix("的"))
    old = re.search(rf"第([一二三四五六七八九十\d]+){wanted['unit']}", full) if wanted else None
    if wanted is None or old is None:
        return "", ""
    value = next((int(q.value) for q in quantities(old.group()) if q.role == "ordinal"), 0)
    value += -1 if wanted["way"] in "上前" else 1
    return old.group(), f"第{value if old[1].isdigit() else _han(value)}{wanted['unit']}"


def _quoted(full: str, new: str) -> tuple[str, str]:
    said = _QUOTED.fullmatch(new)
    old = [match for match in _QUOTED.findall(full) if match[0] == new[0]] if said else []
    return (old[-1], new) if old else ("", "")


def _year(full: str, new: str) -> tuple[str, str]:
    said, old = _YEAR.fullmatch(new), _YEAR.search(full)
    if said is None or old is None:
        return "", ""
    step = next((step for way, step in _BESIDE.items() if re.match(rf"{way}一?(?:学年|年)(?:度)?$", new)), 0)
    if step and old["number"]:  # 2024年 for 上一年 beside 2025年
        return old.group(), f"{int(old['number']) + step}{old['unit'] or '年'}"
    return old.group(), new


def _school(full: str, new: str, words: Words) -> tuple[str, str]:
    schools = [mention.text for mention in school_mentions(full, words) if mention.stem]
    placed = places_in(new, words)
    if schools and (school_mentions(new, words) or (placed and placed[0] == new)):
        return schools[0], new
    return "", ""


def _numbered(full: str, new: str) -> tuple[str, str]:
    for pattern in (_NUMBERED_YEAR, _ORDINAL, _LEVEL):
        old = pattern.search(full)
        if pattern.search(new) and old:
            return old.group(), new
    if (grade := _GRADE.search(full)) and (grades := _GRADE.findall(new)):
        ending = "奖" if grade.group().endswith("奖") else ""
        return grade.group(), "、".join(f"{g.removesuffix('奖')}{ending}" for g in grades)
    return "", ""


def _place(full: str, new: str, words: Words) -> tuple[str, str]:
    old = places_in(full, words) if places_in(new, words) else []
    return (old[0], new) if old else ("", "")


def places_in(text: str, words: Words) -> list[str]:
    """Return the places: here also those that the tagger alone knows, for one is only put in the place of another."""
    found = [word for word, tag in words.tagged(text) if tag == "ns" or is_place(word, tag)]
    return found or re.findall(r"^[\u4e00-\u9fff]{1,3}?[县区镇乡](?!级|域)", text)


def _han(value: int) -> str:
    """Write a number below 100 in Chinese."""
    tens, ones = divmod(value, 10)
    return f"{'' if tens < 2 else _CIPHERS[tens]}{'十' if tens else ''}{_CIPHERS[ones] if ones or not tens else ''}"
