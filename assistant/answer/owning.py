"""Which school a sentence itself says that a thing belongs to.

In: a folded sentence, the folded names of schools, a folded thing as it is written (《…》 with its brackets). Out: the
school that it links to the thing: A的《甲》, A编写的《甲》, 《甲》由A编写. It is no link to stand beside the thing,
to be the place where it is, or to do with it what anybody may do (参加, 学习, 录制): a wrong owner is worse than none.
"""

import re
from collections.abc import Iterable

_WROTE = "(?:自主|独立)?(?:编写|编著|编制|主编|自编|编印|编|写|开发|研发|创作)"
_MADE = f"(?:{_WROTE}|(?:自主|独立)?(?:打造|建设|创建|创办|成立|设立|建成|建立))"
_BEGIN = r"(?:^|[,;。:!?]|^[图表]\d+-\d+|》[和与及、])"  # a name after another word may be one of several, or an object
# What may stand between the school and the thing: what sort of thing it is. A verb there may say anything else of it.
_SORT = (
    r"(?:中[\u4e00-\u9fff]双语|双语|校本|活页式?|新形态|数字|精品|优质|特色|原创|配套|系列|实训|专业|国家级?|省级|市级|规划"
    r"|线上线下|线上|线下|在线|混合式|教材|教程|读本|课程|课|\"金课\"|金课|专著|[那这一]?[本部门套首个])*"
)
_DONE = "(?:了|出|的)?是?"
_TITLED = re.compile(r"《[^《》]+》")
_LISTED = r"(?:《[^《》]+》[和与及、]?)*"
# Where a long name ends: 实训中心 is not 实训中心大楼.
_END = r"(?![\u4e00-\u9fff])|(?=[是由于在为被已共哪几何多叫设]|建(?:有|成|了)|有(?!限)|的(?!确))"
_JOINING = ",、和与及同"
_LABEL = re.compile(r"^[图表]\d+-\d+|[\"。]")


def owner(text: str, names: Iterable[str], thing: str) -> str:
    """Return the only one of the names to which the sentence links the thing; "" where it is none or several."""
    known = tuple(dict.fromkeys(names))
    found = [name for name in known if links(text, name, thing)]
    if len(found) != 1 or any(f"{other}{sign}{found[0]}" in text for other in known for sign in _JOINING):
        return ""  # of A,B打造的 the pattern sees B alone
    return found[0]


def links(text: str, name: str, thing: str) -> bool:
    """Tell whether the sentence says that the thing is the school's."""
    return _linked(text, name, thing, rf"(?:的{_SORT}[为是]?|{_MADE}{_DONE}{_SORT})?", _MADE)


def makes(text: str, name: str, thing: str) -> bool:
    """Tell whether the sentence says that the school made it: other schools may have a course of the same title."""
    verb = _WROTE if thing.endswith("》") else _MADE
    return _linked(text, name, thing, verb + _DONE + _SORT, verb)


def leaves_out(text: str, others: Iterable[str], thing: str) -> bool:
    """Tell whether each other school is there for a title of its own, and not for what became of the thing."""
    titles = [title for title in _TITLED.findall(text) if title != thing]
    return all(any(links(text, other, title) for title in titles) for other in others)


def _linked(text: str, name: str, thing: str, between: str, verb: str) -> bool:
    if name not in text or thing not in text:  # patterns take much longer to make than this look
        return False
    who, what = re.escape(name), re.escape(thing)
    closed = what if thing.endswith("》") else rf'"?{what}"?(?:{_END})'
    before = rf'{_BEGIN}(?:由|是)?{who}{between}{_LISTED}"?{closed}'
    after = rf'(?:^|[,;。:])"?{what}"?(?:是由|由|是){who}{verb}'
    return any(re.search(pattern, text) for pattern in (before, after))


def is_label(text: str, thing: str) -> bool:
    """Tell whether a line is the thing's name and nothing else, under a picture say: it tells nothing of it."""
    return _LABEL.sub("", text) == thing
