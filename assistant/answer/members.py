"""Which sentence tells the members of the list that is asked for.

In: a question, evidence. Out: evidence, or None. A list is often announced in one sentence (建起“四节三礼”平台) and
told in the next (“四节”指…, 增设的课程有…): the first has most words of the question, the second the answer.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.answer.choose import ITEM
from assistant.answer.evidence import Evidence
from assistant.answer.fit import NUMERAL, expected, names_them
from assistant.text import folded
from assistant.text.numerals import whole_number
from assistant.types import Query

BEHIND = 0.82  # of the best score: a sentence further behind is about something else, outside the best one's passage
ABOUT = 0.6  # coverage of a sentence that surely tells
MANY = 2  # members of a list
WORD = 2  # characters of a word that the head of a list must have in common with the question
_BRACKET = re.compile(r"[（(][^（()）]*[）)]")
_HEAD = re.compile(
    r"(?P<head>[^，,。；;：:（(]{1,24}?)[，,]?(?:主要|分别|依次)?(?:有|包括|包含|涵盖|指|即|为|是)?(?:的是)?"
    r"(?:(?<=[有括含盖指即为是])|：|:)(?=(?P<members>[^。；;]+))"
)
_NEXT = re.compile(r"[、，,]|以及|[和与及](?=[\u4e00-\u9fff《“])")
_JOINT = re.compile(r"、|以及|[和与及](?=[\u4e00-\u9fff《“])|(?<=》)(?=《)|(?<=”)(?=“)")
_MEASURE = "个大类项家方所门种条块位名点节本场"
_ONE = re.compile(r"哪一?[个家所位门项份本部篇条]")
_THING = re.compile(rf"{NUMERAL}[{_MEASURE}]?(?P<thing>[\u4e00-\u9fff]{{1,6}})")
_SHORT = re.compile(r"(?P<sign>.)(?:[分是都有指各叫的]|$)")  # 三个会分别是什么: a thing of one character
_COUNTED = re.compile(rf"(?P<number>{NUMERAL})[{_MEASURE}]?$")


def telling(query: Query, evidence: Sequence[Evidence]) -> Evidence | None:
    """Return the sentence that tells the members where the best one does not; None where the best one does."""
    best = evidence[0]
    near = [item for item in evidence if item.features["coverage"] >= ABOUT or item.passage == best.passage]
    if sure := _counted(query, near):
        return sure
    said = best.sentence.sentence.text
    own = list(lists(said))
    if (
        _ONE.search(query.text)
        or ITEM.match(said)
        or names_them(query.text, said)
        or any(_speaks(query, head, "") for head, _ in own)
    ):
        return None
    for item in evidence[1:]:
        beside = item.passage == best.passage and (not own or item.unit > best.unit)  # a list before is another one
        if item.features["other_subject"] or not (beside or (not own and item.score >= BEHIND * best.score)):
            continue
        text = item.sentence.sentence.text
        if names_them(query.text, text) or any(_speaks(query, head, said) for head, _ in lists(text)):
            return item
    return None


def surely_told(query: Query, evidence: Sequence[Evidence]) -> Evidence | None:
    """Return the sentence that tells as many members of the very thing as the question says there are.

    It meets the question itself: what stands beside the best sentence of a refused question proves nothing.
    """
    return _counted(query, [item for item in evidence if item.features["coverage"] >= ABOUT])


def _counted(query: Query, evidence: Sequence[Evidence]) -> Evidence | None:
    """Return the first sentence with the members of the thing that the question counts, in that number."""
    wanted = expected(query.text)
    if wanted < MANY:
        return None
    things = {match["thing"] for match in _THING.finditer(query.text)}
    for item in evidence:
        if item.features["unmet_names"] or item.features["other_subject"]:
            continue
        for head, members in lists(item.sentence.sentence.text):
            if len(members) == wanted and _is_counted(head, item.sentence.folded, wanted, things):
                return item
    return None


def lists(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the head and the members of each list that the sentence tells: 课程有甲、乙; 项目有：甲，乙."""
    for match in _HEAD.finditer(_BRACKET.sub("", text)):
        colon = match["members"][:1] in "：:" or text[match.start("members") - 1 : match.start("members")] in "：:"
        joint = _NEXT if colon else _JOINT
        told = match["members"] if colon else re.split(r"[，,]", match["members"])[0]
        members = [one for one in joint.split(told.lstrip("：:")) if len(one) > 1]
        if len(members) >= MANY:
            yield match["head"], members


def _speaks(query: Query, head: str, best: str) -> bool:
    """Tell whether the head of a list has a word of the question, one that the best sentence lacks."""
    plain, other = folded(head), folded(best)
    forms = [folded(form) for term in query.terms if term.role == "word" for form in (term.text, *term.variants)]
    return any(len(form) >= WORD and form in plain and form not in other for form in forms)


def _is_counted(head: str, said: str, wanted: int, things: set[str]) -> bool:
    """Tell whether the head of the list says the thing that is counted: “四节”, 三条红色融合育人路径, 新增4个.

    One character in common says nothing (学校, 大学), but behind the number (三会) or in full beside it (专业新增4个).
    """
    plain = folded(head).rstrip('”"')
    if wanted not in [whole_number(numeral) for numeral in re.findall(NUMERAL, plain)]:
        return False
    if any(plain.endswith(thing[:end]) for thing in things for end in range(WORD, len(thing) + 1)):
        return True
    short = {match["sign"] for thing in things if (match := _SHORT.match(thing))}
    numbered = re.search(rf"(?P<number>{NUMERAL})[{_MEASURE}]?(?P<sign>.)$", plain)
    if numbered and numbered["sign"] in short:
        return whole_number(numbered["number"]) == wanted
    found = _COUNTED.search(plain)
    named = any(len(thing) >= WORD and thing[:WORD] in said for thing in things)
    return found is not None and named and whole_number(found["number"]) == wanted
