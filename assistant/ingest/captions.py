"""Which object a caption names, and where a case box ends.

In: titles and lines. Out: yes or no. Keeps no state (see `sections.py`).
"""

import re
from collections.abc import Iterable, Sequence

ALIKE = 0.6  # share of the title's character pairs that the caption must hold
TITLE_LIMIT = 40
_TABLE_TITLE = re.compile(r".{2,}(?:表|一览|清单|目录|名单|统计|汇总|情况|图)(?:[（(][^）)]{1,12}[）)])?")
_CITYWIDE = re.compile(
    r"(?:[\u4e00-\u9fff]{2,3}[省市县区])?(?:全[国省市县区校]|各(?:级|地|校|县|中等|中职|高职|职业|学校|市|院校|单位))"
)
OPENING = 4  # characters that two paragraphs must begin with alike to have the same subject
_WHEN = re.compile(r"(?:\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:度|以来|底|初)?|一年来|近年来|目前|同时|此外)[，,]?")
_SCHOOL = re.compile(r"[\u4e00-\u9fff]{2,12}?(?:学校|中学|职中|职高|卫校|学院|教中心|教育中心|大学)")


def pairs(text: str) -> set[str]:
    """Neighbouring characters of a title, white space and punctuation left out."""
    bare = re.sub(r"[^\w]", "", text)
    return {bare[i : i + 2] for i in range(len(bare) - 1)}


def closest(title: str, captions: Iterable[tuple[int, str]]) -> int | None:
    """Key of the caption that a stray object's title belongs to, or None when none or several are alike enough."""
    wanted = pairs(title)
    scored = sorted(((len(wanted & pairs(text)) / max(len(wanted), 1), key) for key, text in captions), reverse=True)
    if not scored or scored[0][0] < ALIKE or (len(scored) > 1 and scored[1][0] == scored[0][0]):
        return None
    return scored[0][1]


def is_table_title(text: str) -> bool:
    """Tell a line that can name the table below it although it carries no number."""
    return len(text) <= TITLE_LIMIT and _TABLE_TITLE.fullmatch(text) is not None


def is_short(text: str) -> bool:
    """Tell a line that can be the title of a stray object."""
    return len(text) <= TITLE_LIMIT and text[-1] not in "。；;，,：:！？"


def leaves_box(paragraph: str, box: Sequence[str], before: Sequence[str]) -> bool:
    """Tell a paragraph after a case box that speaks of the section's subject again.

    `box` holds the paragraphs of the box so far, `before` those of the section before it. A plain text gives no end
    mark for a box. A case tells of one school; the section around it speaks of all, or of one after the other. So
    the box, once it has a paragraph, is over when the next one begins with a collective subject (全市…, 吕梁市各…),
    with another school than those in the box, or with the same words as a paragraph of the section.
    """
    if not box:
        return False
    opening = subject(paragraph)
    if _CITYWIDE.match(opening):
        return True
    school = _SCHOOL.match(opening)
    if school:
        return not any(school.group(0) in said for said in box)
    own = {subject(said)[:OPENING] for said in box}
    return opening[:OPENING] not in own and any(opening[:OPENING] == subject(said)[:OPENING] for said in before)


def subject(paragraph: str) -> str:
    """Beginning of a paragraph after words that only say when."""
    when = _WHEN.match(paragraph)
    return paragraph[when.end() :] if when else paragraph
