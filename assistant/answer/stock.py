"""How many students a school has is told by that very number, not by some students of some lesson.

In: a question that names one school and one thing, and nothing else; the ledger's figures for it. Out: a Chinese
sentence on what is not told, "" where a figure tells it or more is asked for. Every report gives a school's numbers in
passing (8名教师帮扶学生106名): they name the school and the thing, and are not how many there are.
"""

import re
from collections.abc import Sequence

from assistant.answer.question import Ask
from assistant.text import folded
from assistant.types import Figure, Query, Term

_NAMED = ("word", "level")
_UNSAID = ("place", "year")
# What a figure of the whole may say besides the thing itself.
_WHOLE = re.compile(
    r"(?:19|20)\d{2}年?(?:学?年)?度?|全校|该校|我校|公办|民办|公立|私立|现有|现|共有|共计|共|拥有|在岗|总数|人数|总量|数量|规模"
    r"|总计|总|数|目前|各类|[有为达的]"
)
# What a school has in stock; 培训 and 家访 are what it does, and any figure of them answers.
_THING = re.compile(r"(?:生|教师|老师|职工|员工|人员|班主任|班级?|专业|室|基地|宿舍|图书|藏书|电脑|设备|工位|车间)$")
_ATTENDING = re.compile(r"在[校籍册]学?生")
_PART = re.compile(r"平均|每|人均|师生比|占|比例|增|减|变化|哪")


def stock(query: Query, ask: Ask) -> Term | None:
    """Return the thing of which the question asks how many a school has, None where it asks for something else."""
    if ask.kind != "number" or "%" in ask.units or ask.several > 1 or _PART.search(query.text):
        return None
    schools = [term for term in query.terms if term.role == "school"]
    named = [term.text for term in schools]
    others = [term for term in query.terms if term.role not in ("school", *_UNSAID)]
    things = [term for term in others if not any(f"{term.text}{name}" in query.text for name in named)]  # its country
    single = len(schools) == 1 and len(things) == 1 and things[0].role in _NAMED and _THING.search(things[0].text)
    return things[0] if single else None


def untold(query: Query, ask: Ask, named: Sequence[Figure]) -> str:
    """Say that the number is not told, where none of the figures that come nearest is that of the whole."""
    thing = stock(query, ask)
    if thing is None or any(_is_whole(figure, thing, query) for figure in named):
        return ""
    school = next(term.text for term in query.terms if term.role == "school")
    return f"资料中没有找到{school}有多少{thing.text}。"


def _is_whole(figure: Figure, thing: Term, query: Query) -> bool:
    """Tell whether a figure counts the thing and says no more of it."""
    said = _plain(figure.indicator)
    for term in query.terms:
        forms = sorted((term.text, *term.variants, *term.near), key=len, reverse=True)
        if term is thing and not any(_plain(form) in said for form in forms):
            return False
        for form in forms:
            said = said.replace(_plain(form), "")
    return not _WHOLE.sub("", said)


def _plain(text: str) -> str:
    """Return the text folded, with one word for those who attend a school."""
    return _ATTENDING.sub("学生", folded(text))
