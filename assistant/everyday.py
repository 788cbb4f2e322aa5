"""How people call a school or other institution when they do not give its name: 交城高职, 曼谷理工大学, 汾阳白酒学院.

In: a question, the names that the corpus writes, its texts. Out: what in the question is such a name, with the forms in
which the corpus has it. Nothing here is a list of names: a way of speaking counts only where the corpus has a name that
it shortens, so that an unknown school stays unknown.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.institutions import FUNCTION, Tagger

_EVERYDAY = (
    r"高职(?!院|中|高专|专科|教育|学校|层次|阶段|贯通|单招|扩招|本科|高考|毕业|招生|升学|生|段|类|专业)"
    r"|职教(?!高考|金课|集团|园|城|经费|工作|事业|改革|本科|联盟|周|体系|发展|系统|资源|名师|教研|中心|中学|培训)"
    r"|职业(?:技术|教育)?学校"
)
"""What people call a county's vocational school, whatever its name says: of a county's 高职 there is only that one."""

_ENDING = re.compile(r"(?:学院|大学|医院|保健院|博物馆|纪念馆|图书馆|工作室|公司)$")
_SCHOOL = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:小学|中学|幼儿园)$")
_PLACE_TAGS = ("ns",)
_GAP = r"[\u4e00-\u9fff]{0,4}?"  # 曼谷(皇家)理工大学, 孝义(市)第二中医院


def everyday_names(stems: Iterable[str]) -> re.Pattern[str] | None:
    """Return the pattern of what the vocational schools with these stems may be called; None where there are none."""
    known = sorted(stems, key=len, reverse=True)
    return re.compile(rf"(?P<stem>{'|'.join(map(re.escape, known))})[县市区]?(?:{_EVERYDAY})") if known else None


def shortened(name: str, texts: Sequence[str], tagger: Tagger) -> tuple[str, ...]:
    """Return the names in the texts that `name` is short for: its words in their order, with few others in between.

    A place alone before the ending tells nothing (太原学院 is not 太原城市职业技术学院). A place in front that is only
    where the institution stands (汾阳白酒学院) may be missing from its name, if a text speaks of both.
    """
    if school := _SCHOOL.search(name):
        sort = re.compile(rf"{re.escape(name[: school.start()])}[镇乡]?(?:实验|中心|希望){school.group()}")
        meant = {match for text in texts for match in sort.findall(text)}
        return tuple(meant) if len(meant) == 1 else ()
    ending = _ENDING.search(name)
    words = [word for word, _ in tagger.tagged(name)]
    telling = tagger.tagged(name[: ending.start()]) if ending else []
    if not ending:
        return ()
    lone = not telling or (len(telling) == 1 and telling[0][1] in _PLACE_TAGS)
    told = len(words) == 2 and words[1] != ending.group()  # 曼谷 + 理工大学: the last word tells something itself
    if lone and not told:
        return ()
    found = tuple(dict.fromkeys(_matches(words, texts)))
    if found or len(telling) < 2 or telling[0][1] not in _PLACE_TAGS:
        return found
    near = [text for text in texts if words[0] in text]
    return tuple(dict.fromkeys(_matches(words[1:], near)))


def _matches(words: Sequence[str], texts: Sequence[str]) -> Iterator[str]:
    pattern = re.compile(_GAP.join(map(re.escape, words)))
    for text in texts:
        for match in pattern.finditer(text):
            if not FUNCTION.search(match.group()[len(words[0]) : -len(words[-1])]):
                yield match.group()
