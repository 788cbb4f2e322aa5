"""Questions how many rows a table or list has: 统计表共收录合作企业多少家, 名单里一共几所学校, 省级示范校有几所.

In: the normalised question. Out: a `Task` or None.
"""

import re

from assistant.facts.asked.cues import MEASURE, OPPOSED, phrase, settled
from assistant.facts.asked.task import Task

_TABLE = re.compile(
    r"(?:统计|一览|情况|明细|汇总|登记)?(?<![代外仪钟手发图])(?:表(?![现示达演扬彰率])(?:\d+(?:[-－—–.]\d+)*)?[格里中内上]?|名单|清单|名录|台账|目录)"
)
_HOLDS = re.compile(r"(?:一共|总共|共|总计)?(?:收录|收入|列[出入了有]?|登记|统计|记载|涉及|载明|写|包括|有)了?")
_ASKING = "哪|多少|几|谁|什么"
_ASKING_FOR = re.compile(
    rf"(?:哪一?(?:些|几)?|多少|几)(?P<unit>{MEASURE})?(?P<noun>学校|院校|企业|公司|单位|专业|课程|[县区市校园])?|谁"
)
_OTHERWISE = re.compile(r"占|比例|比重|一共|总共|合计|为什么|什么是|怎")
_OPPOSED = re.compile(r"[但却而可]|名单|牌子|行列|称号")
_NOUNS = {"所": "校", "家": "企业", "门": "课程"}
_HOW_MANY = re.compile(rf"(?:多少|几)(?P<unit>{MEASURE})(?P<noun>[^,]*)$")
_SET = r"(?:是|有|属于|在|进了?|拿了?|评上了?|入选了?|列入了?)"
_IN_BOTH = re.compile(
    rf"(?:既{_SET}?|同时{_SET}?)(?P<a>[^,又也]{{2,16}}?),?(?:又|也|和|与|及|、){_SET}?(?P<b>[^,]{{2,16}}?)(?:的|名单|学校|$|,|{_ASKING})"
)
_IN_ONE = re.compile(
    rf"(?P<a>[^,]{{2,20}}?),?(?:但是?|却|而|可)?(?:没有?|未能?|不|并非){_SET}?(?P<b>[^,的]{{2,16}}?)(?:名单|行列)?(?:里|中)?的"
)
BOTH, ONE, WITH = "both", "one", "with"
TABLE_NUMBER = re.compile(r"[表图]\s?\d+(?:[-－—–.]\d+)*")
_CONDITION = re.compile(r"^[^\d]*?(?P<condition>[^,，\d]{2,})的(?P<noun>[^,的]{2,6}?)(?:一共|总共|共)?[有是]?$")
_NOT = re.compile(rf"{OPPOSED}|除|以外|之外|不|少于|以[上下内]")


def compared(text: str) -> Task | None:
    """Read a question for what two columns both list (既是示范校又是高水平学校的), or only the first of them."""
    bare = settled(text)
    asked = _ASKING_FOR.search(bare)
    if asked is None or _OTHERWISE.search(bare):
        return None
    for pattern, way in ((_IN_BOTH, BOTH), (_IN_ONE, ONE)):
        match = pattern.search(bare)
        if match and (way == BOTH or _OPPOSED.search(match.group())):
            first = _ASKING_FOR.sub("", phrase(match["a"]))
            noun = asked["noun"] or _NOUNS.get(asked["unit"] or "", "")
            return Task("rows", (first, phrase(match["b"])), per=asked["unit"] or "", context=noun, base=way)
    return None


def rows(text: str) -> Task | None:
    """Read a question for the number of things that a table or list names."""
    bare = settled(text)
    table, asked = _TABLE.search(bare), _HOW_MANY.search(bare)
    if table is None or asked is None or asked.start() < table.end():
        return None
    if _NOT.search(bare[table.end() : asked.start()]):
        return None  # what the rows must not hold
    if narrowed := _narrowed(bare, table, asked):
        return narrowed
    before, between = bare[: table.start()], _HOLDS.sub(",", bare[table.end() : asked.start()])
    noun = phrase(between) or phrase(asked["noun"])
    said = phrase(before) or phrase(asked["noun"])
    return Task("rows", (said,), per=asked["unit"], context=noun) if said else None


def _narrowed(bare: str, table: re.Match[str], asked: re.Match[str]) -> Task | None:
    """Read what the rows must hold that are counted: 表中方式是联办的单位有几家."""
    match = _CONDITION.search(bare[table.end() : asked.start()].strip(","))
    number = TABLE_NUMBER.search(bare[: table.end()])
    said = number.group() if number else phrase(bare[: table.end()])
    if match is None or not said:
        return None
    return Task("rows", (said, phrase(match["condition"])), per=asked["unit"], context=phrase(match["noun"]), base=WITH)


def headed(text: str) -> Task | None:
    """Read any question for a number of things, which may be those that a column lists."""
    bare = settled(text)
    asked = _HOW_MANY.search(bare)
    said = ",".join(filter(None, map(phrase, (bare[: asked.start()], asked["noun"])))) if asked else ""
    return Task("rows", (said,), per=asked["unit"]) if asked and said else None
